#include "app/workshop/workshop_timer.h"

#include "app/controls/look.h"

#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace tempestry {

namespace {

constexpr qint64 kSecond = 1000;
constexpr int kTickLength = 200; // so that a second is never shown late by more

QString padded(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
}

// Figures that stand still while they count.
int cellWidth(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

int advance(const QFontMetrics &metrics, QChar letter)
{
    return letter.isDigit() ? cellWidth(metrics) : metrics.horizontalAdvance(letter);
}

int figureWidth(const QFontMetrics &metrics, const QString &text)
{
    int width = 0;
    for (const QChar letter : text)
        width += advance(metrics, letter);
    return width;
}

} // namespace

WorkshopTimer::WorkshopTimer(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    m_tick.setInterval(kTickLength);
    connect(&m_tick, &QTimer::timeout, this, &WorkshopTimer::tick);
}

qint64 WorkshopTimer::steadyClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

qint64 WorkshopTimer::spent() const
{
    return m_spent + (m_startedAt ? m_clock() - *m_startedAt : 0);
}

qint64 WorkshopTimer::remaining() const
{
    return m_duration - spent();
}

void WorkshopTimer::set(qint64 duration)
{
    m_tick.stop();
    m_startedAt.reset();
    m_spent = 0;
    m_said = false;
    m_duration = std::clamp<qint64>(duration, kSecond, kLongest);
    Q_EMIT changed();
}

void WorkshopTimer::start()
{
    if (isRunning())
        return;
    m_startedAt = m_clock();
    m_tick.start();
    Q_EMIT changed();
}

void WorkshopTimer::pause()
{
    m_spent = spent();
    m_startedAt.reset();
    m_tick.stop();
    Q_EMIT changed();
}

void WorkshopTimer::add(qint64 time)
{
    if (time < 0 && remaining() <= 0)
        return;
    const qint64 left = std::max<qint64>(0, remaining());
    const qint64 wanted = std::clamp<qint64>(left + time, 0, kLongest);
    m_duration += wanted - remaining();
    if (wanted > 0)
        m_said = false;
    Q_EMIT changed();
    tick();
}

void WorkshopTimer::tick()
{
    if (!isRunning())
        return;
    if (!m_said && remaining() <= 0) {
        m_said = true;
        Q_EMIT timeUp();
    }
    Q_EMIT changed();
}

QString timerText(qint64 remaining)
{
    const bool over = remaining <= -kSecond;
    const qint64 seconds =
        over ? -remaining / kSecond : (std::max<qint64>(0, remaining) + kSecond - 1) / kSecond;
    const qint64 hours = seconds / 3600;
    const QString rest = padded(seconds % 60);
    const QString text = hours > 0
                             ? QStringLiteral("%1:%2:%3").arg(hours).arg(padded(seconds / 60 % 60), rest)
                             : QStringLiteral("%1:%2").arg(seconds / 60).arg(rest);
    return over ? u'+' + text : text;
}

std::optional<qint64> parseTimer(const QString &text)
{
    static const QRegularExpression kClock(QStringLiteral("^(\\d{1,4}):([0-5]\\d)$"));
    static const QRegularExpression kWords(QStringLiteral(
        "^(?:(\\d{1,4})\\s*h)?\\s*(?:(\\d{1,5})(?!\\d)\\s*(?:m|min)?)?\\s*(?:(\\d{1,6})\\s*s)?$"));
    const QString typed = text.trimmed().toLower();
    qint64 time = 0;
    if (const auto clock = kClock.match(typed); clock.hasMatch())
        time = clock.captured(1).toLongLong() * WorkshopTimer::kMinute +
               clock.captured(2).toLongLong() * kSecond;
    else if (const auto words = kWords.match(typed); words.hasMatch())
        time = words.captured(1).toLongLong() * 60 * WorkshopTimer::kMinute +
               words.captured(2).toLongLong() * WorkshopTimer::kMinute +
               words.captured(3).toLongLong() * kSecond;
    return time > 0 && time <= WorkshopTimer::kLongest ? std::optional(time) : std::nullopt;
}

TimerLabel::TimerLabel(WorkshopTimer &timer, QWidget *parent)
    : QAbstractButton(parent)
    , m_timer(timer)
{
    setFont(look::strongFont());
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, &timer, &WorkshopTimer::toggle);
    connect(&timer, &WorkshopTimer::changed, this, &TimerLabel::follow);
    follow();
}

void TimerLabel::follow()
{
    const QString shown = timerText(m_timer.remaining());
    if (shown.size() != text().size())
        updateGeometry();
    if (shown != text()) {
        setText(shown);
        setAccessibleName(m_timer.isOver() ? tr("Timer, time is up: %1").arg(shown)
                                           : tr("Timer: %1").arg(shown));
    }
    update();
}

QSize TimerLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const QString room = text().size() < 5 ? QStringLiteral("00:00") : text();
    return {figureWidth(metrics, room) + metrics.height() + 20, metrics.height() + look::scaled(14)};
}

void TimerLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    const bool over = m_timer.isOver();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(over ? theme.accent : theme.chromeBorder, 1));
    painter.setBrush(underMouse() ? look::mixed(theme.timeline, theme.ink, 0.05) : theme.timeline);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);

    const QColor ink = over ? theme.accent : m_timer.isTouched() ? theme.ink : theme.secondInk;
    const QFontMetrics metrics = fontMetrics();
    const double side = metrics.ascent() * 0.6;
    const QRectF picture(10, (height() - side) / 2, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (m_timer.isRunning()) {
        painter.drawRect(QRectF(picture.x(), picture.y(), side * 0.32, side));
        painter.drawRect(QRectF(picture.right() - side * 0.32, picture.y(), side * 0.32, side));
    } else {
        painter.drawPolygon(
            QPolygonF{picture.topLeft(), {picture.right(), picture.center().y()}, picture.bottomLeft()});
    }
    painter.setPen(ink);
    const int spare = width() - 10 - figureWidth(metrics, text());
    int x = std::max(spare, int(picture.right()) + 4);
    for (const QChar letter : text()) {
        const int step = advance(metrics, letter);
        painter.drawText(QRect(x, 0, step, height()), Qt::AlignCenter, QString(letter));
        x += step;
    }
}

void TimerLabel::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void TimerLabel::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace tempestry
