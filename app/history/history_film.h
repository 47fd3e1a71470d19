#pragma once

#include "model/history.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace tempestry {

// The moment of a history that is shown, and how it moves: edit by edit, whatever time lay between them.
class HistoryFilm : public QObject
{
    Q_OBJECT

public:
    explicit HistoryFilm(QObject *parent = nullptr);

    // Goes to now and pauses. The history outlives the film or is taken away with nullptr.
    void setHistory(const History *history);
    const History *history() const { return m_history; }

    size_t moment() const { return m_moment; }
    size_t length() const { return m_history ? m_history->size() : 0; }
    bool isPlaying() const { return m_frames.isActive(); }

    // Speeds are edits a second; the last one shows all in kShortest seconds.
    static constexpr double kShortest = 20;
    std::vector<double> speeds() const;
    double speed() const;
    void setSpeed(size_t index); // of speeds()

    void play(); // from the start when it is at the end
    void pause();
    void seek(size_t moment); // and pauses
    void step(int edits);     // and pauses
    // What a frame does: moves on by this much real time, in seconds.
    void advance(double seconds);

Q_SIGNALS:
    void momentChanged(size_t before, size_t now);
    void playingChanged(bool playing);

private:
    void go(double position);

    const History *m_history = nullptr;
    QTimer m_frames;
    QElapsedTimer m_sinceFrame;
    size_t m_moment = 0;
    double m_position = 0; // the moment, and how much of the next one's turn has gone by
    size_t m_speed = 0;
};

} // namespace tempestry
