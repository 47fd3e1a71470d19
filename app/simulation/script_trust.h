#pragma once

#include "model/document.h"

#include <QObject>

#include <optional>

class QSettings;

namespace tempestry {

// Which of a board's scripts, those in guards among them, its person trusts: those written here, and those
// that came with the board from elsewhere once the person has said so. Kept in the person's settings, by
// board, as hashes of the scripts' texts; never in the board, which could claim anything.
class ScriptTrust : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    ScriptTrust(Document &document, QSettings &settings, QObject *parent = nullptr);

    // The notes with scripts from elsewhere, or whose links' guards are some, sorted by id.
    const std::vector<NoteId> &strange() const { return m_strange; }
    bool isWhole() const { return m_strange.empty(); }
    // From now on all scripts that the board has are trusted.
    void trust();

    // For boards that come with the program.
    static void trustAll(const Board &board, QSettings &settings);
    // A board made of another one has its scripts, and is trusted as far as that one.
    static void hand(BoardId from, BoardId to, QSettings &settings);

Q_SIGNALS:
    void changed();

private:
    void follow(const Edit &edit);
    // The script of a note or a link that was changed; nullopt where there was no such note or link. Tells
    // whether the script is another one.
    bool take(const std::optional<QString> &before, const QString &after);
    void keep();
    void look();

    Document &m_document;
    QSettings &m_settings;
    QStringList m_trusted; // hashes, the latest last
    std::vector<NoteId> m_strange;
};

} // namespace tempestry
