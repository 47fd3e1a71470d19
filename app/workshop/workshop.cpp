#include "app/workshop/workshop.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace tempestry {

QString formatName(const WorkshopFormat &format)
{
    return QCoreApplication::translate("Workshop", format.name);
}

QString phaseName(const Phase &phase)
{
    return QCoreApplication::translate("Workshop", phase.name);
}

Workshop::Workshop(QSettings &settings, const QString &boardId, WorkshopTimer::Clock clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_key(QStringLiteral("workshop/") + boardId)
    , m_timer(std::move(clock))
{
    const QStringList kept = settings.value(m_key).toString().split(u'/');
    m_format = workshopFormat(kept.front());
    if (!m_format)
        return;
    const auto found = std::ranges::find_if(
        m_format->phases, [&](const Phase &phase) { return kept.back() == QLatin1StringView(phase.key); });
    if (found != m_format->phases.end())
        m_index = static_cast<size_t>(found - m_format->phases.begin());
    m_timer.set(phase()->minutes * WorkshopTimer::kMinute);
}

void Workshop::go(const WorkshopFormat &format, size_t index)
{
    m_format = &format;
    m_index = std::min(index, format.phases.size() - 1);
    m_promptShown = true;
    if (!m_timer.isRunning() || m_timer.isOver())
        m_timer.set(phase()->minutes * WorkshopTimer::kMinute);
    keep();
}

void Workshop::end()
{
    m_format = nullptr;
    m_index = 0;
    m_timer.reset();
    keep();
}

bool Workshop::canGo(int step) const
{
    return m_format && (step < 0 ? m_index > 0 : m_index + 1 < m_format->phases.size());
}

void Workshop::go(int step)
{
    if (canGo(step))
        go(*m_format, step < 0 ? m_index - 1 : m_index + 1);
}

void Workshop::showPrompt(bool shown)
{
    m_promptShown = shown;
    Q_EMIT changed();
}

void Workshop::keep()
{
    if (m_format)
        m_settings.setValue(m_key, QStringLiteral("%1/%2").arg(QLatin1StringView(m_format->key),
                                                               QLatin1StringView(phase()->key)));
    else
        m_settings.remove(m_key);
    Q_EMIT changed();
}

} // namespace tempestry
