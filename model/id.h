#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>
#include <QtEndian>

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

    // Ids are in the order of their texts. They are compared more often than anything else is done: two words
    // at a time.
    friend bool operator==(const Id &a, const Id &b)
    {
        return a.firstHalf() == b.firstHalf() && a.secondHalf() == b.secondHalf();
    }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        if (const auto order = a.firstHalf() <=> b.firstHalf(); std::is_neq(order))
            return order;
        return a.secondHalf() <=> b.secondHalf();
    }
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return ::qHash(id.m_uuid, seed); }

private:
    quint64 firstHalf() const
    {
        return quint64(m_uuid.data1) << 32 | quint64(m_uuid.data2) << 16 | quint64(m_uuid.data3);
    }
    quint64 secondHalf() const { return qFromBigEndian<quint64>(m_uuid.data4); }

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
