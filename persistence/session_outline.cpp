#include "persistence/session_outline.h"

#include "persistence/persona_table.h"
#include "persistence/session_item.h"
#include "persistence/session_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::persistence {

namespace {

struct Section
{
    const MarkdownNode *heading = nullptr; // nullptr for the whole document
    std::vector<const MarkdownNode *> blocks;
    std::vector<Section> children;
};

using Blocks = std::vector<MarkdownNode>;

Section sectionAt(const Blocks &blocks, size_t &at, int level)
{
    Section section;
    for (; at < blocks.size() && blocks[at].block != MarkdownBlock::Heading; ++at)
        section.blocks.push_back(&blocks[at]);
    while (at < blocks.size() && blocks[at].level > level) {
        const MarkdownNode &heading = blocks[at++];
        Section child = sectionAt(blocks, at, heading.level);
        child.heading = &heading;
        section.children.push_back(std::move(child));
    }
    return section;
}

struct HeadingWords
{
    QString title;
    std::optional<NoteKind> kind; // the items below are of this kind
    bool scenario = false;        // it names a timeline
    bool item = false;            // it is a note itself
};

HeadingWords readHeading(const MarkdownNode &heading)
{
    static const QRegularExpression kNumber(QStringLiteral(R"(^\d+(\.\d+)*[.)]?\s+)"));
    static const QRegularExpression kScenario(
        QStringLiteral(
            R"(^(?:(?:scenario|timeline|process|flow|story)\s*\d*\s*[:–—-]\s*(.+)|scenario\s*\d+)$)"),
        QRegularExpression::CaseInsensitiveOption);
    const MarkedText marked = readMarker(heading.text().simplified());
    HeadingWords words;
    words.title = marked.text;
    words.title.remove(kNumber);
    while (words.title.endsWith(u':'))
        words.title.chop(1);
    if (const auto match = kScenario.match(words.title); match.hasMatch()) {
        words.scenario = true;
        if (match.hasCaptured(1))
            words.title = match.captured(1);
        return words;
    }
    words.kind = kindNamedBy(words.title);
    if (!words.kind && foldedName(words.title) == QLatin1StringView("timeline"))
        words.kind = NoteKind::Event;
    if (!words.kind && marked.kind) {
        words.kind = marked.kind;
        words.item = true;
    }
    return words;
}

bool takesPart(NoteKind kind)
{
    return !isAnnotation(kind) && kind != NoteKind::Actor;
}

// Whether a section holds, at any depth, what has a place in a flow.
bool holdsFlow(const Section &section)
{
    for (const MarkdownNode *block : section.blocks)
        for (const MarkdownNode &item : block->children) {
            const auto kind =
                readMarker(item.children.empty() ? QString() : item.children.front().text()).kind;
            if (block->block == MarkdownBlock::List && kind && takesPart(*kind))
                return true;
        }
    return std::ranges::any_of(section.children, [](const Section &child) {
        const auto kind = readHeading(*child.heading).kind;
        return (kind && takesPart(*kind)) || holdsFlow(child);
    });
}

class SessionReader
{
public:
    Session read(const MarkdownNode &document)
    {
        size_t at = 0;
        Section whole = sectionAt(document.children, at, 0);
        const bool titled = whole.children.size() == 1 && !whole.children.front().children.empty() &&
                            !readHeading(*whole.children.front().heading).scenario;
        const Place top;
        if (titled) {
            m_session.title = readHeading(*whole.children.front().heading).title;
            readBlocks(whole.blocks, top);
            readBlocks(whole.children.front().blocks, top);
            whole = std::move(whole.children.front());
        } else {
            readBlocks(whole.blocks, top);
        }
        for (const Section &child : whole.children)
            readSection(child, top);
        std::erase_if(m_session.bands,
                      [](const SessionBand &band) { return band.items.empty() && !band.roll; });
        return std::move(m_session);
    }

private:
    static constexpr size_t kNone = static_cast<size_t>(-1);

    // Where the blocks of a section go.
    struct Place
    {
        size_t band = kNone;
        std::optional<NoteKind> kind;
        bool shared = false;   // sections below may add to the band
        bool scenario = false; // the band is a timeline by name
    };

    size_t openBand(const QString &title, int line)
    {
        m_session.bands.push_back({title, line, false, {}});
        return m_session.bands.size() - 1;
    }

    void readSection(const Section &section, const Place &outer)
    {
        const HeadingWords words = readHeading(*section.heading);
        if (words.item) {
            addItem(readItem(*section.heading, section.blocks, words.kind, true, m_session.findings), outer);
            for (const Section &child : section.children)
                readSection(child, outer);
            return;
        }
        Place place = outer;
        place.kind = words.kind ? words.kind : outer.shared ? std::nullopt : outer.kind;
        const bool joins = outer.shared && !words.scenario && (words.kind || !holdsFlow(section));
        if (!joins) {
            place.band = openBand(words.title, section.heading->line);
            place.shared = words.scenario || !words.kind;
            place.scenario = words.scenario;
            m_session.bands.back().roll = words.scenario;
        } else if (!words.kind) {
            SessionItem heading;
            heading.line = section.heading->line;
            heading.title = words.title;
            heading.heading = true;
            addItem(std::move(heading), place);
        }
        readBlocks(section.blocks, place);
        for (const Section &child : section.children)
            readSection(child, place);
        if (!joins && !words.scenario && m_session.bands[place.band].items.empty())
            m_session.findings.push_back(
                {{},
                 section.heading->line,
                 QCoreApplication::translate("Import", "Nothing stands under the heading itself: “%1”")
                     .arg(words.title)});
    }

    void readBlocks(const std::vector<const MarkdownNode *> &blocks, const Place &place)
    {
        for (const MarkdownNode *block : blocks)
            readBlock(*block, place);
    }

    void readBlock(const MarkdownNode &block, const Place &place)
    {
        switch (block.block) {
        case MarkdownBlock::List:
        case MarkdownBlock::Quote:
            for (const MarkdownNode &child : block.children)
                readBlock(child, place);
            break;
        case MarkdownBlock::Item:
            readPoint(block, place);
            break;
        case MarkdownBlock::Paragraph:
            readParagraph(block, place);
            break;
        case MarkdownBlock::Table:
            if (auto personas = readPersonas(block, m_session.findings)) {
                for (SessionItem &persona : *personas)
                    addItem(std::move(persona), place);
                break;
            }
            [[fallthrough]];
        default:
            if (block.line > 0)
                m_session.findings.push_back(notUnderstood(block));
            break;
        }
    }

    void readPoint(const MarkdownNode &point, const Place &place)
    {
        if (point.children.empty())
            return;
        const MarkdownNode &first = point.children.front();
        if (first.block != MarkdownBlock::Paragraph && first.block != MarkdownBlock::Heading) {
            for (const MarkdownNode &child : point.children)
                readBlock(child, place);
            return;
        }
        std::vector<const MarkdownNode *> nested;
        for (size_t i = 1; i < point.children.size(); ++i)
            nested.push_back(&point.children[i]);
        addItem(readItem(first, nested, place.kind, place.scenario, m_session.findings), place);
    }

    // Running text is kept while it is short enough to be read on the paper.
    void readParagraph(const MarkdownNode &paragraph, const Place &place)
    {
        constexpr qsizetype kReadable = 280;
        const QString text = paragraph.text();
        if (text.isEmpty())
            return;
        const bool marked = readMarker(text).kind.has_value();
        if (!marked && text.size() > kReadable)
            m_session.findings.push_back(notUnderstood(paragraph));
        else
            addItem(readItem(paragraph, {}, marked ? place.kind : std::nullopt, marked, m_session.findings),
                    place);
    }

    void addItem(SessionItem item, Place place)
    {
        if (item.title.isEmpty() && item.details.isEmpty() && item.fields.empty())
            return;
        if (place.band == kNone) {
            if (m_preface == kNone)
                m_preface = openBand(m_session.title, item.line);
            place.band = m_preface;
        }
        SessionBand &band = m_session.bands[place.band];
        band.roll = band.roll || item.kind == NoteKind::Event;
        band.items.push_back(std::move(item));
    }

    Session m_session;
    size_t m_preface = kNone; // the band of what stands above all sections
};

} // namespace

Session readSession(const MarkdownNode &document)
{
    return SessionReader().read(document);
}

} // namespace tempestry::persistence
