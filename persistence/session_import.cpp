#include "persistence/session_import.h"

#include "persistence/encoding_repair.h"
#include "persistence/import_error.h"
#include "persistence/markdown_tree.h"
#include "persistence/session_board.h"
#include "persistence/session_outline.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace tempestry::persistence {

namespace {

constexpr qsizetype kMostBytes = 32 * 1024 * 1024;
constexpr QUuid kSessions(0x5a0f3c1e, 0x9d27, 0x4b6b, 0x8e, 0x41, 0x2c, 0x77, 0xd0, 0x93, 0x1b, 0x6a);

// UTF-8 with Unix line ends, as it was meant.
QByteArray readable(const QByteArray &text)
{
    if (text.size() > kMostBytes)
        throw ImportError(1, QCoreApplication::translate("Import", "more than %1 MiB; split the document")
                                 .arg(kMostBytes / (1024 * 1024)));
    if (const auto offset = firstInvalidUtf8(text)) {
        const int line = 1 + static_cast<int>(std::count(text.cbegin(), text.cbegin() + *offset, '\n'));
        throw ImportError(
            line, QCoreApplication::translate("Import", "byte %1 is not UTF-8; save the document as UTF-8")
                      .arg(*offset));
    }
    QString decoded = QString::fromUtf8(text); // takes a byte order mark away
    decoded.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    decoded.replace(u'\r', u'\n');
    return undoWrongDecoding(decoded).toUtf8();
}

void markLines(const MarkdownNode &node, std::vector<bool> &seen)
{
    for (int line = std::max(node.line, 1); node.children.empty() && line <= node.lastLine; ++line)
        if (static_cast<size_t>(line) <= seen.size())
            seen[static_cast<size_t>(line) - 1] = true;
    for (const MarkdownNode &child : node.children)
        markLines(child, seen);
}

// Lines with words that the parser keeps to itself, such as definitions of links.
void addUnseenLines(const QByteArray &text, const MarkdownNode &document,
                    std::vector<ImportFinding> &findings)
{
    const QList<QByteArray> lines = text.split('\n');
    std::vector<bool> seen(static_cast<size_t>(lines.size()));
    markLines(document, seen);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines[i]).trimmed();
        if (!seen[static_cast<size_t>(i)] &&
            std::ranges::any_of(line, [](QChar c) { return c.isLetterOrNumber(); }))
            findings.push_back({{},
                                static_cast<int>(i) + 1,
                                QCoreApplication::translate("Import", "Not understood: “%1”").arg(line)});
    }
}

} // namespace

bool looksLikeSession(const QByteArray &text)
{
    constexpr qsizetype kEnough = 256 * 1024;
    QByteArray start = text.first(std::min(text.size(), kEnough));
    if (start.size() < text.size())
        start.truncate(std::max<qsizetype>(0, start.lastIndexOf('\n')));
    try {
        const Session session = readSession(parseMarkdown(readable(start)));
        return std::ranges::any_of(session.bands, [](const SessionBand &band) {
            return std::ranges::any_of(band.items,
                                       [](const SessionItem &item) { return !isAnnotation(item.kind); });
        });
    } catch (const ImportError &) {
        return false; // no text that a session could be written in
    }
}

ImportResult importSession(const QByteArray &text, const QString &fileName)
{
    const QByteArray source = readable(text);
    const MarkdownNode document = parseMarkdown(source);
    Session session = readSession(document);
    std::vector<ImportFinding> findings = std::move(session.findings);
    addUnseenLines(source, document, findings);
    const BoardId id(QUuid::createUuidV5(kSessions, source));
    Board board = boardOf(session, id, QFileInfo(fileName).completeBaseName(), findings);
    for (ImportFinding &finding : findings)
        finding.file = fileName;
    std::ranges::stable_sort(findings, {}, &ImportFinding::line);
    return {std::move(board), std::move(findings)};
}

} // namespace tempestry::persistence
