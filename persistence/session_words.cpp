#include "persistence/session_words.h"

#include "persistence/encoding_repair.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tempestry::persistence {

namespace {

struct Marker
{
    char32_t character;
    NoteKind kind;
};

constexpr std::array kMarkers = {
    Marker{0x1F7E0, NoteKind::Event},     Marker{0x1F7E7, NoteKind::Event},
    Marker{0x1F535, NoteKind::Command},   Marker{0x1F7E6, NoteKind::Command},
    Marker{0x1F7E1, NoteKind::Actor},     Marker{0x1F7E8, NoteKind::Actor},
    Marker{0x1F464, NoteKind::Actor},     Marker{0x1F7E3, NoteKind::Policy},
    Marker{0x1F7EA, NoteKind::Policy},    Marker{0x1F7E2, NoteKind::ReadModel},
    Marker{0x1F7E9, NoteKind::ReadModel}, Marker{0x1F534, NoteKind::Hotspot},
    Marker{0x1F7E5, NoteKind::Hotspot},   Marker{0x2753, NoteKind::Hotspot},
    Marker{0x2754, NoteKind::Hotspot},    Marker{0x1F4A1, NoteKind::Opportunity}};

struct Naming
{
    const char *word;
    NoteKind kind;
};

constexpr std::array kNamings = {Naming{"questions", NoteKind::Hotspot},
                                 Naming{"hotspots", NoteKind::Hotspot},
                                 Naming{"risks", NoteKind::Hotspot},
                                 Naming{"conflicts", NoteKind::Hotspot},
                                 Naming{"policies", NoteKind::Policy},
                                 Naming{"commands", NoteKind::Command},
                                 Naming{"events", NoteKind::Event},
                                 Naming{"actors", NoteKind::Actor},
                                 Naming{"personas", NoteKind::Actor},
                                 Naming{"users", NoteKind::Actor},
                                 Naming{"procedures", NoteKind::Procedure},
                                 Naming{"aggregates", NoteKind::Aggregate},
                                 Naming{"opportunities", NoteKind::Opportunity}};

bool isEmojiPart(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) ||
           c == 0xFE0F || c == 0x200D || c == QChar::ReplacementCharacter;
}

// Where the brackets of the text close again, -1 where they do not. Commas and colons inside are not ours.
class Nesting
{
public:
    bool isOutside() const { return m_open.isEmpty() && m_quote.isNull(); }
    bool isBalanced() const { return m_sound && isOutside(); }

    void take(QChar c)
    {
        static constexpr QStringView kOpening = u"([{<";
        static constexpr QStringView kClosing = u")]}>";
        if (!m_quote.isNull()) {
            if (c == m_quote)
                m_quote = QChar();
        } else if (c == u'"') {
            m_quote = c;
        } else if (const qsizetype opening = kOpening.indexOf(c); opening >= 0) {
            m_open += kClosing[opening];
        } else if (kClosing.contains(c) && c != u'>') {
            m_sound = m_sound && m_open.endsWith(c);
            m_open.chop(m_open.isEmpty() ? 0 : 1);
        } else if (c == u'>' && m_open.endsWith(c)) {
            m_open.chop(1);
        }
    }

private:
    QString m_open;
    QChar m_quote;
    bool m_sound = true;
};

std::optional<QStringList> splitOutside(QStringView text, QChar separator)
{
    QStringList parts;
    Nesting nesting;
    qsizetype start = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == separator && nesting.isOutside()) {
            parts += text.sliced(start, at - start).trimmed().toString();
            start = at + 1;
        } else {
            nesting.take(text[at]);
        }
    }
    parts += text.sliced(start).trimmed().toString();
    return nesting.isBalanced() ? std::optional(parts) : std::nullopt;
}

bool isLiteral(const QString &type)
{
    static const QRegularExpression kLiteral(
        QStringLiteral(R"(^(:\w+|".*"|'.*'|-?\d+(\.\d+)?|true|false)$)"));
    return kLiteral.match(type).hasMatch();
}

bool namesEntity(const Field &field)
{
    const QString name = field.name.toLower();
    return (name == QLatin1StringView("id") || name.endsWith(QLatin1StringView("_id")) ||
            field.name.endsWith(QLatin1StringView("Id"))) &&
           !field.type.startsWith(u'[') && !field.type.startsWith(u'{') && !field.type.contains(u'|');
}

std::optional<Field> readField(const QString &text)
{
    static const QRegularExpression kField(
        QStringLiteral(R"(^[`"']?([\p{L}_][\p{L}\p{N}_ .-]*?)[`"']?\s*(?::\s*(.+))?$)"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = kField.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Field field;
    field.name = match.captured(1);
    if (const QString type = match.captured(2).trimmed(); !type.isEmpty()) {
        field.type = type;
        if (isLiteral(type))
            field.example = type;
    }
    return field;
}

} // namespace

QStringList wordsOf(QStringView text)
{
    QStringList words;
    QString word;
    bool lower = false;
    for (const QChar c : text) {
        if (!c.isLetterOrNumber() || (c.isUpper() && lower)) {
            if (!word.isEmpty())
                words += word;
            word.clear();
        }
        if (c.isLetterOrNumber())
            word += c.toLower();
        lower = c.isLower();
    }
    if (!word.isEmpty())
        words += word;
    return words;
}

QString foldedName(QStringView name)
{
    return wordsOf(name).join(u' ');
}

QString stem(const QString &word)
{
    static constexpr std::array kEndings = {
        QLatin1StringView("ement"), QLatin1StringView("ment"), QLatin1StringView("ions"),
        QLatin1StringView("ion"),   QLatin1StringView("ing"),  QLatin1StringView("ed"),
        QLatin1StringView("es"),    QLatin1StringView("al"),   QLatin1StringView("e"),
        QLatin1StringView("s"),     QLatin1StringView("y")};
    constexpr qsizetype kLeast = 5;
    for (const QLatin1StringView ending : kEndings)
        if (word.endsWith(ending) && word.size() - ending.size() >= kLeast)
            return word.chopped(ending.size());
    return word;
}

std::optional<NoteKind> kindNamedBy(QStringView heading)
{
    const QStringList words = wordsOf(heading);
    for (const Naming &naming : kNamings)
        if (words.contains(QLatin1StringView(naming.word)))
            return naming.kind;
    const QString folded = words.join(u' ');
    if (folded.contains(QLatin1StringView("read models")) || folded.contains(QLatin1StringView("views")))
        return NoteKind::ReadModel;
    if (folded.contains(QLatin1StringView("external systems")))
        return NoteKind::ExternalSystem;
    return std::nullopt;
}

MarkedText readMarker(const QString &text)
{
    MarkedText read;
    qsizetype at = 0;
    while (at < text.size()) {
        if (const qsizetype broken = brokenSequenceLength(QStringView(text).sliced(at))) {
            at += broken;
            read.marked = true;
            continue;
        }
        const bool pair = text.at(at).isHighSurrogate() && at + 1 < text.size();
        const char32_t c =
            pair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : text.at(at).unicode();
        if (!isEmojiPart(c) && !(text.at(at).isSpace()))
            break;
        if (const auto found = std::ranges::find(kMarkers, c, &Marker::character);
            found != kMarkers.end() && !read.kind)
            read.kind = found->kind;
        read.marked = read.marked || isEmojiPart(c);
        at += pair ? 2 : 1;
    }
    read.text = text.sliced(at).trimmed();
    return read;
}

RemarkedText takeRemarks(const QString &text)
{
    RemarkedText read{text.trimmed(), {}};
    while (read.text.endsWith(u')')) {
        const qsizetype open = read.text.lastIndexOf(u'(');
        const QString remark = open < 0 ? QString() : read.text.sliced(open + 1).chopped(1);
        if (open < 0 || remark.contains(u')'))
            break;
        read.remarks.prepend(remark.trimmed());
        read.text.truncate(open);
        read.text = read.text.trimmed();
    }
    return read;
}

QString conditionOf(const QString &remark)
{
    static const QRegularExpression kIf(QStringLiteral(R"(^(?:only )?if\s+(.+)$)"),
                                        QRegularExpression::CaseInsensitiveOption);
    return kIf.match(remark).captured(1).trimmed();
}

QStringList splitList(QStringView text)
{
    QStringList parts = splitOutside(text, u',').value_or(QStringList{text.trimmed().toString()});
    static const QRegularExpression kAnd(QStringLiteral(R"(^(?:and\s+(.+)|(.+?)\s+and\s+(.+))$)"));
    if (parts.size() > 1) {
        if (const auto match = kAnd.match(parts.last()); match.hasMatch()) {
            parts.removeLast();
            for (const int group : {1, 2, 3})
                parts += match.captured(group).trimmed();
        }
    }
    parts.removeAll(QString());
    return parts;
}

std::optional<std::vector<Field>> readFields(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'{') && text.endsWith(u'}') && text.size() > 1)
        text = text.sliced(1, text.size() - 2);
    const auto parts = splitOutside(text, u',');
    if (!parts)
        return std::nullopt;
    std::vector<Field> fields;
    for (const QString &part : *parts) {
        if (part.isEmpty())
            continue;
        const auto field = readField(part);
        if (!field)
            return std::nullopt;
        fields.push_back(*field);
    }
    if (const auto entity = std::ranges::find_if(fields, namesEntity); entity != fields.end())
        entity->entityId = true;
    return fields;
}

TriggerPhrase readTrigger(const QString &text)
{
    static const QRegularExpression kBracket(QStringLiteral(R"(\(([^()]*)\))"));
    static const QRegularExpression kIf(QStringLiteral(R"(\s(?:only )?if\s+(.+)$)"),
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kAll(QStringLiteral(R"(^\s*(?:all|every)\b)"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kAnd(QStringLiteral(R"(\s*[+&]\s*|\s+and\s+)"));
    static const QRegularExpression kSeparator(QStringLiteral(R"(\s*[+&,;]\s*|\s+(?:and|or)\s+)"));
    TriggerPhrase phrase;
    QString plain;
    qsizetype at = 0;
    for (auto brackets = kBracket.globalMatch(text); brackets.hasNext();) {
        const auto bracket = brackets.next();
        plain += QStringView(text).sliced(at, bracket.capturedStart() - at);
        at = bracket.capturedEnd();
        const QString inside = bracket.captured(1).trimmed();
        if (const QString condition = conditionOf(inside); !condition.isEmpty())
            phrase.condition = condition;
        else if (inside.startsWith(QLatin1StringView("or "), Qt::CaseInsensitive))
            phrase.alternatives += inside.sliced(3).trimmed();
    }
    plain += QStringView(text).sliced(at);
    if (const auto match = kIf.match(plain); match.hasMatch() && phrase.condition.isEmpty()) {
        phrase.condition = match.captured(1).trimmed();
        plain.truncate(match.capturedStart());
    }
    phrase.all = plain.contains(kAll) || plain.contains(kAnd);
    for (const QString &part : plain.split(kSeparator, Qt::SkipEmptyParts))
        if (!wordsOf(part).isEmpty())
            phrase.parts += part.trimmed();
    return phrase;
}

} // namespace tempestry::persistence
