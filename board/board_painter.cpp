#include "board/board_painter.h"

#include "board/edge_curve.h"
#include "board/note_painter.h"
#include "board/roll_painter.h"
#include "board/theme.h"
#include "model/flow_graph.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace tempestry {

namespace {

constexpr double kShadowReach = 12;

template <class Element>
std::vector<const Element *> sorted(const ElementMap<Element> &elements)
{
    std::vector<const Element *> all;
    elements.forEach([&all](const Element &element) { all.push_back(&element); });
    std::ranges::sort(all, {}, &Element::id);
    return all;
}

void printEdge(QPainter &painter, const Board &board, NoteId from, NoteId to, bool implied,
               const Theme &theme)
{
    const Note *a = board.find(from);
    const Note *b = board.find(to);
    if (!a || !b)
        return;
    const EdgeCurve curve = edgeCurve(rectOf(*a), rectOf(*b));
    QPen pen(implied ? theme.thirdInk : theme.secondInk, 1.6);
    if (implied) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.1, 3.6});
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve.path());
    if (implied)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.secondInk);
    painter.drawPolygon(curve.arrowHead(8));
}

QHash<TimelineId, TimelineContents> contentsOf(const Board &board)
{
    QHash<TimelineId, TimelineContents> contents;
    board.notes().forEach([&](const Note &note) {
        const Timeline *timeline = note.timeline ? board.find(*note.timeline) : nullptr;
        if (!timeline)
            return;
        TimelineContents &its = contents[timeline->id];
        ++its.notes;
        if (note.pivotal)
            its.pivots.push_back(note.x + note.width / 2 - timeline->x);
    });
    return contents;
}

} // namespace

QRectF boardBounds(const Board &board)
{
    QRectF bounds;
    const auto include = [&bounds](const auto &element) { bounds |= rectOf(element); };
    board.notes().forEach(include);
    board.timelines().forEach(include);
    board.frames().forEach(include);
    return bounds.isNull() ? bounds
                           : bounds.adjusted(-kShadowReach, -kShadowReach, kShadowReach, kShadowReach);
}

void paintBoard(QPainter &painter, const Board &board, const FlowGraph &flow, const Theme &theme)
{
    painter.save();
    const auto contents = contentsOf(board);
    for (const Timeline *timeline : sorted(board.timelines()))
        paintTimeline(painter, *timeline, contents.value(timeline->id), theme, 1);
    for (const Frame *frame : sorted(board.frames()))
        paintFrame(painter, *frame, theme, 1);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FlowEdge &edge : flow.edges())
        if (!edge.link)
            printEdge(painter, board, edge.from, edge.to, true, theme);
    for (const Link *link : sorted(board.links()))
        printEdge(painter, board, link->from, link->to, false, theme);
    std::vector<const Note *> notes = sorted(board.notes());
    std::ranges::stable_sort(notes, {}, &Note::z);
    for (const Note *note : notes)
        printNote(painter, *note, theme);
    painter.restore();
}

} // namespace tempestry
