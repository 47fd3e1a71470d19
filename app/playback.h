#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <span>
#include <vector>

namespace tempestry {

// The instant of a run that is shown, and how it moves. Times are seconds from the start of the run.
class Playback : public QObject
{
    Q_OBJECT

public:
    explicit Playback(QObject *parent = nullptr);

    // The instants to stop at while stepping, in order, and where the run ends. Goes to the start and pauses.
    void setRun(std::vector<double> moments, double length);

    double time() const { return m_time; }
    double length() const { return m_length; }
    bool isPlaying() const { return m_frames.isActive(); }

    static std::span<const double> speeds();
    double speed() const { return m_speed; }
    void setSpeed(double speed);

    void play(); // from the start when it is at the end
    void pause();
    void seek(double time);
    void step(); // to the next moment, and pauses
    void stepBack();
    // What a frame does: moves on by this much real time, in seconds.
    void advance(double seconds);

Q_SIGNALS:
    void timeChanged(double time);
    void playingChanged(bool playing);
    void speedChanged(double speed);

private:
    QTimer m_frames;
    QElapsedTimer m_sinceFrame;
    std::vector<double> m_moments;
    double m_time = 0;
    double m_length = 0;
    double m_speed = 1;
};

} // namespace tempestry
