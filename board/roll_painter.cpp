#include "board/roll_painter.h"

#include "board/theme.h"
#include "model/timeline_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kTitleIndent = 16;
constexpr double kFrameTitleHeight = 26;
constexpr int kRollTitleSize = 15;
constexpr int kCountSize = 12;

QFont font(double size, QFont::Weight weight)
{
    QFont result = QGuiApplication::font();
    result.setPixelSize(int(size));
    result.setWeight(weight);
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}

// Titles stay readable from further away than notes do.
double titleSizeAt(double zoom, double least, double most)
{
    return std::clamp(11 / zoom, least, most);
}

QPen pivotPen(const Theme &theme)
{
    QPen pen(theme.pivotal, 1.75, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 2.5});
    return pen;
}

QPen framePen(const Frame &frame, const Theme &theme)
{
    switch (frame.kind) {
    case FrameKind::Context:
        return {theme.thirdInk, 1.5};
    case FrameKind::Process:
        return {theme.thirdInk, 1.5, Qt::DashLine};
    case FrameKind::Realm:
        return {theme.secondInk, 2.5};
    case FrameKind::Swimlane:
        return {theme.thirdInk, 1};
    case FrameKind::Theme:
        break;
    }
    return {theme.thirdInk, 1.5, Qt::DotLine};
}

QString noteCount(int notes)
{
    return notes == 1 ? QCoreApplication::translate("Timeline", "1 note")
                      : QCoreApplication::translate("Timeline", "%1 notes").arg(notes);
}

// Draws the bold title and, behind it, the remark; both elided to the strip.
void paintTitle(QPainter &painter, const QRectF &strip, const QString &title, const QString &remark,
                double size, const Theme &theme)
{
    const QFont titleFont = font(size, QFont::DemiBold);
    const QString shown = QFontMetricsF(titleFont).elidedText(title, Qt::ElideRight, strip.width());
    painter.setFont(titleFont);
    painter.setPen(theme.ink);
    painter.drawText(strip, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const double used = title.isEmpty() ? 0 : QFontMetricsF(titleFont).horizontalAdvance(shown) + size * 0.75;
    painter.setFont(font(size * kCountSize / kRollTitleSize, QFont::Normal));
    painter.setPen(theme.thirdInk);
    painter.drawText(strip.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     remark);
}

} // namespace

QString frameKindName(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Context:
        return QCoreApplication::translate("Frame", "Context");
    case FrameKind::Process:
        return QCoreApplication::translate("Frame", "Process");
    case FrameKind::Realm:
        return QCoreApplication::translate("Frame", "Realm");
    case FrameKind::Swimlane:
        return QCoreApplication::translate("Frame", "Swimlane");
    case FrameKind::Theme:
        break;
    }
    return QCoreApplication::translate("Frame", "Theme");
}

void paintTimeline(QPainter &painter, const Timeline &timeline, const TimelineContents &contents,
                   const Theme &theme, double zoom)
{
    const QRectF rect = rectOf(timeline);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, theme.timeline);
    painter.setBrush(Qt::NoBrush);
    QPen hairline(theme.timelineBorder, 1);
    hairline.setCosmetic(true);
    painter.setPen(hairline);
    painter.drawRect(rect);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pivotPen(theme));
    for (const double x : contents.pivots)
        painter.drawLine(QPointF(rect.left() + x, rect.top() + kTimelineTitleHeight - 14),
                         QPointF(rect.left() + x, rect.bottom() - 1));

    const double size = titleSizeAt(zoom, kRollTitleSize, 40);
    if (size * zoom >= 5)
        paintTitle(painter, titleStrip(timeline).adjusted(kTitleIndent, 0, -kTitleIndent, -6), timeline.title,
                   noteCount(contents.notes), size, theme);
}

void paintFrame(QPainter &painter, const Frame &frame, const Theme &theme, double zoom)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QColor wash = theme.ink;
    wash.setAlpha(frame.kind == FrameKind::Theme ? 14 : 7);
    painter.setBrush(wash);
    painter.setPen(framePen(frame, theme));
    painter.drawRoundedRect(rectOf(frame), 6, 6);
    const double size = titleSizeAt(zoom, 13, 22);
    if (size * zoom >= 5)
        paintTitle(painter, titleStrip(frame).adjusted(10, 0, -10, 0), frame.title, frameKindName(frame.kind),
                   size, theme);
}

QRectF titleStrip(const Timeline &timeline)
{
    return {timeline.x, timeline.y, timeline.width, kTimelineTitleHeight};
}

QRectF titleStrip(const Frame &frame)
{
    return {frame.x, frame.y, frame.width, std::min(kFrameTitleHeight, frame.height)};
}

} // namespace tempestry
