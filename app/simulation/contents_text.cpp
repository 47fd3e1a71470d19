#include "app/simulation/contents_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

std::optional<NoteContents> noteContents(const RunContents &contents, NoteId note, double seconds)
{
    const simulation::ContentsAt &at = *contents.at;
    const auto holder = at.holderOf(note);
    const auto place = holder ? at.latest(*holder, seconds) : std::nullopt;
    if (!place)
        return std::nullopt;
    const simulation::Held held = at.held(*holder, *place, seconds);
    const bool isFresh = at.film()->recordTime(held.changedBy) > seconds - simulation::Film::kHop;
    NoteContents card{note, {}, {}, 0};
    if (held.entity != simulation::kNone)
        card.head = at.film()->journal()->entities[static_cast<qsizetype>(held.entity)].simplified();
    if (held.version)
        card.head += QStringLiteral("  v%1").arg(held.version);
    for (auto field = held.fields.begin(); field != held.fields.end(); ++field)
        card.rows.push_back({field.key().simplified(), valueText(field.value()).left(kLongestValue),
                             isFresh && held.changed.contains(field.key())});
    card.others = at.entities(*holder, seconds) - 1;
    return card;
}

} // namespace tempestry
