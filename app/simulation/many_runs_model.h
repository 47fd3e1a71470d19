#pragma once

#include "app/simulation/many_runs.h"

#include <QAbstractTableModel>

#include <memory>

namespace tempestry {

// What of a note is shown as a histogram.
enum class Measure : quint8 {
    Time,    // how long its work takes; of an event: how long it takes from the beginning until it happens
    Waiting, // how long what comes to it waits
    Queue,   // how many wait
    Work,    // how often it works in a run
};

// Empty for what the note does not have. The statistics outlive the result.
const simulation::LogHistogram &histogramOf(const simulation::NoteStatistics &note, Measure measure);
// A value of it for people: a time or a number.
QString valueText(Measure measure, double value);

// Many runs as a table: a row for each note that works or happens, in reading order, then the hotspots.
class ManyRunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Title,
        PerRun,
        TimeMedian,
        TimeMost, // p95
        WaitMedian,
        WaitMost, // p95
        Queue,
        QueueMost,
        Busy,
        Cost,
        Failed,
        Outcome,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, // double or QString; invalid where there is nothing to tell
        KindRole,                // int
    };

    using QAbstractTableModel::QAbstractTableModel;

    // nullptr for none.
    void setRuns(std::shared_ptr<const FinishedRuns> made);

    NoteId noteAt(int row) const { return m_rows[static_cast<size_t>(row)].note; }
    // nullptr on a hotspot.
    const simulation::NoteStatistics *statisticsAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        NoteId note;
        bool isHotspot = false;
        size_t number = 0; // in the scope's notes or hotspots
    };

    QVariant value(const Row &row, Column column) const;
    QVariant hotspotValue(const Row &row, Column column) const;
    QString text(const Row &row, Column column) const;
    QString outcomes(const Row &row) const;
    double perRun(quint64 count) const;

    std::shared_ptr<const FinishedRuns> m_made;
    std::vector<Row> m_rows;
};

} // namespace tempestry
