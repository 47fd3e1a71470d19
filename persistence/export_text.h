#pragma once

#include "model/simulation/journal.h"

#include <QByteArray>
#include <QSaveFile>

namespace tempestry::persistence {

// How exports of a run write what JSON and SQLite have no types for.

// RFC 3339 with microseconds, UTC; brought within the years 0 to 9999. Both are microseconds, `begins` since
// 1970.
QByteArray timestamp(qint64 begins, qint64 time);

QByteArray hex(const simulation::MessageId &id);

// The text in quotation marks, escaped.
QByteArray jsonText(const QString &text);

// The title on one line; `otherwise` when nothing is written on the note.
QString titleOr(const QString &title, const QString &otherwise);

// These throw BoardFileError.
void openFor(QSaveFile &file);
void writeTo(QSaveFile &file, const QByteArray &content);
void commit(QSaveFile &file);

} // namespace tempestry::persistence
