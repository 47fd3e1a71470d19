#include "board/glide.h"

#include <QEasingCurve>

namespace tempestry {

namespace {

QRectF between(const QRectF &from, const QRectF &to, double progress)
{
    return {from.topLeft() + (to.topLeft() - from.topLeft()) * progress,
            from.size() + (to.size() - from.size()) * progress};
}

} // namespace

Glide::Glide(Place place)
    : m_place(std::move(place))
{
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setDuration(kMilliseconds);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    QObject::connect(&m_animation, &QVariantAnimation::valueChanged, &m_animation,
                     [this](const QVariant &value) { step(value.toDouble()); });
    QObject::connect(&m_animation, &QVariantAnimation::finished, &m_animation, [this] { finish(); });
}

void Glide::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        finish();
}

void Glide::start(const QHash<QUuid, std::pair<QRectF, QRectF>> &fromTo)
{
    if (fromTo.isEmpty())
        return;
    const double progress =
        m_animation.state() == QAbstractAnimation::Running ? m_animation.currentValue().toDouble() : 0;
    for (Way &way : m_ways)
        way.from = between(way.from, way.to, progress);
    for (auto entry = fromTo.begin(); entry != fromTo.end(); ++entry)
        m_ways.insert(entry.key(), {entry->first, entry->second});
    m_animation.stop();
    if (m_enabled)
        m_animation.start();
    else
        finish();
}

void Glide::finish()
{
    m_animation.stop();
    const auto ways = std::exchange(m_ways, {});
    for (auto way = ways.begin(); way != ways.end(); ++way)
        m_place(way.key(), way->to);
}

void Glide::step(double progress)
{
    for (auto way = m_ways.begin(); way != m_ways.end(); ++way)
        m_place(way.key(), between(way->from, way->to, progress));
}

} // namespace tempestry
