#pragma once

#include "model/board.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace tempestry {

struct Theme;

// What stands on a timeline beside its notes.
struct TimelineContents
{
    int notes = 0;
    std::vector<double> pivots; // of its pivotal lines, from its left edge

    bool operator==(const TimelineContents &) const = default;
};

// Paint the parts of the paper that lie under the notes; the painter's coordinates are paper units, `zoom`
// its device pixels per unit. For the screen and for export.
void paintTimeline(QPainter &painter, const Timeline &timeline, const TimelineContents &contents,
                   const Theme &theme, double zoom);
void paintFrame(QPainter &painter, const Frame &frame, const Theme &theme, double zoom);

QString frameKindName(FrameKind kind);

// Where the title stands, and where a press takes hold of the whole.
QRectF titleStrip(const Timeline &timeline);
QRectF titleStrip(const Frame &frame);

template <class Element>
QRectF rectOf(const Element &element)
{
    return {element.x, element.y, element.width, element.height};
}

} // namespace tempestry
