#include "app/simulation/journal_model.h"

#include "app/controls/measured_text.h"
#include "app/simulation/duration_text.h"
#include "app/simulation/trouble_text.h"

#include <algorithm>

namespace tempestry {

using simulation::kNone;
using simulation::Record;
using simulation::RecordType;

namespace {

enum class Drop { Repeated, Lost, Crashed, Refused }; // refused by a script that could not take it up

Drop dropOf(const simulation::Journal &journal, const Record &dropped)
{
    if (dropped.payload == kNone)
        return Drop::Repeated;
    const QString reason = journal.payloads[dropped.payload][QStringLiteral("reason")].toString();
    return reason == QLatin1StringView("lost")    ? Drop::Lost
           : reason == QLatin1StringView("crash") ? Drop::Crashed
                                                  : Drop::Refused;
}

} // namespace

JournalModel::JournalModel(QObject *parent)
    : QAbstractListModel(parent)
{}

void JournalModel::setRun(std::shared_ptr<const FinishedRun> run)
{
    beginResetModel();
    m_run = std::move(run);
    m_kinds.clear();
    m_rows.clear();
    if (m_run) {
        for (const NoteId id : journal().notes) {
            const Note *note = m_run->board.find(id);
            m_kinds.push_back(note ? std::optional(note->kind) : std::nullopt);
        }
        m_rows = m_run->entries;
    }
    endResetModel();
}

void JournalModel::show(std::vector<quint32> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int JournalModel::rowOf(quint32 record) const
{
    const auto after = std::ranges::upper_bound(m_rows, record);
    return static_cast<int>(after - m_rows.begin()) - 1;
}

std::optional<NoteId> JournalModel::noteAt(int row) const
{
    const quint32 note = journal().records[recordAt(row)].note;
    return note == kNone ? std::nullopt : std::optional(journal().notes[note]);
}

QString JournalModel::line(int row) const
{
    const Record &record = journal().records[recordAt(row)];
    return QStringLiteral("%1\t%2\t%3").arg(virtualTimeText(record.time), title(record), remark(record));
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Record &record = journal().records[recordAt(index.row())];
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
    return note == kNone ? QString() : journal().noteNames[note].simplified();
}

QString JournalModel::title(const Record &record) const
{
    QString name = noteTitle(record.note);
    switch (record.type) {
    case RecordType::ActivityStarted:
        return tr("%1 begins").arg(name);
    case RecordType::ActivityFailed:
        return tr("%1 failed").arg(name);
    case RecordType::Issued:
        return tr("%1 decides").arg(name);
    case RecordType::Dropped:
        switch (dropOf(journal(), record)) {
        case Drop::Repeated:
            return tr("%1 had seen it already").arg(name);
        case Drop::Lost:
        case Drop::Crashed:
            return tr("Lost on its way to %1").arg(name);
        case Drop::Refused:
            return tr("%1 can't take it up").arg(name);
        }
        Q_UNREACHABLE();
    case RecordType::Projected:
        return tr("%1 takes it up").arg(name);
    case RecordType::Limit:
        return tr("The run ended by a limit");
    case RecordType::ActivityEnded:
    case RecordType::Command:
    case RecordType::Event:
        break;
    }
    return name;
}

QString JournalModel::remark(const Record &record) const
{
    const auto cause = [&] {
        return record.causation == kNone ? QString() : noteTitle(journal().records[record.causation].note);
    };
    switch (record.type) {
    case RecordType::ActivityEnded: {
        QString done = tr("done after %1")
                           .arg(measuredTime(double(record.time - journal().records[record.activity].time)));
        if (record.payload == kNone)
            return done;
        const QJsonObject &progress = journal().payloads[record.payload];
        return tr("%1, %2 of %3")
            .arg(done, progress[QStringLiteral("done")].toVariant().toString(),
                 progress[QStringLiteral("total")].toVariant().toString());
    }
    case RecordType::Event:
        if (record.entity != kNone && record.version > 0)
            return QStringLiteral("%1 v%2").arg(journal().entities[record.entity]).arg(record.version);
        break;
    case RecordType::ActivityFailed:
        if (record.payload != kNone)
            return troubleText(journal().payloads[record.payload]);
        break;
    case RecordType::Dropped:
        if (const Drop drop = dropOf(journal(), record); drop == Drop::Repeated || drop == Drop::Lost)
            return cause();
        return troubleText(journal().payloads[record.payload]);
    case RecordType::Projected:
        return cause();
    case RecordType::Command:
        if (const QString name = cause(); !name.isEmpty())
            return tr("because of %1").arg(name);
        break;
    default:
        break;
    }
    return record.entity == kNone ? QString() : journal().entities[record.entity];
}

} // namespace tempestry
