#pragma once

#include "app/finished_run.h"

#include <QAbstractListModel>
#include <QTimer>

#include <memory>

namespace tempestry {

// The entries of a run's journal as a list for people.
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
    // Shows only entries whose title or entity contains the text; empty: all. A long journal is searched bit
    // by bit while the window lives on, and the list changes when that has ended.
    void setFilter(const QString &text);
    bool isSearching() const { return m_searching.isActive(); }
    // Shows what led to the record, from the beginning of it all to the record itself, until a filter or
    // another run is set.
    void showCausesOf(quint32 record);

    // The last row that is not after the record; -1 when all are.
    int rowOf(quint32 record) const;
    quint32 recordAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
    std::optional<NoteId> noteAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    // Entries are looked at from `next` on. A name is looked at when it is met first.
    struct Search
    {
        enum class Match : quint8 { Unknown, No, Yes };

        QString text;
        size_t next = 0;
        std::vector<quint32> found;
        std::vector<Match> notes;    // beside Journal::notes
        std::vector<Match> entities; // beside Journal::entities
    };

    void searchOn();
    bool matches(const simulation::Record &record);
    void show(std::vector<quint32> rows);
    const simulation::Journal &journal() const { return *m_run->journal; }
    QString title(const simulation::Record &record) const;
    QString remark(const simulation::Record &record) const;
    QString noteTitle(quint32 note) const;

    std::shared_ptr<const FinishedRun> m_run;
    std::vector<std::optional<NoteKind>> m_kinds; // beside Journal::notes
    std::vector<quint32> m_rows;                  // numbers of records
    Search m_search;
    QTimer m_searching;
};

} // namespace tempestry
