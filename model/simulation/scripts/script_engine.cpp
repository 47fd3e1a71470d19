#include "model/simulation/scripts/script_engine.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace tempestry::simulation {

namespace {

QString preludeSource()
{
    QFile file(QStringLiteral(":/scripts/prelude.js"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

QString inFunction(const QString &source)
{
    return QStringLiteral("(function(){\"use strict\";%1\n").arg(source);
}

QString returning(const QString &expression)
{
    return QStringLiteral("return (%1\n);").arg(expression);
}

ScriptProblem problemFrom(const QJSValue &error, qsizetype lines)
{
    QString reason = error.property(QStringLiteral("message")).toString();
    if (reason.isEmpty())
        reason = error.toString();
    const int line = error.property(QStringLiteral("lineNumber")).toInt();
    return {reason, std::clamp(line, 1, static_cast<int>(lines))};
}

// Words that can't name a variable of strict code.
bool isReserved(const QString &name)
{
    static const QSet<QString> words = [] {
        const auto text = QStringLiteral(
            "arguments await break case catch class const continue debugger default delete do else enum eval "
            "export extends false finally for function if implements import in instanceof interface let new "
            "null package private protected public return static super switch this throw true try typeof var "
            "void while with yield");
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(name);
}

bool canNameVariable(const QString &name)
{
    static const QRegularExpression identifier(QStringLiteral("^[\\p{L}_$][\\p{L}\\p{Nd}_$]*$"));
    return identifier.match(name).hasMatch() && !isReserved(name);
}

} // namespace

ScriptEngine::ScriptEngine(const ScriptOutputLimits &limits)
    : m_functionConstructor(m_engine.globalObject().property(QStringLiteral("Function")))
{
    QJSValue most = m_engine.newObject();
    most.setProperty(QStringLiteral("messages"), limits.messages);
    most.setProperty(QStringLiteral("text"), limits.text);
    QJSValue prelude = m_engine.evaluate(preludeSource(), QStringLiteral("prelude"));
    m_prelude = prelude.call({m_engine.globalObject(), most});
    Q_ASSERT(!m_prelude.isError());
}

std::optional<ScriptProblem> ScriptEngine::problemOf(const QString &source)
{
    // The throw comes first, so that nothing is executed even if the source ends the function around it.
    const QJSValue thrown =
        m_engine.evaluate(QStringLiteral("throw 0;") + inFunction(source) + QStringLiteral("})"));
    if (thrown.isError())
        return problemFrom(thrown, source.count(u'\n') + 1);
    // This one takes a whole body and nothing else.
    if (m_functionConstructor.callAsConstructor({QStringLiteral("\"use strict\";") + source}).isError())
        return ScriptProblem{QStringLiteral("There is a closing brace too many"), 0};
    return {};
}

QJSValue ScriptEngine::maker(const QString &source, const QString &name, const QString &file)
{
    return m_engine.evaluate(
        inFunction(source) +
            QStringLiteral("return typeof %1 === \"function\" ? %1 : undefined;})").arg(name),
        file);
}

std::optional<ScriptProblem> ScriptEngine::problemOfGuard(const QString &expression)
{
    return problemOf(returning(expression));
}

QJSValue ScriptEngine::guard(const QString &expression, const QStringList &names)
{
    QStringList usable = names;
    usable.removeIf([](const QString &name) { return !canNameVariable(name); });
    usable.removeDuplicates();
    return m_engine.evaluate(QStringLiteral("(function(){\"use strict\";return function({%1}){%2};})()")
                                 .arg(usable.join(u','), returning(expression)),
                             QStringLiteral("guard"));
}

} // namespace tempestry::simulation
