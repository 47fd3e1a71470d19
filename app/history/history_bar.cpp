#include "app/history/history_bar.h"

#include "app/controls/look.h"
#include "app/history/history_film.h"
#include "app/simulation/scrub_bar.h"
#include "app/window/commands.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace tempestry {

namespace {

constexpr int kHeight = 58;
constexpr int kWhatWidth = 190; // of the time and the edit
constexpr int kLeastWhatWidth = 130;
constexpr int kCramped = 900;
constexpr int kNarrow = 1200; // in less room the scrub bar needs that of other things

QString keyText(Qt::Key key)
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

// "12 minutes in"
QString elapsedText(qint64 milliseconds)
{
    const qint64 minutes = milliseconds / 60'000;
    if (minutes == 0)
        return HistoryBar::tr("at the start");
    if (minutes == 1)
        return HistoryBar::tr("1 minute in");
    if (minutes < 120)
        return HistoryBar::tr("%1 minutes in").arg(minutes);
    return HistoryBar::tr("%1 h %2 min in").arg(minutes / 60).arg(minutes % 60);
}

} // namespace

QString clockText(qint64 time, qint64 today)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time);
    const QString clock = moment.toString(QStringLiteral("HH:mm"));
    if (moment.date() == QDateTime::fromMSecsSinceEpoch(today).date())
        return clock;
    return QStringLiteral("%1, %2").arg(QLocale().toString(moment.date(), QLocale::ShortFormat), clock);
}

HistoryBar::HistoryBar(const Commands &commands, HistoryFilm &film, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_film(film)
    , m_row(new QHBoxLayout(this))
    , m_scrub(new ScrubBar(this))
{
    setFixedHeight(kHeight);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("History"));
    m_row->setContentsMargins(14, 0, 14, 0);
    m_row->setSpacing(10);
    using Picture = Button::Picture;
    addButton(QStringLiteral("history.toStart"), Picture::ToStart, keyText(Qt::Key_Home));
    addButton(QStringLiteral("history.stepBack"), Picture::Back, keyText(Qt::Key_Left));
    m_play = addButton(QStringLiteral("history.play"), Picture::Play, keyText(Qt::Key_Space));
    m_play->setStyle(Button::Style::Dark);
    addButton(QStringLiteral("history.step"), Picture::Forward, keyText(Qt::Key_Right));

    auto *what = new QVBoxLayout;
    what->setSpacing(1);
    what->addStretch();
    m_time = addLabel(what, look::strongFont());
    m_time->setObjectName(QStringLiteral("historyTime"));
    m_edit = addLabel(what, look::textFont());
    m_edit->setObjectName(QStringLiteral("historyEdit"));
    look::setInk(*m_edit, look::Ink::Second);
    for (QLabel *label : {m_time, m_edit})
        label->setFixedWidth(kWhatWidth);
    what->addStretch();
    m_row->addLayout(what);
    m_scrub->setAccessibleName(tr("Moment of the history"));
    m_scrub->setFixedHeight(kHeight - 8);
    m_row->addWidget(m_scrub, 1);
    m_progress = addLabel(m_row, look::textFont());
    m_row->addStretch();
    m_place = addLabel(m_row, look::textFont());
    look::setInk(*m_place, look::Ink::Third);

    m_speed = new Button(speedText(0), Button::Style::Quiet, this);
    m_speed->setToolTip(tr("Speed"));
    m_speed->setObjectName(QStringLiteral("historySpeed"));
    connect(m_speed, &Button::clicked, this, &HistoryBar::showSpeeds);
    m_row->addWidget(m_speed);
    addButton(QStringLiteral("history.openCopy"), Picture::None)->setText(tr("Open a copy"));
    addButton(QStringLiteral("history.compare"), Picture::None)->setText(tr("Compare"));
    addButton(QStringLiteral("history.now"), Picture::None, keyText(Qt::Key_Escape));

    connect(&film, &HistoryFilm::momentChanged, this, &HistoryBar::syncMoment);
    connect(&film, &HistoryFilm::playingChanged, this, &HistoryBar::syncPlaying);
    connect(m_scrub, &ScrubBar::seekAsked, this,
            [this](double at) { m_film.seek(size_t(std::max(0L, std::lround(at)))); });
    connect(m_scrub, &ScrubBar::stepAsked, this, [this](bool forward) { m_film.step(forward ? 1 : -1); });
    hide();
}

Button *HistoryBar::addButton(const QString &commandId, Button::Picture picture, const QString &key)
{
    auto *button = new Button(m_commands.find(commandId)->text, Button::Style::Quiet, this);
    button->setPicture(picture);
    button->setObjectName(commandId);
    const QString tip = m_commands.tooltip(commandId);
    button->setToolTip(key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key));
    connect(button, &Button::clicked, this, [this, commandId] { Q_EMIT chosen(commandId); });
    m_row->addWidget(button);
    return button;
}

QLabel *HistoryBar::addLabel(QLayout *to, const QFont &font)
{
    auto *label = new QLabel(this);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    to->addWidget(label);
    return label;
}

void HistoryBar::setLoading(bool loading)
{
    m_scrub->setVisible(!loading);
    m_place->setVisible(!loading && width() >= kCramped);
    m_progress->setVisible(loading);
    for (Button *button : findChildren<Button *>())
        button->setEnabled(!loading || button->objectName() == QLatin1StringView("history.now"));
}

void HistoryBar::setProgress(qint64 read, qint64 all)
{
    setLoading(true);
    m_time->setText(tr("Reading the history\u2026"));
    m_edit->clear();
    m_progress->setText(all > 0 ? tr("%1 of %2 edits").arg(QLocale().toString(read), QLocale().toString(all))
                                : QString());
}

void HistoryBar::setHistory(const std::vector<Checkpoint> &checkpoints, const QString &remark)
{
    setLoading(false);
    std::vector<ScrubBar::Tick> ticks;
    for (const Checkpoint &checkpoint : checkpoints)
        ticks.push_back({double(checkpoint.moment), checkpoint.name});
    m_scrub->setTicks(std::move(ticks));
    m_scrub->setLength(double(m_film.length()));
    m_place->setToolTip(remark.isEmpty() ? QString()
                                         : QStringLiteral("<p>%1</p>").arg(remark.toHtmlEscaped()));
    m_speed->setText(speedText(0));
    m_film.setSpeed(0);
    syncMoment();
    syncPlaying();
}

void HistoryBar::syncMoment()
{
    const History *history = m_film.history();
    if (!history)
        return;
    const size_t moment = m_film.moment();
    const size_t now = history->size();
    m_scrub->setTime(double(moment));
    if (now == 0)
        m_time->setText(tr("No edits yet"));
    else
        m_time->setText(tr("%1, %2").arg(clockText(history->timeAt(moment), history->timeAt(now)),
                                         elapsedText(history->elapsedAt(moment))));
    QString edit = tr("The start");
    if (moment > 0) {
        const Edit &made = history->editOf(moment);
        edit = made.label.simplified();
        if (made.kind == Edit::Kind::Undo)
            edit = tr("Undo: %1").arg(edit);
        else if (made.kind == Edit::Kind::Redo)
            edit = tr("Redo: %1").arg(edit);
    }
    m_edit->setText(m_edit->fontMetrics().elidedText(edit, Qt::ElideRight, m_edit->width()));
    m_place->setText(tr("%1 of %2").arg(QLocale().toString(moment), QLocale().toString(now)));
}

void HistoryBar::syncPlaying()
{
    const bool playing = m_film.isPlaying();
    m_play->setPicture(playing ? Button::Picture::Pause : Button::Picture::Play);
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setEnabled(m_film.length() > 0);
}

QString HistoryBar::speedText(size_t index) const
{
    const std::vector<double> speeds = m_film.speeds();
    return index + 1 == speeds.size() ? tr("All in 20 s")
                                      : tr("%1 a second").arg(QLocale().toString(speeds[index], 'g', 3));
}

void HistoryBar::showSpeeds()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < m_film.speeds().size(); ++i) {
        QAction *action = menu->addAction(speedText(i), this, [this, i] {
            m_film.setSpeed(i);
            m_speed->setText(speedText(i));
            m_speed->updateGeometry();
        });
        action->setCheckable(true);
        action->setChecked(m_speed->text() == speedText(i));
    }
    menu->popup(m_speed->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void HistoryBar::resizeEvent(QResizeEvent *event)
{
    for (const char *spare : {"history.openCopy", "history.compare"})
        findChild<Button *>(QLatin1StringView(spare))->setVisible(width() >= kNarrow);
    m_place->setVisible(width() >= kCramped && m_progress->isHidden());
    for (QLabel *label : {m_time, m_edit})
        label->setFixedWidth(width() >= kCramped ? kWhatWidth : kLeastWhatWidth);
    syncMoment();
    QWidget::resizeEvent(event);
}

bool HistoryBar::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Space:
        m_film.isPlaying() ? m_film.pause() : m_film.play();
        return true;
    case Qt::Key_Left:
        m_film.step(-1);
        return true;
    case Qt::Key_Right:
        m_film.step(1);
        return true;
    case Qt::Key_Home:
        m_film.seek(0);
        return true;
    case Qt::Key_End:
        m_film.seek(m_film.length());
        return true;
    default:
        return false;
    }
}

void HistoryBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT chosen(QStringLiteral("history.now"));
    else if (!takeKey(event->key()))
        QWidget::keyPressEvent(event);
}

void HistoryBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
