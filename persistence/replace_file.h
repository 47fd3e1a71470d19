#pragma once

#include <QString>

namespace tempestry::persistence {

// A file that is being made beside `target`, under a name of its own. It vanishes unless it has taken the
// target's place.
class ReplacementFile
{
public:
    // A symbolic link is followed: what it points at is replaced.
    explicit ReplacementFile(const QString &target);
    ~ReplacementFile();
    ReplacementFile(const ReplacementFile &) = delete;
    ReplacementFile &operator=(const ReplacementFile &) = delete;

    const QString &path() const { return m_path; }

    // Puts the finished, closed file on disk and in the target's place, in one step: whoever looks sees the
    // old file or the new one, also after a power cut. Throws BoardFileError.
    void commit();

private:
    QString m_target;
    QString m_path;
};

} // namespace tempestry::persistence
