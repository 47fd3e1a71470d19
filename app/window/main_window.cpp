#include "app/window/main_window.h"

#include "app/controls/banner.h"
#include "app/controls/finder.h"
#include "app/controls/side_panel.h"
#include "app/controls/toast.h"
#include "app/history/board_past.h"
#include "app/inspector/decision_box.h"
#include "app/inspector/inspector.h"
#include "app/simulation/many_runs_panel.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scenarios_panel.h"
#include "app/simulation/script_trust.h"
#include "app/window/board_session.h"
#include "app/window/clipboard.h"
#include "app/window/commands.h"
#include "app/window/context_menu.h"
#include "app/window/desk.h"
#include "app/window/file_dialogs.h"
#include "app/window/find_bar.h"
#include "app/window/kind_palette.h"
#include "app/window/top_bar.h"
#include "app/workshop/legend.h"
#include "app/workshop/personas_panel.h"
#include "app/workshop/phase_bar.h"
#include "app/workshop/presentation.h"
#include "app/workshop/prompt_strip.h"
#include "app/workshop/voting_mode.h"
#include "app/workshop/walk_through.h"
#include "app/workshop/workshop.h"
#include "board/board_view.h"
#include "board/minimap.h"
#include "board/pointer_overlay.h"

#include <QCloseEvent>
#include <QSplitter>

namespace tempestry {

namespace {

QString geometryKey()
{
    return QStringLiteral("look/geometry");
}

} // namespace

MainWindow::MainWindow(Desk &desk, std::unique_ptr<BoardSession> session, std::unique_ptr<RunSource> runs,
                       std::unique_ptr<RunManySource> manyRuns)
    : m_desk(desk)
    , m_session(std::move(session))
    , m_commands(new Commands(*this))
    , m_files(new FileDialogs(*this))
    , m_workshop(new Workshop(desk.settings(), m_session->document().board().id().toString(),
                              desk.stopwatch(), this))
    , m_top(new TopBar(*m_commands, this))
    , m_phases(new PhaseBar(*m_workshop, *m_commands, m_top))
    , m_prompt(new PromptStrip(*m_workshop, this))
    , m_banner(new Banner(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_palette(new KindPalette(this))
    , m_view(new BoardView(m_session->document(), this))
    , m_inspector(new Inspector(m_session->document(), m_view->flow(), *m_commands, this))
    , m_side(new SidePanel(m_inspector, this))
    , m_personas(new PersonasPanel(m_session->document(), *m_view, this))
    , m_scenarios(new ScenariosPanel(m_session->document(), *m_view, *m_commands, desk.makeRunSource(), this))
    , m_trust(new ScriptTrust(m_session->document(), desk.settings(), this))
    , m_run(new RunPanel(m_session->document(), *m_commands, desk.settings(), std::move(runs), this))
    , m_manyRuns(new ManyRunsPanel(m_session->document(), *m_view, *m_run, std::move(manyRuns), this))
    , m_past(new BoardPast(*this))
    , m_voting(new VotingMode(m_session->document(), *m_view, *m_side, this))
    , m_decisions(new DecisionBox(m_session->document(), *m_view))
    , m_minimap(new Minimap(m_session->document(), *m_view))
    , m_findBar(new FindBar(m_session->document(), *m_view))
    , m_legend(new Legend(m_session->document(), *m_view))
    , m_toast(new Toast(m_view))
    , m_finder(new Finder(this))
    , m_clipboard(new Clipboard(m_session->document(), *m_view, *m_finder, *m_files, this))
    , m_pointer(new PointerOverlay(*m_view))
    , m_walk(new WalkThrough(document(), *m_view))
    , m_presentation(new Presentation(*this))
    , m_path(m_session->path())
{
    build();
    new ContextMenu(*this); // which the window owns
    restoreGeometry(desk.settings().value(geometryKey()).toByteArray());
    connectParts();
    connectWorkshop();
    applyTheme();
    applyPreferences();
    syncTitle();
    syncState();
}

MainWindow::~MainWindow()
{
    delete m_past; // which would take the end of the panels for their closing
    // The view and the panels look at the session's document, which goes first otherwise.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

Document &MainWindow::document() const
{
    return m_session->document();
}

void MainWindow::syncTrust()
{
    const bool trusted = m_trust->isWhole();
    m_run->setScriptsTrusted(trusted);
    m_scenarios->setScriptsTrusted(trusted);
    syncState();
}

void MainWindow::runCommand(const QString &id)
{
    m_commands->run(id);
}

void MainWindow::undo()
{
    const QString label = document().undoLabel();
    if (document().undo())
        say(tr("Undone: %1").arg(label));
}

void MainWindow::redo()
{
    const QString label = document().redoLabel();
    if (document().redo())
        say(tr("Done again: %1").arg(label));
}

void MainWindow::renameBoard()
{
    setPaperOnly(false);
    m_top->editTitle();
}

void MainWindow::zoomToFit()
{
    m_view->rememberPlace();
    refit();
}

void MainWindow::refit()
{
    m_view->zoomToFit();
    m_fittedZoom = m_view->zoom();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize && !m_bare && m_view->zoom() == m_fittedZoom)
        QMetaObject::invokeMethod(this, &MainWindow::refit, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void MainWindow::setPaperOnly(bool paperOnly)
{
    if (paperOnly == m_paperOnly)
        return;
    m_paperOnly = paperOnly;
    syncChrome();
    m_view->setFocus();
    if (paperOnly)
        say(tr("%1 brings everything back")
                .arg(shownKey(*m_commands->find(QStringLiteral("view.paperOnly")))));
    else
        m_toast->say({});
    syncState();
}

void MainWindow::setBare(bool bare)
{
    m_bare = bare;
    syncChrome();
    applyPreferences();
    syncState();
}

void MainWindow::syncChrome()
{
    const bool shown = !m_paperOnly && !m_bare;
    m_top->setVisible(shown);
    m_palette->setVisible(shown);
    m_prompt->setAway(!shown);
    m_side->setVisible(shown);
    m_personas->setVisible(shown && m_personas->isOpen());
    m_scenarios->setVisible(shown && m_scenarios->isOpen());
    m_scenarios->setAway(m_bare);
    m_run->setVisible(shown && (m_run->isOpen() || m_run->isRunning()));
    m_manyRuns->setVisible(shown && m_manyRuns->isOpen());
}

// A room that looks at the notes or votes on them has no use for what only a hand needs.
void MainWindow::syncGrips()
{
    m_view->setGrips(!m_presentation->isOn() && m_voting->round().state() != Voting::State::Turn);
}

void MainWindow::syncSelection()
{
    m_inspector->setSelection(m_view->selection());
    m_commands->refresh();
}

void MainWindow::syncTitle()
{
    const QString title = document().board().title();
    m_top->setTitle(title, !document().isReadOnly());
    setWindowTitle(
        tr("%1 \u2013 Tempestry").arg(title.isEmpty() ? tr("Untitled board") : title.simplified()));
}

void MainWindow::syncState()
{
    const QString problem = m_session->problem();
    const QString readOnly = m_session->readOnlyReason();
    const QString path = m_session->path();
    const QString dot = QStringLiteral("\u25CF ");
    if (!readOnly.isEmpty())
        m_top->setMark(dot + tr("read-only"), true, path);
    else if (!problem.isEmpty())
        m_top->setMark(dot + tr("not saved"), false, problem);
    else
        m_top->setMark(m_session->isSaved() ? dot + tr("saved") : dot + tr("saving\u2026"), true, path);

    if (!problem.isEmpty())
        m_banner->say(problem + QStringLiteral(" ") + tr("Your edits are kept in memory."),
                      {{tr("Save somewhere else\u2026"), QStringLiteral("file.saveAs")}});
    else if (const size_t strange = m_run->isOpen() || m_run->isRunning() ? m_trust->strange().size() : 0)
        m_banner->say(
            tr("This board brings %n script(s) from elsewhere. It runs without until you have looked at "
               "them and trust it.",
               nullptr, static_cast<int>(strange)),
            {{tr("Look at them"), QStringLiteral("run.lookAtScripts")},
             {tr("Trust and run"), QStringLiteral("run.trustScripts")}});
    else if (!readOnly.isEmpty())
        m_banner->say(readOnly, {{m_session->isJson() ? tr("Save as\u2026") : tr("Go on in a copy\u2026"),
                                  QStringLiteral("file.saveAs")}});
    else
        m_banner->say({});
    if (m_bare) {
        m_banner->hide();
        m_run->hide();
        m_manyRuns->hide();
    }
    m_palette->setEditable(!document().isReadOnly());
    m_top->setTitle(document().board().title(), !document().isReadOnly());
    m_top->setRunning(m_run->isRunning());
    m_commands->refresh();
    if (path != m_path) {
        m_path = path;
        Q_EMIT placeChanged();
    }
}

void MainWindow::say(const QString &sentence)
{
    m_toast->say(sentence);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_view->isEditing())
        m_view->commitEditing();
    m_presentation->end();
    if (QWidget *focused = focusWidget())
        focused->clearFocus(); // what is being typed in the inspector is taken over
    m_desk.settings().setValue(geometryKey(), saveGeometry());
    event->setAccepted(m_files->finishWriting());
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        m_commands->refresh();
    QWidget::changeEvent(event);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyTheme();
    return QWidget::event(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    shareWidth();
    QWidget::resizeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_shown, true))
        return;
    activateWindow(); // where no window manager does; shortcuts work in active windows only
    m_view->setFocus();
    QMetaObject::invokeMethod(this, &MainWindow::refit, Qt::QueuedConnection);
}

} // namespace tempestry
