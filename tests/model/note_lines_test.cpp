#include "model/note_lines.h"

#include <QTest>

using namespace tempestry;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// "event Order placed @1,0" for each line; "-" where the kind is not told.
QStringList summary(const NoteLines &read)
{
    QStringList lines;
    for (const NoteLine &line : read.lines)
        lines +=
            QStringLiteral("%1 %2 @%3,%4")
                .arg(line.kind ? QString::fromLatin1(info(*line.kind).key) : QStringLiteral("-"), line.title)
                .arg(line.row)
                .arg(line.column);
    return lines;
}

} // namespace

class NoteLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_givesKindAndTitle_data();
    void line_givesKindAndTitle();
    void writtenLine_isReadBack();
    void lines_areRowsWithoutBlanks();
    void heading_isText();
    void tabs_makeColumns();
    void tabsAtTheStart_areIndents();
    void quotedCell_keepsItsLineBreak();
    void quoteThatNeverEnds_isCharacter();
    void bars_makeColumnsWithoutRules();
    void headerOfKinds_decidesItsColumns();
    void headerOfOtherWords_isRow();
    void strangeCharacters_areTakenOut();
    void html_givesItsWords_data();
    void html_givesItsWords();
    void hostileText_isReadInLinearTime_data();
    void hostileText_isReadInLinearTime();
};

void NoteLinesTest::line_givesKindAndTitle_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *line, const char *kind, const char *title) {
        QTest::newRow(line) << text(kind) << text(title);
    };
    row("E: Order placed", "event", "Order placed");
    row("- C: Place order", "command", "Place order");
    row("* Event: Order placed", "event", "Order placed");
    row("events: Order placed", "event", "Order placed");
    row("1. Order placed", "event", "Order placed");
    row("12) Place order", "command", "Place order");
    row("[ ] Place order", "command", "Place order");
    row("- [x] Place order", "command", "Place order");
    row("\t\u2022 Customer", "", "Customer");
    row("-5 degrees", "", "-5 degrees");
    row("2.5 tons", "", "2.5 tons");
    row("hotspot: late", "hotspot", "late");
    row("ui://start", "", "ui://start");
    row("Remark: late", "", "Remark: late");
    row("E:", "event", "");
    row("-", "", "");
    row("---", "", "");
}

void NoteLinesTest::line_givesKindAndTitle()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, title);
    const NoteLine line = readNoteLine(text(QTest::currentDataTag()));
    QCOMPARE(line.kind ? text(info(*line.kind).key) : QString(), kind);
    QCOMPARE(line.title, title);
}

void NoteLinesTest::writtenLine_isReadBack()
{
    for (const KindInfo &kind : noteKinds()) {
        const NoteLine line = readNoteLine(noteLine(kind.kind, text("Wer\nzahlt: wann?")));
        QCOMPARE(line.kind, kind.kind);
        QCOMPARE(line.title, text("Wer zahlt: wann?"));
    }
}

void NoteLinesTest::lines_areRowsWithoutBlanks()
{
    const NoteLines read = readNoteLines(text("Order placed\n\n  \nPlace order\nE:\n- Who pays?\n"));
    QCOMPARE(summary(read), (QStringList{text("event Order placed @0,0"), text("command Place order @1,0"),
                                         text("hotspot Who pays? @2,0")}));
    QVERIFY(!read.isTable);
    QCOMPARE(read.rows, 3);
}

void NoteLinesTest::heading_isText()
{
    QCOMPARE(summary(readNoteLines(text("## Orders\n#1 placed"))),
             (QStringList{text("text Orders @0,0"), text("event #1 placed @1,0")}));
}

void NoteLinesTest::tabs_makeColumns()
{
    const NoteLines read = readNoteLines(text("Customer\tPlace order\tOrder placed\n\n\tPay\tOrder paid\n"));
    QVERIFY(read.isTable);
    QCOMPARE(summary(read), (QStringList{text("- Customer @0,0"), text("command Place order @0,1"),
                                         text("event Order placed @0,2"), text("command Pay @1,1"),
                                         text("event Order paid @1,2")}));
}

void NoteLinesTest::tabsAtTheStart_areIndents()
{
    const NoteLines read = readNoteLines(text("Order placed\n\t- Order paid\n\t\t- Order shipped"));
    QVERIFY(!read.isTable);
    QCOMPARE(read.rows, 3);
}

void NoteLinesTest::quotedCell_keepsItsLineBreak()
{
    QCOMPARE(summary(readNoteLines(text("\"Order\nplaced \"\"now\"\"\"\tA: Customer\nx\ty"))),
             (QStringList{text("event Order\nplaced \"now\" @0,0"), text("actor Customer @0,1"),
                          text("- x @1,0"), text("- y @1,1")}));
}

void NoteLinesTest::quoteThatNeverEnds_isCharacter()
{
    QCOMPARE(summary(readNoteLines(text("\"a\tb\nc\td"))),
             (QStringList{text("- \"a @0,0"), text("- b @0,1"), text("- c @1,0"), text("- d @1,1")}));
}

void NoteLinesTest::bars_makeColumnsWithoutRules()
{
    QCOMPARE(summary(readNoteLines(text("| Place order | Order placed |\n|:---|---:|\n| a \\| b | |\n"))),
             (QStringList{text("command Place order @0,0"), text("event Order placed @0,1"),
                          text("- a | b @1,0")}));
    QCOMPARE(readNoteLines(text("Place order | Order placed")).lines.size(), size_t(1));
    QCOMPARE(readNoteLines(text("a | b\nc | d")).lines.size(), size_t(4));
}

void NoteLinesTest::headerOfKinds_decidesItsColumns()
{
    QCOMPARE(summary(readNoteLines(text("Commands\tEvents\nOrder placed\tPlace order"))),
             (QStringList{text("command Order placed @0,0"), text("event Place order @0,1")}));
    QCOMPARE(summary(readNoteLines(text("Step\tActor\tRead model\nPay\tPay\tPay"))),
             (QStringList{text("command Pay @0,0"), text("actor Pay @0,1"), text("readModel Pay @0,2")}));
}

void NoteLinesTest::headerOfOtherWords_isRow()
{
    QCOMPARE(readNoteLines(text("Event\tWhen\nx\ty")).lines.size(), size_t(4));
    QCOMPARE(readNoteLines(text("Command\tEvent")).lines.size(), size_t(2));
}

void NoteLinesTest::strangeCharacters_areTakenOut()
{
    QString dirty = text("a\r\nb\rc\vd\u2028e\u00A0f");
    dirty += QChar(0);
    dirty += QChar(0xD800);
    dirty += text("\u0007🌩");
    dirty += QChar(0xDC00);
    QCOMPARE(cleanText(dirty), text("a\nb\nc\nd\ne f🌩"));
    QCOMPARE(cleanText(QString(QChar(0xD83C))), QString());
}

void NoteLinesTest::html_givesItsWords_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *html, const char *words) {
        QTest::newRow(name) << text(html) << text(words);
    };
    row("paragraphs", "<p>Order  placed</p>\n<p>Pay &amp; <b>ship</b></p>", "Order placed\nPay & ship");
    row("hidden",
        "<head><title>x</title></head><style>p{}</style><SCRIPT>alert('<p>')</Script>a<!-- b > c -->d", "ad");
    row("table", "<table><tr><td>a</td><td class='x'>b</td></tr><tr><td>c</td><td/>d</tr></table>",
        "a\tb\nc\td");
    row("entities", "a &lt; b&#x1F329;&#252;&unknown;&#xD800;", "a < b🌩ü&unknown;");
    row("sign", "a < b > c", "a < b > c");
    row("unfinished tag", "a<img src='file:///etc/passwd'", "a");
    row("unfinished script", "a<script>b", "a");
    row("picture", "a<img src='http://x/y.png'>b", "ab");
}

void NoteLinesTest::html_givesItsWords()
{
    QFETCH(const QString, html);
    QTEST(textOfHtml(html), "words");
}

void NoteLinesTest::hostileText_isReadInLinearTime_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part :
         {"<a", "<!--", "<script>", "&", "\t\"a", "|-", "- ", "# ", "\"", "\n\t\"", "[ ] ", "1"})
        QTest::newRow(part) << text(part);
}

void NoteLinesTest::hostileText_isReadInLinearTime()
{
    QFETCH(const QString, part);
    const QString hostile = part.repeated(50'000); // takes hours when each part looks at all others
    QVERIFY(textOfHtml(hostile).size() <= hostile.size());
    QVERIFY(readNoteLines(cleanText(hostile)).rows <= 50'001);
}

QTEST_APPLESS_MAIN(NoteLinesTest)
#include "note_lines_test.moc"
