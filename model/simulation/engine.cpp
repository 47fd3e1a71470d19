#include "model/simulation/engine.h"

#include "model/simulation/loop_finder.h"
#include "model/simulation/run.h"

#include <algorithm>
#include <bit>

namespace tempestry::simulation {

MessageId derived(const MessageId &cause, quint64 by)
{
    const quint64 high = mixed(cause.high ^ by);
    return {high, mixed(cause.low + std::rotl(high, 32))};
}

Run::Run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer)
    : m_plan(plan)
    , m_limits(options.limits)
    , m_recorder(journal, observer)
    , m_contents(plan, journal)
    , m_faults(plan, options)
    , m_scripts(options.scripts)
    , m_seed{mixed(options.seed), mixed(~options.seed)}
    , m_turns(plan.notes.size())
{
    journal.notes = plan.ids;
    journal.noteNames = plan.titles;
    m_limits.records = std::min<quint64>(m_limits.records, kNone - 1);
    m_recorder.reserve(std::min(m_limits.records, m_limits.messages));
    if (m_scripts)
        m_scripts->begin(journal);
}

RunEnd Run::toEnd()
{
    enterGiven();
    enterStarts();
    while (!m_end) {
        if (hasOnlyTicks()) {
            if (m_held.empty())
                break;
            deliverHeld(m_plan.edges[m_held.front().edge].to);
            continue;
        }
        Item item = m_queue.pop();
        if (m_queue.now() > m_limits.time)
            limit(QStringLiteral("time"));
        else
            take(item);
        if (m_crash && !m_end)
            crash();
    }
    if (!m_limit.isEmpty())
        explainLimit();
    m_recorder.finish();
    return m_end.value_or(RunEnd::Finished);
}

void Run::enterGiven()
{
    for (size_t i = 0; i < m_plan.given.size(); ++i) {
        const PlanStart &given = m_plan.given[i];
        const Content before = m_contents.before(given);
        const PlanNote &note = m_plan.notes[given.note];
        for (quint32 k = 0; k < note.times && !m_end; ++k) {
            const Content content = m_contents.ofStart(given, k, before);
            const quint32 seq = nextSeq();
            Record &record = append(RecordType::Event, given.note, given.time);
            record.id = derived(derived(m_seed, ~quint64(i)), k);
            record.entity = content.entity;
            record.payload = content.payload;
            record.correlation = seq;
            record.version = nextVersion(content.entity);
            m_roots.push_back({seq, content.entity});
            const Cause cause{record.id, seq, kNone, rootCount() - 1, content.entity, content.scope};
            appendToStreams(given.note, cause, content.payload, kNone);
            for (quint32 edge = note.receivers; edge < note.outgoingEnd; ++edge)
                if (m_plan.notes[m_plan.edges[edge].to].role == Role::Projection)
                    project(m_plan.edges[edge].to, cause, given.time);
        }
    }
}

void Run::enterStarts()
{
    for (quint32 i = 0; i < m_plan.starts.size(); ++i) {
        Item item;
        item.edge = i;
        push(item, Step::Start, m_plan.starts[i].time);
    }
    for (quint32 i = 0; i < m_plan.ticks.size(); ++i) {
        const PlanTick &tick = m_plan.ticks[i];
        const bool isArrival = !tick.entity.isEmpty();
        const qint64 first = isArrival ? drawn(m_plan.durations[tick.between], tickId(i, 1), Purpose::Arrival)
                                       : tick.start.time;
        Item item;
        item.edge = i;
        push(item, Step::Tick, first);
        m_endless += tick.most ? 0 : 1;
    }
    m_unfired = m_endless;
}

void Run::push(Item item, Step step, qint64 delay)
{
    item.step = step;
    m_queue.push(item, delay);
}

void Run::take(Item &item)
{
    switch (item.step) {
    case Step::Message:
        return arrive(item);
    case Step::Reach:
        return reach(item.edge, item.cause);
    case Step::Deliver:
        return deliver(item.edge, item.cause, item.copy);
    case Step::Due:
        return react(item.edge, item.cause, item.copy);
    case Step::Work:
        return work(item);
    case Step::End:
        return finish(item, within(item));
    case Step::Start:
        return start(item.edge);
    case Step::Tick:
        return tick(item);
    }
}

void Run::start(quint32 number)
{
    const PlanStart &start = m_plan.starts[number];
    open(start, derived(m_seed, number), m_contents.before(start));
}

void Run::open(const PlanStart &start, const MessageId &id, const Content &before)
{
    const quint32 root = rootCount();
    m_roots.push_back({nextSeq(), before.entity});
    for (quint32 k = 0; k < m_plan.notes[start.note].times && countMessage(); ++k) {
        const Content content = m_contents.ofStart(start, k, before);
        const Cause cause{derived(id, k), kNone, kNone, root, content.entity, content.scope};
        if (start.issuer) {
            m_sent(root, *start.issuer) = m_plan.notes[m_plan.edges[*start.issuer].from].times;
            issue(*start.issuer, cause);
        }
        happen(start.note, cause, content.payload, kNone);
    }
}

void Run::tick(const Item &item)
{
    const PlanTick &tick = m_plan.ticks[item.edge];
    const quint32 n = item.occurrence + 1;
    const MessageId id = tickId(item.edge, n);
    if (!tick.most || n < *tick.most) {
        Item next = item;
        next.occurrence = n;
        push(next, Step::Tick,
             drawn(m_plan.durations[tick.between], tickId(item.edge, n + 1), Purpose::Arrival));
    }
    if (!tick.most && n == 1)
        --m_unfired;
    const Content before =
        tick.entity.isEmpty() ? m_contents.before(tick.start) : m_contents.ofArrival(tick, n);
    if (tick.itself == kNone)
        open(tick.start, id, before);
    else
        startToAct(tick, id, before);
}

// Somebody begins to act, not called by any message.
void Run::startToAct(const PlanTick &tick, const MessageId &id, const Content &before)
{
    m_roots.push_back({kNone, before.entity});
    Item task;
    task.cause = {id, kNone, kNone, rootCount() - 1, before.entity, before.scope};
    task.edge = tick.itself;
    for (quint32 k = 0; k < m_plan.notes[tick.start.note].times && !m_end; ++k) {
        task.occurrence = k;
        work(task);
    }
}

MessageId Run::tickId(quint32 number, quint32 n) const
{
    constexpr quint64 kTicks = quint64(1) << 40U; // apart from the numbers of starts
    return derived(derived(m_seed, kTicks + number), n);
}

// Nothing is to come but what comes without end and has come at least once.
bool Run::hasOnlyTicks() const
{
    if (m_queue.isEmpty())
        return true;
    return m_endless > 0 && m_unfired == 0 && m_queue.size() == m_endless &&
           m_limits.time == std::numeric_limits<qint64>::max();
}

bool Run::countMessage()
{
    if (m_messages >= m_limits.messages)
        limit(QStringLiteral("messages"));
    if (m_end)
        return false;
    ++m_messages;
    return true;
}

quint32 Run::nextVersion(quint32 entity)
{
    if (entity >= m_versions.size())
        m_versions.resize(entity + size_t(1));
    return ++m_versions[entity];
}

Record &Run::append(RecordType type, quint32 note, qint64 time)
{
    Record &record = m_recorder.append(type, note, time);
    if (nextSeq() >= m_limits.records) [[unlikely]]
        limit(QStringLiteral("records"));
    if (m_recorder.isCancelled() && !m_end) [[unlikely]]
        m_end = RunEnd::Cancelled;
    return record;
}

void Run::limit(const QString &name)
{
    if (m_end)
        return;
    m_end = RunEnd::Limited;
    m_limit = name;
}

void Run::explainLimit()
{
    quint32 note = m_scriptNote;
    QJsonObject payload = m_scriptLimit;
    if (payload.isEmpty()) {
        const auto loop = loopBefore(m_lastMessage, [this](quint32 seq) { return m_recorder.step(seq); });
        QStringList titles;
        for (const quint32 each : loop)
            titles.append(m_plan.titles[each].simplified());
        const qint64 value = m_limit == QLatin1StringView("time") ? m_limits.time
                             : m_limit == QLatin1StringView("messages")
                                 ? static_cast<qint64>(m_limits.messages)
                                 : static_cast<qint64>(m_limits.records);
        payload = limitPayload(m_limit, value, titles);
        note = loop.empty() ? kNone : loop.front();
    }
    Record &record = append(RecordType::Limit, note, std::min(m_queue.now(), m_limits.time));
    record.causation = m_lastMessage;
    record.payload = m_contents.payload(payload);
}

RunEnd run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer)
{
    return Run(plan, options, journal, observer).toEnd();
}

} // namespace tempestry::simulation
