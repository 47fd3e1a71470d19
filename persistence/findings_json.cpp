#include "persistence/findings_json.h"

#include "persistence/json_members.h"

namespace tempestry::persistence {

QByteArray findingsToJson(const Board &board, const std::vector<Finding> &findings)
{
    Json list = Json::array();
    for (const Finding &finding : findings) {
        Json entry = {{"kind", findingKey(finding.kind)}};
        writeFlag(entry, "remark", finding.isRemark());
        entry["note"] = idJson(finding.note);
        entry["title"] = textJson(board.find(finding.note)->title);
        writeText(entry, "field", finding.field);
        if (finding.link)
            entry["link"] = idJson(*finding.link);
        if (finding.reads)
            entry["reads"] = info(*finding.reads).key;
        entry["says"] = textJson(finding.sentence);
        list.push_back(std::move(entry));
    }
    const Json document = {{"format", "tempestry-findings"},
                           {"version", 1},
                           {"board", idJson(board.id())},
                           {"findings", std::move(list)}};
    return QByteArray::fromStdString(document.dump(2)) + '\n';
}

} // namespace tempestry::persistence
