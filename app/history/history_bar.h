#pragma once

#include "app/controls/controls.h"

class QHBoxLayout;
class QLabel;

namespace tempestry {

class Commands;
class HistoryFilm;
class ScrubBar;
struct Checkpoint;

// Plays the history of the board, along the lower edge of the window: where it is, by which edit, how fast.
class HistoryBar : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    HistoryBar(const Commands &commands, HistoryFilm &film, QWidget *parent = nullptr);

    // Shows it on its way; `all` may be 0 for not known.
    void setProgress(qint64 read, qint64 all);
    // The film's history has come, or has got other checkpoints.
    void setHistory(const std::vector<Checkpoint> &checkpoints, const QString &remark);

    // Space, arrows, Home and End. Returns whether the key was used.
    bool takeKey(int key);

Q_SIGNALS:
    void chosen(const QString &commandId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Button *addButton(const QString &commandId, Button::Picture picture, const QString &key = {});
    QLabel *addLabel(QLayout *to, const QFont &font);
    void syncMoment();
    void syncPlaying();
    void setLoading(bool loading);
    void showSpeeds();
    QString speedText(size_t index) const;

    const Commands &m_commands;
    HistoryFilm &m_film;
    QHBoxLayout *m_row;
    Button *m_play = nullptr;
    Button *m_speed = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_edit = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_progress = nullptr;
    ScrubBar *m_scrub;
};

// "14:32", with the day when it isn't that of `today`; in local time. Both in milliseconds since 1970, UTC.
QString clockText(qint64 time, qint64 today);

} // namespace tempestry
