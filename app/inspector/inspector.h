#pragma once

#include "board/selection.h"
#include "model/document.h"
#include "model/flow_graph.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;

namespace tempestry {

class Commands;

// What is known about what is selected, to be read and typed over, on the right of the paper; about several
// notes their sum; with nothing selected, about the board.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    // All three outlive it. `flow` is that of the document's board whenever the document announces a change.
    Inspector(Document &document, const FlowGraph &flow, const Commands &commands, QWidget *parent = nullptr);

    void setSelection(const Selection &selection);

Q_SIGNALS:
    void revealAsked(tempestry::NoteId note);
    void commandChosen(const QString &commandId);
    void hint(const QString &sentence); // why something typed was not taken over

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    bool concerns(const ChangeSet &change) const;
    QWidget *makePage();
    QWidget *makeNotePage(NoteId note);
    QWidget *makeLinkPage(LinkId link);
    QWidget *makeBoardPage();

    Document &m_document;
    const FlowGraph &m_flow;
    const Commands &m_commands;
    Selection m_selection;
    QScrollArea *m_scroll;
    QTimer m_rebuild; // a page is never replaced while one of its own signals is on its way
};

} // namespace tempestry
