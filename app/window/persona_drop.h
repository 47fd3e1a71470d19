#pragma once

#include "board/draft.h"
#include "model/document.h"

#include <QObject>

class QDropEvent;

namespace tempestry {

class BoardView;

// Takes personas that are dragged from their table onto the paper: each becomes another actor note there.
class PersonaDrop : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    PersonaDrop(Document &document, BoardView &view, QObject *parent = nullptr);

    // Puts another actor note of the persona onto the board, after the selected note or beside its others.
    void put(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Draft draftAt(const QDropEvent &event) const;
    void add(const Draft &draft);

    Document &m_document;
    BoardView &m_view;
};

} // namespace tempestry
