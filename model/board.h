#pragma once

#include "model/behaviour.h"
#include "model/element_map.h"
#include "model/id.h"
#include "model/note_kind.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <tuple>
#include <type_traits>
#include <vector>

namespace tempestry {

// Everything on the paper is a plain value. Lengths are paper units (1 unit is 1 px at 100 %), y grows
// downwards, x and y name the upper left corner. Durations are whole microseconds of virtual time.
// Coordinates are finite.

struct Field
{
    QString name;
    QString type = QStringLiteral(
        "string");      // free text; string, number, boolean, date-time, list, object, enum are understood
    QString example;    // as written; read according to the type
    QStringList values; // of an enum: what it may be
    bool required = false;
    bool entityId = false; // names the entity; at most one field of a note has it

    bool operator==(const Field &) const = default;
};

// The columns of the persona table, on an actor.
struct Persona
{
    QString useCase;
    std::optional<int> likelihood; // 1 to 10
    QString rationale;

    bool operator==(const Persona &) const = default;
};

// When a note with several predecessors goes ahead: at each of them, or once all have come (per correlation).
enum class Trigger : quint8 { Any, All };

// With what a handler answers a command: all its events, one of them by the weight of the links, or those
// whose link's guard holds; of a link without a guard where none of the others does.
enum class Answer : quint8 { All, OneOf, Guards };

// How soon somebody should see to a hotspot or an opportunity.
enum class Priority : quint8 { None, Low, Medium, High };

struct Note
{
    NoteId id;
    NoteKind kind = NoteKind::Event;
    QString title; // as written, line breaks included
    QString description;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    int z = 0; // stacking: higher is nearer
    std::optional<TimelineId> timeline;
    int column = 0;         // on its timeline, from 0; notes of one column are parallel
    double columnWidth = 0; // its column is at least so wide; 0: as wide as its notes
    bool pivotal = false;
    std::optional<int> times; // occurrences in a run, at least 1; absent: one for each of `actors`, or 1
    QStringList actors;       // who does it, named on the note itself
    QString condition;        // name of a switch; empty: none
    Trigger trigger = Trigger::Any;
    Answer answer = Answer::All;
    QString key;       // of Trigger::All: the field by whose value messages belong together; empty: the
                       // correlation
    Duration duration; // how long a handler, policy or actor takes
    std::optional<int> capacity; // how many it can do at once, at least 1; what comes meanwhile waits in turn
    std::optional<Retry> retry;
    std::optional<Timer> timer;
    std::optional<Arrivals> arrivals; // of an actor
    double cost = 0;                  // of each piece of work, in whatever the room counts in; at least 0
    bool takesTwice = false;          // works on a message again that is delivered again: it has no inbox
    std::vector<Field> fields;
    QString script;
    std::optional<Persona> persona;
    std::optional<GroupId> group; // notes of one group are picked and moved together
    std::optional<TwinsId> twins; // notes that stand for the same thing: what is written on one is on all
    bool locked = false;          // stays as it is and where it is until unlocked
    int votes = 0;                // dots
    bool votesHidden = false;     // until the round of voting is revealed
    Priority priority = Priority::None;
    bool resolved = false; // of a hotspot
    QString decision;      // by what it was resolved

    bool operator==(const Note &) const = default;
};

struct Link
{
    LinkId id;
    NoteId from;
    NoteId to;
    QString label;
    QString guard;
    double weight = 1; // share among the answers of a handler that answers with one; at least 0
    Duration delay = 0;

    bool operator==(const Link &) const = default;
};

struct Timeline
{
    TimelineId id;
    QString title;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Timeline &) const = default;
};

// The numbers are used in board files: append, never reorder.
enum class FrameKind : quint8 { Context, Process, Realm, Theme, Swimlane };

struct Frame
{
    FrameId id;
    FrameKind kind = FrameKind::Context;
    QString title;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Frame &) const = default;
};

// A message of a scenario, with only what matters present.
struct ScenarioEntry
{
    NoteId note;
    std::optional<qint64> time; // from the start of the run
    QString entity;
    QJsonObject payload;

    bool operator==(const ScenarioEntry &) const = default;
};

struct Scenario
{
    ScenarioId id;
    QString name;
    std::vector<ScenarioEntry> given;
    std::vector<ScenarioEntry> when;
    std::vector<ScenarioEntry> then;
    std::vector<ScenarioEntry> never;
    std::vector<ScenarioEntry> readModels; // what each holds at the end
    bool ordered = false;                  // `then` must come in this order
    QMap<QString, bool> set;               // named conditions
    std::vector<Fault> faults;
    std::optional<qint64> begins; // microseconds since 1970, UTC; absent: at midnight before the board's
                                  // first Timer::At, or at 0

    bool operator==(const Scenario &) const = default;
};

// A board at one instant. Copying is cheap (see ElementMap) and copies never influence one another, so a
// board can be handed to another thread. It changes only by way of a BoardDraft or a ChangeSet.
class Board
{
public:
    using Elements = std::tuple<ElementMap<Note>, ElementMap<Link>, ElementMap<Timeline>, ElementMap<Frame>,
                                ElementMap<Scenario>>;

    explicit Board(BoardId id = BoardId::create(), QString title = {})
        : m_id(id)
        , m_title(std::move(title))
    {}

    BoardId id() const { return m_id; }
    const QString &title() const { return m_title; }

    template <class T>
    const ElementMap<T> &all() const
    {
        return std::get<ElementMap<T>>(m_elements);
    }
    const ElementMap<Note> &notes() const { return all<Note>(); }
    const ElementMap<Link> &links() const { return all<Link>(); }
    const ElementMap<Timeline> &timelines() const { return all<Timeline>(); }
    const ElementMap<Frame> &frames() const { return all<Frame>(); }
    const ElementMap<Scenario> &scenarios() const { return all<Scenario>(); }

    // The notes of a timeline, sorted by id; costs no walk over the others.
    QList<NoteId> notesOn(TimelineId timeline) const { return m_onTimeline.value(timeline); }

    // nullptr when the board has no such element.
    template <class Tag>
    auto find(const Id<Tag> &id) const
    {
        return std::get<ElementMap<ElementOf<Tag>>>(m_elements).find(id);
    }

    friend bool operator==(const Board &a, const Board &b)
    {
        return a.m_id == b.m_id && a.m_title == b.m_title && a.m_elements == b.m_elements;
    }

private:
    friend class BoardDraft;

    template <class Tag>
    struct TypeOf;
    template <class Tag>
    using ElementOf = typename TypeOf<Tag>::Type;

    BoardId m_id;
    QString m_title;
    Elements m_elements;
    QHash<TimelineId, QList<NoteId>> m_onTimeline; // told by the notes
};

template <>
struct Board::TypeOf<NoteTag>
{
    using Type = Note;
};
template <>
struct Board::TypeOf<LinkTag>
{
    using Type = Link;
};
template <>
struct Board::TypeOf<TimelineTag>
{
    using Type = Timeline;
};
template <>
struct Board::TypeOf<FrameTag>
{
    using Type = Frame;
};
template <>
struct Board::TypeOf<ScenarioTag>
{
    using Type = Scenario;
};

// The next board while it is being made.
class BoardDraft
{
public:
    explicit BoardDraft(Board board)
        : m_board(std::move(board))
    {}

    const Board &board() const { return m_board; }
    Board finish() && { return std::move(m_board); }

    void setTitle(QString title) { m_board.m_title = std::move(title); }

    // Adds the element, or replaces the one with its id.
    template <class T>
    void set(T element)
    {
        set(std::make_shared<const T>(std::move(element)));
    }
    template <class T>
    void set(std::shared_ptr<const T> element)
    {
        ElementMap<T> &elements = std::get<ElementMap<T>>(m_board.m_elements);
        if constexpr (std::is_same_v<T, Note>)
            reindex(elements.find(element->id), element.get());
        elements.set(std::move(element));
    }
    template <class T>
    void setAll(ElementMap<T> elements)
    {
        std::get<ElementMap<T>>(m_board.m_elements) = std::move(elements);
        if constexpr (std::is_same_v<T, Note>)
            reindexAll();
    }

    // Does nothing when absent.
    template <class Tag>
    void remove(const Id<Tag> &id)
    {
        if constexpr (std::is_same_v<Tag, NoteTag>)
            reindex(m_board.find(id), nullptr);
        std::get<ElementMap<Board::ElementOf<Tag>>>(m_board.m_elements).remove(id);
    }

    // Calls edit(element&) on a copy and puts it back; does nothing when absent.
    template <class Tag, class Edit>
    void change(const Id<Tag> &id, Edit edit)
    {
        const auto *current = m_board.find(id);
        if (!current)
            return;
        auto copy = *current;
        edit(copy);
        if (!(copy == *current))
            set(std::move(copy));
    }

private:
    void reindex(const Note *before, const Note *after);
    void reindexAll();

    Board m_board;
};

} // namespace tempestry
