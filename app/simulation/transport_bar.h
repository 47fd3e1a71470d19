#pragma once

#include "app/controls/controls.h"

#include <vector>

class QHBoxLayout;
class QLabel;

namespace tempestry {

class Commands;
class Playback;
class ScrubBar;

// Plays the run: to the start, back, play or pause, forward; where it is, how fast, with which seed.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    TransportBar(const Commands &commands, Playback &playback, QWidget *parent = nullptr);

    // Virtual microseconds: of the instant shown, and of the whole run.
    void setVirtualTime(qint64 time, qint64 length);
    void setSeed(quint64 seed);
    void setScenario(const QString &name); // empty: the flow starts by itself
    // Where a menu of scenarios ends, on the screen: the upper left corner of their button.
    QPoint scenarioCorner() const;
    // A sentence in place of the scrub bar and a way to cancel, while the run is on its way; empty when it
    // can be played.
    void setProgress(const QString &text);
    // The board has changed since the run.
    void setStale(bool stale);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &commandId);
    void cancelAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Button *addButton(const QString &commandId, Button::Picture picture = Button::Picture::None,
                      const QString &text = {});
    void syncTime();
    void syncPlaying();
    void showSpeeds();
    void makeRoom();

    const Commands &m_commands;
    Playback &m_playback;
    QHBoxLayout *m_row;
    Button *m_play;
    Button *m_speed;
    Button *m_scenario;
    Button *m_seed;
    Button *m_cancel;
    Button *m_again;
    QLabel *m_time;
    QLabel *m_length;
    QLabel *m_progress;
    ScrubBar *m_scrub;
    std::vector<QWidget *> m_yielding; // where there is little room, the first one first
};

} // namespace tempestry
