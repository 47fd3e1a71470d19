#pragma once

#include "model/document.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace tempestry {

class Breakpoints;

// The breakpoints of the board, to switch on and off and to take away (Delete); new conditions are typed over
// them.
class BreakpointPanel : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    BreakpointPanel(Breakpoints &breakpoints, const Document &document, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(tempestry::NoteId note);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void sync();
    void add();

    Breakpoints &m_breakpoints;
    const Document &m_document;
    QLineEdit *m_condition;
    QLabel *m_problem;
    QListWidget *m_list;
};

} // namespace tempestry
