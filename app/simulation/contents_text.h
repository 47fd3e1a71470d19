#pragma once

#include "app/simulation/finished_run.h"
#include "board/contents_card.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace tempestry {

// A value of a payload on one line, for people: texts without quotation marks, objects and lists as JSON.
QString valueText(const QJsonValue &value);

// What the note holds at the instant of the run's film, of the entity that changed last; nullopt while it
// holds nothing.
std::optional<NoteContents> noteContents(const RunContents &contents, NoteId note, double seconds);

} // namespace tempestry
