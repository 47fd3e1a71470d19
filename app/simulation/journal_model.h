#pragma once

#include "app/simulation/finished_run.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace tempestry {

// Records of a run's journal as a list for people.
class JournalModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TimeRole = Qt::UserRole, // qint64, virtual microseconds
        KindRole,                // int, a NoteKind; -1 when the board has no such note
        RemarkRole,              // QString: entity and version, why, how long
        EntryTypeRole,           // int, a simulation::RecordType
    };

    explicit JournalModel(QObject *parent = nullptr);

    // Shows all of its entries; nullptr empties the list.
    void setRun(std::shared_ptr<const FinishedRun> run);
    // Shows these records instead, which are sorted.
    void show(std::vector<quint32> rows);

    // The last row that is not after the record; -1 when all are.
    int rowOf(quint32 record) const;
    quint32 recordAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
    std::optional<NoteId> noteAt(int row) const;
    // Time, title and remark, with tabs between them.
    QString line(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const simulation::Journal &journal() const { return *m_run->journal; }
    QString title(const simulation::Record &record) const;
    QString remark(const simulation::Record &record) const;
    QString noteTitle(quint32 note) const;

    std::shared_ptr<const FinishedRun> m_run;
    std::vector<std::optional<NoteKind>> m_kinds; // beside Journal::notes
    std::vector<quint32> m_rows;                  // numbers of records
};

} // namespace tempestry
