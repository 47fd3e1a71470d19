#pragma once

#include "model/id.h"

#include <QWidget>

#include <vector>

class QKeyEvent;
class QLabel;
class QLineEdit;

namespace tempestry {

class BoardView;
class Document;

// Finds notes by what is written on them while it is being typed: all that match are ringed on the paper, and
// one of them after another comes into view. Stands over the upper right corner of the view.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    // A child of the view.
    FindBar(const Document &document, BoardView &view);

    void open();
    void close();
    bool isOpen() const { return isVisible(); }
    void next() { step(1); }
    void previous() { step(-1); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void find();
    void step(int by);
    void syncCount();
    void place();
    bool takeKey(const QKeyEvent &event);

    const Document &m_document;
    BoardView &m_view;
    QLineEdit *m_typed;
    QLabel *m_count;
    std::vector<NoteId> m_found; // in reading order
    qsizetype m_current = -1;    // in m_found
};

} // namespace tempestry
