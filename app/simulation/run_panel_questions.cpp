#include "app/simulation/breakpoints.h"
#include "app/simulation/contents_panel.h"
#include "app/simulation/contents_text.h"
#include "app/simulation/journal_panel.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"

#include <QTabBar>

#include <algorithm>

// What can be asked about a run: what led to what, what a note holds, where to stop.
namespace tempestry {

using simulation::kNone;

void RunPanel::stepInto()
{
    if (!m_run || m_record == kNone) {
        step();
        return;
    }
    const auto caused = m_run->consequences.of(m_record);
    if (caused.empty())
        Q_EMIT hint(tr("Nothing came of this."));
    else
        showRecord(*std::ranges::min_element(caused, {},
                                             [this](quint32 seq) { return m_run->film->recordTime(seq); }));
}

void RunPanel::stepToCause()
{
    const quint32 cause = m_run && m_record != kNone ? simulation::causeOf(*m_run->journal, m_record) : kNone;
    if (cause == kNone)
        Q_EMIT hint(tr("This is where it began."));
    else
        showRecord(cause);
}

void RunPanel::ask(JournalQuestion::Kind kind)
{
    if (!m_run)
        return;
    JournalQuestion question;
    question.kind = kind;
    question.record = m_record;
    question.seconds = m_playback->time();
    const bool isElsewhere =
        m_selected.size() == 1 &&
        (m_record == kNone || m_run->journal->records[m_record].note == kNone ||
         m_run->journal->notes[m_run->journal->records[m_record].note] != m_selected.front());
    if (isElsewhere)
        question.note = m_selected.front();
    else if (m_record == kNone)
        return;
    showTab(Tab::Journal);
    m_journal->ask(std::move(question));
}

void RunPanel::askWhy()
{
    ask(JournalQuestion::Kind::Why);
}

void RunPanel::askWhatCame()
{
    ask(JournalQuestion::Kind::WhatCame);
}

bool RunPanel::hasQuestion() const
{
    return m_journal->hasQuestion();
}

void RunPanel::endQuestion()
{
    m_journal->endQuestion();
}

void RunPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void RunPanel::focusFilter()
{
    showTab(Tab::Journal);
    m_journal->focusFilter();
}

void RunPanel::filterBySelection()
{
    QStringList terms;
    for (const NoteId id : m_selected)
        if (const Note *note = m_document.board().find(id))
            terms << QStringLiteral("note:\"%1\"").arg(QString(note->title).remove(u'"').simplified());
    showTab(Tab::Journal);
    m_journal->setFilter(terms.join(u' '));
}

void RunPanel::setSelection(std::span<const NoteId> notes)
{
    m_selected.assign(notes.begin(), notes.end());
    m_contents->setNote(m_selected.size() == 1 ? std::optional(m_selected.front()) : std::nullopt);
}

void RunPanel::toggleBreakpoints()
{
    for (const NoteId note : std::vector<NoteId>(m_selected))
        m_breakpoints->toggle(note);
}

std::optional<NoteContents> RunPanel::contentsOf(NoteId note) const
{
    return m_run ? noteContents(*m_late.current(), note, m_playback->time()) : std::nullopt;
}

} // namespace tempestry
