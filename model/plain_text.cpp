#include "model/note_lines.h"

#include <QRegularExpression>

#include <array>

// Other programs' text as text of ours.
namespace tempestry {

namespace {

QString character(const QString &entity)
{
    struct Named
    {
        const char *name;
        char16_t letter;
    };
    static constexpr std::array kNamed = {
        Named{"amp", u'&'},        Named{"lt", u'<'},          Named{"gt", u'>'},
        Named{"quot", u'"'},       Named{"apos", u'\''},       Named{"nbsp", u' '},
        Named{"auml", u'\u00E4'},  Named{"ouml", u'\u00F6'},   Named{"uuml", u'\u00FC'},
        Named{"Auml", u'\u00C4'},  Named{"Ouml", u'\u00D6'},   Named{"Uuml", u'\u00DC'},
        Named{"szlig", u'\u00DF'}, Named{"euro", u'\u20AC'},   Named{"ndash", u'\u2013'},
        Named{"mdash", u'\u2014'}, Named{"hellip", u'\u2026'}, Named{"bull", u'\u2022'}};
    if (entity.startsWith(u'#')) {
        const bool hex = entity.startsWith(QStringLiteral("#x"), Qt::CaseInsensitive);
        bool isNumber = false;
        const uint code = QStringView(entity).sliced(hex ? 2 : 1).toUInt(&isNumber, hex ? 16 : 10);
        const bool valid =
            isNumber && code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
        return valid ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1) : QString();
    }
    for (const Named &named : kNamed)
        if (entity == QLatin1StringView(named.name))
            return QString(QChar(named.letter));
    return QStringLiteral("&%1;").arg(entity);
}

// What a tag stands for between the words: a cell, a line or nothing.
QString gapOf(const QString &tag)
{
    static const QRegularExpression kCell(QStringLiteral("^/(td|th)$"));
    static const QRegularExpression kBlock(
        QStringLiteral("^(br|/?(p|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|pre|dt|dd))$"));
    if (kCell.match(tag).hasMatch())
        return QStringLiteral("\t");
    return kBlock.match(tag).hasMatch() ? QStringLiteral("\n") : QString();
}

// The text between two tags: blanks are one blank, entities are characters.
QString words(QStringView text)
{
    static const QRegularExpression kBlanks(QStringLiteral("[ \\t\\n\\r\\f]+"));
    static const QRegularExpression kEntity(QStringLiteral("&(#?\\w{1,10});"));
    const QString plain = text.toString().replace(kBlanks, QStringLiteral(" "));
    QString result;
    qsizetype at = 0;
    for (auto found = kEntity.globalMatch(plain); found.hasNext();) {
        const auto entity = found.next();
        result += QStringView(plain).sliced(at, entity.capturedStart() - at);
        result += character(entity.captured(1));
        at = entity.capturedEnd();
    }
    return result += QStringView(plain).sliced(at);
}

// The size of the text when no tag follows.
qsizetype nextTag(QStringView html, qsizetype from)
{
    for (qsizetype at = html.indexOf(u'<', from); at >= 0; at = html.indexOf(u'<', at + 1))
        if (at + 1 < html.size() && (html[at + 1].isLetter() || QStringView(u"/!?").contains(html[at + 1])))
            return at;
    return html.size();
}

// "/td" of "</TD class='x'"
QString tagName(QStringView tag)
{
    qsizetype end = 1;
    while (end < tag.size() && !tag[end].isSpace() && (end == 1 || tag[end] != u'/'))
        ++end;
    return tag.sliced(1, end - 1).toString().toLower();
}

// Without blanks in a row, blanks at line ends and blank lines.
QString tidied(const QString &text)
{
    static const QRegularExpression kBlanks(QStringLiteral("  +"));
    QString result;
    for (QStringView line : QStringView(text).split(u'\n')) {
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
        if (!line.isEmpty())
            result += (result.isEmpty() ? QString() : QStringLiteral("\n")) + line.toString();
    }
    return result.replace(kBlanks, QStringLiteral(" "));
}

} // namespace

QString cleanText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool pair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (pair) {
            clean += c;
            clean += text[++at];
        } else if (c == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n') {
            ; // its line feed follows
        } else if (c == u'\r' || c == u'\v' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            clean += u'\n';
        } else if (c == u'\n' || c == u'\t' ||
                   !(c.isSurrogate() || c.category() == QChar::Other_Control || c == QChar::ByteOrderMark)) {
            clean += c == QChar::Nbsp ? QChar(u' ') : c;
        }
    }
    return clean;
}

QString textOfHtml(const QString &html)
{
    static const QStringList kHidden = {QStringLiteral("script"), QStringLiteral("style"),
                                        QStringLiteral("head"), QStringLiteral("title"),
                                        QStringLiteral("template")};
    const QStringView all(html);
    QString text;
    qsizetype at = 0;
    while (at < all.size()) {
        const qsizetype open = nextTag(all, at);
        text += words(all.sliced(at, open - at));
        const bool comment = all.sliced(open).startsWith(u"<!--");
        const qsizetype close = all.indexOf(comment ? QStringView(u"-->") : QStringView(u">"), open);
        if (close < 0)
            break;
        at = close + (comment ? 3 : 1);
        const QString tag = tagName(all.sliced(open, close - open));
        text += gapOf(tag);
        if (kHidden.contains(tag)) {
            const qsizetype end = all.indexOf(QStringLiteral("</") + tag, at, Qt::CaseInsensitive);
            at = end < 0 ? all.size() : end;
        }
    }
    return tidied(text);
}

} // namespace tempestry
