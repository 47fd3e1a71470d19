#pragma once

#include <QAbstractButton>
#include <QTimer>

#include <functional>
#include <optional>

namespace tempestry {

// Counts down what a phase may take, then over it. All times are milliseconds.
class WorkshopTimer : public QObject
{
    Q_OBJECT

public:
    // Monotonic; where it starts does not matter.
    using Clock = std::function<qint64()>;
    static constexpr qint64 kMinute = 60'000;
    static constexpr qint64 kLongest = 24 * (60 * kMinute);

    explicit WorkshopTimer(Clock clock, QObject *parent = nullptr);

    static qint64 steadyClock();

    bool isRunning() const { return m_startedAt.has_value(); }
    bool isOver() const { return remaining() < 0 || m_said; }
    bool isTouched() const { return isRunning() || m_spent > 0; } // since it was set
    qint64 duration() const { return m_duration; }
    qint64 remaining() const; // negative once time is up

    void set(qint64 duration); // and stands still
    void start();
    void pause();
    void toggle() { isRunning() ? pause() : start(); }
    void reset() { set(m_duration); }
    // To what is left, and so to the whole; never below nothing left.
    void add(qint64 time);
    // Looks at the clock; called by itself while it runs.
    void tick();

Q_SIGNALS:
    void changed(); // and a few times a second while it runs
    void timeUp();  // once

private:
    qint64 spent() const;

    Clock m_clock;
    QTimer m_tick;
    qint64 m_duration = 10 * kMinute;
    qint64 m_spent = 0; // before it was started last
    std::optional<qint64> m_startedAt;
    bool m_said = false; // timeUp
};

// "12:40", "1:02:03", "+0:12" once time is up. A second is shown until it is over.
QString timerText(qint64 remaining);
// Minutes as people type them: "7", "7:30", "1h", "1 h 30", "90 s". nullopt for anything else, for nothing
// and for more than WorkshopTimer::kLongest.
std::optional<qint64> parseTimer(const QString &text);

// The timer as a figure in its widget's font; pressed, it starts or pauses. Can be shown more than once.
class TimerLabel : public QAbstractButton
{
    Q_OBJECT

public:
    // The timer outlives it.
    explicit TimerLabel(WorkshopTimer &timer, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void follow();

    WorkshopTimer &m_timer;
};

} // namespace tempestry
