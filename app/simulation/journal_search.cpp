#include "app/simulation/journal_search.h"

#include "model/simulation/journal_queries.h"

#include <algorithm>

namespace tempestry {

using namespace simulation;

namespace {

constexpr size_t kBetweenLooks = 4096; // records

// Records that the list for people leaves out are looked at only when the filter names their kind.
std::vector<quint32> matching(const FinishedRun &run, const RecordFilter &filter, const std::stop_token &stop)
{
    if (filter.isEmpty())
        return run.entries;
    std::vector<quint32> found;
    RecordMatcher matcher(*run.journal, filter);
    const auto &records = run.journal->records;
    const auto isEntry = [&run](quint32 seq) { return std::ranges::binary_search(run.entries, seq); };
    for (quint32 seq = 0; seq < records.size(); ++seq) {
        if (seq % kBetweenLooks == 0 && stop.stop_requested())
            break;
        if (matcher.matches(seq) && (filter.asksFor(records[seq].type) || isEntry(seq)))
            found.push_back(seq);
    }
    return found;
}

quint32 recordOf(const FinishedRun &run, const JournalQuestion &question)
{
    if (!question.note)
        return question.record;
    const auto note = std::ranges::find(run.journal->notes, *question.note);
    if (note == run.journal->notes.end())
        return kNone;
    const auto number = static_cast<quint32>(note - run.journal->notes.begin());
    quint32 first = kNone;
    for (auto seq = static_cast<quint32>(run.journal->records.size()); seq-- > 0;) {
        if (run.journal->records[seq].note != number)
            continue;
        if (run.film->recordTime(seq) <= question.seconds)
            return seq;
        first = seq;
    }
    return first;
}

void findWay(const FinishedRun &run, const std::vector<quint32> &records, const std::stop_token &stop,
             JournalAnswer &answer)
{
    const Journal &journal = *run.journal;
    for (size_t i = 0; i < records.size(); ++i) {
        if (i % kBetweenLooks == 0 && stop.stop_requested())
            return;
        const quint32 note = journal.records[records[i]].note;
        if (note == kNone)
            continue;
        answer.notes.insert(journal.notes[note]);
        const quint32 from = run.film->cameFrom(records[i]);
        if (from != kNone && from != note)
            answer.hops.insert({journal.notes[from], journal.notes[note]});
    }
    // A chain may begin amid a journey.
    erase_if(answer.hops, [&answer](const auto &hop) { return !answer.notes.contains(hop.first); });
}

} // namespace

JournalAnswer answer(const FinishedRun &run, const JournalQuestion &question, const std::stop_token &stop)
{
    JournalAnswer answer{question.kind, recordOf(run, question), {}, {}, {}};
    if (question.kind == JournalQuestion::Kind::Which) {
        answer.rows = matching(run, question.filter, stop);
        return answer;
    }
    if (answer.record == kNone)
        return answer;
    std::vector<quint32> records = question.kind == JournalQuestion::Kind::Why
                                       ? chain(*run.journal, answer.record)
                                       : run.consequences.all(answer.record);
    std::ranges::sort(records);
    findWay(run, records, stop, answer);
    std::erase_if(records, [&](quint32 seq) {
        return seq != answer.record && !std::ranges::binary_search(run.entries, seq);
    });
    answer.rows = std::move(records);
    return answer;
}

JournalSearch::~JournalSearch()
{
    stop();
}

void JournalSearch::stop()
{
    m_searching = false;
    ++m_number;
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void JournalSearch::ask(std::shared_ptr<const FinishedRun> run, JournalQuestion question)
{
    stop();
    if (run->journal->records.size() < kAtOnce) {
        Q_EMIT answered(std::make_shared<const JournalAnswer>(answer(*run, question, {})));
        return;
    }
    m_searching = true;
    m_thread = std::jthread([this, number = m_number, run = std::move(run),
                             question = std::move(question)](const std::stop_token &stopped) {
        auto found = std::make_shared<const JournalAnswer>(answer(*run, question, stopped));
        QMetaObject::invokeMethod(this, [this, number, found] {
            if (number != m_number)
                return;
            m_searching = false;
            Q_EMIT answered(found);
        });
    });
}

} // namespace tempestry
