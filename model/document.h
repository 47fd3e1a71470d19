#pragma once

#include "model/change_set.h"

#include <QObject>

#include <functional>
#include <vector>

namespace tempestry {

// One step of a board's history, as it is announced and kept.
struct Edit
{
    enum class Kind : quint8 { Do, Undo, Redo }; // numbers are used in board files

    EditId id;
    Kind kind = Kind::Do;
    EditId of;        // for Undo and Redo: the Do edit that is taken back or done again
    qint64 time = 0;  // milliseconds since 1970, UTC
    QString label;    // what the person did, as the Undo menu says it: "Move 3 notes"
    ChangeSet change; // as applied to the board
};

// The board that is being edited, with its undo. All edits go through here, on one thread.
class Document : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; // milliseconds since 1970, UTC

    explicit Document(Board board, Clock clock, QObject *parent = nullptr);

    const Board &board() const { return m_board; }

    // A read-only document refuses edits: apply, undo and redo do nothing and return false.
    bool isReadOnly() const { return m_readOnly; }
    void setReadOnly(bool readOnly);

    // Does the change as one step that undo takes back. An empty change leaves no step and announces nothing.
    // Returns whether there was a step. Precondition: fits(change, board()).
    bool apply(const ChangeSet &change, const QString &label);

    bool canUndo() const { return !m_readOnly && !m_undo.empty(); }
    bool canRedo() const { return !m_readOnly && !m_redo.empty(); }
    QString undoLabel() const { return m_undo.empty() ? QString() : m_undo.back().label; }
    QString redoLabel() const { return m_redo.empty() ? QString() : m_redo.back().label; }
    bool undo();
    bool redo();

    // Goes over to another board without a step that could be undone, for documents that only show one.
    // Announced as one change. Precondition: isReadOnly().
    void show(const Board &board);

    // Puts back the undo and redo stacks of an earlier run of the program, oldest edit first. Edits that no
    // longer fit the board end the history there. Precondition: nothing has been applied yet.
    void restoreHistory(const std::vector<Edit> &edits);

Q_SIGNALS:
    // After each step, with board() already the new board.
    void changed(const tempestry::Edit &edit);
    void readOnlyChanged(bool readOnly);

private:
    void perform(const Edit &edit);

    Board m_board;
    Clock m_clock;
    std::vector<Edit> m_undo; // Do edits, oldest first
    std::vector<Edit> m_redo; // Do edits that were undone, the next to redo last
    bool m_readOnly = false;
};

} // namespace tempestry
