#include "board/note_badges.h"

#include "board/note_writing.h"
#include "board/theme.h"
#include "model/votes.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace tempestry {

namespace {

constexpr double kDot = 6.5; // diameter, paper units
constexpr double kDotStep = 9;
constexpr int kMostDots = 5;      // more are said by a number
constexpr double kSide = 12;      // of the square signs
constexpr double kMargin = 6;     // to the edges of the note
constexpr int kInkStrength = 200; // of 255

enum class Sign : quint8 { Dots, Lock, Twins, Priority, Tick };

struct Badge
{
    Sign sign;
    int number;  // of dots or bars
    QRectF room; // from the upper left corner of the note
};

QFont numberFont()
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    return font;
}

double dotsWidth(int votes)
{
    return votes <= kMostDots
               ? kDotStep * votes
               : kDotStep + 3 + QFontMetricsF(numberFont()).horizontalAdvance(QString::number(votes));
}

std::vector<Badge> badgesOf(const Note &note)
{
    std::vector<Badge> badges;
    if (const int votes = shownVotes(note)) {
        const double width = dotsWidth(votes);
        badges.push_back(
            {Sign::Dots, votes, {note.width - kMargin - width, note.height - kMargin - 10, width, 10}});
    }
    double x = 22;
    if (note.locked) {
        badges.push_back({Sign::Lock, 1, {x, 5, kSide, kSide}});
        x += kSide + 3;
    }
    if (note.twins)
        badges.push_back({Sign::Twins, 1, {x, 5, kSide, kSide}});
    const QRectF corner(note.width - kMargin - kSide, kMargin, kSide, kSide);
    if (note.resolved)
        badges.push_back({Sign::Tick, 1, corner});
    else if (note.priority != Priority::None)
        badges.push_back({Sign::Priority, int(note.priority), corner});
    return badges;
}

void drawDots(QPainter &painter, int votes, const QRectF &room, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const int dots = votes <= kMostDots ? votes : 1;
    for (int i = 0; i < dots; ++i)
        painter.drawEllipse(QRectF(room.x() + i * kDotStep + 1, room.center().y() - kDot / 2, kDot, kDot));
    if (votes <= kMostDots)
        return;
    painter.setPen(ink);
    painter.setFont(numberFont());
    painter.drawText(room.adjusted(kDotStep + 2, -3, 2, 3), Qt::AlignLeft | Qt::AlignVCenter,
                     QString::number(votes));
}

void drawLock(QPainter &painter, const QRectF &room, const QColor &ink)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.5));
    const QRectF shackle(room.x() + 3.5, room.y() + 0.75, 5, 8);
    painter.drawArc(shackle, 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(room.x() + 2, room.y() + 4.75, 8, 6.25), 1, 1);
}

void drawTwins(QPainter &painter, const QRectF &room, const QColor &ink)
{
    painter.setPen(QPen(ink, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{{room.x() + 3.5, room.y() + 8},
                                   {room.x() + 1, room.y() + 8},
                                   {room.x() + 1, room.y() + 1},
                                   {room.x() + 8, room.y() + 1},
                                   {room.x() + 8, room.y() + 3.5}});
    painter.drawRect(QRectF(room.x() + 4, room.y() + 4, 7, 7));
}

// Rising bars; those that are not reached are faint, so that one bar is seen to be one of three.
void drawBars(QPainter &painter, int bars, const QRectF &room, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 3; ++i) {
        QColor colour = ink;
        if (i >= bars)
            colour.setAlpha(ink.alpha() / 4);
        painter.setBrush(colour);
        const double height = 4 + 3.5 * i;
        painter.drawRect(QRectF(room.x() + 1 + 3.75 * i, room.bottom() - 1 - height, 2.75, height));
    }
}

void drawTick(QPainter &painter, const QRectF &room, const QColor &ink)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{room.x() + 1.5, room.y() + 6.5},
                                   {room.x() + 4.75, room.y() + 10},
                                   {room.x() + 10.5, room.y() + 2.5}});
}

void drawSign(QPainter &painter, const Badge &badge, const QRectF &room, const QColor &ink)
{
    switch (badge.sign) {
    case Sign::Dots:
        drawDots(painter, badge.number, room, ink);
        break;
    case Sign::Lock:
        drawLock(painter, room, ink);
        break;
    case Sign::Twins:
        drawTwins(painter, room, ink);
        break;
    case Sign::Priority:
        drawBars(painter, badge.number, room, ink);
        break;
    case Sign::Tick:
        drawTick(painter, room, ink);
        break;
    }
}

QColor badgeInk(const Note &note, const Theme &theme)
{
    QColor ink = inkOf(note.kind, theme, note.resolved);
    ink.setAlpha(kInkStrength);
    return ink;
}

// Signs stand upright; on a turned note they are where its corners have gone.
QPointF placeOf(const Note &note, const QRectF &room)
{
    QTransform turn;
    turn.translate(note.width / 2, note.height / 2);
    turn.rotate(info(note.kind).turn);
    turn.translate(-note.width / 2, -note.height / 2);
    return turn.map(room.center()) - QPointF(room.width() / 2, room.height() / 2);
}

} // namespace

bool hasBadges(const Note &note)
{
    return shownVotes(note) > 0 || note.locked || note.twins || note.resolved ||
           note.priority != Priority::None;
}

void NoteBadges::draw(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme, double zoom)
{
    const QColor ink = badgeInk(note, theme);
    const double ratio = painter.device()->devicePixelRatio();
    const double scale = zoom * ratio;
    const QTransform world = painter.worldTransform();
    painter.setWorldMatrixEnabled(false);
    for (const Badge &badge : badgesOf(note)) {
        const Key key{int(badge.sign), badge.number, ink.rgba(), int(std::lround(scale * 1000))};
        QPixmap *stamp = m_stamps.object(key);
        if (!stamp) {
            const QSizeF size = (badge.room.size() + QSizeF(2, 2)) * scale;
            auto made =
                std::make_unique<QPixmap>(int(std::ceil(size.width())), int(std::ceil(size.height())));
            made->fill(Qt::transparent);
            QPainter onto(made.get());
            onto.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            onto.scale(scale, scale);
            drawSign(onto, badge, QRectF({1, 1}, badge.room.size()), ink);
            onto.end();
            made->setDevicePixelRatio(ratio);
            const int kilobytes = made->width() * made->height() * 4 / 1024 + 1;
            stamp = made.release();
            if (!m_stamps.insert(key, stamp, std::min(qsizetype(kilobytes), m_stamps.maxCost())))
                continue;
        }
        const QPointF device = world.map(topLeft + placeOf(note, badge.room) - QPointF(1, 1)) * ratio;
        painter.drawPixmap(QPointF(std::round(device.x()), std::round(device.y())) / ratio, *stamp);
    }
    painter.setWorldMatrixEnabled(true);
}

void paintPriority(QPainter &painter, Priority priority, QPointF topLeft, const QColor &ink)
{
    if (priority != Priority::None)
        drawBars(painter, int(priority), {topLeft, QSizeF(kSide, kSide)}, ink);
}

void paintTick(QPainter &painter, QPointF topLeft, const QColor &ink)
{
    drawTick(painter, {topLeft, QSizeF(kSide, kSide)}, ink);
}

void printBadges(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme)
{
    for (const Badge &badge : badgesOf(note))
        drawSign(painter, badge, QRectF(topLeft + placeOf(note, badge.room), badge.room.size()),
                 badgeInk(note, theme));
}

} // namespace tempestry
