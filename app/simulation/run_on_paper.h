#pragma once

#include "model/board.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tempestry {

class BoardView;
class Document;
class RunPanel;
class ScriptProblems;
struct JournalAnswer;

// What is known about a run, on the notes: what is wrong with their scripts, the way of a chain of causes,
// what a note holds when it is selected or under the mouse, breakpoints, and what differs between two runs.
// Escape ends a chain.
class RunOnPaper : public QObject
{
    Q_OBJECT

public:
    // All outlive it.
    RunOnPaper(const Document &document, RunPanel &run, BoardView &view, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showChain(const std::shared_ptr<const JournalAnswer> &chain);
    void followSelection();
    void showContents();
    void showBreakpoints();

    RunPanel &m_run;
    BoardView &m_view;
    ScriptProblems *m_problems;
    std::optional<NoteId> m_hovered;
};

} // namespace tempestry
