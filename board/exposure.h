#pragma once

#include <QPaintEngine>
#include <QPainter>
#include <QRegion>

namespace tempestry {

// Which part of the paper a paint event really shows. QStyleOptionGraphicsItem::exposedRect is only the hull
// of it: a note dragged with its edges leaves a few small rectangles far apart.
class Exposure
{
public:
    explicit Exposure(const QPainter &painter)
        : m_toDevice(painter.deviceTransform())
        , m_region(painter.paintEngine()->systemClip())
    {}

    bool shows(const QRectF &paper) const
    {
        return m_region.rectCount() < 2 || m_region.intersects(m_toDevice.mapRect(paper).toAlignedRect());
    }

private:
    QTransform m_toDevice;
    QRegion m_region;
};

} // namespace tempestry
