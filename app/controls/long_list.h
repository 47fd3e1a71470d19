#pragma once

#include <QTableView>

namespace tempestry {

// A list of one column with lines of one height, for millions of lines: QListView visits each of them when it
// gets a new model. Precondition of use: look::setRowHeight.
class LongList : public QTableView
{
    Q_OBJECT

public:
    explicit LongList(QWidget *parent = nullptr);

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace tempestry
