#pragma once

#include "model/board.h"
#include "model/document.h"
#include "persistence/board_file_error.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace tempestry::persistence {

class BoardLock;
struct StoredEdit;

// Whether a file means to be a board file, valid or not, by its ending or its first bytes.
bool isBoardFile(const QString &path);

// A board on disk: a `.tempest` file, as it was when it was opened or made. While this object, or the
// BoardWriter that has taken it over, lives, no other program gets to write to the file. All functions may
// take as long as a disk takes, and may be called on any thread, one at a time.
class BoardFile
{
public:
    enum class Access : quint8 {
        Read,  // changes nothing and keeps nobody out
        Write, // as far as possible: see readOnlyReason()
    };

    // Undo reaches back over at most so many edits of earlier runs of the program, and so many bytes of their
    // changes as JSON; older ones stay in the file for replay.
    static constexpr int kHistoryLimit = 1000;
    static constexpr qint64 kHistoryBytes = qint64(16) * 1024 * 1024;

    // Makes the file, in one step and in place of one that is there. Throws BoardFileError when it can't be
    // written, or when the one that is there is open elsewhere.
    static BoardFile create(const QString &path, const Board &board);

    // Opens a file from anywhere: it is checked before anything in it is believed, and a file that is refused
    // stays as it is, byte by byte. Throws BoardFileError with what is wrong.
    static BoardFile open(const QString &path, Access access = Access::Write);

    // Copies a board with its history, in one step and in place of a file that is there. Edits that wait in a
    // BoardWriter are not in it. Throws BoardFileError.
    static void saveCopy(const QString &from, const QString &to);

    ~BoardFile();
    BoardFile(BoardFile &&) noexcept;
    BoardFile &operator=(BoardFile &&) noexcept;

    // Absolute, symbolic links resolved.
    const QString &path() const { return m_path; }
    const Board &board() const { return m_board; }

    // For Document::restoreHistory: the newest edits, oldest first. Takes some tens of microseconds an edit.
    // When one of them means nothing to this program, it and those before it are left out and `problem` says
    // why.
    std::vector<Edit> history(QString *problem = nullptr) const;

    // Why the board can't be edited, as a sentence; empty when it can.
    const QString &readOnlyReason() const { return m_readOnlyReason; }
    bool isReadOnly() const { return !m_readOnlyReason.isEmpty(); }

    // The parts of a damaged file that are missing from board() and history(), an entry each. Such a file is
    // read-only; create() at another place makes a sound one of what is left.
    const QStringList &leftOut() const { return m_leftOut; }

private:
    friend class BoardWriter;

    BoardFile(QString path, Board board);

    // With a history, whose edits are numbered anew. When `old` is at the same place its lock goes over.
    static BoardFile make(const QString &path, const Board &board, const std::vector<StoredEdit> &history,
                          BoardFile *old);

    QString m_path;
    Board m_board;
    std::vector<StoredEdit> m_history;
    qint64 m_edits = 0;                // in the whole file
    std::unique_ptr<BoardLock> m_lock; // not there when opened to read
    QString m_readOnlyReason;
    QStringList m_leftOut;
};

} // namespace tempestry::persistence
