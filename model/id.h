#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>
#include <functional>
#include <optional>

namespace tempestry {

// A UUID that says what it identifies, so that a note's id can't be passed where a link's is meant.
template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &uuid)
        : m_uuid(uuid)
    {}

    static Id create() { return Id(QUuid::createUuid()); }

    // Accepts the 36-character form with or without braces; anything else, and the null UUID, is nullopt.
    static std::optional<Id> parse(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional(Id(uuid));
    }

    bool isNull() const { return m_uuid.isNull(); }
    const QUuid &uuid() const { return m_uuid; }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        if (a.m_uuid == b.m_uuid)
            return std::strong_ordering::equal;
        return a.m_uuid < b.m_uuid ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return ::qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using BoardId = Id<struct BoardTag>;
using NoteId = Id<struct NoteTag>;
using LinkId = Id<struct LinkTag>;
using TimelineId = Id<struct TimelineTag>;
using FrameId = Id<struct FrameTag>;
using ScenarioId = Id<struct ScenarioTag>;
using EditId = Id<struct EditTag>;
using GroupId = Id<struct GroupTag>;
using TwinsId = Id<struct TwinsTag>;

} // namespace tempestry

template <class Tag>
struct std::hash<tempestry::Id<Tag>>
{
    size_t operator()(const tempestry::Id<Tag> &id) const noexcept { return qHash(id); }
};
