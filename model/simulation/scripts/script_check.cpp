#include "model/simulation/scripts/script_check.h"

#include "model/simulation/scripts/script_engine.h"
#include "model/simulation/scripts/script_source.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::simulation {

namespace {

class CheckText
{
    Q_DECLARE_TR_FUNCTIONS(ScriptText)

public:
    static QString missing(NoteKind kind)
    {
        QStringList heads;
        for (const QString &name : functionNames(kind))
            heads << functionHead(name, kind);
        return tr("A run calls %1, and there is none").arg(heads.join(tr(" or ")));
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

int lineAt(const QString &text, qsizetype place)
{
    return static_cast<int>(QStringView(text).first(place).count(u'\n')) + 1;
}

std::optional<ScriptProblem> unknownName(const QString &code, const ScriptNames &names)
{
    static const QRegularExpression use(
        QStringLiteral("\\bcontext\\s*\\.\\s*(emit|issue|read)\\s*\\.\\s*([\\w$]+)"),
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

ScriptCheck::ScriptCheck()
    : m_engine(std::make_unique<ScriptEngine>())
{}

ScriptCheck::~ScriptCheck() = default;

std::optional<ScriptProblem> ScriptCheck::problemOf(const QString &source, NoteKind kind,
                                                    const ScriptNames &names)
{
    if (source.trimmed().isEmpty())
        return {};
    if (auto problem = m_engine->problemOf(source))
        return problem;
    const QString code = codeOnly(source);
    if (!std::ranges::any_of(functionNames(kind),
                             [&](const QString &name) { return definesFunction(code, name); }))
        return ScriptProblem{CheckText::missing(kind), 0};
    return unknownName(code, names);
}

} // namespace tempestry::simulation
