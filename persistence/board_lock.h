#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace tempestry::persistence {

// The right to write to a board, held by one program at a time: a file beside the board, "NAME.lock", that
// says which process has it. What a process that died has left is taken over.
class BoardLock
{
public:
    // Tries at once and doesn't wait.
    explicit BoardLock(const QString &boardPath);
    ~BoardLock(); // gives it back
    BoardLock(BoardLock &&) noexcept;
    BoardLock &operator=(BoardLock &&) noexcept;

    bool isHeld() const;
    // Why it isn't held, as a sentence that names the holder; empty when it is.
    const QString &problem() const { return m_problem; }

private:
    std::unique_ptr<QLockFile> m_file;
    QString m_problem;
};

} // namespace tempestry::persistence
