#include "model/simulation/scripts/script_check.h"

#include "model/simulation/scripts/script_engine.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::simulation {

namespace {

class CheckText
{
    Q_DECLARE_TR_FUNCTIONS(ScriptText)

public:
    static QString missing(const QStringList &functions)
    {
        QStringList signatures;
        for (const QString &name : functions)
            signatures << (name == QLatin1StringView("handle") ? QStringLiteral("function handle(message, context)")
                                                               : QStringLiteral("function %1(state, event)").arg(name));
        return tr("A run calls %1, and there is none").arg(signatures.join(tr(" or ")));
    }

    static QString unknown(const QString &name, const std::vector<NamedNote> &known)
    {
        if (known.empty())
            return tr("%1 is not there: no such note is linked").arg(name);
        QStringList names;
        for (const NamedNote &note : known)
            names << note.name;
        return tr("%1 is not there; there is %2").arg(name, names.join(QStringLiteral(", ")));
    }
};

// The source with blanks in the place of comments and of what is quoted, so that places stay as they are.
QString codeOnly(const QString &source)
{
    static const QRegularExpression quoted(
        QStringLiteral(R"(//[^\n]*|/\*.*?(\*/|$)|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'|`(\\.|[^`\\])*`)"),
        QRegularExpression::DotMatchesEverythingOption);
    QString code = source;
    for (auto match = quoted.globalMatch(source); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        for (qsizetype i = found.capturedStart(); i < found.capturedEnd(); ++i)
            if (code[i] != u'\n')
                code[i] = u' ';
    }
    return code;
}

int lineAt(const QString &text, qsizetype place)
{
    return static_cast<int>(QStringView(text).first(place).count(u'\n')) + 1;
}

bool defines(const QString &code, const QString &function)
{
    const QRegularExpression definition(
        QStringLiteral("\\bfunction\\s+%1\\s*\\(|\\b(?:const|let|var)\\s+%1\\s*=").arg(function));
    return definition.match(code).hasMatch();
}

std::optional<ScriptProblem> unknownName(const QString &code, const ScriptNames &names)
{
    static const QRegularExpression use(QStringLiteral("\\bcontext\\s*\\.\\s*(emit|issue|read)\\s*\\.\\s*([\\w$]+)"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    for (auto match = use.globalMatch(code); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString door = found.captured(1);
        const auto &known = door == QLatin1StringView("emit")    ? names.emit
                            : door == QLatin1StringView("issue") ? names.issue
                                                                 : names.read;
        if (std::ranges::find(known, found.captured(2), &NamedNote::name) == known.end())
            return ScriptProblem{
                CheckText::unknown(QStringLiteral("context.%1.%2").arg(door, found.captured(2)), known),
                lineAt(code, found.capturedStart())};
    }
    return {};
}

} // namespace

QStringList functionNames(NoteKind kind)
{
    switch (kind) {
    case NoteKind::ReadModel:
        return {QStringLiteral("project")};
    case NoteKind::Aggregate:
        return {QStringLiteral("handle"), QStringLiteral("apply")};
    default:
        return {QStringLiteral("handle")};
    }
}

ScriptCheck::ScriptCheck()
    : m_engine(std::make_unique<ScriptEngine>())
{}

ScriptCheck::~ScriptCheck() = default;

std::optional<ScriptProblem> ScriptCheck::problemOf(const QString &source, NoteKind kind, const ScriptNames &names)
{
    if (source.trimmed().isEmpty())
        return {};
    if (const auto problem = m_engine->problemOf(source))
        return problem;
    const QString code = codeOnly(source);
    const QStringList functions = functionNames(kind);
    if (!std::ranges::any_of(functions, [&](const QString &name) { return defines(code, name); }))
        return ScriptProblem{CheckText::missing(functions), 0};
    return unknownName(code, names);
}

} // namespace tempestry::simulation
