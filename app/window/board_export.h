#pragma once

#include "model/board.h"

#include <QByteArray>
#include <QImage>
#include <QStringList>

#include <optional>

namespace tempestry {

// The endings of the files a board can be written as, in lower case.
QStringList exportEndings();
// Of a file's name, in any case: the longest one that fits; empty when none does.
QString exportEndingOf(const QString &fileName);

// The content of such a file. Pictures need a QGuiApplication. nullopt when a picture can't be made;
// `problem` then says why, as a sentence. Precondition: exportEndings() has the ending.
std::optional<QByteArray> exportBoard(const Board &board, const QString &ending, QString *problem);

// The board on its paper, of at most so many pixels. Null when there is not enough memory; `size` then says
// for what.
QImage boardPicture(const Board &board, double mostPixels, QSize *size = nullptr);

} // namespace tempestry
