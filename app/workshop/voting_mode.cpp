#include "app/workshop/voting_mode.h"

#include "app/controls/side_panel.h"
#include "app/inspector/reach.h"
#include "app/workshop/votes_panel.h"
#include "board/board_view.h"
#include "model/votes.h"

#include <QKeySequence>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kMostDotsDrawn = 8;

QString dotsText(int given, int left)
{
    if (given + left > kMostDotsDrawn)
        return {};
    return QString(given, QChar(0x25CF)) + QString(left, QChar(0x25CB)) + QStringLiteral("  ");
}

std::vector<NoteId> notesOf(const Board &board, NoteKind kind)
{
    std::vector<NoteId> notes;
    board.notes().forEach([&](const Note &note) {
        if (note.kind == kind)
            notes.push_back(note.id);
    });
    return notes;
}

} // namespace

VotingMode::VotingMode(Document &document, BoardView &view, SidePanel &side, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
    , m_side(side)
    , m_round(new Voting(document, this))
    , m_strip(new VotingStrip(&view))
{
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    connect(m_round, &Voting::changed, this, &VotingMode::sync);
    connect(m_round, &Voting::revealed, this, &VotingMode::showResult);
    connect(m_round, &Voting::hint, this, &VotingMode::hint);
    connect(&document, &Document::changed, this, &VotingMode::follow);
    offerHidden();
}

void VotingMode::open()
{
    if (m_round->state() != Voting::State::Off) {
        m_round->goOn();
        m_view.setFocus();
    } else if (hasHiddenVotes(m_document.board())) {
        offerHidden();
    } else {
        askRules(choices());
    }
}

void VotingMode::offerHidden()
{
    if (m_document.isReadOnly() || !hasHiddenVotes(m_document.board()))
        return;
    m_strip->say(tr("A round of voting was not revealed"), tr("Its dots are hidden."),
                 {{QStringLiteral("goOnVote"), tr("Go on"), {}, true, [this] { goOnHidden(); }},
                  revealAction(false),
                  closeAction()});
}

// Undo may bring a hidden round back, or take it away.
void VotingMode::follow(const Edit &edit)
{
    const auto hidesOrShows = [](const ElementChange<Note> &note) {
        return (note.before && note.before->votesHidden) != (note.after && note.after->votesHidden);
    };
    if (m_round->state() != Voting::State::Off || std::ranges::none_of(edit.change.notes(), hidesOrShows))
        return;
    if (hasHiddenVotes(m_document.board()))
        offerHidden();
    else
        m_strip->hide();
}

void VotingMode::goOnHidden()
{
    const std::vector<NoteId> notes = notesInHiddenRound(m_document.board());
    askRules({{.name = QStringLiteral("voteHidden"),
               .text = counted(notes.size(), tr("note of the round"), tr("notes of the round")),
               .notes = notes,
               .joins = false,
               .chosen = true}});
}

std::vector<VotingSetup::Choice> VotingMode::choices() const
{
    const Board &board = m_document.board();
    std::vector<VotingSetup::Choice> all;
    const auto add = [&all](const char *name, const QString &text, std::vector<NoteId> notes, bool joins) {
        if (!notes.empty())
            all.push_back({.name = QString::fromLatin1(name),
                           .text = text.arg(notes.size()),
                           .notes = std::move(notes),
                           .joins = joins,
                           .chosen = false});
    };
    const std::vector<NoteId> selected = m_view.selectedNotes();
    add("voteSelected", tr("Selected (%1)"), selected, false);
    add("voteHotspots", tr("Hotspots (%1)"), notesOf(board, NoteKind::Hotspot), true);
    add("voteOpportunities", tr("Opportunities (%1)"), notesOf(board, NoteKind::Opportunity), true);
    add("voteEvents", tr("Events (%1)"), notesOf(board, NoteKind::Event), true);
    add("voteAny", tr("Any note (%1)"), readingOrder(board), false);
    // One selected note is no choice to vote on; it is just where the person was.
    const auto first = std::ranges::find_if(all, [](const VotingSetup::Choice &choice) {
        return choice.name != QStringLiteral("voteSelected") || choice.notes.size() > 1;
    });
    if (first != all.end())
        first->chosen = true;
    return all;
}

void VotingMode::askRules(const std::vector<VotingSetup::Choice> &choices)
{
    if (choices.empty()) {
        Q_EMIT hint(tr("There is no note to vote on yet."));
        return;
    }
    auto *setup = new VotingSetup(choices, m_round->rules(), m_strip);
    connect(setup, &VotingSetup::closed, this, &VotingMode::close);
    connect(setup, &VotingSetup::started, this,
            [this](const std::vector<NoteId> &notes, const Voting::Rules &rules) {
                m_view.commitEditing();
                m_view.setFocus();
                m_round->start(notes, rules);
            });
    m_strip->showForm(setup);
    setup->setFocus();
}

void VotingMode::close()
{
    m_round->stop();
    m_strip->hide();
    m_view.setFocus();
}

void VotingMode::reveal()
{
    if (!hasHiddenVotes(m_document.board()) && !m_round->hasGiven()) {
        close();
        Q_EMIT hint(tr("There are no hidden dots."));
        return;
    }
    m_strip->hide();
    m_round->reveal();
}

void VotingMode::clear()
{
    m_round->stop();
    m_strip->hide();
    m_document.apply(edits::clearVotes(m_document.board()), tr("Clear votes"));
}

void VotingMode::showResult()
{
    auto *panel = new VotesPanel(m_document);
    connect(panel, &VotesPanel::picked, &m_view, &BoardView::reveal);
    m_side.open(tr("Votes"), panel);
}

VotingStrip::Action VotingMode::revealAction(bool first)
{
    return {QStringLiteral("revealVotes"), tr("Reveal"), {}, first, [this] { reveal(); }};
}

VotingStrip::Action VotingMode::closeAction()
{
    return {QStringLiteral("closeVote"), {}, {}, false, [this] { close(); }};
}

void VotingMode::sync()
{
    const bool voting = m_round->state() == Voting::State::Turn;
    if (voting) {
        const std::vector<NoteId> &notes = m_round->notes();
        m_view.setLit(QSet<NoteId>(notes.begin(), notes.end()));
        NoteMarks marks;
        for (const NoteId &note : notes)
            if (const int dots = m_round->dotsOn(note))
                marks.insert(note,
                             {.ring = NoteMark::Ring::None,
                              .badge = dots > 4 ? QString::number(dots) : QString(dots, QChar(0x25CF))});
        m_view.setMarks(marks);
        if (m_shownCurrent != m_round->current())
            m_view.reveal(*m_round->current());
        m_shownCurrent = m_round->current();
    } else if (m_lit) {
        m_view.setLit({});
        m_view.setMarks({});
        m_shownCurrent.reset();
    }
    m_lit = voting;
    syncStrip();
}

void VotingMode::syncStrip()
{
    switch (m_round->state()) {
    case Voting::State::Off:
        m_strip->hide();
        break;
    case Voting::State::Turn:
        sayTurn();
        break;
    case Voting::State::Paused:
        sayPaused();
        break;
    case Voting::State::Voted:
        sayVoted();
        break;
    }
}

void VotingMode::sayTurn()
{
    const int left = m_round->dotsLeft();
    const QString who = m_round->rules().voters
                            ? tr("Voter %1 of %2").arg(m_round->voter()).arg(*m_round->rules().voters)
                            : tr("Voter %1").arg(m_round->voter());
    const QString dots = dotsText(m_round->rules().dots - left, left) +
                         (left == 1 ? tr("1 dot left") : tr("%1 dots left").arg(left));
    m_strip->say(
        who, dots + QStringLiteral("     ") + tr("Click or Space gives, right click or \u2212 takes back"),
        {{QStringLiteral("endTurn"), tr("Done"),
          QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), true,
          [this] { m_round->endTurn(); }},
         {QStringLiteral("pauseVote"), tr("Pause"),
          QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), false,
          [this] { m_round->pause(); }},
         revealAction(false)});
}

void VotingMode::sayPaused()
{
    m_strip->say(tr("Voting is paused"), tr("Voter %1 is next.").arg(m_round->voter()),
                 {{QStringLiteral("goOnVote"),
                   tr("Go on"),
                   {},
                   true,
                   [this] {
                       m_view.commitEditing();
                       m_view.setFocus();
                       m_round->goOn();
                   }},
                  revealAction(false),
                  closeAction()});
}

void VotingMode::sayVoted()
{
    m_strip->say(tr("All %1 have voted").arg(m_round->voter() - 1), {},
                 {revealAction(true),
                  {QStringLiteral("goOnVote"), tr("One more"), {}, false, [this] { m_round->goOn(); }},
                  closeAction()});
}

} // namespace tempestry
