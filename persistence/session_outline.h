#pragma once

#include "model/board.h"
#include "persistence/import_result.h"
#include "persistence/markdown_tree.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tempestry::persistence {

// What a session document says, before it has places on the paper and names have been looked up.
struct SessionItem
{
    NoteKind kind = NoteKind::Text;
    int line = 0;
    QString title;
    QStringList remarks; // "if cluster", without brackets
    QStringList details; // further lines, in order
    QStringList actors;
    std::vector<Field> fields;
    QString trigger; // what stands behind "Triggered by", or between "When" and the arrow of a policy
    int triggerLine = 0;
    QString consequence; // what stands behind the arrow of a policy
    std::optional<Persona> persona;
    bool heading = false; // of the texts that follow it
};

// The items under one heading. What is told in order, a scenario or events, is a roll and becomes a timeline;
// anything else, such as a list of policies, becomes a frame.
struct SessionBand
{
    QString title;
    int line = 0;
    bool roll = false;
    std::vector<SessionItem> items;
};

struct Session
{
    QString title;                       // empty when the document names itself nowhere
    std::vector<SessionBand> bands;      // in the order of the document
    std::vector<ImportFinding> findings; // without the file's name
};

Session readSession(const MarkdownNode &document);

} // namespace tempestry::persistence
