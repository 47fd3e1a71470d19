#include "model/simulation/run.h"

#include <QJsonArray>

#include <algorithm>

namespace tempestry::simulation {

namespace {

bool mentions(const QJsonValue &value, const QString &entity)
{
    if (value.isArray())
        return std::ranges::any_of(value.toArray(),
                                   [&](const QJsonValue &each) { return mentions(each, entity); });
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::any_of(object.begin(), object.end(),
                           [&](const QJsonValue &each) { return mentions(each, entity); });
    }
    return value.toVariant().toString() == entity;
}

} // namespace

// Sends what the note answers with; false when it failed and nothing is sent.
bool Run::decide(const Item &task, const Cause &within)
{
    const PlanEdge &edge = m_plan.edges[task.edge];
    const PlanNote &note = m_plan.notes[edge.to];
    Cause acting = within;
    if (note.keepsStreams)
        acting.state = stream(edge.to, within.entity).state;
    m_chosen.clear();
    m_scriptAnswer.clear();
    m_progress = {};
    std::optional<QJsonObject> problem;
    if (isScripted(edge.to))
        problem = isConflict(task, within) ? std::nullopt : callScript(task, acting);
    else
        problem = chooseByGuards(note, edge, acting);
    if (problem) {
        fail(task, within, *problem);
        return false;
    }
    const bool answers = isScripted(edge.to) || !m_chosen.empty();
    if (answers && isConflict(task, within)) {
        failByConflict(task, within);
        return false;
    }
    for (const quint32 chosen : m_chosen)
        if (!m_end)
            sendOnce(chosen, acting);
    for (quint32 k = 0; k < m_scriptAnswer.size() && countMessage(); ++k)
        sendAs(m_scriptAnswer[k].edge, k, acting, m_scriptAnswer[k].content);
    return true;
}

// Fills m_chosen; returns why it can't be told.
std::optional<QJsonObject> Run::chooseByGuards(const PlanNote &note, const PlanEdge &edge,
                                               const Cause &acting)
{
    if (note.answersOne && edge.answersEnd - edge.answers > 1) {
        if (const quint32 chosen = choose(edge.answers, edge.answersEnd, acting.id); chosen != kNone)
            m_chosen.push_back(chosen);
        return std::nullopt;
    }
    std::vector<quint32> others;
    bool anyHolds = false;
    for (quint32 i = edge.answers; i < edge.answersEnd; ++i) {
        const quint32 answer = m_plan.answers[i];
        const bool isGuarded = m_plan.edges[answer].guard != kNone && (note.answersByGuard || note.isGuarded);
        if (!isGuarded) {
            (note.answersByGuard ? others : m_chosen).push_back(answer);
            continue;
        }
        const auto held = holds(answer, acting);
        if (const auto *problem = std::get_if<QJsonObject>(&held))
            return *problem;
        if (std::get<bool>(held))
            m_chosen.push_back(answer);
        anyHolds = anyHolds || std::get<bool>(held);
    }
    if (!anyHolds)
        m_chosen.insert(m_chosen.end(), others.begin(), others.end());
    return std::nullopt;
}

// Whether the guard of the edge holds, or why that can't be told.
std::variant<bool, QJsonObject> Run::holds(quint32 edge, const Cause &acting)
{
    const PlanGuard &planned = m_plan.guards[m_plan.edges[edge].guard];
    const QJsonObject fields = m_contents.fields({acting.scope, acting.state, acting.entity});
    const auto told = [&planned](const GuardProblem &problem) {
        QJsonObject payload = reasonPayload(QStringLiteral("The guard “%1”, column %2: %3")
                                                .arg(planned.text)
                                                .arg(problem.column)
                                                .arg(problem.reason));
        payload.insert(QStringLiteral("column"), problem.column);
        return payload;
    };
    if (const auto *guard = std::get_if<Guard>(&planned.guard)) {
        const auto held = guard->holds(fields);
        if (const auto *problem = std::get_if<GuardProblem>(&held))
            return told(*problem);
        return std::get<bool>(held);
    }
    if (!m_scripts || !m_scripts->canTell(edge))
        return told(std::get<GuardProblem>(planned.guard));
    const auto held = m_scripts->holds(edge, fields);
    if (const auto *failed = std::get_if<Scripts::Failure>(&held)) {
        const bool isTrigger = m_plan.notes[m_plan.edges[edge].from].role == Role::Event;
        return *failure(isTrigger ? m_plan.edges[edge].to : m_plan.edges[edge].from, *failed);
    }
    return std::get<bool>(held);
}

bool Run::isConflict(const Item &task, const Cause &within)
{
    const quint32 note = m_plan.edges[task.edge].to;
    return m_plan.notes[note].keepsStreams && stream(note, within.entity).version != task.payload;
}

bool Run::isScripted(quint32 note) const
{
    return m_scripts && m_plan.notes[note].isScripted && m_scripts->canHandle(note);
}

// Fills m_scriptAnswer; returns why the script failed.
std::optional<QJsonObject> Run::callScript(const Item &task, Cause &acting)
{
    const quint32 number = m_plan.edges[task.edge].to;
    if (const auto failed = fold(number, acting.entity))
        return failure(number, *failed);
    Scripts::Call call;
    call.note = number;
    call.entity = acting.entity;
    call.now = m_queue.now();
    call.activity = acting.id;
    if (acting.message != kNone) {
        const CauseStep message = m_recorder.step(acting.message);
        call.message = {message.note, task.cause.entity, message.payload, task.cause.id};
    }
    const auto answer = m_scripts->handle(call);
    if (const auto *failed = std::get_if<Scripts::Failure>(&answer))
        return failure(number, *failed);
    return readOutputs(m_plan.notes[number], acting, std::get<std::vector<Scripts::Output>>(answer));
}

std::optional<QJsonObject> Run::readOutputs(const PlanNote &note, const Cause &acting,
                                            const std::vector<Scripts::Output> &outputs)
{
    const Source source{acting.scope, acting.state, acting.entity};
    for (const Scripts::Output &output : outputs) {
        if (output.note == kNone) {
            m_progress = output.payload;
            continue;
        }
        quint32 edge = note.outgoing;
        while (edge < note.receivers && m_plan.edges[edge].to != output.note)
            ++edge;
        if (edge == note.receivers) // the note does not happen in this run
            continue;
        const Content content = m_contents.ofScript(output.note, output.payload, output.entity, source);
        const QString entity = m_contents.nameOf(content.entity);
        if (!output.entity && content.entity != acting.entity && !mentions(m_contents.fields(source), entity))
            return reasonPayload(
                QStringLiteral("“%1” is an entity that it was not handed, so it can't write for it.")
                    .arg(entity));
        m_scriptAnswer.push_back({edge, content});
    }
    return std::nullopt;
}

// What the journal says of it. One that is fatal ends the run.
std::optional<QJsonObject> Run::failure(quint32 note, const Scripts::Failure &failure)
{
    QJsonObject payload = failure.payload();
    if (failure.fatal && !m_end) {
        limit(QStringLiteral("script"));
        m_scriptNote = note;
        m_scriptLimit = payload;
        m_scriptLimit.insert(QStringLiteral("limit"), m_limit);
        m_scriptLimit.insert(QStringLiteral("notes"), QJsonArray{m_plan.titles[note].simplified()});
    }
    return payload;
}

// The event is in the streams of all aggregates that emit such events but the one by whose edge `via` it
// came: that one has it since it was sent.
void Run::appendToStreams(quint32 event, const Cause &message, quint32 payload, quint32 via)
{
    const PlanNote &note = m_plan.notes[event];
    for (quint32 i = note.streamsBegin; i < note.streamsEnd; ++i)
        if (m_plan.answers[i] != via)
            appendTo(m_plan.edges[m_plan.answers[i]].from, event, message, payload);
}

void Run::appendTo(quint32 aggregate, quint32 event, const Cause &message, quint32 payload)
{
    if (m_plan.notes[event].role != Role::Event)
        return;
    Stream &appended = stream(aggregate, message.entity);
    ++appended.version;
    appended.state = m_contents.merged(appended.state, payload);
    if (!m_scripts || !m_plan.notes[aggregate].isScripted || !m_scripts->canApply(aggregate))
        return;
    if (appended.unfolded == 0) {
        m_unfolded.emplace_back();
        appended.unfolded = static_cast<quint32>(m_unfolded.size());
    }
    m_unfolded[appended.unfolded - 1].push_back({event, message.entity, payload, message.id});
}

// The aggregate's script learns of the entity's events that it does not know yet.
std::optional<Scripts::Failure> Run::fold(quint32 aggregate, quint32 entity)
{
    if (!m_plan.notes[aggregate].keepsStreams)
        return std::nullopt;
    const quint32 unfolded = stream(aggregate, entity).unfolded;
    if (unfolded == 0)
        return std::nullopt;
    for (const Scripts::Message &event : std::exchange(m_unfolded[unfolded - 1], {}))
        if (auto failed = m_scripts->apply(aggregate, event))
            return failed;
    return std::nullopt;
}

// What the read model's script makes of it; nullopt where there is none.
std::optional<quint32> Run::contentsOf(quint32 readModel, const Cause &cause,
                                       std::optional<QJsonObject> *problem)
{
    if (!m_scripts || !m_scripts->canProject(readModel))
        return std::nullopt;
    const CauseStep event = m_recorder.step(cause.message);
    if (const auto failed =
            m_scripts->project(readModel, {event.note, cause.entity, event.payload, cause.id})) {
        *problem = failure(readModel, *failed);
        return std::nullopt;
    }
    return m_contents.payload(m_scripts->contents(readModel, cause.entity));
}

} // namespace tempestry::simulation
