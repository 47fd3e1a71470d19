#pragma once

#include "model/document.h"

#include <QWidget>

class QTableView;

namespace tempestry {

class BoardView;
class Button;
class PersonaDrop;
class PersonasModel;

// The personas below the paper, as a table that is typed over. Enter, or dragging a row, puts another actor
// note of the persona onto the board.
class PersonasPanel : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it. Hidden until open().
    PersonasPanel(Document &document, BoardView &view, QWidget *parent = nullptr);

    bool isOpen() const { return m_open; }
    void open();
    void close();
    void addPersona(); // asks for the name in the blank row

Q_SIGNALS:
    void hint(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void makeModel();
    void setCurrent(const QString &name, int column);
    void putCurrent();
    void copy() const;

    Document &m_document;
    BoardView &m_view;
    PersonaDrop *m_drop;
    PersonasModel *m_model = nullptr; // only while the table is open
    QTableView *m_table;
    Button *m_new;
    bool m_open = false;
    QString m_kept; // the current persona, while the table is made anew
    int m_keptColumn = 0;
};

} // namespace tempestry
