#pragma once

#include "model/board.h"

#include <QByteArray>
#include <QStringList>

namespace tempestry::persistence {

struct BoardJson
{
    Board board;
    QStringList unknown; // paths of members that this version does not know and passed over
};

// UTF-8, indented by two spaces, with a final newline. Notes are in the order of (z, id), all others in that
// of their ids, so a note that moves changes the lines of its x and y and no others. Equal boards give equal
// bytes.
QByteArray boardToJson(const Board &board);

// The exact inverse of boardToJson. Throws JsonError (element_json.h) on a text that is no board, breaks a
// limit, has an id twice or names an element that is not there.
BoardJson boardFromJson(QByteArrayView text);

// Whether the text is meant to be a board: JSON whose `format` says so, valid or not.
bool looksLikeBoardJson(QByteArrayView text);

} // namespace tempestry::persistence
