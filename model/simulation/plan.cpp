#include "model/simulation/plan.h"

#include "model/simulation/answers.h"
#include "model/simulation/expected_counts.h"
#include "model/simulation/journal.h"
#include "model/simulation/plan_behaviour.h"
#include "model/simulation/starts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tempestry::simulation {

namespace {

// An example as it stands in a payload; unknown when nothing is written.
QJsonValue exampleValue(const Field &field)
{
    if (field.example.isEmpty())
        return QJsonValue::Null;
    if (field.type == QLatin1StringView("number")) {
        bool isNumber = false;
        if (const qint64 whole = field.example.toLongLong(&isNumber); isNumber)
            return whole;
        if (const double number = field.example.toDouble(&isNumber); isNumber && std::isfinite(number))
            return number;
    }
    if (field.type == QLatin1StringView("boolean")) {
        const QString word = field.example.trimmed().toLower();
        if (word == QLatin1StringView("true") || word == QLatin1StringView("false"))
            return word == QLatin1StringView("true");
    }
    return field.example;
}

class Compiler
{
    Q_DECLARE_TR_FUNCTIONS(Plan)

public:
    Compiler(const Board &board, const FlowGraph &flow, const Scenario *scenario,
             const Conditions &conditions)
        : m_board(board)
        , m_scenario(scenario)
        , m_conditions(conditions)
        , m_flow(board, flow)
    {}

    std::optional<Plan> compile(QString *problem)
    {
        const auto known = conditionsOf(m_board);
        if (!checkNames(known, problem) || !readEntries(problem))
            return std::nullopt;
        for (quint32 note = 0; note < m_flow.size(); ++note)
            m_happens.push_back(happens(m_flow.note(note)));
        addNotes();
        addEdges();
        addAnswers();
        addStarts();
        addBehaviour(m_flow, m_scenario, m_happens, m_plan);
        return std::move(m_plan);
    }

private:
    bool checkNames(const QStringList &known, QString *problem) const
    {
        const auto list =
            known.isEmpty() ? tr("It has none.") : tr("It has: %1.").arg(known.join(QLatin1StringView(", ")));
        for (auto set = m_conditions.begin(); set != m_conditions.end(); ++set) {
            if (known.contains(set.key()))
                continue;
            *problem = tr("“%1” is no condition of this board. %2").arg(set.key(), list);
            return false;
        }
        for (auto set = m_scenario ? m_scenario->set.begin() : Conditions::const_iterator();
             m_scenario && set != m_scenario->set.end(); ++set) {
            if (known.contains(set.key()))
                continue;
            *problem = tr("Scenario “%1” sets “%2”, which is no condition of this board. %3")
                           .arg(m_scenario->name, set.key(), list);
            return false;
        }
        return true;
    }

    bool happens(const Note &note) const
    {
        if (note.condition.isEmpty())
            return true;
        return m_conditions.value(note.condition,
                                  m_scenario ? m_scenario->set.value(note.condition, true) : true);
    }

    bool readEntries(QString *problem)
    {
        return !m_scenario ||
               (readEntries(m_scenario->given, "given", m_plan.given, problem) &&
                readEntries(m_scenario->when, "when", m_plan.starts, problem) && checkFaults(problem));
    }

    bool checkFaults(QString *problem) const
    {
        for (const Fault &fault : m_scenario->faults) {
            if (!fault.note || m_board.find(*fault.note))
                continue;
            *problem =
                tr("Scenario “%1”: a fault names a note that is no longer on the board. Choose another.")
                    .arg(m_scenario->name);
            return false;
        }
        return true;
    }

    bool readEntries(const std::vector<ScenarioEntry> &entries, const char *list,
                     std::vector<PlanStart> &starts, QString *problem) const
    {
        const bool isGiven = &starts == &m_plan.given;
        for (const ScenarioEntry &entry : entries) {
            quint32 note = 0;
            while (note < m_flow.size() && m_flow.note(note).id != entry.note)
                ++note;
            if (note == m_flow.size() ||
                !(isGiven ? m_flow.role(note) == Role::Event : m_flow.isMessage(note))) {
                const QString reason =
                    isGiven
                        ? tr("Scenario “%1”: “%2” names a note that is no event of this board. Choose an "
                             "event.")
                        : tr("Scenario “%1”: “%2” names a note that is no command or event of this board. "
                             "Choose a command or an event.");
                *problem = reason.arg(m_scenario->name, QLatin1StringView(list));
                return false;
            }
            starts.push_back({note, std::nullopt, entry.time.value_or(0), entry.entity, entry.payload});
        }
        return true;
    }

    void addNotes()
    {
        for (quint32 i = 0; i < m_flow.size(); ++i) {
            const Note &note = m_flow.note(i);
            PlanNote planned;
            planned.role = m_flow.role(i);
            planned.hasFields = m_flow.isMessage(i) && !note.fields.empty();
            planned.answersOne = note.answer == Answer::OneOf;
            planned.times = timesOf(m_flow, i);
            planned.sources = static_cast<quint32>(m_flow.incoming(i).size());
            planned.answersByGuard = note.answer == Answer::Guards;
            planned.keepsStreams = m_flow.kind(i) == NoteKind::Aggregate;
            planned.takesTwice = note.takesTwice;
            planned.isScripted = !note.script.trimmed().isEmpty();
            m_plan.notes.push_back(planned);
            m_plan.ids.push_back(note.id);
            m_plan.titles.append(note.title);
            m_plan.actors.push_back(note.actors);
            m_plan.keys.append(note.key);
            m_plan.scripts.append(note.script);
            auto &fields = m_plan.fields.emplace_back();
            for (const Field &field : note.fields)
                fields.push_back({field.name, exampleValue(field), field.entityId});
        }
    }

    void addEdges()
    {
        const auto expected = expectedCounts(m_flow, m_happens);
        std::vector<quint32> source(m_flow.edges().size());
        for (quint32 note = 0; note < m_flow.size(); ++note) {
            const auto incoming = m_flow.incoming(note);
            bool needsMore = incoming.size() > 1;
            for (quint32 i = 0; i < incoming.size(); ++i) {
                source[incoming[i]] = i;
                needsMore = needsMore || expected[m_flow.edges()[incoming[i]].from] > 1;
            }
            if (!needsMore || m_flow.note(note).trigger != Trigger::All)
                continue;
            m_plan.notes[note].waits = true;
            m_plan.notes[note].expected = static_cast<quint32>(m_plan.expected.size());
            for (const quint32 edge : incoming)
                m_plan.expected.push_back(expected[m_flow.edges()[edge].from]);
        }
        m_planned.assign(m_flow.edges().size(), kNone);
        for (quint32 note = 0; note < m_flow.size(); ++note) {
            PlanNote &from = m_plan.notes[note];
            from.outgoing = from.receivers = from.outgoingEnd = edgeCount();
            for (quint32 i = m_flow.outgoingBegin(note); i < m_flow.outgoingEnd(note); ++i) {
                const FlatEdge &edge = m_flow.edges()[i];
                if (!m_happens[edge.from] || !m_happens[edge.to])
                    continue;
                m_planned[i] = edgeCount();
                PlanEdge &planned = m_plan.edges.emplace_back();
                planned = {.from = edge.from, .to = edge.to, .source = source[i]};
                planned.once = isOwnWill(edge);
                planned.weight = edge.weight;
                if (edge.link)
                    addLink(*edge.link, m_plan, planned);
                from.outgoingEnd = edgeCount();
                if (m_flow.isMessage(edge.to))
                    from.receivers = from.outgoingEnd;
            }
        }
    }

    quint32 edgeCount() const { return static_cast<quint32>(m_plan.edges.size()); }

    bool isOwnWill(const FlatEdge &edge) const
    {
        return m_flow.role(edge.from) == Role::Informed ||
               (m_flow.kind(edge.from) == NoteKind::ExternalSystem && m_flow.role(edge.to) == Role::Command);
    }

    void addAnswers()
    {
        for (quint32 note = 0; note < m_flow.size(); ++note) {
            PlanNote &planned = m_plan.notes[note];
            if (!m_flow.isMessage(note))
                continue;
            planned.shortForms = answerCount();
            for (quint32 edge = planned.outgoing; edge < planned.receivers; ++edge)
                m_plan.answers.push_back(edge);
            planned.shortFormsEnd = answerCount();
        }
        for (quint32 i = 0; i < m_flow.edges().size(); ++i) {
            const FlatEdge &edge = m_flow.edges()[i];
            if (m_planned[i] == kNone || m_flow.isMessage(edge.to))
                continue;
            const quint32 begin = answerCount();
            for (const quint32 answer : reactions(edge))
                if (m_planned[answer] != kNone)
                    m_plan.answers.push_back(m_planned[answer]);
            m_plan.edges[m_planned[i]].answers = begin;
            m_plan.edges[m_planned[i]].answersEnd = answerCount();
        }
    }

    quint32 answerCount() const { return static_cast<quint32>(m_plan.answers.size()); }

    // The messages by which `edge.to` reacts to what comes along the edge: a handler's events answer
    // commands, and it emits them by itself only when no command could make it.
    std::vector<quint32> reactions(const FlatEdge &edge) const
    {
        std::vector<quint32> all;
        const bool isHandler = m_flow.role(edge.to) == Role::Handler;
        const bool isCommand = m_flow.role(edge.from) == Role::Command;
        const bool hasCommands = std::ranges::any_of(m_flow.incoming(edge.to), [this](quint32 incoming) {
            return m_flow.role(m_flow.edges()[incoming].from) == Role::Command;
        });
        for (quint32 i = m_flow.outgoingBegin(edge.to); i < m_flow.outgoingEnd(edge.to); ++i) {
            const Role role = m_flow.role(m_flow.edges()[i].to);
            if (role == Role::Command || (role == Role::Event && (!isHandler || !hasCommands)))
                all.push_back(i);
        }
        if (isHandler && isCommand) {
            const auto events = answersTo(m_flow, edge.from, edge.to);
            all.insert(all.end(), events.begin(), events.end());
            std::ranges::sort(all);
        }
        return all;
    }

    void addStarts()
    {
        const auto doesNotHappen = [this](const PlanStart &start) { return !m_happens[start.note]; };
        if (!m_scenario || m_scenario->when.empty())
            for (const quint32 note : startsOf(m_flow))
                if (mayStart(note))
                    m_plan.starts.push_back({note, std::nullopt, 0, {}, {}});
        std::erase_if(m_plan.given, doesNotHappen);
        std::erase_if(m_plan.starts, doesNotHappen);
        for (PlanStart &start : m_plan.given)
            start.time = std::min<qint64>(start.time, -1);
        std::ranges::stable_sort(m_plan.given, {}, &PlanStart::time);
        for (PlanStart &start : m_plan.starts) {
            start.time = std::max<qint64>(start.time, 0);
            const quint32 issuer =
                m_flow.role(start.note) == Role::Command ? issuerOf(m_flow, start.note) : kNone;
            if (issuer != kNone && m_planned[issuer] != kNone)
                start.issuer = m_planned[issuer];
        }
    }

    // Not when all who could bring it about don't happen.
    bool mayStart(quint32 note) const
    {
        const auto incoming = m_flow.incoming(note);
        return incoming.empty() || std::ranges::any_of(incoming, [this](quint32 edge) {
                   return m_happens[m_flow.edges()[edge].from];
               });
    }

    const Board &m_board;
    const Scenario *m_scenario;
    const Conditions &m_conditions;
    const FlatFlow m_flow;
    std::vector<bool> m_happens;
    std::vector<quint32> m_planned; // edge of m_flow -> edge of the plan; kNone: never passed
    Plan m_plan;
};

} // namespace

QStringList conditionsOf(const Board &board)
{
    QStringList names;
    board.notes().forEach([&names](const Note &note) {
        if (!note.condition.isEmpty() && !isAnnotation(note.kind))
            names.append(note.condition);
    });
    names.sort();
    names.removeDuplicates();
    return names;
}

std::optional<Plan> compilePlan(const Board &board, const FlowGraph &flow, const Scenario *scenario,
                                const Conditions &conditions, QString *problem)
{
    return Compiler(board, flow, scenario, conditions).compile(problem);
}

} // namespace tempestry::simulation
