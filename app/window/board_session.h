#pragma once

#include "model/document.h"
#include "persistence/board_writer.h"
#include "persistence/import.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace tempestry {

// A board that is open: its document, its file, and the writer between them. Every edit of the document is
// put on disk by itself.
class BoardSession : public QObject
{
    Q_OBJECT

public:
    // Both throw persistence::BoardFileError.
    static std::unique_ptr<BoardSession> create(const QString &path, const Board &board,
                                                Document::Clock clock);
    static std::unique_ptr<BoardSession> open(const QString &path, Document::Clock clock);

    Document &document() { return m_document; }
    const Document &document() const { return m_document; }
    QString path() const;

    bool isJson() const { return !m_jsonPath.isEmpty(); } // board JSON, which is only shown
    // Why it can't be edited, and what of a damaged file is missing, as sentences; empty when all is well.
    QString readOnlyReason() const;

    bool isSaved() const;
    // Why edits can't be put on disk; empty while they can.
    QString problem() const;
    void retry();

    // Waits until all is on disk, at most so long; returns whether it is.
    bool flush(std::chrono::milliseconds deadline);

    // A copy with its history, in place of a file that is there. Throws persistence::BoardFileError.
    void saveCopy(const QString &path);
    // Goes on in another file; one that is there is replaced. Throws persistence::BoardFileError and then
    // stays where it was. A board that was read-only becomes editable there.
    void moveTo(const QString &path);

Q_SIGNALS:
    // path, isSaved, problem or readOnlyReason may have changed.
    void stateChanged();

private:
    BoardSession(persistence::BoardFile file, Document::Clock clock);
    BoardSession(const persistence::BoardJson &json, const QString &path, Document::Clock clock);
    void write(persistence::BoardFile file);

    Document m_document;
    std::unique_ptr<persistence::BoardFile> m_file;     // read-only board files
    std::unique_ptr<persistence::BoardWriter> m_writer; // those that can be written
    QString m_jsonPath;                                 // board JSON
};

} // namespace tempestry
