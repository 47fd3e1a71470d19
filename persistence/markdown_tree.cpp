#include "persistence/markdown_tree.h"

#include "persistence/import_error.h"

#include <QCoreApplication>

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace tempestry::persistence {

namespace {

constexpr int kDepth = 64;

MarkdownBlock blockOf(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        return MarkdownBlock::Quote;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        return MarkdownBlock::List;
    case MD_BLOCK_LI:
        return MarkdownBlock::Item;
    case MD_BLOCK_HR:
        return MarkdownBlock::Rule;
    case MD_BLOCK_H:
        return MarkdownBlock::Heading;
    case MD_BLOCK_CODE:
        return MarkdownBlock::Code;
    case MD_BLOCK_HTML:
        return MarkdownBlock::Html;
    case MD_BLOCK_P:
        return MarkdownBlock::Paragraph;
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        return MarkdownBlock::Table;
    case MD_BLOCK_TR:
        return MarkdownBlock::Row;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return MarkdownBlock::Cell;
    case MD_BLOCK_DOC:
        break;
    }
    return MarkdownBlock::Document;
}

QString resolvedEntity(const QString &entity)
{
    if (entity.startsWith(QLatin1StringView("&#"))) {
        const bool hexadecimal = entity.size() > 3 && entity.at(2).toLower() == u'x';
        const qsizetype digits = hexadecimal ? 3 : 2;
        bool ok = false;
        const char32_t code =
            entity.sliced(digits, entity.size() - digits - 1).toUInt(&ok, hexadecimal ? 16 : 10);
        const bool scalar = ok && code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        return scalar ? QString::fromUcs4(&code, 1) : QString(QChar::ReplacementCharacter);
    }
    static const std::pair<QLatin1StringView, char16_t> kNamed[] = {
        {QLatin1StringView("&amp;"), u'&'},      {QLatin1StringView("&lt;"), u'<'},
        {QLatin1StringView("&gt;"), u'>'},       {QLatin1StringView("&quot;"), u'"'},
        {QLatin1StringView("&apos;"), u'\''},    {QLatin1StringView("&nbsp;"), u'\u00A0'},
        {QLatin1StringView("&rarr;"), u'\u2192'}};
    for (const auto &[name, character] : kNamed)
        if (entity == name)
            return QString(QChar(character));
    return entity;
}

// Collects what the parser announces. The parser tells no places, but its text lies in the source itself.
class TreeBuilder
{
public:
    explicit TreeBuilder(const QByteArray &source)
        : m_source(source)
    {
        m_lineStarts.push_back(0);
        for (qsizetype at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
            m_lineStarts.push_back(at + 1);
        m_budget = 2 * source.size() + 65536;
    }

    bool enterBlock(MarkdownBlock block, int level)
    {
        if (m_open.size() >= kDepth)
            return fail(
                QCoreApplication::translate("Import", "blocks are nested more than %1 deep; use fewer levels")
                    .arg(kDepth));
        MarkdownNode node;
        node.block = block;
        node.level = level;
        m_open.push_back(std::move(node));
        return spend(1);
    }

    // `fenced`: there is a line before and, but for the document's end, after what the parser gives as text.
    bool leaveBlock(bool fenced)
    {
        MarkdownNode node = std::move(m_open.back());
        m_open.pop_back();
        if (fenced && node.line > 0) {
            node.line = std::max(1, node.line - 1);
            node.lastLine = std::min(node.lastLine + 1, static_cast<int>(m_lineStarts.size()));
        }
        if (m_open.empty()) {
            m_root = std::move(node);
            return true;
        }
        MarkdownNode &parent = m_open.back();
        if (node.line > 0)
            cover(parent, node.line, node.lastLine);
        parent.children.push_back(std::move(node));
        return true;
    }

    bool enterSpan(MD_SPANTYPE type, const void *detail)
    {
        m_strong += type == MD_SPAN_STRONG;
        m_code += type == MD_SPAN_CODE;
        if (type == MD_SPAN_A)
            m_targets.push_back(attribute(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href));
        else if (type == MD_SPAN_IMG)
            m_targets.push_back(attribute(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src));
        if (type == MD_SPAN_A || type == MD_SPAN_IMG)
            m_linkText.clear();
        return true;
    }

    bool leaveSpan(MD_SPANTYPE type)
    {
        m_strong -= type == MD_SPAN_STRONG;
        m_code -= type == MD_SPAN_CODE;
        if (type != MD_SPAN_A && type != MD_SPAN_IMG)
            return true;
        const QString target = m_targets.back();
        m_targets.pop_back();
        return target.isEmpty() || target == m_linkText || append(QStringLiteral(" (%1)").arg(target));
    }

    bool text(MD_TEXTTYPE type, const char *data, qsizetype size)
    {
        const auto *begin = m_source.constData();
        const bool inSource =
            std::less_equal<>()(begin, data) && std::less<>()(data, begin + m_source.size());
        if (inSource) {
            const int first = lineAt(data - begin);
            const int last = lineAt(data - begin + std::max<qsizetype>(size, 1) - 1);
            cover(m_open.back(), first, last);
            cover(leaf(), first, last);
        }
        switch (type) {
        case MD_TEXT_NULLCHAR:
            return append(QString(QChar::ReplacementCharacter));
        case MD_TEXT_BR:
            return append(QStringLiteral("\n"));
        case MD_TEXT_SOFTBR:
            return append(QStringLiteral(" "));
        case MD_TEXT_ENTITY:
            return append(resolvedEntity(QString::fromUtf8(data, size)));
        default:
            return append(QString::fromUtf8(data, size));
        }
    }

    MarkdownNode takeRoot() { return std::move(m_root); }
    const QString &problem() const { return m_problem; }
    int lineReached() const { return m_lineReached; }

private:
    int lineAt(qsizetype offset) const
    {
        return static_cast<int>(std::ranges::upper_bound(m_lineStarts, offset) - m_lineStarts.begin());
    }

    void cover(MarkdownNode &node, int first, int last)
    {
        node.line = node.line == 0 ? first : std::min(node.line, first);
        node.lastLine = std::max(node.lastLine, last);
        m_lineReached = std::max(m_lineReached, last);
    }

    static QString attribute(const MD_ATTRIBUTE &value)
    {
        return QString::fromUtf8(value.text, static_cast<qsizetype>(value.size));
    }

    // Where text goes: the items of a tight list have no paragraphs of their own, so they get one here.
    MarkdownNode &leaf()
    {
        MarkdownNode &node = m_open.back();
        if (node.block != MarkdownBlock::Item)
            return node;
        if (node.children.empty() || node.children.back().block != MarkdownBlock::Paragraph)
            node.children.emplace_back().block = MarkdownBlock::Paragraph;
        return node.children.back();
    }

    bool append(const QString &text)
    {
        if (!m_targets.empty())
            m_linkText += text;
        auto &spans = leaf().spans;
        const bool strong = m_strong > 0;
        const bool code = m_code > 0;
        if (!spans.empty() && spans.back().strong == strong && spans.back().code == code)
            spans.back().text += text;
        else
            spans.push_back({text, strong, code});
        return spend(text.size());
    }

    // References can repeat one long target, and a table can have rows of nothing but empty cells.
    bool spend(qsizetype amount)
    {
        m_budget -= amount;
        return m_budget >= 0 ||
               fail(QCoreApplication::translate(
                   "Import", "the text unfolds to far more than its size; split the document"));
    }

    bool fail(const QString &problem)
    {
        m_problem = problem;
        return false;
    }

    const QByteArray &m_source;
    std::vector<qsizetype> m_lineStarts;
    std::vector<MarkdownNode> m_open;
    MarkdownNode m_root;
    std::vector<QString> m_targets; // of the links that are open
    QString m_linkText;
    QString m_problem;
    qsizetype m_budget = 0;
    int m_strong = 0;
    int m_code = 0;
    int m_lineReached = 1;
};

// Calls step(builder) and says whether the parser shall stop. It does not always do so at once, so that
// nothing may reach the builder after a problem.
template <class Step>
int build(void *userdata, Step step)
{
    auto &tree = *static_cast<TreeBuilder *>(userdata);
    return tree.problem().isEmpty() && step(tree) ? 0 : 1;
}

int enterBlock(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    const int level =
        type == MD_BLOCK_H ? static_cast<int>(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level) : 0;
    return build(userdata, [&](TreeBuilder &tree) { return tree.enterBlock(blockOf(type), level); });
}

int leaveBlock(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    const bool fenced = type == MD_BLOCK_CODE && static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->fence_char != 0;
    return build(userdata, [&](TreeBuilder &tree) { return tree.leaveBlock(fenced); });
}

int enterSpan(MD_SPANTYPE type, void *detail, void *userdata)
{
    return build(userdata, [&](TreeBuilder &tree) { return tree.enterSpan(type, detail); });
}

int leaveSpan(MD_SPANTYPE type, void *, void *userdata)
{
    return build(userdata, [&](TreeBuilder &tree) { return tree.leaveSpan(type); });
}

int takeText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *userdata)
{
    return build(userdata,
                 [&](TreeBuilder &tree) { return tree.text(type, text, static_cast<qsizetype>(size)); });
}

} // namespace

QString MarkdownNode::text() const
{
    QString all;
    for (const MarkdownSpan &span : spans)
        all += span.text;
    return all.trimmed();
}

MarkdownNode parseMarkdown(const QByteArray &text)
{
    TreeBuilder tree(text);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = takeText;
    const int status = md_parse(text.constData(), static_cast<MD_SIZE>(text.size()), &parser, &tree);
    if (!tree.problem()
             .isEmpty()) // where a block is refused, some versions of the parser stop and still return 0
        throw ImportError(tree.lineReached(), tree.problem());
    if (status != 0)
        throw ImportError(tree.lineReached(), QCoreApplication::translate("Import", "not enough memory"));
    return tree.takeRoot();
}

} // namespace tempestry::persistence
