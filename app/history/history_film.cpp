#include "app/history/history_film.h"

#include <algorithm>
#include <array>

namespace tempestry {

namespace {

constexpr int kFrame = 16; // milliseconds
constexpr std::array kSpeeds{1.0, 2.0, 5.0, 15.0};

} // namespace

HistoryFilm::HistoryFilm(QObject *parent)
    : QObject(parent)
{
    m_frames.setInterval(kFrame);
    connect(&m_frames, &QTimer::timeout, this,
            [this] { advance(static_cast<double>(m_sinceFrame.restart()) / 1000); });
}

void HistoryFilm::setHistory(const History *history)
{
    pause();
    m_history = history;
    m_moment = length();
    m_position = double(m_moment);
}

std::vector<double> HistoryFilm::speeds() const
{
    std::vector<double> all(kSpeeds.begin(), kSpeeds.end());
    all.push_back(std::max(1.0, double(length()) / kShortest));
    return all;
}

double HistoryFilm::speed() const
{
    return speeds()[m_speed];
}

void HistoryFilm::setSpeed(size_t index)
{
    m_speed = std::min(index, kSpeeds.size());
}

void HistoryFilm::play()
{
    if (isPlaying() || length() == 0)
        return;
    if (m_moment == length())
        go(0);
    m_sinceFrame.start();
    m_frames.start();
    Q_EMIT playingChanged(true);
}

void HistoryFilm::pause()
{
    if (!isPlaying())
        return;
    m_frames.stop();
    Q_EMIT playingChanged(false);
}

void HistoryFilm::seek(size_t moment)
{
    pause();
    go(double(moment));
}

void HistoryFilm::step(int edits)
{
    pause();
    go(std::max(0.0, double(m_moment) + edits));
}

void HistoryFilm::advance(double seconds)
{
    go(m_position + seconds * speed());
    if (m_moment == length())
        pause();
}

void HistoryFilm::go(double position)
{
    m_position = std::clamp(position, 0.0, double(length()));
    const size_t before = std::exchange(m_moment, size_t(m_position));
    if (m_moment != before)
        Q_EMIT momentChanged(before, m_moment);
}

} // namespace tempestry
