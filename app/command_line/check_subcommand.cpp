#include "app/command_line/arguments.h"
#include "app/command_line/read_board.h"
#include "app/command_line/subcommands.h"
#include "model/finding.h"
#include "persistence/findings_json.h"

#include <QTextStream>

#include <algorithm>

namespace tempestry {

ExitStatus checkBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto json = QStringLiteral("json");
    Arguments given(
        QStringLiteral("Lists what is worth a look: links that the grammar does not allow, messages "
                       "that nobody takes, fields that nothing brings, titles put as another kind's. "
                       "Exits with 1 when there is more than remarks."),
        QStringLiteral("BOARD"), {{json, QStringLiteral("As JSON, with the ids of notes and links.")}});
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const Board board = readBoard(given.positional(1, 1).front(), err);
    const std::vector<Finding> findings = checkBoard(board, FlowGraph(board));
    if (given.isSet(json))
        out << QString::fromUtf8(persistence::findingsToJson(board, findings));
    else
        for (const Finding &finding : findings)
            out << (finding.isRemark() ? "remark: " : "") << finding.sentence << '\n';
    return std::ranges::all_of(findings, &Finding::isRemark) ? ExitStatus::Fine : ExitStatus::Findings;
}

} // namespace tempestry
