#pragma once

#include "app/simulation/journal_search.h"
#include "app/simulation/run_source.h"
#include "board/contents_card.h"
#include "board/note_layer.h"
#include "model/document.h"

#include <QWidget>

#include <span>

class QSettings;
class QStackedWidget;
class QTabBar;

namespace tempestry {

namespace simulation {
class Film;
}

class BreakpointPanel;
class Breakpoints;
class Commands;
class ContentsPanel;
class JournalPanel;
class JournalReading;
class LaneChart;
class Playback;
class RunComparePanel;
class TransportBar;

// The run of a board and what is known about it: transport, lanes, and in tabs the journal, what notes hold,
// breakpoints and a comparison with another run. Shown from the start of a run until it is closed.
class RunPanel : public QWidget
{
    Q_OBJECT

public:
    // The references outlive it.
    RunPanel(Document &document, const Commands &commands, QSettings &settings,
             std::unique_ptr<RunSource> source, QWidget *parent = nullptr);
    ~RunPanel() override;

    bool canRun() const; // something on the paper may run
    bool isRunning() const { return m_running; }
    bool isOpen() const { return m_run != nullptr; } // there is a run to be played
    const RunChoice &choice() const { return m_choice; }
    // nullptr when none is open.
    const std::shared_ptr<const FinishedRun> &finished() const { return m_run; }
    Playback &playback() const { return *m_playback; }
    Breakpoints &breakpoints() const { return *m_breakpoints; }
    quint32 currentRecord() const { return m_record; }

    // Whether runs call the board's scripts; else they go without.
    void setScriptsTrusted(bool trusted);
    void runOrContinue();
    void runAgain();
    void pause();
    void stop();
    void step();
    void stepBack();
    void stepInto();    // to the first record that the current one led to
    void stepToCause(); // back to what led to the current one
    void toStart();
    void changeSpeed(int steps);
    bool isSkippingQuiet() const;
    void setSkippingQuiet(bool skips);
    void anotherSeed();
    // Runs the board anew.
    void chooseScenario(const QString &name); // empty: the flow starts by itself
    void switchCondition(const QString &name);
    // What can be chosen for a run; beside the button for it, or `elsewhere` when that is not on the screen.
    void showChoices(const QWidget &elsewhere);
    // Shows a journal from a file in the place of a run. Refused with the reason where it can't be.
    void openJournal(const QString &path);

    // About the selected note, where it is not the current one's; else about the current record.
    void askWhy();
    void askWhatCame();
    bool hasQuestion() const;
    void endQuestion();

    enum class Tab : quint8 { Journal, Contents, Breakpoints, Compare };
    void showTab(Tab tab);
    void focusFilter();
    void filterBySelection();
    void setSelection(std::span<const NoteId> notes);
    bool hasSelection() const { return !m_selected.empty(); }
    void toggleBreakpoints(); // on the selected notes
    // nullopt when it holds nothing at the instant that is shown.
    std::optional<NoteContents> contentsOf(NoteId note) const;

Q_SIGNALS:
    void stateChanged();
    void filmChanged(std::shared_ptr<const tempestry::simulation::Film> film); // nullptr when closed
    void timeChanged(double seconds);
    void picked(tempestry::NoteId note);
    void chainFound(std::shared_ptr<const tempestry::JournalAnswer> chain); // nullptr: no more
    void marksChanged(const tempestry::NoteMarks &marks);
    void commandChosen(const QString &commandId);
    void hint(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void connectParts();
    void connectSource();
    void start();
    void forgetWhatIsGone();
    bool isSwitchedOn(const QString &condition) const;
    void finish(std::shared_ptr<const FinishedRun> run);
    void keepToCompare();
    void showRun(std::shared_ptr<const FinishedRun> run);
    void showInstant(double time);
    void showRecord(quint32 record);
    void abandon(const QString &why);
    void ask(JournalQuestion::Kind kind);
    void syncStops();
    void showContents();

    Document &m_document;
    std::unique_ptr<RunSource> m_source;
    JournalReading *m_reading;
    Breakpoints *m_breakpoints;
    Playback *m_playback;
    TransportBar *m_transport;
    LaneChart *m_lanes;
    QTabBar *m_tabs;
    QStackedWidget *m_pages; // beside the tabs
    JournalPanel *m_journal;
    ContentsPanel *m_contents;
    BreakpointPanel *m_breakpointPanel;
    RunComparePanel *m_compare;
    std::shared_ptr<const FinishedRun> m_run;
    LateContents m_late;
    std::shared_ptr<const FinishedRun> m_compareWith; // the last run before, or one that was kept
    bool m_keepsCompared = false;                     // it stays when the board runs again
    std::vector<NoteId> m_selected;
    quint32 m_record = simulation::kNone; // current: the last that happened, or that was picked
    RunChoice m_choice;
    bool m_running = false;
};

} // namespace tempestry
