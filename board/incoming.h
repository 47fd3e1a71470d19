#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

class QMimeData;

namespace tempestry {

// MIME type of a part of a board on the clipboard: board JSON in UTF-8.
inline constexpr char kBoardMimeType[] = "application/x-tempestry-board+json";

// What comes in by paste or drop, as far as a board can make something of it. Of several forms of one thing
// the one that says most is taken. Nothing in it is shown, run or fetched.
struct Incoming
{
    enum class Form : quint8 {
        Nothing,
        Board,   // `json`, unread
        Files,   // `paths`: what is on this machine; links elsewhere are text
        Text,    // `text`, as it came
        Picture, // only that
    };

    Form form = Form::Nothing;
    QByteArray json;
    QStringList paths;
    QString text;
};

Incoming incomingOf(const QMimeData &data);

} // namespace tempestry
