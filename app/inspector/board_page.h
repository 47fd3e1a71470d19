#pragma once

#include "app/controls/page.h"
#include "model/board.h"

#include <span>

namespace tempestry {

class Commands;
class FlowGraph;

// The inspector's page while not one note is selected: what there is, and what could be done next.
class BoardPage : public Page
{
    Q_OBJECT

public:
    static BoardPage *ofBoard(const Board &board, const FlowGraph &flow, const Commands &commands,
                              QWidget *parent);
    static BoardPage *ofNotes(const Board &board, std::span<const NoteId> notes, const Commands &commands,
                              QWidget *parent);

Q_SIGNALS:
    void commandChosen(const QString &commandId);

private:
    using Page::Page;

    void addCounts(const QMap<NoteKind, int> &counts);
    void addCommands(const QStringList &ids, const Commands &commands);
};

} // namespace tempestry
