#include "board/note_writing.h"

#include "board/theme.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <tuple>

namespace tempestry {

namespace {

constexpr int kMarkSize = 10;
constexpr double kMarkLine = 15;
constexpr double kTagHeight = 16;
constexpr quint8 kGlyphStrength = 50;

// One piece of writing: what, where and how.
struct Piece
{
    QString text;
    QRectF room;
    int size = kMarkSize;
    Qt::Alignment alignment = Qt::AlignCenter;
    bool italic = false;
    bool bold = false;
    quint8 strength = 100;
    bool wraps = false;
};

QFont fontOf(int size, bool italic = false, bool bold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(size);
    font.setItalic(italic);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

// Whether emoji are among it. A font of plain letters may have outlines of some, but not of those that are
// made of several.
bool hasEmoji(const QString &text)
{
    return std::ranges::any_of(text, [](QChar unit) {
        constexpr char16_t kPictureSelector = 0xFE0F;
        return (unit.unicode() >= 0xD83C && unit.unicode() <= 0xD83E) || unit == kPictureSelector;
    });
}

// Breaks the text into lines of the width; returns whether no word had to be broken.
bool breakLines(QTextLayout &layout, double width, int size)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    const QString &text = layout.text();
    const double step = size * kLineHeight;
    bool wholeWords = true;
    layout.beginLayout();
    for (int number = 0;; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, number * step + (step - line.height()) / 2});
        const int end = line.textStart() + line.textLength();
        if (end < text.size() && end > 0 && text.at(end - 1).isLetterOrNumber() &&
            text.at(end).isLetterOrNumber())
            wholeWords = false;
    }
    layout.endLayout();
    return wholeWords;
}

void align(QTextLayout &layout, const Piece &piece)
{
    const double height = layout.lineCount() * piece.size * kLineHeight;
    double y = piece.room.top();
    if (piece.alignment & Qt::AlignVCenter)
        y += (piece.room.height() - height) / 2;
    else if (piece.alignment & Qt::AlignBottom)
        y += piece.room.height() - height;
    const bool fromTheRight = piece.alignment & Qt::AlignRight || layout.text().isRightToLeft();
    for (int i = 0; i < layout.lineCount(); ++i) {
        QTextLine line = layout.lineAt(i);
        const double spare = piece.room.width() - line.naturalTextWidth();
        double x = piece.room.left();
        if (piece.alignment & Qt::AlignHCenter)
            x += spare / 2;
        else if (fromTheRight)
            x += spare;
        line.setPosition({x, y + line.position().y()});
    }
}

// Names with underscores may break behind them.
QString oneParagraph(QString text)
{
    constexpr QChar kZeroWidthSpace(0x200B);
    return text.replace(u'\n', QChar::LineSeparator).replace(u'_', QStringLiteral("_") + kZeroWidthSpace);
}

QString elided(const QString &text, const QFont &font, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

bool hasTag(const Note &note)
{
    return !note.actors.isEmpty();
}

QRectF tagOf(const Note &note)
{
    if (!hasTag(note))
        return {};
    const double text =
        QFontMetricsF(fontOf(kMarkSize)).horizontalAdvance(note.actors.join(QLatin1StringView(", ")));
    const double width = std::min(text + 14, note.width - 12);
    return {6, note.height - kTagHeight + 4, width, kTagHeight};
}

QRectF titleRoom(const Note &note)
{
    QRectF room(kNoteMargin, kNoteMargin, note.width - 2 * kNoteMargin, note.height - 2 * kNoteMargin);
    if (!note.condition.isEmpty())
        room.setBottom(room.bottom() - kMarkLine + 2);
    if (hasTag(note))
        room.setBottom(room.bottom() - kTagHeight + 8);
    return room;
}

double titleHeight(const Note &note, int size, bool *wholeWords)
{
    QTextLayout layout(oneParagraph(note.title), writingFont(size, note.title));
    *wholeWords = breakLines(layout, titleRoom(note).width(), size);
    return layout.lineCount() * size * kLineHeight;
}

std::vector<Piece> marksOf(const Note &note)
{
    std::vector<Piece> marks;
    if (note.kind != NoteKind::Text)
        marks.push_back({.text = QString(QChar(info(note.kind).glyph)),
                         .room = {7, 4, 16, 14},
                         .size = kMarkSize,
                         .alignment = Qt::AlignLeft | Qt::AlignVCenter,
                         .strength = kGlyphStrength});
    if (note.times.value_or(1) > 1)
        marks.push_back({.text = QStringLiteral("\u00D7%1").arg(*note.times),
                         .room = {note.width - 47, 4, 40, 14},
                         .size = 11,
                         .alignment = Qt::AlignRight | Qt::AlignVCenter,
                         .bold = true,
                         .strength = 80});
    if (!note.condition.isEmpty()) {
        const double bottom = note.height - (hasTag(note) ? kTagHeight - 2 : 4);
        const QFont font = fontOf(kMarkSize, true);
        marks.push_back({.text = elided(QCoreApplication::translate("Note", "if %1").arg(note.condition),
                                        font, note.width - 16),
                         .room = {8, bottom - kMarkLine, note.width - 16, kMarkLine},
                         .italic = true,
                         .strength = 75});
    }
    if (const QRectF tag = tagOf(note); !tag.isNull())
        marks.push_back(
            {.text = elided(note.actors.join(QLatin1StringView(", ")), fontOf(kMarkSize), tag.width() - 10),
             .room = tag.adjusted(5, 0, -5, 0),
             .alignment = Qt::AlignLeft | Qt::AlignVCenter});
    return marks;
}

Piece titlePiece(const Note &note, double textScale)
{
    const bool free = note.kind == NoteKind::Text;
    return {.text = oneParagraph(note.title),
            .room = titleRoom(note),
            .size = titleSize(note, textScale),
            .alignment = free ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignCenter,
            .wraps = true};
}

template <class Visit>
void layOut(const Piece &piece, Visit visit)
{
    if (piece.text.isEmpty())
        return;
    QTextLayout layout(piece.text, piece.wraps ? writingFont(piece.size, piece.text)
                                               : fontOf(piece.size, piece.italic, piece.bold));
    breakLines(layout, piece.wraps ? piece.room.width() : 1e6, piece.size);
    align(layout, piece);
    visit(layout);
}

QColor faded(QColor ink, int percent)
{
    ink.setAlpha(ink.alpha() * percent / 100);
    return ink;
}

void drawTag(QPainter &painter, const QRectF &tag, const Theme &theme)
{
    painter.setPen(QPen(QColor(0, 0, 0, 40), 0.75));
    painter.setBrush(theme.of(NoteKind::Actor).paper);
    painter.drawRoundedRect(tag, 2, 2);
}

} // namespace

QColor inkOf(NoteKind kind, const Theme &theme, bool resolved)
{
    return resolved ? theme.ink : theme.of(kind).ink;
}

QFont writingFont(int size, const QString &text)
{
    QFont font = fontOf(size);
    if (hasEmoji(text))
        font.setFamilies({QFontInfo(font).family(), QStringLiteral("Noto Color Emoji"),
                          QStringLiteral("Apple Color Emoji"), QStringLiteral("Segoe UI Emoji")});
    return font;
}

int titleSize(const Note &note, double scale)
{
    const double room = titleRoom(note).height();
    for (int size = qRound(kTitleSize * scale); size > kLeastTitleSize; --size) {
        bool wholeWords = true;
        if (titleHeight(note, size, &wholeWords) <= room && wholeWords)
            return size;
    }
    return kLeastTitleSize;
}

double heightToFit(const Note &note)
{
    bool wholeWords = true;
    const double missing = titleHeight(note, kLeastTitleSize, &wholeWords) - titleRoom(note).height();
    return note.height + std::max(0.0, std::ceil(missing));
}

bool areWrittenAlike(const Note &a, const Note &b)
{
    const auto written = [](const Note &note) {
        return std::tie(note.kind, note.title, note.width, note.height, note.times, note.condition,
                        note.actors, note.resolved);
    };
    return written(a) == written(b);
}

NoteWriting::NoteWriting(const Note &note, double textScale)
    : m_kind(note.kind)
    , m_resolved(note.resolved)
    , m_tag(tagOf(note))
{
    layOut(titlePiece(note, textScale), [this](const QTextLayout &layout) {
        for (const QGlyphRun &glyphs : layout.glyphRuns())
            m_runs.push_back({glyphs, 100, false});
    });
    for (const Piece &mark : marksOf(note))
        layOut(mark, [this, &mark](const QTextLayout &layout) {
            for (const QGlyphRun &glyphs : layout.glyphRuns())
                m_runs.push_back({glyphs, mark.strength, true});
        });
}

void NoteWriting::draw(QPainter &painter, QPointF topLeft, const Theme &theme, Detail detail) const
{
    const QColor ink = inkOf(m_kind, theme, m_resolved);
    if (!m_tag.isNull())
        drawTag(painter, m_tag.translated(topLeft), theme);
    for (const Run &run : m_runs) {
        if (run.mark && detail == Detail::Title)
            break;
        painter.setPen(faded(ink, run.strength));
        painter.drawGlyphRun(topLeft, run.glyphs);
    }
}

void writeNote(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme)
{
    if (const QRectF tag = tagOf(note); !tag.isNull())
        drawTag(painter, tag.translated(topLeft), theme);
    std::vector<Piece> pieces = marksOf(note);
    pieces.push_back(titlePiece(note, 1));
    for (const Piece &piece : pieces) {
        painter.setPen(faded(inkOf(note.kind, theme, note.resolved), piece.strength));
        layOut(piece, [&](const QTextLayout &layout) { layout.draw(&painter, topLeft); });
    }
}

} // namespace tempestry
