#include "persistence/flow_json.h"

#include <nlohmann/json.hpp>

namespace tempestry::persistence {

QByteArray flowToJson(const Board &board, const FlowGraph &flow)
{
    nlohmann::ordered_json edges = nlohmann::ordered_json::array();
    for (const FlowEdge &edge : edgesInReadingOrder(board, flow)) {
        const Note &from = *board.find(edge.from);
        const Note &to = *board.find(edge.to);
        nlohmann::ordered_json entry{{"from", edge.from.toString().toStdString()},
                                     {"to", edge.to.toString().toStdString()},
                                     {"fromTitle", from.title.toStdString()},
                                     {"toTitle", to.title.toStdString()},
                                     {"says", follows(from.kind, to.kind)->verb}};
        if (edge.link)
            entry["link"] = edge.link->toString().toStdString();
        else
            entry["implied"] = flowReasonKey(edge.reason);
        edges.push_back(std::move(entry));
    }
    const nlohmann::ordered_json document{{"format", "tempestry-flow"},
                                          {"version", 1},
                                          {"board", board.id().toString().toStdString()},
                                          {"edges", std::move(edges)}};
    return QByteArray::fromStdString(
        document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

} // namespace tempestry::persistence
