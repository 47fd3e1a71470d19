#include "model/timeline_layout.h"
#include "persistence/import_error.h"
#include "persistence/plain_lines.h"

#include <QTest>

#include <algorithm>

using namespace tempestry;
using namespace tempestry::persistence;

namespace {

std::vector<Note> inOrder(const Board &board)
{
    std::vector<Note> notes;
    board.notes().forEach([&notes](const Note &note) { notes.push_back(note); });
    std::ranges::sort(notes,
                      [](const Note &a, const Note &b) { return std::tie(a.y, a.x) < std::tie(b.y, b.x); });
    return notes;
}

} // namespace

class PlainLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_becomesNoteOfKind_data();
    void line_becomesNoteOfKind();
    void lines_standInColumnsInOrder();
    void headings_nameTimelinesBelowOneAnother();
    void kindWithoutWords_isFound();
    void equalText_givesEqualBoard();
    void lineTooLong_isRefusedWithLine();
    void tooManyLines_areRefusedWithLine();
};

void PlainLinesTest::line_becomesNoteOfKind_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *line, NoteKind kind, const char *title) {
        QTest::newRow(line) << QString::fromUtf8(line) << kind << QString::fromUtf8(title);
    };
    row("Order placed", NoteKind::Event, "Order placed");
    row("E: Order placed", NoteKind::Event, "Order placed");
    row("C:Place order", NoteKind::Command, "Place order");
    row("c : Place order", NoteKind::Command, "Place order");
    row("command: Place order", NoteKind::Command, "Place order");
    row("Domain event: Placed", NoteKind::Event, "Placed");
    row("readModel: Open orders", NoteKind::ReadModel, "Open orders");
    row("Read model: Open orders", NoteKind::ReadModel, "Open orders");
    row("EXTERNAL SYSTEM: Bank", NoteKind::ExternalSystem, "Bank");
    row("T: just words", NoteKind::Text, "just words");
    row("Whenever paid, then ship", NoteKind::Policy, "Whenever paid, then ship");
    row("Who pays?", NoteKind::Hotspot, "Who pays?");
    row("E: Is it?", NoteKind::Event, "Is it?");
    row("C:\\Temp emptied", NoteKind::Event, "C:\\Temp emptied");
    row("Remark: late", NoteKind::Event, "Remark: late");
    row("  طلب جديد 🌩 ", NoteKind::Event, "طلب جديد 🌩");
}

void PlainLinesTest::line_becomesNoteOfKind()
{
    QFETCH(const QString, line);
    const ImportResult result = importLines(line.toUtf8() + "\r\n", QStringLiteral("a.txt"));
    QCOMPARE(result.board.notes().size(), size_t(1));
    const Note note = inOrder(result.board).front();
    QTEST(note.kind, "kind");
    QTEST(note.title, "title");
    QCOMPARE(note.width, info(note.kind).width);
    QVERIFY(result.findings.empty());
}

void PlainLinesTest::lines_standInColumnsInOrder()
{
    const Board board = importLines("a\n\nC: b\nc", QStringLiteral("dir/shop.txt")).board;
    QCOMPARE(board.title(), QStringLiteral("shop"));
    const std::vector<Note> notes = inOrder(board);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(notes[static_cast<size_t>(i)].column, i);
        QCOMPARE(notes[static_cast<size_t>(i)].title, QString(QChar(u'a' + i)));
    }
    QCOMPARE(board.find(*notes[0].timeline)->title, QStringLiteral("shop"));
}

void PlainLinesTest::headings_nameTimelinesBelowOneAnother()
{
    const Board board = importLines("# First\na\n# Second\nb\nc", QStringLiteral("x.txt")).board;
    QCOMPARE(board.timelines().size(), size_t(2));
    const std::vector<Note> notes = inOrder(board);
    const Timeline &first = *board.find(*notes[0].timeline);
    const Timeline &second = *board.find(*notes[2].timeline);
    QCOMPARE(first.title, QStringLiteral("First"));
    QCOMPARE(second.title, QStringLiteral("Second"));
    QCOMPARE(second.y, first.y + first.height + kTimelineGap);
    QCOMPARE(notes[1].column, 0);
}

void PlainLinesTest::kindWithoutWords_isFound()
{
    const ImportResult result = importLines("a\nC:\nb", QStringLiteral("x.txt"));
    QCOMPARE(result.board.notes().size(), size_t(2));
    QCOMPARE(result.findings,
             (std::vector<ImportFinding>{
                 {QStringLiteral("x.txt"), 2, QString::fromUtf8("No words after “C:”; left out")}}));
}

void PlainLinesTest::equalText_givesEqualBoard()
{
    const QByteArray text = "# A\na\nC: b\n# B\nc?";
    const Board once = importLines(text, QStringLiteral("x.txt")).board;
    QVERIFY(once == importLines(text, QStringLiteral("x.txt")).board);
    QVERIFY(once.id() != importLines(text + "\nd", QStringLiteral("x.txt")).board.id());
}

void PlainLinesTest::lineTooLong_isRefusedWithLine()
{
    try {
        importLines("a\n" + QByteArray(100'001, 'b'), QStringLiteral("x.txt"));
        QFAIL("accepted");
    } catch (const ImportError &error) {
        QCOMPARE(error.what(), "line 2: more than 100000 characters; split the line");
    }
}

void PlainLinesTest::tooManyLines_areRefusedWithLine()
{
    try {
        importLines(QByteArray("a\n").repeated(100'001), QStringLiteral("x.txt"));
        QFAIL("accepted");
    } catch (const ImportError &error) {
        QCOMPARE(error.what(), "line 100001: more than 100000 notes; split the file");
    }
}

QTEST_APPLESS_MAIN(PlainLinesTest)
#include "plain_lines_test.moc"
