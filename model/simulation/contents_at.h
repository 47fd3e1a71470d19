#pragma once

#include "model/board.h"
#include "model/simulation/film.h"
#include "model/simulation/flat_map.h"
#include "model/simulation/projections.h"

#include <QJsonObject>

#include <map>
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

// What a read model holds of an event's entity once it has taken up the event.
struct ScriptedChange
{
    quint32 event = kNone; // its record
    QJsonObject held;
};

// What scripts made of the events of a run, in order, by read model.
using ScriptedContents = std::map<NoteId, std::vector<ScriptedChange>>;

// What the read models and aggregates hold at any instant of a film. A read model holds, of each entity, the
// fields of the events that were projected, the latest value of each; where the projected record has a
// payload of its own, that. Read models that were added after the run are filled from the events in its
// journal, or hold what their script made of these, at the instant at which the events happened. An aggregate
// holds the entities for which it emitted events, each folded from its whole stream in the same way.
class ContentsAt
{
public:
    ContentsAt() = default;
    // The board, as it ran, tells which notes are aggregates; `since` stands for what the journal says of its
    // read models, and `scripted` for those of them that have a script. Takes time in proportion to the
    // journal.
    ContentsAt(std::shared_ptr<const Film> film, const Board &board, const Projections &since = {},
               const ScriptedContents &scripted = {});

    const std::shared_ptr<const Film> &film() const { return m_film; }
    // Notes that hold something at some time, as numbers for the functions below: sorted.
    const std::vector<quint32> &holders() const { return m_holders; }
    NoteId noteOf(quint32 holder) const { return m_notes[holder]; }
    std::optional<quint32> holderOf(NoteId note) const;
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
        bool isStream = false;
        std::vector<quint32> changes;      // records
        std::vector<QJsonObject> kept;     // what is held before each kPage-th change
        std::vector<QJsonObject> scripted; // or what is held after each of them
    };
    struct Shelf // of one note
    {
        std::vector<quint32> histories; // m_histories, in the order in which they came
        std::vector<quint32> since;     // beside it: the record since which the note holds it
        std::vector<quint32> changes;   // of all of them, records
        std::vector<quint32> places;    // beside it: whose
    };

    void take(const Record &record, quint32 seq);
    void project(quint32 readModel, const Record &record, quint32 seq);
    void projectScripted(quint32 readModel, const std::vector<ScriptedChange> &changes);
    quint32 history(quint32 note, quint32 entity);
    void place(quint32 note, quint32 history, quint32 entity, quint32 seq);
    void change(quint32 history, quint32 seq);
    QJsonObject heldAfter(const History &history, size_t changes) const;
    void fold(QJsonObject &fields, quint32 seq) const;
    size_t happenedBy(const std::vector<quint32> &records, double seconds) const;

    std::shared_ptr<const Film> m_film;
    std::vector<NoteId> m_notes;     // Journal::notes, then the read models since
    std::vector<bool> m_isAggregate; // beside m_notes
    std::vector<bool> m_isSince;     // beside m_notes: what was projected in the run does not count
    std::vector<std::vector<quint32>> m_readers; // beside m_notes: of an event, the read models since
    std::vector<quint32> m_holders;
    std::vector<History> m_histories;
    std::vector<Shelf> m_shelves; // beside m_notes
    FlatMap<quint32> m_numbers;   // (note or kNone for streams, entity) -> history + 1
    FlatMap<quint32> m_places;    // (note, entity) -> place on the shelf + 1
};

} // namespace tempestry::simulation
