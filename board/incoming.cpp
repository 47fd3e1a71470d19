#include "board/incoming.h"

#include "model/note_lines.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace tempestry {

namespace {

constexpr qsizetype kLongestHtml = 10'000'000; // characters; of more, the rest is passed over

QStringList localFiles(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls)
        if (url.isLocalFile() && url.host().isEmpty())
            paths += url.toLocalFile();
    return paths;
}

QString textOf(const QMimeData &data, const QList<QUrl> &urls)
{
    if (data.hasFormat(QStringLiteral("text/plain")))
        if (QString text = data.text(); !text.trimmed().isEmpty())
            return text;
    if (data.hasHtml())
        return textOfHtml(data.html().left(kLongestHtml));
    QStringList links;
    for (const QUrl &url : urls)
        links += url.toDisplayString();
    return links.join(u'\n');
}

} // namespace

Incoming incomingOf(const QMimeData &data)
{
    Incoming incoming;
    if (data.hasFormat(QLatin1StringView(kBoardMimeType))) {
        incoming.form = Incoming::Form::Board;
        incoming.json = data.data(QLatin1StringView(kBoardMimeType));
        return incoming;
    }
    const QList<QUrl> urls = data.urls();
    incoming.paths = localFiles(urls);
    if (!incoming.paths.isEmpty()) {
        incoming.form = Incoming::Form::Files;
        return incoming;
    }
    incoming.text = textOf(data, urls);
    if (!incoming.text.trimmed().isEmpty())
        incoming.form = Incoming::Form::Text;
    else if (data.hasImage() || std::ranges::any_of(data.formats(), [](const QString &format) {
                 return format.startsWith(QStringLiteral("image/"));
             }))
        incoming.form = Incoming::Form::Picture;
    return incoming;
}

} // namespace tempestry
