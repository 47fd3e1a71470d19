#pragma once

#include "app/controls/appearance.h"
#include "app/simulation/run_many_source.h"
#include "app/simulation/run_source.h"
#include "model/document.h"

#include <QWidget>

class QSplitter;

namespace tempestry {

class Banner;
class BoardPast;
class BoardSession;
class BoardView;
class Clipboard;
class Commands;
class DecisionBox;
class Desk;
class FileDialogs;
class FindBar;
class Finder;
class Inspector;
class KindPalette;
class Legend;
class ManyRunsPanel;
class Minimap;
class PersonasPanel;
class PhaseBar;
class PromptStrip;
class PointerOverlay;
class Presentation;
class RunPanel;
class ScenariosPanel;
class ScriptTrust;
class SidePanel;
class Toast;
class TopBar;
class VotingMode;
class Workshop;
class WalkThrough;
struct Findable;

// One board: the paper in the middle, everything else around it.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    // The desk outlives the window. Without `manyRuns`, boards can't be run many times.
    MainWindow(Desk &desk, std::unique_ptr<BoardSession> session, std::unique_ptr<RunSource> runs,
               std::unique_ptr<RunManySource> manyRuns = nullptr);
    ~MainWindow() override;

    Desk &desk() const { return m_desk; }
    BoardSession &session() const { return *m_session; }
    Document &document() const;
    BoardView &view() const { return *m_view; }
    RunPanel &run() const { return *m_run; }
    ScriptTrust &trust() const { return *m_trust; }
    ManyRunsPanel &manyRuns() const { return *m_manyRuns; }
    FindBar &findBar() const { return *m_findBar; }
    SidePanel &side() const { return *m_side; }
    BoardPast &past() const { return *m_past; }
    VotingMode &voting() const { return *m_voting; }
    DecisionBox &decisions() const { return *m_decisions; }
    PersonasPanel &personas() const { return *m_personas; }
    ScenariosPanel &scenarios() const { return *m_scenarios; }
    FileDialogs &files() const { return *m_files; }
    Clipboard &clipboard() const { return *m_clipboard; }
    Commands &commands() const { return *m_commands; }
    Workshop &workshop() const { return *m_workshop; }
    PhaseBar &phases() const { return *m_phases; }
    Presentation &presentation() const { return *m_presentation; }
    WalkThrough &walk() const { return *m_walk; }
    PointerOverlay &pointer() const { return *m_pointer; }

    void undo();
    void redo();
    void renameBoard();
    // Shows the whole board, also when the room for it changes, until the person zooms.
    void zoomToFit();

    bool isPaperOnly() const { return m_paperOnly; }
    void setPaperOnly(bool paperOnly);
    // Nothing but the paper, whatever else is asked to be shown meanwhile.
    void setBare(bool bare);
    bool isMinimapShown() const;
    void setMinimapShown(bool shown);
    bool isWheelZooming() const;
    void setWheelZooms(bool zooms);
    Appearance appearance() const;
    // Of all windows.
    void setAppearance(const Appearance &appearance);
    bool isLegendShown() const;
    void setLegendShown(bool shown);
    void setSnapping(bool snapping);

    void showMenu();
    void showFinder();
    void showRecent();
    void showExamples();
    void showScenarios();
    void showKeys();
    void showAbout();

    // For a moment, over the lower edge of the paper.
    void say(const QString &sentence);

Q_SIGNALS:
    void placeChanged(); // the board goes on in another file

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectWorkshop();
    void connectParts();
    void connectManyRuns();
    void applyTheme();
    void applyPreferences();
    void refit();
    void runCommand(const QString &id);
    void syncSelection();
    void syncTitle();
    void syncState();
    void syncTrust();
    void syncChrome();
    void syncGrips();
    void shareWidth();
    void setUpMenu(QMenu &menu);
    std::vector<Findable> findableCommands(bool withKeysOnly) const;
    std::vector<Findable> findableNotes() const;

    Desk &m_desk;
    std::unique_ptr<BoardSession> m_session;
    Commands *m_commands;
    FileDialogs *m_files;
    Workshop *m_workshop;
    TopBar *m_top;
    PhaseBar *m_phases;
    PromptStrip *m_prompt;
    Banner *m_banner;
    QSplitter *m_split;
    KindPalette *m_palette;
    BoardView *m_view;
    Inspector *m_inspector;
    SidePanel *m_side;
    PersonasPanel *m_personas;
    ScenariosPanel *m_scenarios;
    ScriptTrust *m_trust;
    RunPanel *m_run;
    ManyRunsPanel *m_manyRuns;
    BoardPast *m_past;
    VotingMode *m_voting;
    DecisionBox *m_decisions;
    Minimap *m_minimap;
    FindBar *m_findBar;
    Legend *m_legend;
    Toast *m_toast;
    Finder *m_finder;
    Clipboard *m_clipboard;
    PointerOverlay *m_pointer;
    WalkThrough *m_walk;
    Presentation *m_presentation;
    QString m_path;
    bool m_paperOnly = false;
    bool m_bare = false;
    bool m_shown = false;
    double m_fittedZoom = 0; // while the zoom is this one, the board keeps fitting
};

} // namespace tempestry
