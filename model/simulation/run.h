#pragma once

#include "model/simulation/contents.h"
#include "model/simulation/draws.h"
#include "model/simulation/engine.h"
#include "model/simulation/faults.h"
#include "model/simulation/message_queue.h"
#include "model/simulation/recorder.h"
#include "model/simulation/scripts.h"
#include "model/simulation/turns.h"
#include "model/simulation/waiting.h"

#include <optional>
#include <vector>

namespace tempestry::simulation {

// What somebody acts on: the message that came, the activity within which, and what is passed on.
struct Cause
{
    MessageId id;             // of the activity, or of the message outside of any
    quint32 message = kNone;  // its record
    quint32 activity = kNone; // its record
    quint32 root = 0;         // Run::m_roots
    quint32 entity = kNone;
    quint32 scope = 0; // in Contents
    quint32 state = 0; // of the aggregate that acts; in Contents
};

enum class Step : quint8 {
    Start,   // one of the plan's starts
    Tick,    // one of the plan's ticks
    Message, // a message reaches its note
    Reach,   // a message has passed the edge to a note that is none
    Deliver, // the same, and no fault can happen to it any more
    Due,     // Timer::After is over
    Work,    // an activity begins, if there is a place
    End,     // an activity is over
};

// What is to happen. For an activity, `cause` is what it was called by until it begins.
struct Item
{
    Cause cause;             // for a message: what it comes from, but with its own id, entity and scope
    quint32 edge = 0;        // the number of the start or tick for these
    quint32 payload = kNone; // for End: the version of the stream that was read
    quint32 occurrence = 0;  // for Tick: how often it came before
    quint16 round = 0;       // how often the activity was begun before
    quint16 failures = 0;    // how often it failed but for conflicts and crashes
    Step step = Step::Message;
    quint8 copy = 0; // number of the delivery
};

// What began by itself. All that follows from it has one correlation.
struct Root
{
    quint32 record = kNone;
    quint32 entity = kNone;
};

// What an aggregate keeps of an entity.
struct Stream
{
    quint32 version = 0;  // events that it appended
    quint32 state = 0;    // their fields, in Contents
    quint32 unfolded = 0; // Run::m_unfolded + 1; only for aggregates whose script folds
};

MessageId derived(const MessageId &cause, quint64 by);

// One run under way.
class Run
{
public:
    Run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer);

    RunEnd toEnd();

private:
    // engine.cpp: from what begins by itself to the end.
    void enterGiven();
    void enterStarts();
    void take(Item &item);
    void start(quint32 number);
    void open(const PlanStart &start, const MessageId &id, const Content &before);
    void tick(const Item &item);
    void startToAct(const PlanTick &tick, const MessageId &id, const Content &before);
    void push(Item item, Step step, qint64 delay);
    MessageId tickId(quint32 number, quint32 n) const;
    bool hasOnlyTicks() const;
    bool countMessage();
    Record &append(RecordType type, quint32 note, qint64 time);
    void limit(const QString &name);
    void explainLimit();
    quint32 nextVersion(quint32 entity);
    quint32 rootCount() const { return static_cast<quint32>(m_roots.size()); }
    quint32 nextSeq() const { return m_recorder.nextSeq(); }

    // run_flow.cpp: how messages and work go along the edges.
    void send(quint32 edge, const Cause &cause);
    void sendAs(quint32 edge, quint32 occurrence, const Cause &cause, const Content &content);
    void sendOnce(quint32 edge, const Cause &cause);
    void issue(quint32 edge, const Cause &message);
    void arrive(const Item &item);
    void happen(quint32 note, const Cause &message, quint32 payload, quint32 via);
    void pass(quint32 edge, const Cause &cause);
    void reach(quint32 edge, const Cause &cause);
    void deliver(quint32 edge, const Cause &cause, quint8 copy);
    void react(quint32 edge, const Cause &cause, quint8 copy);
    void project(quint32 readModel, const Cause &cause, qint64 time);
    void work(Item &task);
    void begin(Item &task, qint64 waited); // the task is then of the activity
    Cause within(const Item &task);
    void finish(const Item &task, const Cause &within);
    void leave(quint32 note);
    void record(RecordType type, quint32 note, const Cause &within, const QJsonObject &payload = {});
    void answer(const PlanNote &note, quint32 begin, quint32 end, const Cause &cause);
    quint32 choose(quint32 begin, quint32 end, const MessageId &id) const;
    bool isComplete(const PlanEdge &edge, const Cause &cause);
    qint64 delayOf(const PlanEdge &edge, quint32 number, const MessageId &id) const;

    // run_decisions.cpp: what aggregates, guards and scripts answer with.
    bool decide(const Item &task, const Cause &within);
    std::optional<QJsonObject> chooseByGuards(const PlanNote &note, const PlanEdge &edge,
                                              const Cause &acting);
    std::variant<bool, QJsonObject> holds(quint32 edge, const Cause &acting);
    bool isConflict(const Item &task, const Cause &within);
    bool isScripted(quint32 note) const;
    std::optional<QJsonObject> callScript(const Item &task, Cause &acting);
    std::optional<QJsonObject> readOutputs(const PlanNote &note, const Cause &acting,
                                           const std::vector<Scripts::Output> &outputs);
    std::optional<QJsonObject> failure(quint32 note, const Scripts::Failure &failure);
    Stream &stream(quint32 aggregate, quint32 entity) { return m_streams(aggregate, entity); }
    void appendToStreams(quint32 event, const Cause &message, quint32 payload, quint32 via);
    void appendTo(quint32 aggregate, quint32 event, const Cause &message, quint32 payload);
    std::optional<Scripts::Failure> fold(quint32 aggregate, quint32 entity);
    std::optional<quint32> contentsOf(quint32 readModel, const Cause &cause,
                                      std::optional<QJsonObject> *problem);

    // run_troubles.cpp: what goes wrong, and what becomes of it.
    void reachThroughFaults(quint32 edge, const Cause &cause);
    void deliverHeld(quint32 note);
    bool isRepeated(const Cause &cause, quint32 note);
    void drop(quint32 note, const Cause &cause, const QJsonObject &payload);
    void fail(const Item &task, const Cause &within, const QJsonObject &payload);
    void failByConflict(const Item &task, const Cause &within);
    void refuse(quint32 edge, const Cause &cause, const QJsonObject &payload);
    void crash();
    void loseInCrash(const Item &item, Step step, qint64 delay);

    struct Held
    {
        quint32 edge = 0;
        Cause cause;
    };
    struct ScriptOutput
    {
        quint32 edge = 0;
        Content content;
    };

    const Plan &m_plan;
    RunLimits m_limits;
    Recorder m_recorder;
    Contents m_contents;
    Faults m_faults;
    Scripts *const m_scripts;
    const MessageId m_seed;
    MessageQueue<Item> m_queue;
    Turns<Item> m_turns;
    std::vector<Root> m_roots;
    std::vector<quint32> m_versions; // by entity
    FlatMap<quint32> m_sent;         // (root, edge that is passed once) -> how often
    FlatMap<quint8> m_came;          // (root, note that is awaited) -> whether
    FlatMap<quint8> m_inbox;         // (id, mixed with the note) -> whether the note has seen it
    FlatMap<Stream> m_streams;       // (aggregate, entity)
    Waiting m_waiting;
    std::vector<std::vector<Scripts::Message>> m_unfolded;
    std::vector<Held> m_held;                 // that come after the next one
    std::vector<quint32> m_chosen;            // edges of the answer being made
    std::vector<ScriptOutput> m_scriptAnswer; // the private buffer of the script being called
    QJsonObject m_progress;                   // that it told last
    std::optional<qint64> m_crash;            // how long the system will be down
    quint64 m_messages = 0;
    size_t m_endless = 0; // ticks that never end
    size_t m_unfired = 0; // those of them that have not come yet
    quint32 m_lastMessage = kNone;
    std::optional<RunEnd> m_end;
    QString m_limit;           // the one that ended the run
    QJsonObject m_scriptLimit; // what the Limit record says of a script that ended the run
    quint32 m_scriptNote = kNone;
};

} // namespace tempestry::simulation
