#pragma once

#include <QWidget>

class QMenu;

namespace tempestry {

class Button;
class Commands;
class TimerLabel;
class ValueBox;
class Workshop;

// In the top bar: which phase the workshop is in, the way to the next, and the timer. Without a workshop, one
// word that begins one.
class PhaseBar : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    PhaseBar(Workshop &workshop, const Commands &commands, QWidget *parent = nullptr);

    // Formats and phases to choose from.
    void showPhases();
    // The figure becomes a box to type into.
    void editTimer();

Q_SIGNALS:
    void chosen(const QString &commandId);
    void left();                        // the box was left for nothing else
    void hint(const QString &sentence); // why something typed was not taken over

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void followPhase();
    void followTimer();
    Button *addStep(const QString &commandId, bool back);
    void addFormats(QMenu &menu);
    void takeTyped(const QString &typed);
    void endTyping();

    Workshop &m_workshop;
    const Commands &m_commands;
    Button *m_back;
    Button *m_phase;
    Button *m_next;
    TimerLabel *m_timer;
    ValueBox *m_typed;
    bool m_timerUsed = false; // outside a workshop it is shown from then on
};

} // namespace tempestry
