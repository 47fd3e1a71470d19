#pragma once

#include "app/controls/page.h"
#include "app/inspector/note_values.h"
#include "model/document.h"
#include "model/edits.h"
#include "model/flow_graph.h"

namespace tempestry {

class Button;

// The inspector's page of one note. What is typed over becomes one step of the document each.
class NotePage : public Page
{
    Q_OBJECT

public:
    // Precondition: the document's board has the note. Both references outlive the page.
    NotePage(Document &document, const FlowGraph &flow, NoteId note, QWidget *parent = nullptr);

Q_SIGNALS:
    void revealAsked(tempestry::NoteId note);
    void hint(const QString &sentence);
    void commandChosen(const QString &commandId);

private:
    const Note &note() const { return *m_document.board().find(m_note); }

    // Read-only: the document, or the note because it is locked.
    bool isFixed() const;
    void addUnlocking();
    void addName();
    void addBehaviour();
    void addAnswers();
    void addTrigger();
    void addShares();
    void addGuards();
    void addPersona();
    QString fieldsHead() const;
    void addFields();
    void addReceived(); // what the commands of a handler carry
    void addScript();
    void addActors();
    void addPredecessors();
    void addSuccessors();
    // A line for each link and implied edge that has the note at one end.
    void addEdges(const std::vector<FlowEdge> &flow, NoteId Link::*here, NoteId Link::*there);
    void addLink(const Link &link, const Note &other);
    void addImplied(const FlowEdge &edge, const Note &other);
    Button *nameOf(const Note &other);
    void addReach();
    void addFindings();

    // A row with a value to type over.
    void addValue(const NoteValue &value);
    // A row with one of some words; pressing it takes the next.
    void addChoice(const QString &label, size_t current, const QStringList &words,
                   const std::function<void(Note &, size_t chosen)> &choose);

    template <class Change>
    void change(const QString &label, Change change)
    {
        const Board &board = m_document.board();
        if (board.find(m_note))
            m_document.apply(edits::changeNote(board, m_note, change), label);
    }

    Document &m_document;
    const FlowGraph &m_flow;
    NoteId m_note;
};

} // namespace tempestry
