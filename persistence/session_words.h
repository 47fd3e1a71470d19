#pragma once

#include "model/board.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// How the words of a session document are read. Nothing here knows of Markdown or of a board's notes.
namespace tempestry::persistence {

// Lower-case words: snake_case, kebab-case, CamelCase and plain words all come apart the same way.
QStringList wordsOf(QStringView text);

// The words with single spaces between them: what two spellings of one name have in common.
QString foldedName(QStringView name);

// A word without the ending that tells "replication" from "replicated". Equal stems mean related words.
QString stem(const QString &word);

// The kind that a plural in a heading or a marker at the start of a text stands for.
std::optional<NoteKind> kindNamedBy(QStringView heading);

struct MarkedText
{
    std::optional<NoteKind> kind; // of the marker; nullopt when there was none, or none that is known
    bool marked = false;
    QString text; // without the marker
};

// Takes a leading emoji off, or what is left of one.
MarkedText readMarker(const QString &text);

// "name (remark) (remark) rest": the remarks come without their brackets.
struct RemarkedText
{
    QString text;
    QStringList remarks;
};
RemarkedText takeRemarks(const QString &text);

// "cluster" of "if cluster"; empty when the remark is no condition.
QString conditionOf(const QString &remark);

// "A, B (x, y) and C" are three. Commas in brackets do not count.
QStringList splitList(QStringView text);

// "{id: string, items: [map]}", or the names alone. Types are kept as written; a literal is its own example.
// The first plain field that is called id, or something_id, names the entity. nullopt when the text is not of
// that form.
std::optional<std::vector<Field>> readFields(QStringView text);

// What stands behind "Triggered by".
struct TriggerPhrase
{
    QStringList parts; // each names an event, or should
    bool all = false;  // every part is needed, or every occurrence
    QString condition;
    QStringList alternatives; // "or immediately ..."
};
TriggerPhrase readTrigger(const QString &text);

} // namespace tempestry::persistence
