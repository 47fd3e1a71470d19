#include "model/simulation/run.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

QJsonObject crashPayload(qint64 again)
{
    return {{QStringLiteral("reason"), QStringLiteral("crash")}, {QStringLiteral("again"), again}};
}

} // namespace

void Run::reachThroughFaults(quint32 number, const Cause &cause)
{
    const quint32 note = m_plan.edges[number].to;
    const Fate fate = m_faults.ofDelivery(m_plan.edges[number].from, note, cause.id);
    Item again;
    again.cause = cause;
    again.edge = number;
    for (const qint64 delay : fate.copies) {
        ++again.copy;
        push(again, Step::Deliver, delay);
    }
    again.copy = 0;
    switch (fate.kind) {
    case Fate::Kind::Arrives:
        deliver(number, cause, 0);
        return deliverHeld(note);
    case Fate::Kind::Lost:
        drop(note, cause, reasonPayload(QStringLiteral("lost")));
        return push(again, Step::Deliver, fate.delay);
    case Fate::Kind::Later:
        return push(again, Step::Deliver, fate.delay);
    case Fate::Kind::AfterNext:
        m_held.push_back({number, cause});
    }
}

void Run::deliverHeld(quint32 note)
{
    std::vector<Held> due;
    std::erase_if(m_held, [&](const Held &held) {
        const bool isDue = m_plan.edges[held.edge].to == note;
        if (isDue)
            due.push_back(held);
        return isDue;
    });
    for (const Held &held : due)
        deliver(held.edge, held.cause, 0);
}

bool Run::isRepeated(const Cause &cause, quint32 note)
{
    if (m_plan.notes[note].takesTwice)
        return false;
    quint8 &hasSeen = m_inbox(cause.id.high, cause.id.low ^ mixed(note));
    return std::exchange(hasSeen, quint8(1)) != 0;
}

void Run::drop(quint32 note, const Cause &cause, const QJsonObject &payload)
{
    Record &record = append(RecordType::Dropped, note, m_queue.now());
    record.id = cause.id;
    record.entity = cause.entity;
    record.correlation = m_roots[cause.root].record;
    record.causation = cause.message;
    if (!payload.isEmpty())
        record.payload = m_contents.payload(payload);
}

// Nothing of the activity is sent. It may be tried again; else its message may come again.
void Run::fail(const Item &task, const Cause &within, const QJsonObject &payload)
{
    const quint32 number = m_plan.edges[task.edge].to;
    const Retry &retry = m_plan.retries[m_plan.notes[number].retry];
    QJsonObject told = payload;
    const bool isTriedAgain = task.failures < retry.times && !m_end;
    if (isTriedAgain) {
        Item again = task;
        ++again.round;
        ++again.failures;
        const qint64 wait = backOff(retry, again.failures);
        told.insert(QStringLiteral("again"), wait);
        push(again, Step::Work, wait);
    } else if (!m_faults.isEmpty()) {
        m_inbox(task.cause.id.high, task.cause.id.low ^ mixed(number)) = 0;
    }
    record(RecordType::ActivityFailed, number, within, told);
    leave(number);
}

// The activity begins anew from what the stream is now, and keeps its place.
void Run::failByConflict(const Item &task, const Cause &within)
{
    QJsonObject told = reasonPayload(QStringLiteral("conflict"));
    told.insert(QStringLiteral("again"), 0);
    record(RecordType::ActivityFailed, m_plan.edges[task.edge].to, within, told);
    Item again = task;
    ++again.round;
    begin(again, 0);
}

// The note could not even tell whether it is concerned.
void Run::refuse(quint32 number, const Cause &cause, const QJsonObject &payload)
{
    Item task;
    task.edge = number;
    task.cause = cause;
    task.cause.activity = nextSeq();
    const Cause refused = within(task);
    const quint32 note = m_plan.edges[number].to;
    record(RecordType::ActivityStarted, note, refused, {});
    record(RecordType::ActivityFailed, note, refused, payload);
}

// What the journal holds as sent and not handled comes again once the system is back; what was being worked
// on is begun anew, before what waited for a place. Nothing else is to be rebuilt: what begins by itself, and
// each choice and delay, follows from the seed and the messages' ids.
void Run::crash()
{
    const qint64 down = *std::exchange(m_crash, std::nullopt);
    const auto pending = m_queue.takeAll();
    for (const auto &[delay, item] : pending) {
        if (item.step != Step::End)
            continue;
        record(RecordType::ActivityFailed, m_plan.edges[item.edge].to, within(item), crashPayload(down));
        Item again = item;
        ++again.round;
        again.payload = kNone;
        push(again, Step::Work, down);
    }
    for (const auto &waiter : m_turns.takeAll())
        loseInCrash(waiter.task, Step::Work, down);
    for (const auto &[delay, item] : pending) {
        const bool isOnItsWay = item.step == Step::Reach || item.step == Step::Deliver;
        if (isOnItsWay)
            loseInCrash(item, item.step, std::max(delay, down));
        else if (item.step != Step::End)
            push(item, item.step, std::max(delay, down));
    }
    for (const Held &held : std::exchange(m_held, {})) {
        Item item;
        item.cause = held.cause;
        item.edge = held.edge;
        loseInCrash(item, Step::Deliver, down);
    }
}

void Run::loseInCrash(const Item &item, Step step, qint64 delay)
{
    drop(m_plan.edges[item.edge].to, item.cause, crashPayload(delay));
    push(item, step, delay);
}

} // namespace tempestry::simulation
