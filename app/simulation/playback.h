#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace tempestry {

namespace simulation {
class Film;
}

// The instant of a film that is shown, and how it moves. Times are seconds of the film, which has a time of
// its own.
class Playback : public QObject
{
    Q_OBJECT

public:
    explicit Playback(QObject *parent = nullptr);

    // Goes to the start and pauses. nullptr: there is nothing to play.
    void setFilm(std::shared_ptr<const simulation::Film> film);

    double time() const { return m_time; }
    double length() const;
    bool isPlaying() const { return m_frames.isActive(); }

    static std::span<const double> speeds();
    double speed() const { return m_speed; }
    void setSpeed(double speed);

    // Passes over time in which nothing moves.
    bool isSkippingQuiet() const { return m_skipsQuiet; }
    void setSkippingQuiet(bool skips) { m_skipsQuiet = skips; }
    // Playing pauses at the first stop after the one instant and up to the other; nullopt where there is
    // none.
    using Stops = std::function<std::optional<double>(double after, double until)>;
    void setStops(Stops stops) { m_stops = std::move(stops); }

    void play(); // from the start when it is at the end
    void pause();
    void seek(double time);
    void step(); // to the next instant at which something happens, and pauses
    void stepBack();
    // What a frame does: moves on by this much real time, in seconds.
    void advance(double seconds);

Q_SIGNALS:
    void timeChanged(double time);
    void playingChanged(bool playing);
    void speedChanged(double speed);
    void stopped(double time); // playing, by a stop

private:
    QTimer m_frames;
    QElapsedTimer m_sinceFrame;
    std::shared_ptr<const simulation::Film> m_film;
    double m_time = 0;
    double m_speed = 1;
    bool m_skipsQuiet = false;
    Stops m_stops;
};

} // namespace tempestry
