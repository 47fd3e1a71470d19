#include "model/simulation/scripts/script_source.h"

#include <QRegularExpression>

namespace tempestry::simulation {

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

QString functionHead(const QString &function, NoteKind kind)
{
    if (function != QLatin1StringView("handle"))
        return QStringLiteral("function %1(state, event)").arg(function);
    return kind == NoteKind::Policy ? QStringLiteral("function handle(event, context)")
                                    : QStringLiteral("function handle(command, context)");
}

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

bool definesFunction(const QString &code, const QString &function)
{
    const QRegularExpression definition(
        QStringLiteral("\\bfunction\\s+%1\\s*\\(|\\b(?:const|let|var)\\s+%1\\s*=").arg(function));
    return definition.match(code).hasMatch();
}

} // namespace tempestry::simulation
