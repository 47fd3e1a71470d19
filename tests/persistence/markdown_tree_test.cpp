#include "persistence/import_error.h"
#include "persistence/markdown_tree.h"

#include <QObject>
#include <QStringList>
#include <QTest>

#include <initializer_list>

using namespace tempestry;
using namespace tempestry::persistence;

namespace {

void outline(const MarkdownNode &node, QStringList &lines)
{
    static constexpr const char *kNames[] = {"document", "heading", "paragraph", "list", "item", "quote",
                                             "table",    "row",     "cell",      "code", "html", "rule"};
    if (node.block != MarkdownBlock::Document)
        lines += QStringLiteral("%1 %2-%3 %4")
                     .arg(QLatin1StringView(kNames[static_cast<size_t>(node.block)]))
                     .arg(node.line)
                     .arg(node.lastLine)
                     .arg(node.text())
                     .trimmed();
    for (const MarkdownNode &child : node.children)
        outline(child, lines);
}

} // namespace

class MarkdownTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocks_knowTheirLines_data();
    void blocks_knowTheirLines();
    void emphasis_isToldApart();
    void excess_isRefused_data();
    void excess_isRefused();
};

void MarkdownTreeTest::blocks_knowTheirLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QByteArray &text, std::initializer_list<const char *> lines) {
        QStringList expected;
        for (const char *line : lines)
            expected += QString::fromUtf8(line);
        QTest::newRow(name) << text << expected;
    };
    row("nothing", "", {});
    row("headings of both forms", "# A\n\nB\n===\n", {"heading 1-1 A", "heading 3-3 B"});
    row("paragraph of two lines", "\na\nb  \nc\n", {"paragraph 2-4 a b\nc"});
    row("tight and loose items are alike", "- a\n  - b\n\n1. c\n\n2. d\n",
        {"list 1-2", "item 1-2", "paragraph 1-1 a", "list 2-2", "item 2-2", "paragraph 2-2 b", "list 4-6",
         "item 4-4", "paragraph 4-4 c", "item 6-6", "paragraph 6-6 d"});
    row("table", "| a | b |\n|---|---|\n| c | |\n",
        {"table 1-3", "table 1-1", "row 1-1", "cell 1-1 a", "cell 1-1 b", "table 3-3", "row 3-3",
         "cell 3-3 c", "cell 0-0"});
    row("fenced code has its fences", "x\n\n```c\nint a;\n```\n", {"paragraph 1-1 x", "code 3-5 int a;"});
    row("fence that never ends", "```\na", {"code 1-2 a"});
    row("rule has no text", "a\n\n---\n", {"paragraph 1-1 a", "rule 0-0"});
    row("quote", "> a\n> b\n", {"quote 1-2", "paragraph 1-2 a b"});
    row("entities", "a &amp; b &#8594; &#x1F7E0; &unknown; &#0;\n",
        {"paragraph 1-1 a & b → 🟠 &unknown; \uFFFD"});
    row("link keeps its target", "[a](b:c) <http://d>\n", {"paragraph 1-1 a (b:c) http://d"});
}

void MarkdownTreeTest::blocks_knowTheirLines()
{
    QFETCH(QByteArray, text);
    QStringList lines;
    outline(parseMarkdown(text), lines);
    QTEST(lines, "lines");
}

void MarkdownTreeTest::emphasis_isToldApart()
{
    const MarkdownNode document = parseMarkdown("**a `b`** c `d` *e*");
    const auto &spans = document.children.front().spans;
    QCOMPARE(spans.size(), 5);
    QVERIFY(spans[0].strong && !spans[0].code);
    QVERIFY(spans[1].strong && spans[1].code);
    QVERIFY(!spans[2].strong && !spans[2].code);
    QVERIFY(!spans[3].strong && spans[3].code);
    QCOMPARE(spans[4].text, QStringLiteral(" e"));
}

void MarkdownTreeTest::excess_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("quotes in quotes")
        << "a\n\n" + QByteArray(500, '>') + " b\n"
        << QStringLiteral("line 1: blocks are nested more than 64 deep; use fewer levels");
    QTest::newRow("one long target, many references")
        << "[a]: /" + QByteArray(30'000, 'x') + "\n\n" + QByteArray("[a] ").repeated(1000)
        << QStringLiteral("line 3: the text unfolds to far more than its size; split the document");
    QTest::newRow("many columns, many empty rows")
        << QByteArray("|a").repeated(1000) + "|\n" + QByteArray("|---").repeated(1000) + "|\n" +
               QByteArray("|b|\n").repeated(1000)
        << QStringLiteral("line 86: the text unfolds to far more than its size; split the document");
}

void MarkdownTreeTest::excess_isRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    try {
        parseMarkdown(text);
    } catch (const ImportError &error) {
        QCOMPARE(QString::fromUtf8(error.what()), problem);
        return;
    }
    QFAIL("was not refused");
}

QTEST_GUILESS_MAIN(MarkdownTreeTest)
#include "markdown_tree_test.moc"
