#include "app/command_line/arguments.h"
#include "app/command_line/read_board.h"
#include "app/command_line/subcommands.h"
#include "model/flow_graph.h"
#include "persistence/flow_json.h"

#include <QTextStream>

namespace tempestry {

ExitStatus listFlow(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto json = QStringLiteral("json");
    Arguments given(QStringLiteral("Lists who follows whom on a board."), QStringLiteral("BOARD"),
                    {{json, QStringLiteral("As JSON, with the ids of notes and links.")}});
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const Board board = readBoard(given.positional(1, 1).front(), err);
    const FlowGraph flow(board);
    if (given.isSet(json)) {
        out << QString::fromUtf8(persistence::flowToJson(board, flow));
        return ExitStatus::Fine;
    }
    for (const FlowEdge &edge : edgesInReadingOrder(board, flow)) {
        const Note &from = *board.find(edge.from);
        const Note &to = *board.find(edge.to);
        out << from.title.simplified() << "  —" << follows(from.kind, to.kind)->verb << "→  "
            << to.title.simplified();
        if (edge.reason != FlowReason::Link)
            out << "  (implied: " << flowReasonKey(edge.reason) << ')';
        out << '\n';
    }
    return ExitStatus::Fine;
}

} // namespace tempestry
