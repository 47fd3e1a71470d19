#pragma once

#include "model/finding.h"

#include <QByteArray>

namespace tempestry::persistence {

// {"format": "tempestry-findings", "version": 1, "board", "findings": [{"kind", "remark", "note", "title",
// "field" or "link" or "reads" where there is one, "says"}]}: UTF-8, in the order given.
QByteArray findingsToJson(const Board &board, const std::vector<Finding> &findings);

} // namespace tempestry::persistence
