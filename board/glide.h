#pragma once

#include <QHash>
#include <QRectF>
#include <QUuid>
#include <QVariantAnimation>

#include <functional>

namespace tempestry {

// Takes things from where they are shown to where they belong in a short, eased movement.
class Glide
{
public:
    static constexpr int kMilliseconds = 150;

    // Called for each thing at each step, and with its last place at the end.
    using Place = std::function<void(const QUuid &id, const QRectF &rect)>;

    explicit Glide(Place place);

    // Off: everything is at its place at once.
    void setEnabled(bool enabled);

    // Things on their way already turn towards the new place from where they are.
    void start(const QHash<QUuid, std::pair<QRectF, QRectF>> &fromTo);
    // Leaves the thing where it is.
    void drop(const QUuid &id) { m_ways.remove(id); }
    void finish();

private:
    struct Way
    {
        QRectF from;
        QRectF to;
    };

    void step(double progress);

    Place m_place;
    QVariantAnimation m_animation;
    QHash<QUuid, Way> m_ways;
    bool m_enabled = true;
};

} // namespace tempestry
