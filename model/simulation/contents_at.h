#pragma once

#include "model/board.h"
#include "model/simulation/film.h"
#include "model/simulation/flat_map.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// What a read model or an aggregate holds of one entity.
struct Held
{
    quint32 entity = kNone; // Journal::entities
    quint32 version = 0;    // of the entity's stream; 0 for read models
    QJsonObject fields;
    quint32 changedBy = kNone; // the record that brought the latest change
    QStringList changed;       // the fields that it gave another value
};

// What the read models and aggregates hold at any instant of a film. A read model holds, of each entity, the
// fields of the events that were projected, the latest value of each; where the projected record has a
// payload of its own, that. An aggregate holds the entities for which it emitted events, each folded from its
// whole stream in the same way.
class ContentsAt
{
public:
    ContentsAt() = default;
    // The board tells which notes are aggregates. Takes time in proportion to the journal.
    ContentsAt(std::shared_ptr<const Film> film, const Board &board);

    // Notes that hold something at some time, as numbers of Journal::notes, sorted.
    const std::vector<quint32> &holders() const { return m_holders; }
    // How many entities the note holds something of by then.
    size_t entities(quint32 note, double seconds) const;
    // Of the entity in that place; they stand in the order in which they came. Costs the same at every
    // instant. Precondition: place < entities(note, seconds).
    Held held(quint32 note, size_t place, double seconds) const;
    // The place of the entity whose contents have changed last by then; nullopt while there is none.
    std::optional<size_t> latest(quint32 note, double seconds) const;

private:
    struct History // of what one note holds of one entity, or of one stream
    {
        quint32 entity = kNone;
        std::vector<quint32> changes;  // records
        std::vector<QJsonObject> kept; // what is held before each kPage-th change
    };
    struct Shelf // of one note
    {
        std::vector<quint32> histories; // m_histories, in the order in which they came
        std::vector<quint32> since;     // beside it: the record since which the note holds it
        std::vector<quint32> changes;   // of all of them, records
        std::vector<quint32> places;    // beside it: whose
    };

    void take(const Record &record, quint32 seq);
    void change(quint32 history, quint32 seq);
    void fold(QJsonObject &fields, quint32 seq) const;
    size_t happenedBy(const std::vector<quint32> &records, double seconds) const;

    std::shared_ptr<const Film> m_film;
    std::vector<bool> m_isAggregate; // beside Journal::notes
    std::vector<quint32> m_holders;
    std::vector<History> m_histories;
    std::vector<Shelf> m_shelves; // beside Journal::notes
    FlatMap<quint32> m_numbers;   // (note or kNone for streams, entity) -> history + 1
    FlatMap<quint32> m_places;    // (note, entity) -> place on the shelf + 1
};

} // namespace tempestry::simulation
