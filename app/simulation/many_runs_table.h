#pragma once

#include "app/simulation/many_runs_model.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace tempestry {

// The table of many runs. Enter asks to see the note, S sorts by the current column and then the other way
// round, Ctrl+C copies.
class ManyRunsTable : public QTableView
{
    Q_OBJECT

public:
    explicit ManyRunsTable(QWidget *parent = nullptr);

    // nullptr for none. The note becomes current, if it has a row.
    void setRuns(std::shared_ptr<const FinishedRuns> made, std::optional<NoteId> current);

    ManyRunsModel &rows() const { return *m_model; }
    int currentRow() const; // of rows(); -1 for none
    // Lines of cells with tabs between them, as the table is sorted.
    QString text() const;

Q_SIGNALS:
    void currentRowChanged();
    void picked(tempestry::NoteId note);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void pickCurrent();
    void sortByCurrent();

    ManyRunsModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace tempestry
