#pragma once

#include "model/change_set.h"
#include "model/flow_graph.h"

namespace tempestry {

// How often a handler that answers with one of its events answers with this one.
struct Share
{
    NoteId to;
    double percent = 0; // all shares of a handler add up to 100
};

// By the weights of the links; an implied edge weighs 1. From top to bottom as on the paper.
std::vector<Share> sharesOf(const Board &board, const FlowGraph &flow, NoteId handler);

// Gives one answer that share and scales the others to make up 100 %. Implied edges become links, as only
// links have weights.
ChangeSet setShare(const Board &board, const FlowGraph &flow, NoteId handler, NoteId to, double percent);

// When a handler that answers by guards answers with this one.
struct AnswerGuard
{
    NoteId to;
    QString text; // empty: where none of the others holds
};

// From top to bottom as on the paper.
std::vector<AnswerGuard> guardsOf(const Board &board, const FlowGraph &flow, NoteId handler);

// An implied edge becomes a link, as only links have guards.
ChangeSet setGuard(const Board &board, const FlowGraph &flow, NoteId handler, NoteId to,
                   const QString &guard);

} // namespace tempestry
