#pragma once

#include "model/document.h"
#include "persistence/board_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <functional>

namespace tempestry::test {

// A folder of board files that vanishes with the test.
class BoardFolder
{
public:
    QString path(const QString &name = QStringLiteral("board.tempest")) const
    {
        return m_folder.filePath(name);
    }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Note noteNamed(const QString &title)
{
    Note note;
    note.id = NoteId::create();
    note.title = title;
    note.width = 150;
    note.height = 150;
    return note;
}

inline ChangeSet adding(const Note &note)
{
    ChangeSet change;
    change.add<Note>(nullptr, std::make_shared<const Note>(note));
    return change;
}

// What opening says, or an empty text when it opens.
inline QString refusal(const QString &path,
                       persistence::BoardFile::Access access = persistence::BoardFile::Access::Read)
{
    try {
        persistence::BoardFile::open(path, access);
        return {};
    } catch (const persistence::BoardFileError &error) {
        return error.message();
    }
}

} // namespace tempestry::test
