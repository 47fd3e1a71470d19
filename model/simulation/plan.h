#pragma once

#include "model/flow_graph.h"
#include "model/simulation/guard.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <limits>
#include <optional>
#include <variant>
#include <vector>

namespace tempestry::simulation {

// A note that flows. Its number is its place in reading order, and its index in Journal::notes. What most
// notes don't have is kNone, or 0 for the first of its table, which stands for none.
struct PlanNote
{
    Role role = Role::Event;
    bool hasFields = false;
    bool waits = false;          // for every occurrence of every source: Trigger::All
    bool answersOne = false;     // Answer::OneOf
    bool answersByGuard = false; // Answer::Guards
    bool isGuarded = false;      // of a policy: a link by which it issues has a guard
    bool keepsStreams = false;   // an aggregate: one for each entity
    bool isAwaited = false;      // PlanTimer::without of another
    bool takesTwice = false;
    bool isScripted = false; // has a script
    quint32 times = 1;
    quint32 sources = 0;   // incoming edges
    quint32 expected = 0;  // Plan::expected, one for each source, where it waits
    quint32 outgoing = 0;  // Plan::edges; first those to messages
    quint32 receivers = 0; // where those to others begin
    quint32 outgoingEnd = 0;
    quint32 shortForms = 0; // Plan::answers: what a message leads to by itself
    quint32 shortFormsEnd = 0;
    quint32 streamsBegin = 0; // Plan::answers: of an event, the edges by which aggregates emit it
    quint32 streamsEnd = 0;
    quint32 duration = 0; // Plan::durations
    quint32 capacity = std::numeric_limits<quint32>::max();
    quint32 retry = 0;                                   // Plan::retries
    quint32 after = std::numeric_limits<quint32>::max(); // Plan::waits
};

struct PlanEdge
{
    quint32 from = 0;
    quint32 to = 0;
    quint32 source = 0; // place among the sources of `to`
    quint32 answers =
        0; // Plan::answers: the edges to messages by which `to` reacts when reached by this edge
    quint32 answersEnd = 0;
    bool once = false; // at most once for each correlation: issued by somebody of their own will
    quint32 delay = 0; // Plan::durations
    quint32 guard = std::numeric_limits<quint32>::max(); // Plan::guards
    double weight = 1;
};

// Timer::After of a note.
struct PlanWait
{
    qint64 time = 0;
    quint32 without = std::numeric_limits<quint32>::max(); // note
};

struct PlanGuard
{
    QString text;
    std::variant<Guard, GuardProblem> guard; // the problem: why it takes JavaScript
};

struct PlanField
{
    QString name;
    QJsonValue example;
    bool entityId = false;
};

struct PlanStart
{
    quint32 note = 0;
    std::optional<quint32> issuer; // the edge by which it is issued
    qint64 time = 0;
    QString entity;
    QJsonObject payload;
};

// What comes by the clock: a timer that is not Timer::After, or an actor with arrivals.
struct PlanTick
{
    PlanStart start;                                      // what comes, with the time of the first
    quint32 itself = std::numeric_limits<quint32>::max(); // the edge by which the note acts by itself, if it
                                                          // is no message
    quint32 between = 0;                                  // Plan::durations, from one to the next
    std::optional<quint64> most;                          // of a run; without one they never end
    QString entity;           // of arrivals: the n-th is for the entity of this name and "#n"
    QStringList entityFields; // of arrivals: fields that carry it
};

// A fault with its note by number.
struct PlanFault
{
    Fault fault;
    quint32 note = std::numeric_limits<quint32>::max(); // any
};

// A board made ready to run: numbers instead of ids, edges in order, everything decided that does not depend
// on the run itself. A plain value, independent of the board it was made from.
struct Plan
{
    std::vector<PlanNote> notes;
    std::vector<PlanEdge> edges;   // sorted by `from`; behind them those by which a note acts by itself
    std::vector<quint32> answers;  // numbers of edges, in ranges
    std::vector<quint32> expected; // occurrences that the notes which wait want to see of each source
    std::vector<PlanStart> given;  // in the streams before the run: at -1 or earlier
    std::vector<PlanStart> starts;
    std::vector<PlanTick> ticks;
    std::vector<PlanFault> faults; // of the scenario

    std::vector<Duration> durations{Duration()};
    std::vector<Retry> retries{Retry()};
    std::vector<PlanWait> waits;
    std::vector<PlanGuard> guards;

    std::vector<NoteId> ids;
    QStringList titles;
    std::vector<QStringList> actors;
    std::vector<std::vector<PlanField>> fields;
    QStringList keys;    // Note::key of those that wait
    QStringList scripts; // Note::script
};

using Conditions = QMap<QString, bool>;

// The named conditions of the board's notes, sorted.
QStringList conditionsOf(const Board &board);

// Without a scenario, or with one that has no `when`, the flow starts by itself (startsOf) and actors have
// their arrivals; timers go off in any case. What a timer or arrivals bring about doesn't start by itself
// too. `conditions` overrule the scenario's. nullopt when a name is no condition of the board or the
// scenario's entries don't fit it; `problem` then says what and where.
std::optional<Plan> compilePlan(const Board &board, const FlowGraph &flow, const Scenario *scenario,
                                const Conditions &conditions, QString *problem);

} // namespace tempestry::simulation
