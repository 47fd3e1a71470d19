#include "app/simulation/contents_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tempestry {

namespace {

constexpr qsizetype kLongestValue = 200; // on a card

} // namespace

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return QStringLiteral("\u2013");
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default:
        return value.toVariant().toString().simplified();
    }
}

std::optional<NoteContents> noteContents(const FinishedRun &run, NoteId note, double seconds)
{
    const auto &notes = run.journal->notes;
    const auto number = static_cast<quint32>(std::ranges::find(notes, note) - notes.begin());
    if (!std::ranges::binary_search(run.contents.holders(), number))
        return std::nullopt;
    const auto place = run.contents.latest(number, seconds);
    if (!place)
        return std::nullopt;
    const simulation::Held held = run.contents.held(number, *place, seconds);
    const bool isFresh = run.film->recordTime(held.changedBy) > seconds - simulation::Film::kHop;
    NoteContents contents{note, {}, {}, 0};
    if (held.entity != simulation::kNone)
        contents.head = run.journal->entities[static_cast<qsizetype>(held.entity)].simplified();
    if (held.version)
        contents.head += QStringLiteral("  v%1").arg(held.version);
    for (auto field = held.fields.begin(); field != held.fields.end(); ++field)
        contents.rows.push_back({field.key().simplified(), valueText(field.value()).left(kLongestValue),
                                 isFresh && held.changed.contains(field.key())});
    contents.others = run.contents.entities(number, seconds) - 1;
    return contents;
}

} // namespace tempestry
