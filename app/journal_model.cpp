#include "app/journal_model.h"

#include "app/duration_text.h"
#include "model/simulation/journal_queries.h"

#include <algorithm>

namespace tempestry {

using simulation::kNone;
using simulation::Record;
using simulation::RecordType;

void JournalModel::setJournal(std::shared_ptr<const simulation::Journal> journal, const Board &board)
{
    beginResetModel();
    m_journal = std::move(journal);
    m_kinds.clear();
    if (m_journal)
        for (const NoteId id : m_journal->notes) {
            const Note *note = board.find(id);
            m_kinds.push_back(note ? std::optional(note->kind) : std::nullopt);
        }
    endResetModel();
    setFilter({});
}

bool JournalModel::isShown(const Record &record) const
{
    switch (record.type) {
    case RecordType::ActivityStarted:
    case RecordType::Issued:
        return false;
    case RecordType::ActivityEnded:
        return record.activity != kNone && m_journal->records[record.activity].time < record.time;
    default:
        return true;
    }
}

void JournalModel::setFilter(const QString &text)
{
    beginResetModel();
    m_rows.clear();
    if (m_journal) {
        const auto containing = [&text](const QStringList &names) {
            std::vector<bool> matches;
            for (const QString &name : names)
                matches.push_back(name.contains(text, Qt::CaseInsensitive));
            return matches;
        };
        const std::vector<bool> notes = containing(m_journal->noteNames);
        const std::vector<bool> entities = containing(m_journal->entities);
        for (size_t i = 0; i < m_journal->records.size(); ++i) {
            const Record &record = m_journal->records[i];
            const bool matches = text.isEmpty() || (record.note != kNone && notes[record.note]) ||
                                 (record.entity != kNone && entities[record.entity]);
            if (matches && isShown(record))
                m_rows.push_back(static_cast<quint32>(i));
        }
    }
    endResetModel();
}

void JournalModel::showCausesOf(quint32 record)
{
    beginResetModel();
    m_rows.clear();
    for (const quint32 cause : simulation::chain(*m_journal, record))
        if (cause == record || isShown(m_journal->records[cause]))
            m_rows.push_back(cause);
    std::ranges::reverse(m_rows);
    endResetModel();
}

int JournalModel::rowOf(quint32 record) const
{
    const auto after = std::ranges::upper_bound(m_rows, record);
    return static_cast<int>(after - m_rows.begin()) - 1;
}

std::optional<NoteId> JournalModel::noteAt(int row) const
{
    const quint32 note = m_journal->records[recordAt(row)].note;
    return note == kNone ? std::nullopt : std::optional(m_journal->notes[note]);
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Record &record = m_journal->records[recordAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return title(record);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(virtualTimeText(record.time), title(record), remark(record));
    case TimeRole:
        return record.time;
    case KindRole:
        return record.note == kNone || !m_kinds[record.note] ? -1 : static_cast<int>(*m_kinds[record.note]);
    case RemarkRole:
        return remark(record);
    case EntryTypeRole:
        return static_cast<int>(record.type);
    default:
        return {};
    }
}

QString JournalModel::noteTitle(quint32 note) const
{
    return note == kNone ? QString() : m_journal->noteNames[note].simplified();
}

QString JournalModel::title(const Record &record) const
{
    const QString name = noteTitle(record.note);
    switch (record.type) {
    case RecordType::ActivityStarted:
        return tr("%1 begins").arg(name);
    case RecordType::ActivityFailed:
        return tr("%1 failed").arg(name);
    case RecordType::Dropped:
        return tr("%1 had seen it already").arg(name);
    case RecordType::Projected:
        return tr("%1 takes it up").arg(name);
    case RecordType::Limit:
        return tr("The run ended by a limit");
    case RecordType::ActivityEnded:
    case RecordType::Command:
    case RecordType::Event:
    case RecordType::Issued:
        break;
    }
    return name;
}

QString JournalModel::remark(const Record &record) const
{
    const auto cause = [&] {
        return record.causation == kNone ? QString() : noteTitle(m_journal->records[record.causation].note);
    };
    switch (record.type) {
    case RecordType::ActivityEnded:
        return tr("done after %1").arg(durationText(record.time - m_journal->records[record.activity].time));
    case RecordType::Event:
        if (record.entity != kNone && record.version > 0)
            return QStringLiteral("%1 v%2").arg(m_journal->entities[record.entity]).arg(record.version);
        break;
    case RecordType::Projected:
        return cause();
    case RecordType::Command:
        if (const QString name = cause(); !name.isEmpty())
            return tr("because of %1").arg(name);
        break;
    default:
        break;
    }
    return record.entity == kNone ? QString() : m_journal->entities[record.entity];
}

} // namespace tempestry
