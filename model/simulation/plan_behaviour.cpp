#include "model/simulation/plan_behaviour.h"

#include "model/simulation/journal.h"
#include "model/simulation/run_begin.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

bool hasClock(const Note &note)
{
    return note.timer && note.timer->kind != Timer::Kind::After;
}

quint32 durationNumber(const Duration &duration, Plan &plan)
{
    if (duration.isNone() || (duration.kind == Duration::Kind::Fixed && duration.first <= 0))
        return 0;
    plan.durations.push_back(duration);
    return static_cast<quint32>(plan.durations.size() - 1);
}

class BehaviourCompiler
{
public:
    BehaviourCompiler(const FlatFlow &flow, const Scenario *scenario, const std::vector<bool> &happens,
                      Plan &plan)
        : m_flow(flow)
        , m_scenario(scenario)
        , m_happens(happens)
        , m_plan(plan)
    {}

    void compile()
    {
        for (quint32 note = 0; note < m_flow.size(); ++note) {
            addPace(note);
            markGuarded(note);
        }
        addStreams();
        for (quint32 note = 0; note < m_flow.size(); ++note)
            addClock(note);
        std::erase_if(m_plan.starts, [this](const PlanStart &start) { return comesByClock(start); });
        addFaults();
    }

private:
    void addPace(quint32 number)
    {
        const Note &note = m_flow.note(number);
        PlanNote &planned = m_plan.notes[number];
        planned.duration = durationNumber(note.duration, m_plan);
        if (note.capacity)
            planned.capacity = static_cast<quint32>(std::max(*note.capacity, 1));
        if (note.retry && note.retry->times > 0) {
            planned.retry = static_cast<quint32>(m_plan.retries.size());
            m_plan.retries.push_back(*note.retry);
        }
        if (note.timer && note.timer->kind == Timer::Kind::After) {
            planned.after = static_cast<quint32>(m_plan.waits.size());
            const quint32 without = note.timer->without ? numberOf(*note.timer->without) : kNone;
            m_plan.waits.push_back({std::max<qint64>(note.timer->time, 0), without});
            if (without != kNone)
                m_plan.notes[without].isAwaited = true;
        }
    }

    void addStreams()
    {
        std::vector<quint32> emitting;
        for (quint32 edge = 0; edge < m_plan.edges.size(); ++edge)
            if (m_plan.notes[m_plan.edges[edge].from].keepsStreams &&
                m_plan.notes[m_plan.edges[edge].to].role == Role::Event)
                emitting.push_back(edge);
        std::ranges::stable_sort(emitting, {}, [this](quint32 edge) { return m_plan.edges[edge].to; });
        for (const quint32 edge : emitting) {
            PlanNote &event = m_plan.notes[m_plan.edges[edge].to];
            if (event.streamsBegin == event.streamsEnd)
                event.streamsBegin = static_cast<quint32>(m_plan.answers.size());
            m_plan.answers.push_back(edge);
            event.streamsEnd = static_cast<quint32>(m_plan.answers.size());
        }
    }

    void markGuarded(quint32 number)
    {
        PlanNote &planned = m_plan.notes[number];
        for (quint32 edge = planned.outgoing; edge < planned.receivers; ++edge)
            if (planned.role == Role::Policy && m_plan.edges[edge].guard != kNone)
                planned.isGuarded = true;
    }

    void addClock(quint32 number)
    {
        const Note &note = m_flow.note(number);
        if (!m_happens[number])
            return;
        if (hasClock(note) && m_plan.notes[number].role != Role::Projection)
            addTimer(number, *note.timer);
        if (note.arrivals && m_plan.notes[number].role == Role::Informed && startsByItself())
            addArrivals(number, *note.arrivals);
    }

    bool startsByItself() const { return !m_scenario || m_scenario->when.empty(); }

    void addTimer(quint32 number, const Timer &timer)
    {
        PlanTick tick;
        tick.start.note = number;
        tick.itself = actingByItself(number);
        if (timer.kind == Timer::Kind::Every) {
            tick.start.time = std::max<qint64>(timer.time, 1);
            tick.between = durationNumber(tick.start.time, m_plan);
        } else {
            tick.start.time = timer.time - runBegin(m_flow, m_scenario);
            tick.most = 1;
            if (tick.start.time < 0)
                return;
        }
        m_plan.ticks.push_back(tick);
    }

    void addArrivals(quint32 number, const Arrivals &arrivals)
    {
        if (arrivals.most < 1)
            return;
        const PlanNote &actor = m_plan.notes[number];
        PlanTick tick;
        tick.start.note = number;
        tick.itself = actingByItself(number);
        tick.between = durationNumber(arrivals.between, m_plan);
        tick.most = static_cast<quint64>(arrivals.most);
        tick.entity = m_flow.note(number).title.simplified();
        for (quint32 edge = actor.outgoing; edge < actor.receivers; ++edge)
            for (const PlanField &field : m_plan.fields[m_plan.edges[edge].to])
                if (field.entityId)
                    nameEntity(field, tick);
        m_plan.ticks.push_back(tick);
    }

    static void nameEntity(const PlanField &field, PlanTick &tick)
    {
        const QString example = field.example.toVariant().toString();
        if (tick.entityFields.isEmpty() && !example.isEmpty())
            tick.entity = example;
        tick.entityFields.append(field.name);
    }

    // An edge from the note to itself that nothing else passes; kNone for a message.
    quint32 actingByItself(quint32 number)
    {
        const PlanNote &note = m_plan.notes[number];
        if (m_flow.isMessage(number))
            return kNone;
        PlanEdge itself{.from = number, .to = number};
        itself.answers = static_cast<quint32>(m_plan.answers.size());
        for (quint32 edge = note.outgoing; edge < note.receivers; ++edge)
            m_plan.answers.push_back(edge);
        itself.answersEnd = static_cast<quint32>(m_plan.answers.size());
        m_plan.edges.push_back(itself);
        return static_cast<quint32>(m_plan.edges.size() - 1);
    }

    // What is its own clock's, or that of somebody who issues it, does not begin by itself.
    bool comesByClock(const PlanStart &start) const
    {
        if (!startsByItself())
            return false;
        const auto isTicking = [this](quint32 note) {
            return std::ranges::any_of(m_plan.ticks,
                                       [note](const PlanTick &tick) { return tick.start.note == note; });
        };
        return isTicking(start.note) || std::ranges::any_of(m_flow.incoming(start.note), [&](quint32 edge) {
                   return isTicking(m_flow.edges()[edge].from);
               });
    }

    void addFaults()
    {
        if (!m_scenario)
            return;
        for (const Fault &fault : m_scenario->faults)
            if (const quint32 note = fault.note ? numberOf(*fault.note) : kNone; !fault.note || note != kNone)
                m_plan.faults.push_back({fault, note});
    }

    quint32 numberOf(const NoteId &id) const
    {
        const auto found = std::ranges::find(m_plan.ids, id);
        return found == m_plan.ids.end() ? kNone : static_cast<quint32>(found - m_plan.ids.begin());
    }

    const FlatFlow &m_flow;
    const Scenario *m_scenario;
    const std::vector<bool> &m_happens;
    Plan &m_plan;
};

} // namespace

void addLink(const Link &link, Plan &plan, PlanEdge &edge)
{
    edge.delay = durationNumber(link.delay, plan);
    const QString guard = link.guard.trimmed();
    if (guard.isEmpty())
        return;
    edge.guard = static_cast<quint32>(plan.guards.size());
    plan.guards.push_back({guard, Guard::parse(guard)});
}

void addBehaviour(const FlatFlow &flow, const Scenario *scenario, const std::vector<bool> &happens,
                  Plan &plan)
{
    BehaviourCompiler(flow, scenario, happens, plan).compile();
}

} // namespace tempestry::simulation
