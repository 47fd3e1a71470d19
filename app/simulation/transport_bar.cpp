#include "app/simulation/transport_bar.h"

#include "app/controls/look.h"
#include "app/simulation/duration_text.h"
#include "app/simulation/playback.h"
#include "app/simulation/scrub_bar.h"
#include "app/window/commands.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace tempestry {

namespace {

constexpr int kLeastScrub = 160; // pixels
constexpr int kLeastWidth = 420;

QString speedText(double speed)
{
    return QLocale().toString(speed, 'g', 3) + QChar(0x00D7);
}

} // namespace

TransportBar::TransportBar(const Commands &commands, Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_playback(playback)
    , m_row(new QHBoxLayout(this))
    , m_time(new QLabel(this))
    , m_length(new QLabel(this))
    , m_progress(new QLabel(this))
    , m_scrub(new ScrubBar(this))
{
    look::setFixedHeight(*this, 46);
    setFocusPolicy(Qt::StrongFocus);
    m_row->setContentsMargins(14, 0, 14, 0);
    m_row->setSpacing(10);
    m_row->setSizeConstraint(QLayout::SetNoConstraint); // see makeRoom
    using Picture = Button::Picture;
    addButton(QStringLiteral("run.toStart"), Picture::ToStart);
    addButton(QStringLiteral("run.stepBack"), Picture::Back);
    m_play = addButton(QStringLiteral("run.run"), Picture::Play);
    m_play->setStyle(Button::Style::Dark);
    addButton(QStringLiteral("run.step"), Picture::Forward);
    m_time->setFont(look::titleFont());
    m_time->setMinimumWidth(76);
    m_time->setAccessibleName(tr("Instant shown"));
    m_row->addWidget(m_time);
    m_scrub->setMinimumWidth(look::scaled(kLeastScrub));
    m_row->addWidget(m_scrub, 1);
    m_progress->setFont(look::textFont());
    m_progress->hide();
    m_row->addWidget(m_progress);
    m_cancel = new Button(tr("Cancel"), Button::Style::Quiet, this);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setToolTip(m_commands.tooltip(QStringLiteral("run.stop")));
    m_cancel->hide();
    connect(m_cancel, &Button::clicked, this, &TransportBar::cancelAsked);
    m_row->addWidget(m_cancel);
    m_row->addStretch();
    m_length->setFont(look::textFont());
    look::setInk(*m_length, look::Ink::Third);
    m_row->addWidget(m_length);
    m_again = addButton(QStringLiteral("run.again"), Picture::None, tr("Board has changed, run again"));
    m_again->hide();
    m_speed = new Button(speedText(1), Button::Style::Quiet, this);
    m_speed->setToolTip(tr("Speed: %1, %2")
                            .arg(commands.tooltip(QStringLiteral("run.faster")),
                                 commands.tooltip(QStringLiteral("run.slower"))));
    connect(m_speed, &Button::clicked, this, &TransportBar::showSpeeds);
    m_row->addWidget(m_speed);
    m_scenario = addButton(QStringLiteral("run.scenario"), Picture::None, tr("Scenario"));
    setScenario({});
    m_seed = addButton(QStringLiteral("run.seed"), Picture::None, tr("Seed 1"));
    Button *many = addButton(QStringLiteral("run.many"));
    addButton(QStringLiteral("run.stop"), Picture::Close)->setStyle(Button::Style::Bare);
    m_yielding = {many, m_length, m_seed, m_speed, m_scenario};

    connect(&playback, &Playback::timeChanged, this, &TransportBar::syncTime);
    connect(&playback, &Playback::playingChanged, this, &TransportBar::syncPlaying);
    connect(&playback, &Playback::speedChanged, this, [this](double speed) {
        m_speed->setText(speedText(speed));
        m_speed->updateGeometry();
    });
    connect(m_scrub, &ScrubBar::seekAsked, this, [this](double time) {
        m_playback.pause();
        m_playback.seek(time);
    });
    connect(m_scrub, &ScrubBar::stepAsked, this,
            [this](bool forward) { forward ? m_playback.step() : m_playback.stepBack(); });
    syncTime();
}

Button *TransportBar::addButton(const QString &commandId, Button::Picture picture, const QString &text)
{
    auto *button =
        new Button(text.isEmpty() ? m_commands.find(commandId)->text : text, Button::Style::Quiet, this);
    button->setPicture(picture);
    button->setObjectName(commandId);
    button->setToolTip(m_commands.tooltip(commandId));
    connect(button, &Button::clicked, this, [this, button] { Q_EMIT chosen(button->objectName()); });
    m_row->addWidget(button);
    return button;
}

void TransportBar::setVirtualTime(qint64 time, qint64 length)
{
    m_time->setText(virtualTimeText(time));
    m_length->setText(virtualTimeText(length));
}

void TransportBar::setSeed(quint64 seed)
{
    m_seed->setText(tr("Seed %1").arg(seed));
    m_seed->updateGeometry();
    makeRoom();
}

void TransportBar::setScenario(const QString &name)
{
    constexpr int kMostWidth = 200;
    const QString shown =
        name.isEmpty() ? tr("by itself")
                       : m_scenario->fontMetrics().elidedText(name.simplified(), Qt::ElideRight, kMostWidth);
    m_scenario->setText(tr("Scenario: %1 \u25BE").arg(shown));
    m_scenario->setAccessibleName(tr("Scenario: %1").arg(shown));
    m_scenario->updateGeometry();
    makeRoom();
}

QPoint TransportBar::scenarioCorner() const
{
    return m_scenario->mapToGlobal(QPoint(0, 0));
}

void TransportBar::setProgress(const QString &text)
{
    m_cancel->setVisible(!text.isEmpty());
    m_progress->setText(text);
    m_progress->setVisible(!text.isEmpty());
    m_scrub->setVisible(text.isEmpty());
    m_time->setVisible(text.isEmpty());
    makeRoom();
    for (Button *button : findChildren<Button *>())
        if (button != m_cancel && button->objectName() != QLatin1StringView("run.stop"))
            button->setEnabled(text.isEmpty());
}

void TransportBar::setStale(bool stale)
{
    m_again->setVisible(stale);
    makeRoom();
}

// Where there is little room, what the command palette has too yields to the scrub bar, the least needed
// first.
void TransportBar::makeRoom()
{
    const bool canPlay = m_progress->isHidden();
    for (QWidget *widget : m_yielding)
        widget->setVisible(canPlay || widget != m_length);
    for (QWidget *widget : m_yielding) {
        if (m_row->minimumSize().width() <= width())
            return;
        widget->hide();
    }
}

QSize TransportBar::minimumSizeHint() const
{
    return {look::scaled(kLeastWidth), height()};
}

void TransportBar::resizeEvent(QResizeEvent *)
{
    makeRoom();
}

void TransportBar::syncTime()
{
    m_scrub->setLength(m_playback.length());
    m_scrub->setTime(m_playback.time());
}

void TransportBar::syncPlaying()
{
    const bool playing = m_playback.isPlaying();
    m_play->setPicture(playing ? Button::Picture::Pause : Button::Picture::Play);
    m_play->setObjectName(playing ? QStringLiteral("run.pause") : QStringLiteral("run.run"));
    m_play->setToolTip(m_commands.tooltip(m_play->objectName()));
    m_play->setAccessibleName(m_commands.find(m_play->objectName())->text);
}

void TransportBar::showSpeeds()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const double speed : Playback::speeds()) {
        QAction *action =
            menu->addAction(speedText(speed), this, [this, speed] { m_playback.setSpeed(speed); });
        action->setCheckable(true);
        action->setChecked(speed == m_playback.speed());
    }
    menu->popup(m_speed->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void TransportBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        m_playback.isPlaying() ? m_playback.pause() : m_playback.play();
    else
        QWidget::keyPressEvent(event);
}

void TransportBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
