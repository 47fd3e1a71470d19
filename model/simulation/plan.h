#pragma once

#include "model/flow_graph.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace tempestry::simulation {

// A note that flows. Its number is its place in reading order, and its index in Journal::notes.
struct PlanNote
{
    Role role = Role::Event;
    bool hasFields = false;
    bool waits = false;      // for every occurrence of every source: Trigger::All
    bool answersOne = false; // Answer::OneOf
    quint32 times = 1;
    quint32 sources = 0;   // incoming edges
    quint32 expected = 0;  // Plan::expected, one for each source, where it waits
    quint32 outgoing = 0;  // Plan::edges; first those to messages
    quint32 receivers = 0; // where those to others begin
    quint32 outgoingEnd = 0;
    quint32 shortForms = 0; // Plan::answers: what a message leads to by itself
    quint32 shortFormsEnd = 0;
    qint64 duration = 0;
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
    qint64 delay = 0;
    double weight = 1;
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

// A board made ready to run: numbers instead of ids, edges in order, everything decided that does not depend
// on the run itself. A plain value, independent of the board it was made from.
struct Plan
{
    std::vector<PlanNote> notes;
    std::vector<PlanEdge> edges;   // sorted by `from`
    std::vector<quint32> answers;  // numbers of edges, in ranges
    std::vector<quint32> expected; // occurrences that the notes which wait want to see of each source
    std::vector<PlanStart> given;  // in the streams before the run: at -1 or earlier
    std::vector<PlanStart> starts;

    std::vector<NoteId> ids;
    QStringList titles;
    std::vector<QStringList> actors;
    std::vector<std::vector<PlanField>> fields;
};

using Conditions = QMap<QString, bool>;

// The named conditions of the board's notes, sorted.
QStringList conditionsOf(const Board &board);

// Without a scenario, or with one that has no `when`, the flow starts by itself (startsOf). `conditions`
// overrule the scenario's. nullopt when a name is no condition of the board or the scenario's entries don't
// fit it; `problem` then says what and where.
std::optional<Plan> compilePlan(const Board &board, const FlowGraph &flow, const Scenario *scenario,
                                const Conditions &conditions, QString *problem);

} // namespace tempestry::simulation
