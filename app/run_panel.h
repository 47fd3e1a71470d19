#pragma once

#include "app/run_source.h"
#include "model/document.h"

#include <QWidget>

namespace tempestry {

namespace simulation {
class Film;
}

class Commands;
class JournalPanel;
class LaneChart;
class Playback;
class TransportBar;

// The run of a board and what is known about it: transport, lanes and journal. Shown from the start of a run
// until it is closed.
class RunPanel : public QWidget
{
    Q_OBJECT

public:
    // The references outlive it.
    RunPanel(Document &document, const Commands &commands, std::unique_ptr<RunSource> source,
             QWidget *parent = nullptr);
    ~RunPanel() override;

    bool canRun() const; // something on the paper may run
    bool isRunning() const { return m_running; }
    bool isOpen() const { return m_run != nullptr; } // there is a run to be played
    const RunChoice &choice() const { return m_choice; }
    // nullptr when none is open.
    const std::shared_ptr<const FinishedRun> &finished() const { return m_run; }
    Playback &playback() const { return *m_playback; }

    void runOrContinue();
    void runAgain();
    void pause();
    void stop();
    void step();
    void stepBack();
    void toStart();
    void changeSpeed(int steps);
    void anotherSeed();
    // Runs the board anew.
    void chooseScenario(const QString &name); // empty: the flow starts by itself
    void switchCondition(const QString &name);
    // What can be chosen for a run; beside the button for it, or `elsewhere` when that is not on the screen.
    void showChoices(const QWidget &elsewhere);

Q_SIGNALS:
    void stateChanged();
    void filmChanged(std::shared_ptr<const tempestry::simulation::Film> film); // nullptr when closed
    void timeChanged(double seconds);
    void picked(tempestry::NoteId note);
    void commandChosen(const QString &commandId);
    void hint(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void start();
    void forgetWhatIsGone();
    bool isSwitchedOn(const QString &condition) const;
    void finish(std::shared_ptr<const FinishedRun> run);
    void showRun(std::shared_ptr<const FinishedRun> run);
    void showInstant(double time);
    void abandon(const QString &why);

    Document &m_document;
    std::unique_ptr<RunSource> m_source;
    Playback *m_playback;
    TransportBar *m_transport;
    LaneChart *m_lanes;
    JournalPanel *m_journal;
    std::shared_ptr<const FinishedRun> m_run;
    RunChoice m_choice;
    bool m_running = false;
};

} // namespace tempestry
