#pragma once

#include "persistence/import_result.h"

#include <QString>

namespace tempestry {

// An imported board in lines a person can check against the document it came from: what stands where, what
// leads to what, and the findings.
QString summaryOf(const ImportResult &result);

} // namespace tempestry
