#include "app/simulation/run_on_paper.h"

#include "app/simulation/breakpoints.h"
#include "app/simulation/journal_search.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/script_problems.h"
#include "board/board_view.h"
#include "board/trail.h"

#include <QKeyEvent>

namespace tempestry {

RunOnPaper::RunOnPaper(const Document &document, RunPanel &run, BoardView &view, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_view(view)
    , m_problems(new ScriptProblems(document, run, this))
{
    m_view.installEventFilter(this);
    m_run.installEventFilter(this);
    connect(&m_run, &RunPanel::filmChanged, &m_view, &BoardView::setPlayback);
    connect(&m_run, &RunPanel::timeChanged, &m_view, &BoardView::setPlaybackTime);
    connect(&m_run, &RunPanel::picked, &m_view, &BoardView::reveal);
    connect(&m_run, &RunPanel::chainFound, this, &RunOnPaper::showChain);
    connect(&m_run, &RunPanel::marksChanged, &m_view, &BoardView::setMarks);
    connect(&m_run, &RunPanel::filmChanged, this, &RunOnPaper::showContents);
    connect(&m_run, &RunPanel::timeChanged, this, &RunOnPaper::showContents);
    connect(&m_view, &BoardView::selectionChanged, this, &RunOnPaper::followSelection);
    connect(&m_view, &BoardView::hoveredChanged, this, [this](std::optional<NoteId> note) {
        m_hovered = note;
        showContents();
    });
    connect(&m_run.breakpoints(), &Breakpoints::changed, this, &RunOnPaper::showBreakpoints);
    connect(m_problems, &ScriptProblems::changed, this, [this] { m_view.setWarnings(m_problems->all()); });
    showBreakpoints();
}

void RunOnPaper::showChain(const std::shared_ptr<const JournalAnswer> &chain)
{
    m_view.setLit(chain ? std::optional(chain->notes) : std::nullopt);
    m_view.setTrail(chain ? Trail{{}, chain->hops} : Trail());
}

void RunOnPaper::followSelection()
{
    const auto selected = m_view.selectedNotes();
    m_run.setSelection(selected);
    showContents();
}

void RunOnPaper::showContents()
{
    const auto selected = m_view.selectedNotes();
    std::optional<NoteContents> contents;
    if (m_hovered)
        contents = m_run.contentsOf(*m_hovered);
    if (!contents && selected.size() == 1)
        contents = m_run.contentsOf(selected.front());
    m_view.setContents(std::move(contents));
}

void RunOnPaper::showBreakpoints()
{
    m_view.setBreakpoints(m_run.breakpoints().notes());
}

bool RunOnPaper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !m_run.hasQuestion() || m_view.isEditing() ||
        m_view.hasGesture() || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QObject::eventFilter(watched, event);
    m_run.endQuestion();
    return true;
}

} // namespace tempestry
