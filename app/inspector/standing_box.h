#pragma once

#include "model/document.h"

#include <QWidget>

namespace tempestry {

// Where a hotspot or an opportunity stands: its priority, whether it is resolved, and by what. Made anew when
// that has changed.
class StandingBox : public QWidget
{
    Q_OBJECT

public:
    // Precondition: the document's board has the note. The document outlives the box.
    StandingBox(Document &document, NoteId note, QWidget *parent = nullptr);

private:
    QWidget *makePriorities(Priority current);
    QWidget *makeState(bool resolved);
    bool isFixed() const; // nobody can change it

    Document &m_document;
    NoteId m_note;
};

// "high"
QString priorityName(Priority priority);

} // namespace tempestry
