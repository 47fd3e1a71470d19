#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace tempestry::persistence {

// A piece of text within a paragraph, heading, cell or code block.
struct MarkdownSpan
{
    QString text; // entities resolved; a soft break is a space, a hard one a line feed
    bool strong = false;
    bool code = false;
};

enum class MarkdownBlock : quint8 {
    Document,
    Heading,
    Paragraph,
    List,
    Item,
    Quote,
    Table,
    Row,
    Cell,
    Code,
    Html,
    Rule
};

struct MarkdownNode
{
    MarkdownBlock block = MarkdownBlock::Document;
    int level = 0; // of a heading, 1 to 6
    int line = 0;  // from 1; 0 when the block has no text
    int lastLine = 0;
    std::vector<MarkdownSpan> spans;
    std::vector<MarkdownNode> children;

    QString text() const; // the spans in a row, trimmed
};

// The blocks of a CommonMark document with tables. The text must be UTF-8. A hard tab or a NUL is allowed.
// Throws ImportError where blocks are nested more than 64 deep, or the document blows up to far more than its
// size.
MarkdownNode parseMarkdown(const QByteArray &text);

} // namespace tempestry::persistence
