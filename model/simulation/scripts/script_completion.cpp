#include "model/simulation/scripts/script_completion.h"

#include "model/simulation/scripts/script_source.h"

#include <QRegularExpression>

#include <algorithm>

namespace tempestry::simulation {

namespace {

using Words = std::vector<ScriptWord>;

constexpr auto kUnicode = QRegularExpression::UseUnicodePropertiesOption;

// What the functions of a script call their parameters.
struct Parameters
{
    QStringList messages;
    QStringList contexts;
    QStringList states;
};

Parameters parametersIn(const QString &code)
{
    static const QRegularExpression definition(
        QStringLiteral(
            R"(\b(handle|apply|project)\s*(?:=\s*(?:function\s*)?)?\(\s*([\w$]+)\s*(?:,\s*([\w$]+))?)"),
        kUnicode);
    Parameters found;
    for (auto match = definition.globalMatch(code); match.hasNext();) {
        const QRegularExpressionMatch function = match.next();
        const bool isHandle = function.captured(1) == QLatin1StringView("handle");
        (isHandle ? found.messages : found.states) << function.captured(2);
        if (function.hasCaptured(3))
            (isHandle ? found.contexts : found.messages) << function.captured(3);
    }
    return found;
}

bool isIdentifier(const QString &name)
{
    static const QRegularExpression identifier(QStringLiteral(R"(^[^\d\W][\w$]*$)"), kUnicode);
    return identifier.match(name).hasMatch();
}

ScriptWord word(const QString &text)
{
    return {text, text.size()};
}

ScriptWord called(const QString &name)
{
    return {name + QStringLiteral("()"), name.size() + 1};
}

Words wordsOf(const QStringList &texts)
{
    Words words;
    for (const QString &text : texts)
        words.push_back(word(text));
    return words;
}

Words called(const std::vector<NamedNote> &notes)
{
    Words words;
    for (const NamedNote &note : notes)
        words.push_back(called(note.name));
    return words;
}

Words ofContext(NoteKind kind, const ScriptNames &names)
{
    Words words;
    if (!names.emit.empty())
        words.push_back(word(QStringLiteral("emit")));
    if (!names.issue.empty())
        words.push_back(word(QStringLiteral("issue")));
    if (!names.read.empty())
        words.push_back(word(QStringLiteral("read")));
    if (kind == NoteKind::Aggregate)
        words.push_back(word(QStringLiteral("state")));
    for (const char *name : {"entity", "now", "random()", "telemetry"})
        words.push_back(word(QLatin1StringView(name)));
    return words;
}

Words members(const QString &owner, const Parameters &parameters, NoteKind kind, const ScriptNames &names)
{
    if (parameters.messages.contains(owner)) {
        QStringList fields = names.fields + QStringList(QStringLiteral("type"));
        fields.removeIf([](const QString &field) { return !isIdentifier(field); });
        return wordsOf(fields);
    }
    const qsizetype dot = owner.indexOf(u'.');
    if (!parameters.contexts.contains(owner.left(dot)))
        return {};
    if (dot < 0)
        return ofContext(kind, names);
    const QStringView member = QStringView(owner).sliced(dot + 1);
    if (member == QLatin1StringView("emit"))
        return called(names.emit);
    if (member == QLatin1StringView("issue"))
        return called(names.issue);
    if (member == QLatin1StringView("read"))
        return called(names.read);
    if (member == QLatin1StringView("telemetry"))
        return {called(QStringLiteral("progress"))};
    return {};
}

QString quoted(QString name)
{
    return u'"' + name.replace(u'\\', QLatin1StringView("\\\\")).replace(u'"', QLatin1StringView("\\\"")) +
           u'"';
}

// Where a field of what is emitted or issued is named: those that are not there yet.
std::optional<Words> fieldsOfOutput(const QString &before, const ScriptNames &names)
{
    static const QRegularExpression output(
        QStringLiteral(
            R"(\.\s*(emit|issue)\s*\.\s*([\w$]+)\s*\(\s*\{((?:[^{}()\[\]]|\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\])*)$)"),
        kUnicode);
    static const QRegularExpression nested(QStringLiteral(R"(\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\])"));
    const QRegularExpressionMatch match = output.match(before);
    if (!match.hasMatch())
        return {};
    QStringList parts = match.captured(3).remove(nested).split(u',');
    if (parts.takeLast().contains(u':'))
        return {};
    QStringList there;
    for (const QString &part : parts)
        there << part.section(u':', 0, 0).trimmed();
    const auto &notes = match.captured(1) == QLatin1StringView("emit") ? names.emit : names.issue;
    const auto note = std::ranges::find(notes, match.captured(2), &NamedNote::name);
    Words words;
    if (note != notes.end())
        for (const QString &field : note->fields)
            if (!there.contains(field))
                words.push_back(word((isIdentifier(field) ? field : quoted(field)) + QStringLiteral(": ")));
    return words;
}

Words names(const QString &code, const Parameters &parameters, NoteKind kind)
{
    Words words = wordsOf(parameters.messages + parameters.states + parameters.contexts);
    for (const QString &function : functionNames(kind)) {
        if (definesFunction(code, function))
            continue;
        const QString head = functionHead(function, kind) + QStringLiteral(" {\n  ");
        words.push_back({head + QStringLiteral("\n}"), head.size()});
    }
    std::ranges::sort(words, {}, &ScriptWord::text);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

ScriptCompletion completionAt(const QString &source, qsizetype place, NoteKind kind, const ScriptNames &known)
{
    if (codeOnly(QString(source).insert(place, u'x'))[place] != u'x')
        return {place, false, {}}; // within a comment or a text
    const QString code = codeOnly(source);
    const QString before = code.left(place);
    static const QRegularExpression path(QStringLiteral(R"((?:([\w$.]*)\.)?([\w$]*)$)"), kUnicode);
    const QRegularExpressionMatch match = path.match(before);
    const QString written = match.captured(2);
    const Parameters parameters = parametersIn(code);
    ScriptCompletion completion{place - written.size(), match.hasCaptured(1), {}};
    if (completion.isMember)
        completion.words = members(match.captured(1), parameters, kind, known);
    else if (auto fields = fieldsOfOutput(before.chopped(written.size()), known))
        completion.words = std::move(*fields);
    else
        completion.words = names(code, parameters, kind);
    std::erase_if(completion.words, [&](const ScriptWord &word) {
        return !word.text.startsWith(written, Qt::CaseInsensitive);
    });
    return completion;
}

} // namespace tempestry::simulation
