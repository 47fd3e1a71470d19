#include "app/simulation/playback.h"

#include "model/simulation/film.h"

#include <algorithm>
#include <array>

namespace tempestry {

namespace {

constexpr int kFrameMilliseconds = 16;

} // namespace

Playback::Playback(QObject *parent)
    : QObject(parent)
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(kFrameMilliseconds);
    connect(&m_frames, &QTimer::timeout, this,
            [this] { advance(static_cast<double>(m_sinceFrame.nsecsElapsed()) / 1e9); });
}

std::span<const double> Playback::speeds()
{
    static constexpr std::array kSpeeds = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0};
    return kSpeeds;
}

double Playback::length() const
{
    return m_film ? m_film->duration() : 0;
}

void Playback::setFilm(std::shared_ptr<const simulation::Film> film)
{
    pause();
    m_film = std::move(film);
    m_time = 0;
    Q_EMIT timeChanged(m_time);
}

void Playback::setSpeed(double speed)
{
    if (speed == m_speed)
        return;
    m_speed = speed;
    Q_EMIT speedChanged(speed);
}

void Playback::play()
{
    if (isPlaying())
        return;
    if (m_time >= length())
        seek(0);
    m_sinceFrame.start();
    m_frames.start();
    Q_EMIT playingChanged(true);
}

void Playback::pause()
{
    if (!isPlaying())
        return;
    m_frames.stop();
    Q_EMIT playingChanged(false);
}

void Playback::seek(double time)
{
    const double wanted = std::clamp(time, 0.0, length());
    if (wanted == m_time)
        return;
    m_time = wanted;
    Q_EMIT timeChanged(m_time);
}

void Playback::step()
{
    pause();
    if (m_film)
        seek(m_film->nextStep(m_time));
}

void Playback::stepBack()
{
    pause();
    if (m_film)
        seek(m_film->previousStep(m_time));
}

void Playback::advance(double seconds)
{
    m_sinceFrame.restart();
    double wanted = m_time + seconds * m_speed;
    if (m_skipsQuiet && m_film)
        wanted = m_film->nextMotion(wanted);
    const auto stop = m_stops ? m_stops(m_time, wanted) : std::nullopt;
    seek(stop.value_or(wanted));
    if (stop || m_time >= length())
        pause();
    if (stop)
        Q_EMIT stopped(*stop);
}

} // namespace tempestry
