#pragma once

#include <QPointF>
#include <QVariantAnimation>

namespace tempestry {

class PaperView;

// Takes a view from what it shows to another part of the paper in a short, eased movement.
class CameraGlide
{
public:
    static constexpr int kMilliseconds = 180;

    // The view outlives it.
    explicit CameraGlide(PaperView &view);

    // Off: the view is there at once.
    void setEnabled(bool enabled);

    // From wherever it is by now. `zoom` 1 is 100 %.
    void to(QPointF centre, double zoom);
    void finish();

private:
    void step(double progress);

    PaperView &m_view;
    QVariantAnimation m_animation;
    QPointF m_fromCentre;
    QPointF m_toCentre;
    double m_fromZoom = 1;
    double m_toZoom = 1;
    bool m_enabled = true;
};

} // namespace tempestry
