#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <QAbstractListModel>

#include <memory>
#include <span>

namespace tempestry {

// A journal as a list for people: a row for each message, failure, read model and for work that took time.
// What only frames these (an activity's start, the issuing of a command) is left out.
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

    using QAbstractListModel::QAbstractListModel;

    // The board tells the kinds of the notes. nullptr empties the list.
    void setJournal(std::shared_ptr<const simulation::Journal> journal, const Board &board);
    // Shows only entries whose title or entity contains the text; empty: all.
    void setFilter(const QString &text);
    // Shows what led to the record, from the beginning of it all to the record itself, until a filter or
    // another journal is set.
    void showCausesOf(quint32 record);

    // The last row that is not after the record; -1 when all are.
    int rowOf(quint32 record) const;
    quint32 recordAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
    std::optional<NoteId> noteAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    bool isShown(const simulation::Record &record) const;
    QString title(const simulation::Record &record) const;
    QString remark(const simulation::Record &record) const;
    QString noteTitle(quint32 note) const;

    std::shared_ptr<const simulation::Journal> m_journal;
    std::vector<std::optional<NoteKind>> m_kinds; // beside Journal::notes
    std::vector<quint32> m_rows;                  // numbers of records
};

} // namespace tempestry
