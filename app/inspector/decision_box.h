#pragma once

#include "model/document.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace tempestry {

class BoardView;

// Asks on the paper, beside a hotspot, what was decided. Enter resolves it; so does leaving with something
// written. Escape leaves it open.
class DecisionBox : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    DecisionBox(Document &document, BoardView &view);

    // Of the notes only those that can be resolved; with none, nothing is asked.
    void ask(const std::vector<NoteId> &notes);
    void reopen(const std::vector<NoteId> &notes);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void hint(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<NoteId> changeable(const std::vector<NoteId> &notes);
    void resolve();
    void close();
    void place();

    Document &m_document;
    BoardView &m_view;
    QLineEdit *m_decision;
    std::vector<NoteId> m_notes; // empty while nothing is asked
    QPointer<QWidget> m_focusBefore;
};

} // namespace tempestry
