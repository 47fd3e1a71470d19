#include "model/simulation/run.h"

#include <algorithm>
#include <span>

namespace tempestry::simulation {

namespace {

// Of ids that are derived from one of the same kind, apart from those that are derived by an edge.
constexpr quint64 kAgain = quint64(1) << 63U;

} // namespace

// Messages are sent: from now on they will come, whatever else happens.
void Run::send(quint32 number, const Cause &cause)
{
    const PlanEdge &edge = m_plan.edges[number];
    const PlanNote &to = m_plan.notes[edge.to];
    const quint32 occurrences = to.waits ? 1 : to.times;
    for (quint32 k = 0; k < occurrences && countMessage(); ++k)
        sendAs(number, k, cause, m_contents.of(edge.to, k, {cause.scope, cause.state, cause.entity}));
}

void Run::sendAs(quint32 number, quint32 occurrence, const Cause &cause, const Content &content)
{
    const PlanEdge &edge = m_plan.edges[number];
    const PlanNote &to = m_plan.notes[edge.to];
    Item item;
    item.cause = cause;
    item.cause.id = derived(cause.id, quint64(number) << 32U | occurrence);
    item.edge = number;
    item.occurrence = occurrence;
    if (!to.waits) {
        item.cause.entity = content.entity;
        item.cause.scope = content.scope;
        item.cause.state = 0;
        item.payload = content.payload;
        if (m_plan.notes[edge.from].keepsStreams)
            appendTo(edge.from, edge.to, item.cause, item.payload);
    }
    if (to.role == Role::Command)
        issue(number, item.cause);
    qint64 delay = delayOf(edge, number, item.cause.id);
    if (to.after != kNone)
        delay += std::min(m_plan.waits[to.after].time, std::numeric_limits<qint64>::max() - delay);
    m_queue.push(item, delay);
}

qint64 Run::delayOf(const PlanEdge &edge, quint32 number, const MessageId &id) const
{
    return edge.delay == 0 ? 0 : drawn(m_plan.durations[edge.delay], id, Purpose::Delay, number);
}

void Run::sendOnce(quint32 edge, const Cause &cause)
{
    const PlanEdge &planned = m_plan.edges[edge];
    if (!planned.once || m_sent(cause.root, edge)++ < m_plan.notes[planned.from].times)
        send(edge, cause);
}

void Run::issue(quint32 edge, const Cause &message)
{
    Record &record = append(RecordType::Issued, m_plan.edges[edge].from, m_queue.now());
    record.id = message.id;
    record.entity = message.entity;
    record.correlation = m_roots[message.root].record;
    record.causation = message.message;
    record.activity = message.activity;
}

void Run::arrive(const Item &item)
{
    const PlanEdge &edge = m_plan.edges[item.edge];
    const PlanNote &note = m_plan.notes[edge.to];
    if (note.after != kNone && m_plan.waits[note.after].without != kNone &&
        m_came(item.cause.root, m_plan.waits[note.after].without)) {
        --m_messages;
        return;
    }
    if (!note.waits)
        return happen(edge.to, item.cause, item.payload, item.edge);
    --m_messages;
    if (!isComplete(edge, item.cause))
        return;
    Cause cause = item.cause;
    cause.state = 0;
    const Source source{cause.scope, item.cause.state, m_roots[cause.root].entity};
    for (quint32 k = 0; k < note.times && countMessage(); ++k) {
        const Content content = m_contents.of(edge.to, k, source);
        if (k > 0)
            cause.id = derived(item.cause.id, kAgain | k);
        cause.entity = content.entity;
        cause.scope = content.scope;
        happen(edge.to, cause, content.payload, kNone);
    }
}

// The message is there: it is written down and given to all whom it concerns. `via` is the edge by which it
// was sent, unless it comes of several.
void Run::happen(quint32 number, const Cause &message, quint32 payload, quint32 via)
{
    const PlanNote &note = m_plan.notes[number];
    const bool isEvent = note.role == Role::Event;
    const quint32 seq = nextSeq();
    Record &record = append(isEvent ? RecordType::Event : RecordType::Command, number, m_queue.now());
    record.id = message.id;
    record.entity = message.entity;
    record.correlation = m_roots[message.root].record;
    record.causation = message.message;
    record.activity = message.activity;
    record.payload = payload;
    if (isEvent)
        record.version = nextVersion(message.entity);
    m_lastMessage = seq;
    if (note.isAwaited)
        m_came(message.root, number) = 1;
    if (note.streamsBegin != note.streamsEnd)
        appendToStreams(number, message, payload, via);
    if (!m_faults.isEmpty() && !m_crash)
        m_crash = m_faults.crash(message.id);

    const Cause cause{message.id, seq, kNone, message.root, message.entity, message.scope};
    for (quint32 edge = note.receivers; edge < note.outgoingEnd; ++edge)
        pass(edge, cause);
    answer(note, note.shortForms, note.shortFormsEnd, cause);
}

void Run::pass(quint32 number, const Cause &cause)
{
    const PlanEdge &edge = m_plan.edges[number];
    if (edge.delay == 0)
        return reach(number, cause);
    Item item;
    item.cause = cause;
    item.edge = number;
    push(item, Step::Reach, delayOf(edge, number, cause.id));
}

void Run::reach(quint32 edge, const Cause &cause)
{
    if (m_faults.isEmpty())
        deliver(edge, cause, 0);
    else
        reachThroughFaults(edge, cause);
}

// A note that is no message is given one.
void Run::deliver(quint32 number, const Cause &cause, quint8 copy)
{
    const PlanEdge &edge = m_plan.edges[number];
    const PlanNote &note = m_plan.notes[edge.to];
    if (!m_faults.isEmpty() && isRepeated(cause, edge.to))
        return drop(edge.to, cause, {});
    if (edge.guard != kNone && note.role == Role::Policy) {
        const auto held = holds(number, cause);
        if (const auto *problem = std::get_if<QJsonObject>(&held))
            return refuse(number, cause, *problem);
        if (!std::get<bool>(held))
            return;
    }
    if (note.waits && !isComplete(edge, cause))
        return;
    if (note.after == kNone)
        return react(number, cause, copy);
    Item item;
    item.cause = cause;
    item.edge = number;
    item.copy = copy;
    push(item, Step::Due, m_plan.waits[note.after].time);
}

void Run::react(quint32 number, const Cause &cause, quint8 copy)
{
    const PlanEdge &edge = m_plan.edges[number];
    const PlanNote &note = m_plan.notes[edge.to];
    if (note.after != kNone && m_plan.waits[note.after].without != kNone &&
        m_came(cause.root, m_plan.waits[note.after].without))
        return;
    if (note.role == Role::Projection) {
        project(edge.to, cause, m_queue.now());
        Cause onwards = cause;
        onwards.id = derived(cause.id, number);
        for (quint32 out = note.receivers; out < note.outgoingEnd; ++out)
            pass(out, onwards);
        return;
    }
    Item task;
    task.cause = cause;
    task.edge = number;
    task.copy = copy;
    for (quint32 k = 0; k < note.times && !m_end; ++k) {
        task.occurrence = k;
        work(task);
    }
}

void Run::project(quint32 readModel, const Cause &cause, qint64 time)
{
    std::optional<QJsonObject> problem;
    const auto contents = contentsOf(readModel, cause, &problem);
    if (problem)
        return drop(readModel, cause, *problem);
    Record &record = append(RecordType::Projected, readModel, time);
    record.id = cause.id;
    record.entity = cause.entity;
    record.correlation = m_roots[cause.root].record;
    record.causation = cause.message;
    record.payload = contents.value_or(kNone);
}

void Run::work(Item &task)
{
    const quint32 number = m_plan.edges[task.edge].to;
    const PlanNote &note = m_plan.notes[number];
    if (note.capacity == kNone || m_turns.takePlace(number, note.capacity))
        return begin(task, 0);
    m_turns.wait(number, task, m_queue.now());
    if (m_turns.waiting() > m_limits.records)
        limit(QStringLiteral("records"));
}

Cause Run::within(const Item &task)
{
    const PlanEdge &edge = m_plan.edges[task.edge];
    const PlanNote &note = m_plan.notes[edge.to];
    Cause within = task.cause;
    within.id = derived(within.id, quint64(task.edge) << 32U | task.occurrence);
    if (task.round != 0 || task.copy != 0)
        within.id = derived(within.id, kAgain | quint64(task.copy) << 32U | task.round);
    const bool isByCorrelation = note.waits && m_plan.keys[static_cast<qsizetype>(edge.to)].isEmpty();
    within.entity = m_contents.entityOf(edge.to, task.occurrence,
                                        isByCorrelation ? m_roots[within.root].entity : within.entity);
    return within;
}

void Run::begin(Item &task, qint64 waited)
{
    const quint32 number = m_plan.edges[task.edge].to;
    const PlanNote &note = m_plan.notes[number];
    task.cause.activity = nextSeq();
    if (m_roots[task.cause.root].record == kNone)
        m_roots[task.cause.root].record = nextSeq();
    const Cause acting = within(task);
    Record &started = append(RecordType::ActivityStarted, number, m_queue.now());
    started.id = acting.id;
    started.entity = acting.entity;
    started.correlation = m_roots[acting.root].record;
    started.causation = acting.message;
    started.activity = acting.activity;
    started.waited = waited;
    if (note.keepsStreams)
        task.payload = stream(number, acting.entity).version;
    const qint64 duration =
        note.duration == 0 ? 0 : drawn(m_plan.durations[note.duration], acting.id, Purpose::Duration);
    if (duration == 0)
        return finish(task, acting);
    push(task, Step::End, duration);
}

void Run::finish(const Item &task, const Cause &within)
{
    const PlanEdge &edge = m_plan.edges[task.edge];
    const PlanNote &note = m_plan.notes[edge.to];
    if (!m_faults.isEmpty() && m_faults.fails(edge.to, within.id))
        return fail(task, within, {{QStringLiteral("reason"), QStringLiteral("fault")}});
    if (!note.keepsStreams && !note.answersByGuard && !note.isGuarded && !note.isScripted)
        answer(note, edge.answers, edge.answersEnd, within);
    else if (!decide(task, within))
        return;
    record(RecordType::ActivityEnded, edge.to, within, note.isScripted ? m_progress : QJsonObject());
    for (quint32 out = note.receivers; out < note.outgoingEnd; ++out)
        pass(out, within);
    leave(edge.to);
}

// The note's place is free for the next in turn.
void Run::leave(quint32 note)
{
    if (m_plan.notes[note].capacity == kNone)
        return;
    if (auto next = m_turns.leavePlace(note); next && !m_end)
        begin(next->task, m_queue.now() - next->since);
}

void Run::record(RecordType type, quint32 note, const Cause &within, const QJsonObject &payload)
{
    Record &record = append(type, note, m_queue.now());
    record.id = within.id;
    record.entity = within.entity;
    record.correlation = m_roots[within.root].record;
    record.causation = within.message;
    record.activity = within.activity;
    if (!payload.isEmpty())
        record.payload = m_contents.payload(payload);
}

void Run::answer(const PlanNote &note, quint32 begin, quint32 end, const Cause &cause)
{
    if (note.answersOne && end - begin > 1) {
        if (const quint32 chosen = choose(begin, end, cause.id); chosen != kNone)
            sendOnce(chosen, cause);
        return;
    }
    for (quint32 i = begin; i < end && !m_end; ++i)
        sendOnce(m_plan.answers[i], cause);
}

quint32 Run::choose(quint32 begin, quint32 end, const MessageId &id) const
{
    double total = 0;
    for (quint32 i = begin; i < end; ++i)
        total += m_plan.edges[m_plan.answers[i]].weight;
    const double wanted =
        static_cast<double>(mixed(id.low) >> 11U) / 9007199254740992.0 * total; // of [0, total)
    double sum = 0;
    for (quint32 i = begin; i < end; ++i) {
        sum += m_plan.edges[m_plan.answers[i]].weight;
        if (wanted < sum)
            return m_plan.answers[i];
    }
    return kNone;
}

bool Run::isComplete(const PlanEdge &edge, const Cause &cause)
{
    constexpr quint64 kKeys = quint64(1) << 32U; // apart from the numbers of roots
    const PlanNote &note = m_plan.notes[edge.to];
    quint64 group = cause.root;
    if (!m_plan.keys[static_cast<qsizetype>(edge.to)].isEmpty())
        if (const quint32 key = m_contents.keyOf(edge.to, cause.scope); key != kNone)
            group = kKeys + key;
    const auto expected = std::span(m_plan.expected).subspan(note.expected, note.sources);
    return m_waiting.isComplete(group, edge.to, edge.source, expected);
}

} // namespace tempestry::simulation
