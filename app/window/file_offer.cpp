#include "app/window/file_offer.h"

#include "persistence/board_file.h"
#include "persistence/board_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace tempestry {

namespace {

constexpr qsizetype kMostFiles = 20;    // windows that somebody may want to open at once
constexpr qint64 kLookedAt = 64 * 1024; // bytes

QString tr(const char *text)
{
    return QCoreApplication::translate("FileOffer", text);
}

QString nameOf(const QString &path)
{
    const QFileInfo file(path);
    return file.fileName().isEmpty() ? path : file.fileName();
}

// What can be imported as Markdown or lines. A cut character at the end of what is looked at is no fault.
bool isText(QByteArrayView start)
{
    if (start.trimmed().isEmpty() || start.contains('\0') || start.trimmed().startsWith('{'))
        return false;
    constexpr qsizetype kLongestCharacter = 4;
    return QUtf8StringView(start).isValidUtf8() || [&] {
        for (qsizetype cut = 1; start.size() == kLookedAt && cut < kLongestCharacter; ++cut)
            if (QUtf8StringView(start.chopped(cut)).isValidUtf8())
                return true;
        return false;
    }();
}

} // namespace

FileOffer::FileOffer(const QStringList &paths)
{
    for (const QString &path : paths.first(std::min(paths.size(), kMostFiles)))
        take(path);
    if (m_refused > 1)
        m_problem =
            tr("%1 of the %2 files are neither boards, Markdown nor text in UTF-8 and were left out. %3")
                .arg(m_refused)
                .arg(paths.size())
                .arg(m_problem);
    if (paths.size() > kMostFiles)
        m_problem = tr("These are %1 files; the first %2 were looked at. Take fewer at once.")
                        .arg(paths.size())
                        .arg(kMostFiles);
}

void FileOffer::refuse(const QString &sentence)
{
    if (m_refused++ == 0)
        m_problem = sentence;
}

void FileOffer::take(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return refuse(tr("“%1” is a folder. Drop the files in it.").arg(nameOf(path)));
    if (!info.exists())
        return refuse(tr("“%1” is not there any more.").arg(nameOf(path)));
    if (!info.isFile())
        return refuse(tr("“%1” is not a file that can be read.").arg(nameOf(path)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(
            tr("“%1” can't be opened: %2. Check who may read it.").arg(nameOf(path), file.errorString()));
    const QByteArray start = file.read(kLookedAt);
    file.close();
    if (persistence::isBoardFile(path) || persistence::looksLikeBoardJson(start))
        m_boards += path;
    else if (isText(start))
        m_texts += path;
    else if (start.isEmpty())
        refuse(tr("“%1” is empty.").arg(nameOf(path)));
    else
        refuse(tr("“%1” is neither a board, Markdown nor text in UTF-8, so nothing can be made of it.")
                   .arg(nameOf(path)));
}

std::vector<Findable> FileOffer::choices(const Deed &open, const Deed &putHere) const
{
    std::vector<Findable> choices;
    const QStringList all = m_boards + m_texts;
    if (all.size() > 1)
        choices.push_back(
            {tr("Open all %1 files").arg(all.size()), tr("each in a window"), {}, true, [open, all] {
                 for (const QString &path : all)
                     open(path);
             }});
    for (const QString &path : m_boards)
        choices.push_back({tr("Open %1").arg(nameOf(path)), {}, {}, true, [open, path] { open(path); }});
    for (const QString &path : m_texts) {
        choices.push_back({tr("Import %1").arg(nameOf(path)), tr("as a new board"), {}, true, [open, path] {
                               open(path);
                           }});
        if (putHere)
            choices.push_back(
                {tr("Put the lines of %1 here").arg(nameOf(path)), tr("as notes"), {}, true, [putHere, path] {
                     putHere(path);
                 }});
    }
    return choices;
}

} // namespace tempestry
