#pragma once

#include "model/board.h"

#include <QRectF>

class QPainter;

namespace tempestry {

class FlowGraph;
struct Theme;

// What is on the paper: notes, timelines and frames with their shadows and marks. Null for an empty board.
QRectF boardBounds(const Board &board);

// Paints the whole board, without its paper, at its own coordinates: for pictures and print. Text is drawn as
// text and nothing as a pixmap, so that vector files stay vector files.
void paintBoard(QPainter &painter, const Board &board, const FlowGraph &flow, const Theme &theme);

} // namespace tempestry
