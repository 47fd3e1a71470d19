#include "app/controls/banner.h"
#include "app/controls/edge_glow.h"
#include "app/controls/side_panel.h"
#include "app/history/board_past.h"
#include "app/history/history_bar.h"
#include "app/inspector/decision_box.h"
#include "app/inspector/inspector.h"
#include "app/simulation/many_runs_panel.h"
#include "app/simulation/run_on_paper.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scenarios_panel.h"
#include "app/simulation/script_trust.h"
#include "app/window/board_session.h"
#include "app/window/clipboard.h"
#include "app/window/commands.h"
#include "app/window/kind_palette.h"
#include "app/window/main_window.h"
#include "app/window/top_bar.h"
#include "app/workshop/personas_panel.h"
#include "app/workshop/phase_bar.h"
#include "app/workshop/presentation.h"
#include "app/workshop/prompt_strip.h"
#include "app/workshop/voting_mode.h"
#include "app/workshop/walk_through.h"
#include "app/workshop/workshop.h"
#include "board/board_view.h"
#include "board/pointer_overlay.h"
#include "model/edits.h"

#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

// Where the window's parts stand, and what each tells the others.
namespace tempestry {

namespace {

constexpr QSize kUsualSize(1440, 900);

// A name as it stands within a sentence.
QString nameInSentence(QString name)
{
    name[0] = name[0].toLower();
    return name;
}

} // namespace

void MainWindow::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    m_top->middle()->addWidget(m_phases);
    layout->addWidget(m_prompt);
    layout->addWidget(m_banner);
    auto *middle = new QWidget(m_split);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_palette);
    row->addWidget(m_view, 1);
    row->addWidget(m_side);
    m_view->setFrameShape(QFrame::NoFrame);
    m_split->addWidget(middle);
    m_split->addWidget(m_personas);
    m_split->addWidget(m_scenarios);
    m_split->addWidget(m_run);
    m_split->addWidget(m_manyRuns);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({660, 230, 260, 230, 300});
    layout->addWidget(m_split, 1);
    layout->addWidget(&m_past->bar());
    setTabOrder(m_view, m_side);
    resize(kUsualSize.boundedTo(screen()->availableSize()));
}

void MainWindow::connectParts()
{
    m_view->installEventFilter(this);
    connect(m_top, &TopBar::chosen, this, &MainWindow::runCommand);
    connect(m_banner, &Banner::chosen, this, &MainWindow::runCommand);
    connect(m_palette, &KindPalette::chosen, this, &MainWindow::runCommand);
    connect(m_inspector, &Inspector::commandChosen, this, &MainWindow::runCommand);
    connect(m_run, &RunPanel::commandChosen, this, &MainWindow::runCommand);

    connect(m_top, &TopBar::titleEdited, this, [this](const QString &title) {
        document().apply(edits::renameBoard(document().board(), title), tr("Rename board"));
        m_view->setFocus();
    });
    connect(m_view, &BoardView::selectionChanged, this, &MainWindow::syncSelection);
    connect(m_view, &BoardView::hint, this, &MainWindow::say);
    connect(m_clipboard, &Clipboard::said, this, &MainWindow::say);
    connect(m_side, &SidePanel::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_inspector, &Inspector::hint, this, &MainWindow::say);
    connect(m_inspector, &Inspector::revealAsked, m_view, &BoardView::reveal);
    connect(m_voting, &VotingMode::hint, this, &MainWindow::say);
    connect(m_decisions, &DecisionBox::hint, this, &MainWindow::say);
    connect(m_personas, &PersonasPanel::hint, this, &MainWindow::say);
    connect(m_scenarios, &ScenariosPanel::hint, this, &MainWindow::say);
    connect(m_scenarios, &ScenariosPanel::commandChosen, this, &MainWindow::runCommand);
    connect(m_scenarios, &ScenariosPanel::stateChanged, m_commands, &Commands::refresh);
    connect(m_run, &RunPanel::hint, this, &MainWindow::say);
    connect(m_trust, &ScriptTrust::changed, this, &MainWindow::syncTrust);
    syncTrust();
    new RunOnPaper(document(), *m_run, *m_view, this);
    connect(m_run, &RunPanel::stateChanged, this, &MainWindow::syncState);
    connectManyRuns();
    connect(&document(), &Document::changed, this, [this](const Edit &edit) {
        if (edit.change.title())
            syncTitle();
        syncState();
    });
    connect(m_pointer, &PointerOverlay::switched, m_commands, &Commands::refresh);
    connect(m_walk, &WalkThrough::stateChanged, m_commands, &Commands::refresh);
    connect(m_walk, &WalkThrough::hint, this, &MainWindow::say);
    connect(m_presentation, &Presentation::stateChanged, m_commands, &Commands::refresh);
    connect(m_presentation, &Presentation::stateChanged, this, &MainWindow::syncGrips);
    connect(&m_voting->round(), &Voting::changed, this, &MainWindow::syncGrips);
    connect(&document(), &Document::readOnlyChanged, this, &MainWindow::syncState);
    connect(m_session.get(), &BoardSession::stateChanged, this, &MainWindow::syncState);
}

void MainWindow::connectManyRuns()
{
    connect(m_manyRuns, &ManyRunsPanel::hint, this, &MainWindow::say);
    connect(m_manyRuns, &ManyRunsPanel::stateChanged, this, &MainWindow::syncState);
}

void MainWindow::connectWorkshop()
{
    connect(m_phases, &PhaseBar::chosen, this, &MainWindow::runCommand);
    connect(m_phases, &PhaseBar::hint, this, &MainWindow::say);
    connect(m_phases, &PhaseBar::left, m_view, qOverload<>(&QWidget::setFocus));
    const auto follow = [this] {
        m_palette->offer(m_workshop->phase());
        m_commands->refresh();
    };
    connect(m_workshop, &Workshop::changed, this, follow);
    follow();
    auto *glow = new EdgeGlow(m_view);
    connect(&m_workshop->timer(), &WorkshopTimer::timeUp, this, [this, glow] {
        glow->breathe();
        const Phase *phase = m_workshop->phase();
        say(phase ? tr("Time is up for %1").arg(nameInSentence(phaseName(*phase))) : tr("Time is up"));
    });
}

} // namespace tempestry
