#pragma once

#include "model/document.h"
#include "persistence/board_file.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace tempestry::persistence {

// Puts edits on disk, in order, on a thread of its own; no function but those that say so waits for the disk.
// Edits that can't be written wait in memory and are tried again with each further edit, by retry() and by
// flush().
class BoardWriter : public QObject
{
    Q_OBJECT

public:
    // Takes the file over. Precondition: it isn't read-only, and nothing has been edited since it was opened.
    explicit BoardWriter(BoardFile file, QObject *parent = nullptr);

    // Waits for the edits at hand to be written, unless writing fails.
    ~BoardWriter() override;

    QString path() const;

    // Whether everything is on disk.
    bool isSaved() const;

    // Why the waiting edits can't be written, as a sentence; empty while all is well.
    QString problem() const;

    // Waits until everything is on disk or writing fails, but not past the deadline. Returns whether all is
    // saved.
    bool flush(std::chrono::milliseconds deadline);

    // Goes on in a file at another place, or anew at the same one, that gets the whole board with the waiting
    // edits and what history can be read. A file that is there is replaced. Waits for the disk. When it
    // throws BoardFileError all is as it was.
    void moveTo(const QString &path);

public Q_SLOTS:
    // For Document::changed.
    void write(const tempestry::Edit &edit);

    void retry();

Q_SIGNALS:
    // Both come on the thread that this object lives on.
    void savedChanged(bool saved);
    // Once when writing begins to fail, again when it fails for another reason or after retry().
    void failed(const QString &reason);

private:
    class Worker;

    void announce();

    std::unique_ptr<Worker> m_worker;
    bool m_announcedSaved = true;
};

} // namespace tempestry::persistence
