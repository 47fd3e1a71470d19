#include "model/simulation/engine.h"

#include "model/simulation/contents.h"
#include "model/simulation/loop_finder.h"
#include "model/simulation/message_queue.h"
#include "model/simulation/recorder.h"
#include "model/simulation/waiting.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <span>

namespace tempestry::simulation {

namespace {

MessageId derived(const MessageId &cause, quint64 by)
{
    const quint64 high = mixed(cause.high ^ by);
    return {high, mixed(cause.low + std::rotl(high, 32))};
}

// What somebody acts on: the message that came, the activity within which, and what is passed on.
struct Cause
{
    MessageId id;             // of the activity, or of the message outside of any
    quint32 message = kNone;  // its record
    quint32 activity = kNone; // its record
    quint32 root = 0;         // Run::m_roots
    quint32 entity = kNone;
    quint32 scope = 0;
};

enum class Step : quint8 { Start, Message, Reach, End };

struct Item
{
    Cause cause;      // for a message: what it comes from, but with its own id, entity and scope
    quint32 edge = 0; // the start's number for Step::Start
    quint32 payload = kNone;
    quint32 occurrence = 0;
    Step step = Step::Message;
};

// What began by itself. All that follows from it has one correlation.
struct Root
{
    quint32 record = kNone;
    quint32 entity = kNone;
};

class Run
{
public:
    Run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer)
        : m_plan(plan)
        , m_limits(options.limits)
        , m_recorder(journal, observer)
        , m_contents(plan, journal)
        , m_seed{mixed(options.seed), mixed(~options.seed)}
    {
        journal.notes = plan.ids;
        journal.noteNames = plan.titles;
        m_limits.records = std::min<quint64>(m_limits.records, kNone - 1);
        m_recorder.reserve(std::min(m_limits.records, m_limits.messages));
    }

    RunEnd toEnd()
    {
        enterGiven();
        enterStarts();
        while (!m_queue.isEmpty() && !m_end) {
            const Item item = m_queue.pop();
            if (m_queue.now() > m_limits.time)
                limit(QStringLiteral("time"));
            else
                take(item);
        }
        if (!m_limit.isEmpty())
            explainLimit();
        m_recorder.finish();
        return m_end.value_or(RunEnd::Finished);
    }

private:
    void enterGiven()
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
                for (quint32 edge = note.receivers; edge < note.outgoingEnd; ++edge)
                    if (m_plan.notes[m_plan.edges[edge].to].role == Role::Projection)
                        project(m_plan.edges[edge].to, cause, given.time);
            }
        }
    }

    void enterStarts()
    {
        for (quint32 i = 0; i < m_plan.starts.size(); ++i) {
            Item item;
            item.step = Step::Start;
            item.edge = i;
            m_queue.push(item, m_plan.starts[i].time);
        }
    }

    void take(const Item &item)
    {
        switch (item.step) {
        case Step::Start:
            return start(item.edge);
        case Step::Message:
            return arrive(item);
        case Step::Reach:
            return reach(item.edge, item.cause);
        case Step::End:
            return end(item.edge, item.cause);
        }
    }

    void start(quint32 number)
    {
        const PlanStart &start = m_plan.starts[number];
        const Content before = m_contents.before(start);
        const quint32 root = rootCount();
        m_roots.push_back({nextSeq(), before.entity});
        for (quint32 k = 0; k < m_plan.notes[start.note].times && countMessage(); ++k) {
            const Content content = m_contents.ofStart(start, k, before);
            const Cause cause{
                derived(derived(m_seed, number), k), kNone, kNone, root, content.entity, content.scope};
            if (start.issuer) {
                m_sent(root, *start.issuer) = m_plan.notes[m_plan.edges[*start.issuer].from].times;
                issue(*start.issuer, cause);
            }
            happen(start.note, cause, content.payload);
        }
    }

    // A message is sent: from now on it will come, whatever else happens.
    void send(quint32 number, const Cause &cause)
    {
        const PlanEdge &edge = m_plan.edges[number];
        const PlanNote &to = m_plan.notes[edge.to];
        const quint32 occurrences = to.waits ? 1 : to.times;
        for (quint32 k = 0; k < occurrences && countMessage(); ++k) {
            const Content content = m_contents.of(edge.to, k, cause.scope, cause.entity);
            Item item;
            item.cause = cause;
            item.cause.id = derived(cause.id, quint64(number) << 32U | k);
            item.edge = number;
            item.occurrence = k;
            if (!to.waits) {
                item.cause.entity = content.entity;
                item.cause.scope = content.scope;
                item.payload = content.payload;
            }
            if (to.role == Role::Command)
                issue(number, item.cause);
            m_queue.push(item, edge.delay);
        }
    }

    void issue(quint32 edge, const Cause &message)
    {
        Record &record = append(RecordType::Issued, m_plan.edges[edge].from, m_queue.now());
        record.id = message.id;
        record.entity = message.entity;
        record.correlation = m_roots[message.root].record;
        record.causation = message.message;
        record.activity = message.activity;
    }

    void arrive(const Item &item)
    {
        const PlanEdge &edge = m_plan.edges[item.edge];
        const PlanNote &note = m_plan.notes[edge.to];
        if (!note.waits)
            return happen(edge.to, item.cause, item.payload);
        --m_messages;
        if (!isComplete(edge, item.cause.root))
            return;
        for (quint32 k = 0; k < note.times && countMessage(); ++k) {
            const Content content =
                m_contents.of(edge.to, k, item.cause.scope, m_roots[item.cause.root].entity);
            Cause cause = item.cause;
            if (k > 0)
                cause.id = derived(item.cause.id, k);
            cause.entity = content.entity;
            cause.scope = content.scope;
            happen(edge.to, cause, content.payload);
        }
    }

    // The message is there: it is written down and given to all whom it concerns.
    void happen(quint32 number, const Cause &message, quint32 payload)
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

        const Cause cause{message.id, seq, kNone, message.root, message.entity, message.scope};
        for (quint32 edge = note.receivers; edge < note.outgoingEnd; ++edge)
            pass(edge, cause);
        answer(note, note.shortForms, note.shortFormsEnd, cause);
    }

    void pass(quint32 edge, const Cause &cause)
    {
        if (m_plan.edges[edge].delay == 0)
            return reach(edge, cause);
        Item item;
        item.cause = cause;
        item.edge = edge;
        item.step = Step::Reach;
        m_queue.push(item, m_plan.edges[edge].delay);
    }

    // A note that is no message is reached by one.
    void reach(quint32 number, const Cause &cause)
    {
        const PlanEdge &edge = m_plan.edges[number];
        const PlanNote &note = m_plan.notes[edge.to];
        if (note.waits && !isComplete(edge, cause.root))
            return;
        if (note.role == Role::Projection) {
            project(edge.to, cause, m_queue.now());
            Cause onwards = cause;
            onwards.id = derived(cause.id, number);
            for (quint32 out = note.receivers; out < note.outgoingEnd; ++out)
                pass(out, onwards);
            return;
        }
        for (quint32 k = 0; k < note.times && !m_end; ++k)
            begin(number, k, cause);
    }

    void project(quint32 readModel, const Cause &cause, qint64 time)
    {
        Record &record = append(RecordType::Projected, readModel, time);
        record.id = cause.id;
        record.entity = cause.entity;
        record.correlation = m_roots[cause.root].record;
        record.causation = cause.message;
    }

    void begin(quint32 number, quint32 occurrence, const Cause &cause)
    {
        const PlanEdge &edge = m_plan.edges[number];
        Cause within = cause;
        within.id = derived(cause.id, quint64(number) << 32U | occurrence);
        within.entity = m_contents.entityOf(
            edge.to, occurrence, m_plan.notes[edge.to].waits ? m_roots[cause.root].entity : cause.entity);
        within.activity = nextSeq();
        record(RecordType::ActivityStarted, edge.to, within);
        if (m_plan.notes[edge.to].duration == 0)
            return end(number, within);
        Item item;
        item.cause = within;
        item.edge = number;
        item.step = Step::End;
        m_queue.push(item, m_plan.notes[edge.to].duration);
    }

    void end(quint32 number, const Cause &within)
    {
        const PlanEdge &edge = m_plan.edges[number];
        const PlanNote &note = m_plan.notes[edge.to];
        answer(note, edge.answers, edge.answersEnd, within);
        record(RecordType::ActivityEnded, edge.to, within);
        for (quint32 out = note.receivers; out < note.outgoingEnd; ++out)
            pass(out, within);
    }

    void record(RecordType type, quint32 note, const Cause &within)
    {
        Record &record = append(type, note, m_queue.now());
        record.id = within.id;
        record.entity = within.entity;
        record.correlation = m_roots[within.root].record;
        record.causation = within.message;
        record.activity = within.activity;
    }

    void answer(const PlanNote &note, quint32 begin, quint32 end, const Cause &cause)
    {
        if (note.answersOne && end - begin > 1) {
            if (const quint32 chosen = choose(begin, end, cause.id); chosen != kNone)
                sendOnce(chosen, cause);
            return;
        }
        for (quint32 i = begin; i < end && !m_end; ++i)
            sendOnce(m_plan.answers[i], cause);
    }

    void sendOnce(quint32 edge, const Cause &cause)
    {
        const PlanEdge &planned = m_plan.edges[edge];
        if (!planned.once || m_sent(cause.root, edge)++ < m_plan.notes[planned.from].times)
            send(edge, cause);
    }

    quint32 choose(quint32 begin, quint32 end, const MessageId &id) const
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

    bool isComplete(const PlanEdge &edge, quint32 root)
    {
        const PlanNote &note = m_plan.notes[edge.to];
        const auto expected = std::span(m_plan.expected).subspan(note.expected, note.sources);
        return m_waiting.isComplete(root, edge.to, edge.source, expected);
    }

    bool countMessage()
    {
        if (m_messages >= m_limits.messages)
            limit(QStringLiteral("messages"));
        if (m_end)
            return false;
        ++m_messages;
        return true;
    }

    quint32 nextVersion(quint32 entity)
    {
        if (entity >= m_versions.size())
            m_versions.resize(entity + size_t(1));
        return ++m_versions[entity];
    }

    quint32 rootCount() const { return static_cast<quint32>(m_roots.size()); }
    quint32 nextSeq() const { return m_recorder.nextSeq(); }

    Record &append(RecordType type, quint32 note, qint64 time)
    {
        Record &record = m_recorder.append(type, note, time);
        if (nextSeq() >= m_limits.records) [[unlikely]]
            limit(QStringLiteral("records"));
        if (m_recorder.isCancelled() && !m_end) [[unlikely]]
            m_end = RunEnd::Cancelled;
        return record;
    }

    void limit(const QString &name)
    {
        if (m_end)
            return;
        m_end = RunEnd::Limited;
        m_limit = name;
    }

    void explainLimit()
    {
        const auto loop = loopBefore(m_lastMessage, [this](quint32 seq) { return m_recorder.step(seq); });
        QStringList titles;
        for (const quint32 note : loop)
            titles.append(m_plan.titles[note].simplified());
        const qint64 value = m_limit == QLatin1StringView("time") ? m_limits.time
                             : m_limit == QLatin1StringView("messages")
                                 ? static_cast<qint64>(m_limits.messages)
                                 : static_cast<qint64>(m_limits.records);
        const quint32 payload = m_contents.payload(limitPayload(m_limit, value, titles));
        const quint32 note = loop.empty() ? kNone : loop.front();
        Record &record = append(RecordType::Limit, note, std::min(m_queue.now(), m_limits.time));
        record.causation = m_lastMessage;
        record.payload = payload;
    }

    const Plan &m_plan;
    RunLimits m_limits;
    Recorder m_recorder;
    Contents m_contents;
    MessageId m_seed;
    MessageQueue<Item> m_queue;
    std::vector<Root> m_roots;
    std::vector<quint32> m_versions; // by entity
    FlatMap<quint32> m_sent;         // (root, edge that is passed once) -> how often
    Waiting m_waiting;
    quint64 m_messages = 0;
    quint32 m_lastMessage = kNone;
    std::optional<RunEnd> m_end;
    QString m_limit; // the one that ended the run
};

} // namespace

RunEnd run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer)
{
    return Run(plan, options, journal, observer).toEnd();
}

} // namespace tempestry::simulation
