#pragma once

#include "model/board.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace tempestry {

// The endings of the files a board can be written as, in lower case.
QStringList exportEndings();

// The content of such a file. Pictures need a QGuiApplication. nullopt when a picture can't be made;
// `problem` then says why, as a sentence. Precondition: exportEndings() has the ending.
std::optional<QByteArray> exportBoard(const Board &board, const QString &ending, QString *problem);

} // namespace tempestry
