#include "model/note_lines.h"

#include "model/wording.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace tempestry {

namespace {

using Cells = std::vector<QStringList>; // rows of cells

QString folded(QStringView name)
{
    return name.toString().toCaseFolded().remove(u' ');
}

// "---", between two parts of a text
bool isDivider(QStringView line)
{
    return std::ranges::all_of(line,
                               [](QChar c) { return c.isSpace() || QStringView(u"-_*=+").contains(c); });
}

QStringView withoutListMark(QStringView line)
{
    if (isDivider(line))
        return {};
    static const QRegularExpression kMark(
        QStringLiteral(R"(^\s*(?:(?:[-*+\x{2022}\x{2023}\x{25E6}\x{2043}\x{2013}]|\d{1,4}[.)])\s+)?)"
                       R"((?:\[[ xX]?\]\s+)?)"));
    return line.sliced(kMark.match(line).capturedLength());
}

bool isBlank(QStringView text)
{
    return text.trimmed().isEmpty();
}

bool hasTabBetweenWords(const QStringList &lines)
{
    return std::ranges::any_of(
        lines, [](const QString &line) { return QStringView(line).trimmed().contains(u'\t'); });
}

bool hasBars(const QStringList &lines)
{
    qsizetype with = 0;
    bool framed = false;
    for (const QString &line : lines) {
        if (isBlank(line))
            continue;
        if (!line.contains(u'|'))
            return false;
        ++with;
        framed = framed || QStringView(line).trimmed().startsWith(u'|');
    }
    return with > 1 || framed;
}

// Of the last quote that may end a cell; -1 for none.
qsizetype lastQuotedEnd(QStringView text)
{
    for (qsizetype at = text.size() - 1; at >= 0; --at)
        if (text[at] == u'"' && (at + 1 == text.size() || text[at + 1] == u'\t' || text[at + 1] == u'\n'))
            return at;
    return -1;
}

// Cells between tabs. A spreadsheet puts quotes around a cell with line breaks, and doubles those inside.
Cells cellsByTabs(QStringView text)
{
    Cells rows(1);
    QString cell;
    bool quoted = false;
    bool begins = true;
    const qsizetype lastEnd = lastQuotedEnd(text);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted && c == u'"') {
            if (at + 1 < text.size() && text[at + 1] == u'"') {
                cell += c;
                ++at;
            } else {
                quoted = false;
            }
        } else if (!quoted && begins && c == u'"') {
            quoted = at < lastEnd; // a quote that never ends is only a character
            if (!quoted)
                cell += c;
            begins = false;
        } else if (!quoted && (c == u'\t' || c == u'\n')) {
            rows.back() += std::exchange(cell, {});
            if (c == u'\n')
                rows.emplace_back();
            begins = true;
        } else {
            cell += c;
            begins = false;
        }
    }
    rows.back() += cell;
    return rows;
}

// "|---|:-:|", below the head of a table
bool isRuleLine(QStringView line)
{
    return line.contains(u'-') &&
           std::ranges::all_of(line, [](QChar c) { return c.isSpace() || QStringView(u"|:+-").contains(c); });
}

Cells cellsByBars(const QStringList &lines)
{
    static const QRegularExpression kBar(QStringLiteral(R"((?<!\\)\|)"));
    Cells rows;
    for (const QString &line : lines) {
        QString inside = line.trimmed();
        if (inside.isEmpty() || isRuleLine(inside))
            continue;
        if (inside.startsWith(u'|'))
            inside.remove(0, 1);
        if (inside.endsWith(u'|') && !inside.endsWith(QStringLiteral("\\|")))
            inside.chop(1);
        rows.push_back(inside.split(kBar).replaceInStrings(QStringLiteral("\\|"), QStringLiteral("|")));
    }
    return rows;
}

// The kinds of the columns, when most cells that are not blank name one.
std::vector<std::optional<NoteKind>> kindsOfHeader(const QStringList &header)
{
    std::vector<std::optional<NoteKind>> kinds;
    int named = 0;
    int others = 0;
    for (const QString &cell : header) {
        kinds.push_back(noteKindNamed(QStringView(cell).trimmed()));
        named += kinds.back() ? 1 : 0;
        others += kinds.back() || isBlank(cell) ? 0 : 1;
    }
    return named > others ? kinds : std::vector<std::optional<NoteKind>>();
}

NoteLines fromTable(const Cells &cells)
{
    NoteLines read;
    read.isTable = true;
    const auto kinds =
        cells.size() > 1 ? kindsOfHeader(cells.front()) : std::vector<std::optional<NoteKind>>();
    for (size_t row = kinds.empty() ? 0 : 1; row < cells.size(); ++row) {
        bool any = false;
        for (qsizetype column = 0; column < cells[row].size(); ++column) {
            NoteLine line = readNoteLine(cells[row][column]);
            if (line.title.isEmpty())
                continue;
            if (static_cast<size_t>(column) < kinds.size() && kinds[static_cast<size_t>(column)])
                line.kind = kinds[static_cast<size_t>(column)];
            line.row = read.rows;
            line.column = static_cast<int>(column);
            read.lines.push_back(std::move(line));
            any = true;
        }
        read.rows += any ? 1 : 0;
    }
    return read;
}

NoteLine readHeadingOrLine(QStringView line)
{
    static const QRegularExpression kHeading(QStringLiteral(R"(^\s*#{1,6}\s+)"));
    const auto heading = kHeading.match(line);
    if (!heading.hasMatch())
        return readNoteLine(line);
    return {.kind = NoteKind::Text, .title = line.sliced(heading.capturedLength()).trimmed().toString()};
}

} // namespace

std::optional<NoteKind> noteKindNamed(QStringView name)
{
    if (name.size() == 1)
        return noteKindFromShortcut(name.front().toUpper().toLatin1());
    for (const KindInfo &row : noteKinds())
        for (const char *known : {row.key, row.name, row.plural})
            if (folded(name) == folded(QString::fromLatin1(known)))
                return row.kind;
    return name.compare(u"events", Qt::CaseInsensitive) == 0 ? std::optional(NoteKind::Event) : std::nullopt;
}

NoteLine readNoteLine(QStringView line)
{
    const QStringView text = withoutListMark(line).trimmed();
    const qsizetype colon = text.indexOf(u':');
    const QStringView after = text.sliced(colon + 1);
    const bool isPlace = after.startsWith(u'/') || after.startsWith(u'\\'); // "C:\Temp", "ui://"
    if (colon > 0 && !isPlace)
        if (const auto kind = noteKindNamed(text.first(colon).trimmed()))
            return {.kind = kind, .title = after.trimmed().toString()};
    return {.kind = kindByWording(text), .title = text.toString()};
}

QString noteLine(NoteKind kind, const QString &title)
{
    const char *name = kind == NoteKind::Event ? "Event" : info(kind).name;
    return QString::fromLatin1(name) + QStringLiteral(": ") + title.simplified();
}

NoteLines readNoteLines(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    if (hasTabBetweenWords(lines))
        return fromTable(cellsByTabs(text));
    if (hasBars(lines))
        return fromTable(cellsByBars(lines));
    NoteLines read;
    for (const QString &line : lines) {
        NoteLine note = readHeadingOrLine(line);
        if (note.title.isEmpty())
            continue;
        note.row = read.rows++;
        read.lines.push_back(std::move(note));
    }
    return read;
}

} // namespace tempestry
