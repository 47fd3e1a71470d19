#include "app/workshop/voting.h"

#include "app/inspector/reach.h"
#include "model/flow_graph.h"
#include "model/geometry.h"
#include "model/votes.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tempestry {

Voting::Voting(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::changed, this, &Voting::follow);
    connect(&document, &Document::readOnlyChanged, this, [this](bool readOnly) {
        if (readOnly)
            stop();
    });
}

void Voting::start(const std::vector<NoteId> &notes, const Rules &rules)
{
    const QSet<NoteId> wanted(notes.begin(), notes.end());
    m_notes = readingOrder(m_document.board());
    std::erase_if(m_notes, [&wanted](const NoteId &id) { return !wanted.contains(id); });
    if (m_notes.empty() || m_document.isReadOnly())
        return;
    m_rules = rules;
    m_ballots.clear();
    m_undone.clear();
    beginTurn();
}

void Voting::beginTurn()
{
    m_turn.clear();
    m_current = m_notes.front();
    const bool all = m_rules.voters && static_cast<int>(m_ballots.size()) >= *m_rules.voters;
    enter(all ? State::Voted : State::Turn);
}

void Voting::enter(State state)
{
    m_state = state;
    Q_EMIT changed();
}

int Voting::dotsLeft() const
{
    return m_rules.dots - static_cast<int>(m_turn.size());
}

void Voting::setCurrent(NoteId note)
{
    if (m_state != State::Turn || std::ranges::find(m_notes, note) == m_notes.end())
        return;
    m_current = note;
    Q_EMIT changed();
}

void Voting::step(int places)
{
    if (m_state != State::Turn)
        return;
    const auto count = static_cast<int>(m_notes.size());
    const auto at = static_cast<int>(std::ranges::find(m_notes, *m_current) - m_notes.begin());
    setCurrent(m_notes[static_cast<size_t>(((at + places) % count + count) % count)]);
}

void Voting::go(Way way)
{
    if (m_state != State::Turn)
        return;
    const Note &from = *m_document.board().find(*m_current);
    const bool sideways = way == Way::Left || way == Way::Right;
    const double sign = way == Way::Right || way == Way::Down ? 1 : -1;
    std::optional<std::pair<double, NoteId>> nearest;
    for (const NoteId &id : m_notes) {
        const Note &note = *m_document.board().find(id);
        const double dx = centreX(note) - centreX(from);
        const double dy = centreY(note) - centreY(from);
        const double ahead = sign * (sideways ? dx : dy);
        const double aside = std::abs(sideways ? dy : dx);
        if (ahead <= 0)
            continue;
        const double far = ahead + 2 * aside; // rather a note straight ahead than a nearer one aside
        if (!nearest || far < nearest->first)
            nearest.emplace(far, id);
    }
    if (nearest)
        setCurrent(nearest->second);
}

void Voting::give()
{
    if (m_state != State::Turn)
        return;
    if (dotsLeft() == 0) {
        Q_EMIT hint(tr("All %1 dots are given. Take one back first, or end the turn.").arg(m_rules.dots));
        return;
    }
    if (m_rules.most && dotsOn(*m_current) >= *m_rules.most) {
        Q_EMIT hint(*m_rules.most == 1 ? tr("Each note can have one dot of a voter.")
                                       : tr("Each note can have %1 dots of a voter.").arg(*m_rules.most));
        return;
    }
    m_turn.push_back(*m_current);
    Q_EMIT changed();
}

void Voting::takeBack()
{
    if (m_state != State::Turn)
        return;
    const auto last = m_turn.lastIndexOf(*m_current);
    if (last < 0)
        return;
    m_turn.removeAt(last);
    Q_EMIT changed();
}

void Voting::takeBackLast()
{
    if (m_state != State::Turn || m_turn.empty())
        return;
    m_current = m_turn.takeLast();
    Q_EMIT changed();
}

void Voting::endTurn()
{
    if (m_state != State::Turn)
        return;
    cast();
    beginTurn();
}

void Voting::cast()
{
    QHash<NoteId, int> dots;
    for (const NoteId &note : m_notes)
        dots.insert(note, dotsOn(note));
    m_casting = true;
    const bool step =
        m_document.apply(edits::castBallot(m_document.board(), dots), tr("Ballot %1").arg(voter()));
    m_casting = false;
    if (!step)
        m_ballots.emplace_back();
}

void Voting::pause()
{
    if (m_state == State::Turn)
        enter(State::Paused);
}

void Voting::goOn()
{
    if (m_state == State::Paused) {
        enter(State::Turn);
    } else if (m_state == State::Voted) {
        m_rules.voters = voter();
        beginTurn();
    }
}

void Voting::reveal()
{
    if (hasGiven())
        cast();
    stop();
    m_document.apply(edits::revealVotes(m_document.board()), tr("Reveal votes"));
    Q_EMIT revealed();
}

void Voting::stop()
{
    if (m_state == State::Off)
        return;
    m_notes.clear();
    m_turn.clear();
    m_current.reset();
    m_ballots.clear();
    m_undone.clear();
    enter(State::Off);
}

void Voting::follow(const Edit &edit)
{
    if (m_casting) {
        m_ballots.push_back(edit.id);
        return;
    }
    if (m_state == State::Off)
        return;
    const auto gone = [this](const NoteId &id) { return !m_document.board().find(id); };
    std::erase_if(m_notes, gone);
    if (m_notes.empty()) {
        stop();
        return;
    }
    m_turn.removeIf(gone);
    if (gone(*m_current))
        m_current = m_notes.front();
    const auto ballot = std::ranges::find(m_ballots, edit.of);
    if (edit.kind == Edit::Kind::Undo && ballot != m_ballots.end()) {
        m_undone.push_back(edit.of);
        m_ballots.erase(ballot, m_ballots.end());
        beginTurn();
    } else if (edit.kind == Edit::Kind::Redo && m_undone.removeOne(edit.of)) {
        m_ballots.push_back(edit.of);
        beginTurn();
    } else {
        Q_EMIT changed();
    }
}

} // namespace tempestry
