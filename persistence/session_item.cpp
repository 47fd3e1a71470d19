#include "persistence/session_item.h"

#include "persistence/session_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

enum class Label : quint8 { Actors, Trigger, Data, Condition };

std::optional<Label> labelNamed(const QString &folded)
{
    static const QHash<QString, Label> kLabels = {
        {QStringLiteral("actor"), Label::Actors},         {QStringLiteral("actors"), Label::Actors},
        {QStringLiteral("role"), Label::Actors},          {QStringLiteral("who"), Label::Actors},
        {QStringLiteral("triggered by"), Label::Trigger}, {QStringLiteral("trigger"), Label::Trigger},
        {QStringLiteral("caused by"), Label::Trigger},    {QStringLiteral("data"), Label::Data},
        {QStringLiteral("payload"), Label::Data},         {QStringLiteral("fields"), Label::Data},
        {QStringLiteral("attributes"), Label::Data},      {QStringLiteral("condition"), Label::Condition},
        {QStringLiteral("only if"), Label::Condition}};
    const auto found = kLabels.constFind(folded);
    return found == kLabels.cend() ? std::nullopt : std::optional(*found);
}

QString joined(const std::vector<MarkdownSpan> &spans, size_t from)
{
    QString text;
    for (size_t i = from; i < spans.size(); ++i)
        text += spans[i].text;
    return text.simplified();
}

// What follows a name: ": the rest", "- the rest".
QString withoutDash(const QString &text)
{
    static const QRegularExpression kDash(QStringLiteral(R"(^[\s:–—-]+)"));
    return QString(text).remove(kDash);
}

struct Head
{
    QString name;
    QString rest;
    std::optional<NoteKind> kind;
    bool marked = false;     // by a marker
    bool emphasised = false; // the name is bold or code
};

Head splitHead(const MarkdownNode &paragraph, bool question)
{
    static const QRegularExpression kEndOfName(QStringLiteral(R"(\s+[-–—]\s+|:\s+)"));
    Head head;
    std::vector<MarkdownSpan> spans = paragraph.spans;
    size_t first = 0;
    for (; first < spans.size(); ++first) {
        MarkedText read = readMarker(spans[first].text);
        head.marked = head.marked || read.marked;
        head.kind = head.kind ? head.kind : read.kind;
        if (read.marked || read.text.isEmpty())
            spans[first].text =
                spans[first].text.last(spans[first].text.size() - spans[first].text.indexOf(read.text));
        if (!read.text.isEmpty())
            break;
    }
    if (first == spans.size())
        return head;
    const QString all = joined(spans, first);
    if (spans[first].strong || spans[first].code) {
        head.emphasised = true;
        size_t end = first + 1;
        while (end < spans.size() && spans[first].strong && spans[end].strong)
            ++end;
        head.name = joined({spans.cbegin() + static_cast<std::ptrdiff_t>(first),
                            spans.cbegin() + static_cast<std::ptrdiff_t>(end)},
                           0);
        head.rest = joined(spans, end);
    } else if (const qsizetype end = all.indexOf(u'?'); question && end >= 0) {
        head.name = all.first(end + 1);
        head.rest = all.sliced(end + 1).trimmed();
    } else if (const auto match = kEndOfName.match(all); match.hasMatch() && !question) {
        head.name = all.first(match.capturedStart());
        head.rest = all.sliced(match.capturedEnd());
    } else {
        head.name = all;
    }
    if (head.name.endsWith(u':'))
        head.name.chop(1);
    return head;
}

// Whether words that nothing marks may name a note: few, no sentence, no advice.
bool looksLikeName(const QString &text, NoteKind kind)
{
    constexpr qsizetype kMostWords = 5;
    static const QRegularExpression kAdvice(QStringLiteral(R"(^(should|must|may|can|could)\b)"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kSentence(QStringLiteral(R"([,.;!]($|\s))"));
    const qsizetype words = wordsOf(text).size();
    return words > (kind == NoteKind::Event && !text.contains(u'_') ? 1 : 0) && words <= kMostWords &&
           !text.contains(kAdvice) && !text.contains(kSentence);
}

class DetailReader
{
public:
    DetailReader(SessionItem &item, std::vector<ImportFinding> &findings)
        : m_item(item)
        , m_findings(findings)
    {}

    void read(const MarkdownNode &block)
    {
        switch (block.block) {
        case MarkdownBlock::List:
        case MarkdownBlock::Quote:
            for (const MarkdownNode &child : block.children)
                read(child);
            break;
        case MarkdownBlock::Item:
            readPoint(block);
            break;
        case MarkdownBlock::Table:
        case MarkdownBlock::Html:
            m_findings.push_back(notUnderstood(block));
            break;
        default:
            readLine(block.text(), block.line);
            break;
        }
    }

private:
    void readPoint(const MarkdownNode &point)
    {
        if (point.children.empty())
            return;
        const MarkdownNode &first = point.children.front();
        const QString text = first.text();
        const bool labelOnly = first.block == MarkdownBlock::Paragraph && text.endsWith(u':') &&
                               labelNamed(foldedName(text)) && point.children.size() > 1;
        if (labelOnly) {
            QStringList values;
            for (size_t i = 1; i < point.children.size(); ++i)
                collect(point.children[i], values);
            readLine(text + u' ' + values.join(QLatin1StringView(", ")), first.line);
            return;
        }
        for (const MarkdownNode &child : point.children)
            read(child);
    }

    static void collect(const MarkdownNode &node, QStringList &values)
    {
        if (const QString text = node.text(); !text.isEmpty())
            values += text;
        for (const MarkdownNode &child : node.children)
            collect(child, values);
    }

    void readLine(const QString &line, int number)
    {
        if (line.isEmpty())
            return;
        const qsizetype colon = line.indexOf(u':');
        const auto label = colon > 0 && !isAnnotation(m_item.kind)
                               ? labelNamed(foldedName(QStringView(line).first(colon)))
                               : std::nullopt;
        const QString value = colon > 0 ? line.sliced(colon + 1).simplified() : QString();
        if (!label || value.isEmpty()) {
            m_item.details += line;
            return;
        }
        switch (*label) {
        case Label::Actors:
            m_item.actors += splitList(value);
            break;
        case Label::Trigger:
            readTriggerLine(value, number);
            break;
        case Label::Data:
            readData(value, line, number);
            break;
        case Label::Condition:
            m_item.remarks += QStringLiteral("if ") + value;
            break;
        }
    }

    void readTriggerLine(const QString &value, int number)
    {
        m_item.details += QStringLiteral("Triggered by: ") + value;
        m_item.trigger += m_item.trigger.isEmpty() ? value : QStringLiteral(" or ") + value;
        if (m_item.triggerLine == 0)
            m_item.triggerLine = number;
    }

    void readData(const QString &value, const QString &line, int number)
    {
        if (auto fields = readFields(value); fields && m_item.fields.empty()) {
            m_item.fields = std::move(*fields);
            return;
        }
        m_item.details += line;
        m_findings.push_back(
            {{},
             number,
             tr("The fields can't be read, kept as text; write {name: type, ...}: “%1”").arg(value)});
    }

    SessionItem &m_item;
    std::vector<ImportFinding> &m_findings;
};

void readPolicy(SessionItem &item, const QString &text)
{
    static const QRegularExpression kRule(
        QStringLiteral(R"(^(?:when(?:ever)?|if|on|after)\s+(.+?)\s*(?:→|⇒|->|=>|,\s*then\b|,)\s*(.+)$)"),
        QRegularExpression::CaseInsensitiveOption);
    item.title = text;
    const auto match = kRule.match(text);
    item.trigger = match.hasMatch() ? match.captured(1) : text;
    item.consequence = match.captured(2);
    item.triggerLine = item.line;
}

bool isRule(const QString &text)
{
    static const QRegularExpression kRule(
        QStringLiteral(R"(^when(ever)?\s.*(→|⇒|->|=>)|^whenever\s.*,\s*then\s)"),
        QRegularExpression::CaseInsensitiveOption);
    return text.contains(kRule);
}

} // namespace

ImportFinding notUnderstood(const MarkdownNode &node)
{
    constexpr qsizetype kShown = 160;
    QStringList texts;
    std::vector<const MarkdownNode *> open = {&node};
    qsizetype length = 0;
    while (!open.empty() && length <= kShown) {
        const MarkdownNode *next = open.back();
        open.pop_back();
        if (const QString text = next->text().simplified(); !text.isEmpty()) {
            texts += text;
            length += text.size();
        }
        for (auto child = next->children.rbegin(); child != next->children.rend(); ++child)
            open.push_back(&*child);
    }
    QString text = texts.join(u' ');
    if (text.size() > kShown)
        text = text.first(kShown).trimmed() + u'…';
    if (node.lastLine > node.line)
        return {{}, node.line, tr("Not understood, up to line %1: “%2”").arg(node.lastLine).arg(text)};
    return {{}, node.line, tr("Not understood: “%1”").arg(text)};
}

SessionItem readItem(const MarkdownNode &paragraph, const std::vector<const MarkdownNode *> &nested,
                     std::optional<NoteKind> kind, bool sure, std::vector<ImportFinding> &findings)
{
    SessionItem item;
    item.line = paragraph.line;
    Head head = splitHead(paragraph, kind == NoteKind::Hotspot);
    kind = head.kind ? head.kind : kind;
    const QString text = readMarker(paragraph.text().simplified()).text;
    if (!kind && isRule(text))
        kind = NoteKind::Policy;
    const bool named = sure || head.marked || head.emphasised || kind == NoteKind::Policy ||
                       kind == NoteKind::Hotspot || (kind && looksLikeName(head.name, *kind));
    item.kind = kind && named && kind != NoteKind::Text ? *kind : NoteKind::Text;
    if (item.kind == NoteKind::Text) {
        item.title = text;
    } else if (item.kind == NoteKind::Policy) {
        readPolicy(item, text);
    } else if (item.kind == NoteKind::Hotspot || item.kind == NoteKind::Opportunity) {
        item.title = head.name;
        if (const QString rest = withoutDash(head.rest); !rest.isEmpty())
            item.details += rest;
    } else {
        const RemarkedText name = takeRemarks(head.name);
        const RemarkedText rest = takeRemarks(head.rest);
        item.title = name.text.isEmpty() ? head.name : name.text;
        item.remarks = name.text.isEmpty() ? rest.remarks : name.remarks + rest.remarks;
        for (const QString &remark : item.remarks)
            item.details += u'(' + remark + u')';
        if (const QString more = withoutDash(rest.text); !more.isEmpty())
            item.details += more;
    }
    DetailReader details(item, findings);
    for (const MarkdownNode *block : nested)
        details.read(*block);
    return item;
}

} // namespace tempestry::persistence
