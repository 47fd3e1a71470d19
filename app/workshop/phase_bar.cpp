#include "app/workshop/phase_bar.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/value_box.h"
#include "app/window/commands.h"
#include "app/workshop/workshop.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace tempestry {

PhaseBar::PhaseBar(Workshop &workshop, const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
    , m_commands(commands)
    , m_back(addStep(QStringLiteral("workshop.previous"), true))
    , m_phase(new Button({}, Button::Style::Quiet, this))
    , m_next(addStep(QStringLiteral("workshop.next"), false))
    , m_timer(new TimerLabel(workshop.timer(), this))
    , m_typed(new ValueBox({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_phase->setObjectName(QStringLiteral("workshop.choose"));
    m_phase->setToolTip(commands.tooltip(QStringLiteral("workshop.choose")));
    m_timer->setObjectName(QStringLiteral("workshop.timer"));
    m_timer->setToolTip(commands.tooltip(QStringLiteral("workshop.timer")));
    m_typed->setObjectName(QStringLiteral("boxed"));
    m_typed->setFont(look::strongFont());
    m_typed->setAccessibleName(tr("Minutes"));
    m_typed->hide();
    row->addWidget(m_back);
    row->addWidget(m_phase);
    row->addWidget(m_next);
    row->addSpacing(8);
    row->addWidget(m_timer);
    row->addWidget(m_typed);
    connect(m_phase, &Button::clicked, this, &PhaseBar::showPhases);
    connect(m_typed, &ValueBox::committed, this, &PhaseBar::takeTyped);
    connect(m_typed, &ValueBox::editingFinished, this, &PhaseBar::endTyping);
    connect(m_typed, &ValueBox::refused, this, &PhaseBar::hint);
    connect(&workshop, &Workshop::changed, this, &PhaseBar::followPhase);
    connect(&workshop.timer(), &WorkshopTimer::changed, this, &PhaseBar::followTimer);
    followPhase();
}

Button *PhaseBar::addStep(const QString &commandId, bool back)
{
    auto *step =
        new Button(back ? QStringLiteral("\u2039") : QStringLiteral("\u203A"), Button::Style::Bare, this);
    step->setObjectName(commandId);
    step->setToolTip(m_commands.tooltip(commandId));
    step->setAccessibleName(m_commands.find(commandId)->text);
    connect(step, &Button::clicked, this, [this, commandId] { Q_EMIT chosen(commandId); });
    return step;
}

void PhaseBar::followPhase()
{
    const Phase *phase = m_workshop.phase();
    m_back->setVisible(phase);
    m_next->setVisible(phase);
    m_back->setEnabled(m_workshop.canGo(-1));
    m_next->setEnabled(m_workshop.canGo(1));
    m_phase->setStyle(phase ? Button::Style::Quiet : Button::Style::Bare);
    m_phase->setText(phase ? phaseName(*phase) : tr("Workshop"));
    const QString number =
        phase ? tr("%1 of %2").arg(m_workshop.index() + 1).arg(m_workshop.format()->phases.size())
              : QString();
    m_phase->setKey(number);
    QStringList names;
    if (phase)
        for (const Phase &other : m_workshop.format()->phases)
            names << phaseName(other);
    m_phase->setTextsInTurn(names);
    m_phase->setAccessibleName(phase ? tr("Phase: %1, %2").arg(m_phase->text(), number) : m_phase->text());
    followTimer();
}

void PhaseBar::followTimer()
{
    m_timerUsed = m_timerUsed || m_workshop.timer().isTouched();
    m_timer->setVisible((m_workshop.phase() || m_timerUsed) && m_typed->isHidden());
}

void PhaseBar::addFormats(QMenu &menu)
{
    for (const WorkshopFormat &format : workshopFormats()) {
        QMenu *phases = menu.addMenu(formatName(format));
        const bool held = &format == m_workshop.format();
        for (size_t i = 0; i < format.phases.size(); ++i) {
            QAction *phase = phases->addAction(QStringLiteral("&%1  %2").arg(i + 1).arg(
                phaseName(format.phases[i]).replace(QLatin1StringView("&"), QLatin1StringView("&&"))));
            phase->setCheckable(true);
            phase->setChecked(held && i == m_workshop.index());
            connect(phase, &QAction::triggered, this, [this, &format, i] { m_workshop.go(format, i); });
        }
        if (held)
            menu.setActiveAction(phases->menuAction());
    }
    menu.addSeparator();
    QAction *none = menu.addAction(tr("No workshop"));
    none->setCheckable(true);
    none->setChecked(!m_workshop.format());
    connect(none, &QAction::triggered, &m_workshop, &Workshop::end);
}

void PhaseBar::showPhases()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("phases"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFormats(*menu);
    menu->popup(m_phase->mapToGlobal(QPoint(0, m_phase->height() + 4)));
}

void PhaseBar::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CommandInfo &command : m_commands.all())
        if (command.id.startsWith(QLatin1StringView("workshop.timer")))
            menu->addAction(m_commands.action(command.id));
    menu->popup(event->globalPos());
}

void PhaseBar::editTimer()
{
    m_typed->setValue(timerText(std::max<qint64>(0, m_workshop.timer().remaining())));
    m_timer->hide();
    m_typed->show();
    m_typed->setFocus();
    m_typed->selectAll();
}

void PhaseBar::takeTyped(const QString &typed)
{
    const std::optional<qint64> time = parseTimer(typed);
    if (!time) {
        m_typed->refuse(tr("\u201c%1\u201d is no time. Type minutes as 7, 7:30 or 1h.").arg(typed));
        return;
    }
    m_timerUsed = true;
    const bool running = m_workshop.timer().isRunning();
    m_workshop.timer().set(*time);
    if (running)
        m_workshop.timer().start();
    endTyping();
}

void PhaseBar::endTyping()
{
    const QWidget *focused = window()->focusWidget();
    if (!focused || focused == m_typed)
        Q_EMIT left();
    m_typed->hide();
    followTimer();
}

} // namespace tempestry
