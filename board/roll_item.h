#pragma once

#include "board/roll_painter.h"
#include "board/theme.h"

#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QPainter>

#include <utility>

namespace tempestry {

// Shows one timeline or frame as it was last synced, at the rectangle where it was last placed. A new one is
// placed where it is.
template <class Element>
class RollItem : public QGraphicsItem
{
public:
    explicit RollItem(const Theme &theme)
        : m_theme(&theme)
    {
        setAcceptedMouseButtons(Qt::NoButton);
    }

    void setTheme(const Theme &theme)
    {
        m_theme = &theme;
        update();
    }

    void sync(const Element &element)
    {
        const QRectF placed = m_element.id.isNull() ? rectOf(element) : rectOf(m_element);
        m_element = element;
        setRect(placed);
        update();
    }

    void place(const QRectF &rect)
    {
        if (rect == rectOf(m_element))
            return;
        // Without this, a timeline that shrinks leaves strips of itself behind on the screen.
        if (scene())
            scene()->update(boundingRect());
        prepareGeometryChange();
        setRect(rect);
        update();
    }

    void setSelected(bool selected)
    {
        if (std::exchange(m_selected, selected) != selected)
            update();
    }

    const Element &shown() const { return m_element; }

    QRectF boundingRect() const override
    {
        const double reach = 3;
        return rectOf(m_element).adjusted(-reach, -reach, reach, reach);
    }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        paintElement(*painter, *m_theme, painter->worldTransform().m11());
        if (!m_selected)
            return;
        QPen pen(m_theme->accent, 2);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rectOf(m_element));
    }

protected:
    virtual void paintElement(QPainter &painter, const Theme &theme, double zoom) = 0;

private:
    void setRect(const QRectF &rect)
    {
        m_element.x = rect.x();
        m_element.y = rect.y();
        m_element.width = rect.width();
        m_element.height = rect.height();
    }

    const Theme *m_theme;
    Element m_element;
    bool m_selected = false;
};

class TimelineItem : public RollItem<Timeline>
{
public:
    using RollItem::RollItem;

    void setContents(TimelineContents contents)
    {
        if (contents == m_contents)
            return;
        m_contents = std::move(contents);
        update();
    }

protected:
    void paintElement(QPainter &painter, const Theme &theme, double zoom) override
    {
        paintTimeline(painter, shown(), m_contents, theme, zoom);
    }

private:
    TimelineContents m_contents;
};

class FrameItem : public RollItem<Frame>
{
public:
    using RollItem::RollItem;

protected:
    void paintElement(QPainter &painter, const Theme &theme, double zoom) override
    {
        paintFrame(painter, shown(), theme, zoom);
    }
};

} // namespace tempestry
