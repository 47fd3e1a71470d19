#include "app/simulation/many_runs_model.h"

#include "app/controls/measured_text.h"
#include "app/inspector/reach.h"

#include <algorithm>

namespace tempestry {

using simulation::LogHistogram;
using simulation::NoteStatistics;

const LogHistogram &histogramOf(const NoteStatistics &note, Measure measure)
{
    switch (measure) {
    case Measure::Time:
        return note.cycle.isEmpty() ? note.duration : note.cycle;
    case Measure::Waiting:
        return note.waiting;
    case Measure::Queue:
        return note.queue;
    case Measure::Work:
        break;
    }
    return note.perRun;
}

QString valueText(Measure measure, double value)
{
    return measure == Measure::Time || measure == Measure::Waiting ? measuredTime(value)
                                                                   : measuredNumber(value);
}

void ManyRunsModel::setRuns(std::shared_ptr<const FinishedRuns> made)
{
    beginResetModel();
    m_made = std::move(made);
    m_rows.clear();
    if (m_made) {
        const auto &notes = m_made->statistics.notes;
        for (size_t i = 0; i < notes.size(); ++i)
            if (notes[i].activities > 0 || !notes[i].cycle.isEmpty())
                m_rows.push_back({m_made->scope.notes[i], false, i});
        for (size_t i = 0; i < m_made->scope.hotspots.size(); ++i)
            m_rows.push_back({m_made->scope.hotspots[i].id, true, i});
    }
    endResetModel();
}

const NoteStatistics *ManyRunsModel::statisticsAt(int row) const
{
    const Row &at = m_rows[static_cast<size_t>(row)];
    return at.isHotspot ? nullptr : &m_made->statistics.notes[at.number];
}

int ManyRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ManyRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double ManyRunsModel::perRun(quint64 count) const
{
    return double(count) / double(std::max<quint64>(1, m_made->statistics.runs));
}

QVariant ManyRunsModel::hotspotValue(const Row &row, Column column) const
{
    const simulation::HotspotStatistics &hotspot = m_made->statistics.hotspots[row.number];
    if (column == PerRun)
        return perRun(hotspot.crossings);
    return column == Outcome ? QVariant(outcomes(row)) : QVariant();
}

QVariant ManyRunsModel::value(const Row &row, Column column) const
{
    if (column == Title)
        return shortTitle(*m_made->board.find(row.note));
    if (row.isHotspot)
        return hotspotValue(row, column);
    const NoteStatistics &note = m_made->statistics.notes[row.number];
    if (column == PerRun)
        return perRun(note.reached);
    const LogHistogram &time = histogramOf(note, Measure::Time);
    if (column == TimeMedian || column == TimeMost)
        return time.isEmpty() ? QVariant() : double(time.percentile(column == TimeMedian ? 0.5 : 0.95));
    if (note.activities == 0)
        return {};
    switch (column) {
    case WaitMedian:
        return double(note.waiting.percentile(0.5));
    case WaitMost:
        return double(note.waiting.percentile(0.95));
    case Queue:
        return note.queue.mean();
    case QueueMost:
        return double(note.queue.most());
    case Busy: {
        const auto share = utilisation(m_made->scope, m_made->statistics, row.number);
        return share ? QVariant(*share) : QVariant();
    }
    case Cost:
        return perRun(note.activities) * double(m_made->scope.costs[row.number]) /
               double(simulation::kCostUnit);
    case Failed:
        return double(note.failures) / double(note.activities);
    default:
        return outcomes(row);
    }
}

QString ManyRunsModel::outcomes(const Row &row) const
{
    if (row.isHotspot)
        return tr("crossed in %1 of the runs")
            .arg(shareText(perRun(m_made->statistics.hotspots[row.number].runs)));
    const NoteStatistics &note = m_made->statistics.notes[row.number];
    QStringList parts;
    for (const auto &[message, count] : note.outcomes)
        parts += QStringLiteral("%1 %2").arg(shortTitle(*m_made->board.find(m_made->scope.notes[message])),
                                             shareText(double(count) / double(note.activities)));
    return parts.join(QStringLiteral(", "));
}

QString ManyRunsModel::text(const Row &row, Column column) const
{
    const QVariant held = value(row, column);
    if (!held.isValid() || column == Title || column == Outcome)
        return held.toString();
    switch (column) {
    case TimeMedian:
    case TimeMost:
    case WaitMedian:
    case WaitMost:
        return measuredTime(held.toDouble());
    case Busy:
    case Failed:
        return shareText(held.toDouble());
    default:
        return measuredNumber(held.toDouble());
    }
}

QVariant ManyRunsModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (column == Title || column == Outcome ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return value(row, column);
    case KindRole:
        return static_cast<int>(m_made->board.find(row.note)->kind);
    default:
        return {};
    }
}

QVariant ManyRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == Title || section == Outcome ? Qt::AlignLeft : Qt::AlignRight));
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const std::pair<QString, QString> heads[ColumnCount] = {
        {tr("Note"), tr("What works, what happens, and hotspots")},
        {tr("a run"), tr("How often in a run, on average")},
        {tr("time p50"), tr("Half of all work takes at most this; of an event: from the beginning to it")},
        {tr("p95"), tr("95 of 100 take at most this")},
        {tr("wait p50"), tr("Half of what comes waits at most this")},
        {tr("p95"), tr("95 of 100 wait at most this")},
        {tr("queue"), tr("How many wait, on average over all time")},
        {tr("most"), tr("How many waited at the most")},
        {tr("busy"), tr("Share of what it could do at once; only where that is limited")},
        {tr("cost"), tr("Of a run, on average")},
        {tr("failed"), tr("Share of its work that failed")},
        {tr("What comes of it"), tr("How often its work led to what")},
    };
    return role == Qt::DisplayRole ? heads[section].first : heads[section].second;
}

} // namespace tempestry
