#include "model/simulation/scripts/script_host.h"

#include "model/simulation/scripts/script_source.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tempestry::simulation {

namespace {

constexpr size_t kMessageSlots = 4096;
constexpr qsizetype kMostKnownOutputs = 4096;
constexpr qsizetype kLongestKnownOutput = 2000; // UTF-16 code units of JSON

class ScriptText
{
    Q_DECLARE_TR_FUNCTIONS(ScriptText)

public:
    static QString outOfTime(const QString &title, std::chrono::milliseconds limit)
    {
        return tr("The script of \u201c%1\u201d did not come to an end within %2 s")
            .arg(title.simplified())
            .arg(static_cast<double>(limit.count()) / 1000);
    }
    static QString tooMuch(const QString &title, const QString &what)
    {
        return tr("The script of \u201c%1\u201d %2").arg(title.simplified(), what);
    }
    static QString noFunction(NoteKind kind)
    {
        return tr("It defines no function %1").arg(functionNames(kind).join(QStringLiteral(" or ")));
    }
};

double half(quint64 word, int shift)
{
    return static_cast<double>(static_cast<quint32>(word >> shift));
}

std::vector<Scripts::Output> outputsFrom(const QString &json)
{
    std::vector<Scripts::Output> outputs;
    const QJsonArray entries = QJsonDocument::fromJson('[' + json.toUtf8() + ']').array();
    outputs.reserve(static_cast<size_t>(entries.size()));
    for (const auto &entry : entries) {
        const QJsonArray parts = entry.toArray();
        outputs.push_back({static_cast<quint32>(parts[0].toInteger()), parts[1].toObject(),
                           parts.size() > 2 ? std::optional(parts[2].toString()) : std::nullopt});
    }
    return outputs;
}

} // namespace

struct ScriptHost::Script
{
    quint32 number = 0;
    NoteKind kind = NoteKind::Procedure;
    std::optional<Failure> problem; // why none of its functions can be called
    bool handles = false;
    bool folds = false;
    QJSValue note; // the prelude's object
    QJSValue handle;
    QJSValue fold;
    QJSValue state;
};

struct ScriptHost::Guard
{
    QString expression;
    QStringList fields; // of the note it leaves
    quint32 note = 0;
    std::map<QStringList, QJSValue> compiled; // by the names used
};

std::unique_ptr<Scripts> startScripts(const ScriptSet &set, const ScriptOptions &options)
{
    return std::make_unique<ScriptHost>(set, options);
}

ScriptHost::ScriptHost(const ScriptSet &set, const ScriptOptions &options)
    : m_engine(options.output)
    , m_scripts(set.ids.size())
    , m_ids(set.ids)
    , m_titles(set.titles)
    , m_messages(kMessageSlots)
    , m_makeMessage(m_engine.prelude(QStringLiteral("message")))
{
    const ScriptWatch::Actions actions{.interrupt = [this] { m_engine.js().setInterrupted(true); },
                                       .resume = [this] { m_engine.js().setInterrupted(false); },
                                       .giveUp = options.giveUp};
    m_watch = std::make_unique<ScriptWatch>(options.callLimit, actions,
                                            options.record ? *options.record : m_ownRecord);
    load(set);
}

ScriptHost::~ScriptHost() = default;

void ScriptHost::begin(const Journal &tables)
{
    m_tables = &tables;
    m_entities.clear();
    m_messages.assign(kMessageSlots, {});
    forget();
}

void ScriptHost::load(const ScriptSet &set)
{
    const QJSValue kindOf = m_engine.prelude(QStringLiteral("kind"));
    for (const QString &type : set.types)
        m_kinds.push_back(kindOf.call({type}));
    for (const auto &[edge, expression] : set.guards)
        if (!m_engine.problemOfGuard(expression))
            m_guards[edge] = {expression, set.fields[set.guardNotes.at(edge)], set.guardNotes.at(edge), {}};
    // Read models first: others read them.
    for (const bool readModels : {true, false})
        for (const NoteScript &source : set.notes)
            if ((source.kind == NoteKind::ReadModel) == readModels)
                loadNote(source);
}

void ScriptHost::loadNote(const NoteScript &source)
{
    auto script = std::make_unique<Script>();
    script->number = source.note;
    script->kind = source.kind;
    const bool isReadModel = source.kind == NoteKind::ReadModel;
    const bool hasSource = !source.source.trimmed().isEmpty();
    if (const auto problem = m_engine.problemOf(source.source))
        script->problem = Failure{problem->reason, problem->line};
    const auto file = QStringLiteral("note%1").arg(source.note);
    QJSValue makers = m_engine.js().newObject();
    for (const QString &name : functionNames(source.kind))
        if (hasSource && !script->problem)
            makers.setProperty(name, m_engine.maker(source.source, name, file));
    script->note = m_engine.prelude(QStringLiteral("note"))
                       .call({file, makers, isReadModel || source.kind == NoteKind::Aggregate,
                              doors(source.emit), doors(source.issue), doors(source.read)});
    script->handle = script->note.property(QStringLiteral("handle"));
    script->fold = script->note.property(QStringLiteral("fold"));
    script->state = script->note.property(QStringLiteral("state"));
    if (hasSource && !script->problem)
        findFunctions(*script);
    script->folds = script->folds || (isReadModel && !hasSource);
    m_scripts[source.note] = std::move(script);
}

QJSValue ScriptHost::doors(const std::vector<ScriptDoor> &doors)
{
    QJSValue list = m_engine.js().newArray(static_cast<uint>(doors.size()));
    for (quint32 i = 0; i < doors.size(); ++i) {
        QJSValue door = m_engine.js().newObject();
        door.setProperty(QStringLiteral("name"), doors[i].name);
        door.setProperty(QStringLiteral("note"), doors[i].note);
        if (const auto &script = m_scripts[doors[i].note])
            door.setProperty(QStringLiteral("model"), script->note);
        list.setProperty(i, door);
    }
    return list;
}

void ScriptHost::findFunctions(Script &script)
{
    for (const QString &name : functionNames(script.kind)) {
        const auto told = call(script.note.property(QStringLiteral("defines")), {name}, script.number);
        if (const Failure *failure = std::get_if<Failure>(&told)) {
            script.problem = *failure;
            return;
        }
        bool &found = name == QLatin1StringView("handle") ? script.handles : script.folds;
        found = std::get<QString>(told) == QLatin1StringView("yes");
    }
    if (!script.handles && !script.folds)
        script.problem = Failure{ScriptText::noFunction(script.kind)};
}

const ScriptHost::Script *ScriptHost::scriptOf(quint32 note) const
{
    return note < m_scripts.size() ? m_scripts[note].get() : nullptr;
}

bool ScriptHost::canHandle(quint32 note) const
{
    const Script *script = scriptOf(note);
    return script && script->kind != NoteKind::ReadModel && (script->handles || script->problem);
}

bool ScriptHost::canApply(quint32 note) const
{
    const Script *script = scriptOf(note);
    return script && script->kind == NoteKind::Aggregate && script->folds && !script->problem;
}

bool ScriptHost::canProject(quint32 note) const
{
    const Script *script = scriptOf(note);
    return script && script->kind == NoteKind::ReadModel && (script->folds || script->problem);
}

std::variant<QString, Scripts::Failure> ScriptHost::call(const QJSValue &function,
                                                         const QJSValueList &arguments, quint32 note) const
{
    m_watch->begin(m_ids[note]);
    const QJSValue told = function.call(arguments);
    if (m_watch->end())
        return Failure{ScriptText::outOfTime(m_titles[note], m_watch->limit()), 0, true};
    if (told.isError())
        return Failure{told.property(QStringLiteral("message")).toString()};
    const QString text = told.toString();
    if (text.startsWith(u'!') || text.startsWith(QLatin1StringView("x!")))
        return failureFrom(text, note);
    return text;
}

Scripts::Failure ScriptHost::failureFrom(const QString &told, quint32 note) const
{
    const qsizetype mark = told.indexOf(u'!');
    const qsizetype end = told.indexOf(u'\n');
    const int line = QStringView(told).sliced(mark + 1, end - mark - 1).toInt();
    const QString reason = told.mid(end + 1);
    return mark > 0 ? Failure{ScriptText::tooMuch(m_titles[note], reason), line, true}
                    : Failure{reason, line};
}

std::variant<std::vector<Scripts::Output>, Scripts::Failure> ScriptHost::handle(const Call &call)
{
    const Script &script = *m_scripts[call.note];
    if (script.problem)
        return *script.problem;
    const auto told =
        this->call(script.handle,
                   {message(call.message), entity(call.entity), call.entity, static_cast<double>(call.now),
                    half(call.activity.high, 32), half(call.activity.high, 0), half(call.activity.low, 32),
                    half(call.activity.low, 0)},
                   script.number);
    if (const Failure *failure = std::get_if<Failure>(&told))
        return *failure;
    return outputs(std::get<QString>(told));
}

std::vector<Scripts::Output> ScriptHost::outputs(const QString &json)
{
    if (json.isEmpty())
        return {};
    if (json.size() > kLongestKnownOutput)
        return outputsFrom(json);
    if (const auto known = m_outputs.constFind(json); known != m_outputs.cend())
        return *known;
    if (m_outputs.size() >= kMostKnownOutputs)
        m_outputs.clear();
    return *m_outputs.insert(json, outputsFrom(json));
}

std::optional<Scripts::Failure> ScriptHost::apply(quint32 aggregate, const Message &event)
{
    return fold(aggregate, event);
}

std::optional<Scripts::Failure> ScriptHost::project(quint32 readModel, const Message &event)
{
    return fold(readModel, event);
}

std::optional<Scripts::Failure> ScriptHost::fold(quint32 note, const Message &event)
{
    const Script &script = *m_scripts[note];
    if (script.problem)
        return script.problem;
    const auto told = call(script.fold, {message(event), entity(event.entity), event.entity}, script.number);
    const Failure *failure = std::get_if<Failure>(&told);
    return failure ? std::optional(*failure) : std::nullopt;
}

QJsonValue ScriptHost::state(quint32 note, quint32 entity) const
{
    const Script *script = scriptOf(note);
    if (!script)
        return QJsonValue::Undefined;
    const auto told = call(script->state, {entity}, script->number);
    const QString *json = std::get_if<QString>(&told);
    if (!json || json->isEmpty())
        return QJsonValue::Undefined;
    return QJsonDocument::fromJson('[' + json->toUtf8() + ']').array().first();
}

void ScriptHost::forget()
{
    for (const auto &script : m_scripts)
        if (script)
            script->note.property(QStringLiteral("forget")).call();
}

QJSValue ScriptHost::message(const Message &message)
{
    Slot &slot = m_messages[mixed(message.note ^ mixed(message.payload)) % kMessageSlots];
    if (slot.note != message.note || slot.payload != message.payload || slot.message.isUndefined()) {
        const QJsonObject fields =
            message.payload == kNone ? QJsonObject() : m_tables->payloads[message.payload];
        slot = {message.note, message.payload,
                m_makeMessage.call({m_engine.js().toScriptValue(fields), m_kinds[message.note]})};
    }
    return slot.message;
}

QJSValue ScriptHost::entity(quint32 number)
{
    if (number == kNone)
        return {};
    if (number >= m_entities.size())
        m_entities.resize(static_cast<size_t>(m_tables->entities.size()));
    QJSValue &value = m_entities[number];
    if (value.isUndefined())
        value = m_engine.js().toScriptValue(m_tables->entities[number]);
    return value;
}

QJSValue ScriptHost::compiled(Guard &guard, const QJsonObject &fields)
{
    QStringList names = guard.fields + fields.keys();
    names.sort();
    names.removeDuplicates();
    const auto known = guard.compiled.find(names);
    if (known != guard.compiled.end())
        return known->second;
    const QJSValue function = m_engine.prelude(QStringLiteral("guard"))
                                  .call({QStringLiteral("guard"), m_engine.guard(guard.expression, names)});
    return guard.compiled.emplace(names, function).first->second;
}

std::variant<bool, Scripts::Failure> ScriptHost::holds(quint32 edge, const QJsonObject &fields)
{
    Guard &guard = m_guards.at(edge);
    const auto told = call(compiled(guard, fields), {m_engine.js().toScriptValue(fields)}, guard.note);
    if (const Failure *failure = std::get_if<Failure>(&told))
        return *failure;
    return std::get<QString>(told) == QLatin1StringView("yes");
}

} // namespace tempestry::simulation
