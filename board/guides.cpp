#include "board/guides.h"

#include "board/board_scene.h"
#include "board/note_layer.h"
#include "board/roll_painter.h"

#include <QGraphicsView>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tempestry {

namespace {

constexpr double kSame = 0.01; // paper units; closer places are one

// Equal gaps are looked for beside so few notes: what spans half the board has no neighbours to speak of, and
// looking for them at each step of the hand costs more than to paint it.
constexpr qsizetype kMostWithGaps = 100;

// A rectangle with x and y exchanged, so that what is said of columns holds for rows too.
QRectF turned(const QRectF &rect, Qt::Orientation direction)
{
    return direction == Qt::Horizontal ? rect : QRectF(rect.y(), rect.x(), rect.height(), rect.width());
}

QLineF turned(const QLineF &line, Qt::Orientation direction)
{
    return direction == Qt::Horizontal ? line : QLineF(line.y1(), line.x1(), line.y2(), line.x2());
}

// The two nearest on either side of a rectangle in its row, as turned() has them.
struct Neighbours
{
    std::optional<QRectF> beforeThat;
    std::optional<QRectF> before;
    std::optional<QRectF> after;
    std::optional<QRectF> afterThat;
};

// Into the slot when it is nearer: farther right when `rightmost`, else farther left.
void keepNearest(std::optional<QRectF> &slot, const QRectF &rect, bool rightmost)
{
    if (!slot || (rightmost ? rect.right() > slot->right() : rect.left() < slot->left()))
        slot = rect;
}

Neighbours neighboursOf(const BoardScene &scene, const QSet<NoteId> &inHand, const QRectF &view,
                        const QRectF &rect, Qt::Orientation direction)
{
    const QRectF row = turned(rect, direction);
    const QRectF strip(turned(view, direction).left(), row.top(), turned(view, direction).width(),
                       row.height());
    std::vector<QRectF> others;
    for (const NoteId &id : scene.notes().notesIn(turned(strip, direction)))
        if (const Note *note = scene.board().find(id); note && !inHand.contains(id))
            others.push_back(turned(rectOf(*note), direction));

    Neighbours found;
    for (const QRectF &other : others) {
        if (other.center().x() < row.center().x())
            keepNearest(found.before, other, true);
        else
            keepNearest(found.after, other, false);
    }
    for (const QRectF &other : others) {
        if (found.before && other.right() < found.before->left())
            keepNearest(found.beforeThat, other, true);
        if (found.after && other.left() > found.after->right())
            keepNearest(found.afterThat, other, false);
    }
    return found;
}

// Across the gap between two, at the height that the two have in common.
QLineF across(const QRectF &left, const QRectF &right)
{
    const double y = (std::max(left.top(), right.top()) + std::min(left.bottom(), right.bottom())) / 2;
    return {left.right(), y, right.left(), y};
}

std::vector<double> partsOf(const QRectF &rect, Guides::Parts moving, Qt::Orientation direction)
{
    const QRectF row = turned(rect, direction);
    const bool acrossIt = direction == Qt::Horizontal;
    std::vector<double> parts;
    if (moving & (acrossIt ? Guides::Left : Guides::Top))
        parts.push_back(row.left());
    if (moving & (acrossIt ? Guides::CentreX : Guides::CentreY))
        parts.push_back(row.center().x());
    if (moving & (acrossIt ? Guides::Right : Guides::Bottom))
        parts.push_back(row.right());
    return parts;
}

} // namespace

void Guides::Pull::take(double candidate)
{
    if (std::abs(candidate) >= distance)
        return;
    way = candidate;
    distance = std::abs(candidate);
}

Guides::Guides(const BoardScene &scene, QSet<NoteId> inHand)
    : m_scene(scene)
    , m_inHand(std::move(inHand))
{}

void Guides::followView()
{
    const QGraphicsView &view = *m_scene.views().front();
    const QRectF visible = view.mapToScene(view.viewport()->rect()).boundingRect();
    if (visible == m_view)
        return;
    m_view = visible;
    m_vertical.clear();
    m_horizontal.clear();
    for (const NoteId &id : m_scene.notes().notesIn(visible)) {
        const Note *note = m_scene.board().find(id);
        if (!note || m_inHand.contains(id))
            continue;
        const QRectF rect = rectOf(*note);
        for (const double x : {rect.left(), rect.center().x(), rect.right()})
            m_vertical.push_back({x, rect.top(), rect.bottom()});
        for (const double y : {rect.top(), rect.center().y(), rect.bottom()})
            m_horizontal.push_back({y, rect.left(), rect.right()});
    }
    std::ranges::sort(m_vertical, {}, &Mark::at);
    std::ranges::sort(m_horizontal, {}, &Mark::at);
}

Guides::Snap Guides::snap(const QRectF &rect, Parts moving, double reach)
{
    followView();
    Pull x{.distance = reach};
    Pull y{.distance = reach};
    pullToMarks(x, m_vertical, partsOf(rect, moving, Qt::Horizontal));
    pullToMarks(y, m_horizontal, partsOf(rect, moving, Qt::Vertical));
    const bool hasGaps = moving == kAll && m_inHand.size() <= kMostWithGaps;
    if (hasGaps) {
        pullToGaps(x, rect, Qt::Horizontal);
        pullToGaps(y, rect, Qt::Vertical);
    }
    Snap snap{.shift = {x.way, y.way}, .lines = {}, .gaps = {}};
    QRectF snapped = rect;
    snapped.adjust(moving & Left ? x.way : 0, moving & Top ? y.way : 0, moving & Right ? x.way : 0,
                   moving & Bottom ? y.way : 0);
    addLines(snap, snapped, moving);
    if (hasGaps) {
        addGaps(snap, snapped, Qt::Horizontal);
        addGaps(snap, snapped, Qt::Vertical);
    }
    return snap;
}

void Guides::pullToMarks(Pull &pull, const std::vector<Mark> &marks, const std::vector<double> &parts)
{
    for (const double part : parts) {
        const auto next = std::ranges::lower_bound(marks, part, {}, &Mark::at);
        if (next != marks.end())
            pull.take(next->at - part);
        if (next != marks.begin())
            pull.take(std::prev(next)->at - part);
    }
}

void Guides::pullToGaps(Pull &pull, const QRectF &rect, Qt::Orientation direction) const
{
    const QRectF row = turned(rect, direction);
    const Neighbours near = neighboursOf(m_scene, m_inHand, m_view, rect, direction);
    if (near.before && near.beforeThat)
        pull.take(near.before->right() + near.before->left() - near.beforeThat->right() - row.left());
    if (near.after && near.afterThat)
        pull.take(near.after->left() - near.afterThat->left() + near.after->right() - row.right());
    if (near.before && near.after && near.after->left() - near.before->right() > row.width())
        pull.take((near.before->right() + near.after->left()) / 2 - row.center().x());
}

void Guides::addLines(Snap &snap, const QRectF &rect, Parts moving) const
{
    const auto add = [&](Qt::Orientation direction, Parts which) {
        const auto &marks = direction == Qt::Horizontal ? m_vertical : m_horizontal;
        const QRectF row = turned(rect, direction);
        for (const double at : partsOf(rect, moving & which, direction)) {
            double from = row.top();
            double to = row.bottom();
            auto mark = std::ranges::lower_bound(marks, at - kSame, {}, &Mark::at);
            const bool some = mark != marks.end() && mark->at <= at + kSame;
            for (; mark != marks.end() && mark->at <= at + kSame; ++mark) {
                from = std::min(from, mark->from);
                to = std::max(to, mark->to);
            }
            if (some)
                snap.lines.push_back(turned(QLineF(at, from, at, to), direction));
        }
    };
    const Parts centres = CentreX | CentreY;
    for (const auto direction : {Qt::Horizontal, Qt::Vertical}) {
        const size_t before = snap.lines.size();
        add(direction, ~centres);
        if (snap.lines.size() == before) // a line through texts says nothing that those at edges don't
            add(direction, centres);
    }
}

void Guides::addGaps(Snap &snap, const QRectF &rect, Qt::Orientation direction) const
{
    const QRectF row = turned(rect, direction);
    const Neighbours near = neighboursOf(m_scene, m_inHand, m_view, rect, direction);
    const auto addEqual = [&](const std::optional<QRectF> &a, const std::optional<QRectF> &b,
                              const std::optional<QRectF> &c) {
        if (!a || !b || !c)
            return;
        const QLineF first = across(*a, *b);
        const QLineF second = across(*b, *c);
        if (first.dx() > kSame && std::abs(first.dx() - second.dx()) <= kSame)
            for (const QLineF &gap : {first, second})
                snap.gaps.push_back(turned(gap, direction));
    };
    addEqual(near.beforeThat, near.before, row);
    addEqual(near.before, row, near.after);
    addEqual(row, near.after, near.afterThat);
}

} // namespace tempestry
