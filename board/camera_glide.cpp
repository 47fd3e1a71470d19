#include "board/camera_glide.h"

#include "board/paper_view.h"

#include <QEasingCurve>

namespace tempestry {

CameraGlide::CameraGlide(PaperView &view)
    : m_view(view)
{
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setDuration(kMilliseconds);
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    QObject::connect(&m_animation, &QVariantAnimation::valueChanged, &m_animation,
                     [this](const QVariant &value) { step(value.toDouble()); });
}

void CameraGlide::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        finish();
}

void CameraGlide::to(QPointF centre, double zoom)
{
    m_animation.stop();
    m_fromCentre = m_view.mapToScene(m_view.viewport()->rect().center());
    m_fromZoom = m_view.zoom();
    m_toCentre = centre;
    m_toZoom = zoom;
    if (m_enabled)
        m_animation.start();
    else
        step(1);
}

void CameraGlide::finish()
{
    if (m_animation.state() != QAbstractAnimation::Running)
        return;
    m_animation.stop();
    step(1);
}

// The lengths that are seen change evenly, so that nothing swings out on the way.
void CameraGlide::step(double progress)
{
    const double length = 1 / m_fromZoom + (1 / m_toZoom - 1 / m_fromZoom) * progress;
    m_view.setZoom(1 / length);
    m_view.centerOn(m_fromCentre + (m_toCentre - m_fromCentre) * progress);
}

} // namespace tempestry
