#include "app/simulation/coverage_list.h"

#include "app/controls/controls.h"
#include "app/inspector/reach.h"

namespace tempestry {

CoverageList::CoverageList(QWidget *parent)
    : LineList(parent)
{
    setAccessibleName(tr("What no scenario reached"));
    connect(this, &LineList::chosen, this, [this](int row) {
        if (const auto note = m_notes[static_cast<size_t>(row)])
            Q_EMIT revealAsked(*note);
    });
}

void CoverageList::show(const Board &board, const simulation::Coverage &coverage)
{
    std::vector<Line> lines;
    m_notes.clear();
    const auto add = [&](Line line, std::optional<NoteId> note) {
        lines.push_back(std::move(line));
        m_notes.push_back(note);
    };
    const auto addHead = [&](const QString &text, size_t missing, size_t count) {
        add({.text = tr("%1: %2 of %3 reached").arg(text).arg(count - missing).arg(count),
             .detail = {},
             .remark = {},
             .isHead = true},
            std::nullopt);
    };
    const auto addEdges = [&](const std::vector<FlowEdge> &edges) {
        for (const FlowEdge &edge : edges)
            add({.text = tr("%1 \u2192 %2")
                             .arg(shortTitle(*board.find(edge.from)), shortTitle(*board.find(edge.to))),
                 .detail = {},
                 .remark = edge.link ? QString() : tr("implied")},
                edge.to);
    };
    addHead(tr("Notes"), coverage.notes.size(), coverage.noteCount);
    for (const NoteId &id : coverage.notes)
        add({.text = shortTitle(*board.find(id)), .detail = {}, .remark = kindName(board.find(id)->kind)},
            id);
    addHead(tr("Outcomes"), coverage.outcomes.size(), coverage.outcomeCount);
    addEdges(coverage.outcomes);
    addHead(tr("Links"), coverage.links.size(), coverage.linkCount);
    addEdges(coverage.links);
    setLines(std::move(lines));
}

} // namespace tempestry
