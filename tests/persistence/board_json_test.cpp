#include "persistence/board_json.h"
#include "persistence/element_json.h"
#include "tests/persistence/random_board.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace tempestry;
using namespace tempestry::persistence;

namespace {

constexpr const char *kA = "11111111-2222-4333-8444-555555555555";
constexpr const char *kB = "21111111-2222-4333-8444-555555555555";

QByteArray note(const char *id, const char *more = "")
{
    return QByteArray(R"({"id": ")") + id +
           R"(", "kind": "event", "title": "t", "x": 0, "y": 0, "width": 104, "height": 104)" + more + '}';
}

QByteArray boardWith(const QByteArray &members)
{
    return R"({"format": "tempestry-board", "version": 1, "id": "0b8e5c5e-4a43-4c56-9a53-0d1f3c1f9a11", "title": "b")" +
           members + '}';
}

// What boardFromJson says against the text; empty when it takes it.
QString refusal(const QByteArray &text)
{
    try {
        boardFromJson(text);
    } catch (const JsonError &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

Board sample()
{
    return boardFromJson(boardWith(R"(, "notes": [)" + note(kA, R"(, "z": 2)") + ',' +
                                   note(kB, R"(, "z": 1)") + R"(], "links": [{"id": ")" + kA +
                                   R"(", "from": ")" + kA + R"(", "to": ")" + kB + R"("}])"))
        .board;
}

} // namespace

class BoardJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomBoards_roundTripExactly();
    void emptyBoard_roundTrips();
    void exportedText_isByteEqualAfterReading();
    void movedNote_changesTwoLines();
    void notes_areOrderedByStackingThenId();
    void text_isIndentedUtf8WithFinalNewline();
    void byteOrderMark_isAccepted();
    void unknownMembers_arePassedOverWithWarning();
    void missingLists_areEmpty();
    void badText_isRefusedWithReason_data();
    void badText_isRefusedWithReason();
    void syntaxError_knowsItsLine();
    void cutText_isRefusedAtEveryByte();
    void flippedBytes_neverCrash();
    void manyMembers_takeLinearTime();
    void examples_areBoards();
    void looksLikeBoardJson_goesByFormat_data();
    void looksLikeBoardJson_goesByFormat();
};

void BoardJsonTest::randomBoards_roundTripExactly()
{
    for (quint64 seed = 0; seed < 100; ++seed) {
        const Board board = test::RandomBoard(seed).board(static_cast<int>(seed % 20));
        const QByteArray text = boardToJson(board);
        const BoardJson read = boardFromJson(text);
        QVERIFY2(read.board == board, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QCOMPARE(read.board.id(), board.id());
        QCOMPARE(read.unknown, QStringList());
        QCOMPARE(boardToJson(read.board), text);
    }
}

void BoardJsonTest::emptyBoard_roundTrips()
{
    const Board board(BoardId::create(), QString());
    QVERIFY(boardFromJson(boardToJson(board)).board == board);
}

void BoardJsonTest::exportedText_isByteEqualAfterReading()
{
    const QByteArray text = boardToJson(sample());
    QCOMPARE(boardToJson(boardFromJson(text).board), text);
}

void BoardJsonTest::movedNote_changesTwoLines()
{
    const Board before = sample();
    BoardDraft draft(before);
    draft.change(*NoteId::parse(QString::fromLatin1(kA)), [](Note &moved) {
        moved.x = -12.5;
        moved.y = 7;
    });
    const QList<QByteArray> old = boardToJson(before).split('\n');
    const QList<QByteArray> now = boardToJson(draft.board()).split('\n');
    QCOMPARE(now.size(), old.size());
    QList<QByteArray> changed;
    for (qsizetype i = 0; i < now.size(); ++i)
        if (now[i] != old[i])
            changed += now[i].trimmed();
    QCOMPARE(changed, (QList<QByteArray>{R"("x": -12.5,)", R"("y": 7,)"}));
}

void BoardJsonTest::notes_areOrderedByStackingThenId()
{
    const QByteArray text = boardToJson(sample());
    QVERIFY(text.indexOf(QByteArray("\"id\": \"") + kB) < text.indexOf(QByteArray("\"id\": \"") + kA));
}

void BoardJsonTest::text_isIndentedUtf8WithFinalNewline()
{
    const Board board(*BoardId::parse(QString::fromLatin1(kA)),
                      QString::fromUtf8("Bestellung 🌩 \"x\"\n\u202E"));
    QCOMPARE(boardToJson(board), QByteArray("{\n"
                                            "  \"format\": \"tempestry-board\",\n"
                                            "  \"version\": 1,\n"
                                            "  \"id\": \"11111111-2222-4333-8444-555555555555\",\n"
                                            "  \"title\": \"Bestellung 🌩 \\\"x\\\"\\n\u202E\",\n"
                                            "  \"notes\": [],\n"
                                            "  \"links\": [],\n"
                                            "  \"timelines\": [],\n"
                                            "  \"frames\": [],\n"
                                            "  \"scenarios\": []\n"
                                            "}\n"));
}

void BoardJsonTest::byteOrderMark_isAccepted()
{
    const Board board = sample();
    QVERIFY(boardFromJson("\xEF\xBB\xBF" + boardToJson(board)).board == board);
}

void BoardJsonTest::unknownMembers_arePassedOverWithWarning()
{
    const BoardJson read =
        boardFromJson(boardWith(R"(, "theme": "dark", "notes": [)" + note(kA, R"(, "colour": [1])") + ']'));
    QCOMPARE(read.unknown, (QStringList{QStringLiteral("notes[0].colour"), QStringLiteral("theme")}));
    QCOMPARE(read.board.notes().size(), size_t(1));
}

void BoardJsonTest::missingLists_areEmpty()
{
    const Board board = boardFromJson(boardWith({})).board;
    QCOMPARE(board.title(), QStringLiteral("b"));
    QVERIFY(board.notes().isEmpty());
}

void BoardJsonTest::badText_isRefusedWithReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const char *message) {
        QTest::newRow(name) << text << QString::fromUtf8(message);
    };
    const QByteArray links =
        R"(, "links": [{"id": ")" + QByteArray(kA) + R"(", "from": ")" + kA + R"(", "to": ")" + kB;
    const QByteArray scenario =
        R"(, "scenarios": [{"id": ")" + QByteArray(kA) + R"(", "name": "s", "then": [{"note": ")";
    row("empty", "", "the file is empty; expected JSON");
    row("byte order mark alone", "\xEF\xBB\xBF", "the file is empty; expected JSON");
    row("not JSON", "Order placed",
        "line 1, column 1: this is not valid JSON: invalid literal; last read: 'O'");
    row("cut", "{\n  \"format\":",
        "line 2, column 12: this is not valid JSON: unexpected end of input; expected '[', '{', or a "
        "literal");
    row("trailing comma", "{\n  \"ä\": 1,\n}",
        "line 3, column 1: this is not valid JSON: unexpected '}'; expected string literal");
    row("more after the end", boardWith({}) + "\n{}",
        "line 2, column 1: this is not valid JSON: unexpected '{'; expected end of input");
    row("NaN", boardWith(R"(, "x": NaN)"),
        "line 1, column 110: this is not valid JSON: invalid literal; last read: '\"x\": N'");
    row("1e400", boardWith(R"(, "notes": [1e400])"),
        "line 1, column 119: this is not valid JSON: a number is too large");
    row("invalid UTF-8", boardWith(", \"x\": \"\xC3\x28\""),
        "line 1, column 112: this is not valid JSON: invalid string: ill-formed UTF-8 byte; last read: "
        "'\"\xC3\x28'");
    row("lone surrogate", boardWith(R"(, "x": "\ud83c")"),
        "line 1, column 117: this is not valid JSON: invalid string: surrogate U+D800..U+DBFF must be "
        "followed by "
        "U+DC00..U+DFFF; last read: '\"\\ud83c\"'");
    row("64 deep is too deep for a board but no crash", QByteArray(64, '[') + QByteArray(64, ']'),
        "expected an object, found a list");
    row("100,000 deep", QByteArray(100'000, '['), "");
    row("no object", "[]", "expected an object, found a list");
    row("no format", "{}", "“format” is missing");
    row("other format", R"({"format": "excalidraw"})",
        "format: expected “tempestry-board”, found \"excalidraw\"");
    row("no version", R"({"format": "tempestry-board"})", "“version” is missing");
    row("newer version", R"({"format": "tempestry-board", "version": 2})",
        "version: 2 is newer than this program, which reads version 1; open the board with a newer "
        "Tempestry");
    row("version 0", R"({"format": "tempestry-board", "version": 0})",
        "version: 0 is out of range; expected a whole number from 1 to 9223372036854775807");
    row("no id", R"({"format": "tempestry-board", "version": 1})", "“id” is missing");
    row("notes is no list", boardWith(R"(, "notes": {})"), "notes: expected a list, found an object");
    row("bad note", boardWith(R"(, "notes": [{}])"), "notes[0]: “id” is missing");
    row("name twice", boardWith(R"(, "notes": [{"x": 1, "y": 2, "x": 3}])"),
        "notes[0]: “x” is there twice; keep one of the two");
    row("name twice at the top", boardWith(R"(, "title": "c")"),
        "“title” is there twice; keep one of the two");
    row("id twice", boardWith(R"(, "notes": [)" + note(kA) + ',' + note(kB) + ',' + note(kA) + ']'),
        "notes[2].id: 11111111-2222-4333-8444-555555555555 is already the id of notes[0]");
    row("timeline that is not there",
        boardWith(R"(, "notes": [)" + note(kA, R"(, "timeline": "11111111-2222-4333-8444-555555555555")") +
                  ']'),
        "notes[0].timeline: no timeline has the id 11111111-2222-4333-8444-555555555555");
    row("timer without a note that is not there",
        boardWith(R"(, "notes": [)" + note(kA, R"(, "timer": {"kind": "after", "time": 1,
                               "without": "21111111-2222-4333-8444-555555555555"})") +
                  ']'),
        "notes[0].timer.without: no note has the id 21111111-2222-4333-8444-555555555555");
    row("fault of nothing",
        boardWith(R"(, "scenarios": [{"id": ")" + QByteArray(kA) +
                  R"(", "name": "s", "faults": [{"kind": "loss", "note": ")" + kB + R"("}]}])"),
        "scenarios[0].faults[0].note: no note has the id 21111111-2222-4333-8444-555555555555");
    row("link from nowhere", boardWith(links + R"("}])"),
        "links[0].from: no note has the id 11111111-2222-4333-8444-555555555555");
    row("link to nowhere", boardWith(R"(, "notes": [)" + note(kA) + ']' + links + R"("}])"),
        "links[0].to: no note has the id 21111111-2222-4333-8444-555555555555");
    row("scenario of nothing", boardWith(scenario + kB + R"("}]}])"),
        "scenarios[0].then[0].note: no note has the id 21111111-2222-4333-8444-555555555555");
    row("payload is a list", boardWith(scenario + kB + R"(", "payload": []}]}])"),
        "scenarios[0].then[0].payload: expected an object, found a list");
}

void BoardJsonTest::badText_isRefusedWithReason()
{
    QFETCH(const QByteArray, text);
    QFETCH(QString, message);
    if (message.isEmpty())
        message = QStringLiteral("[0]").repeated(64) +
                  QStringLiteral(": lists and objects are nested more than 64 deep");
    QCOMPARE(refusal(text), message);
}

void BoardJsonTest::syntaxError_knowsItsLine()
{
    try {
        boardFromJson("{\n\n  oops\n}");
        QFAIL("accepted");
    } catch (const JsonError &error) {
        QCOMPARE(error.line(), 3);
    }
}

void BoardJsonTest::cutText_isRefusedAtEveryByte()
{
    const QByteArray text = boardToJson(test::RandomBoard(7).board(3)).trimmed();
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(!refusal(text.first(size)).isEmpty(), qPrintable(QString::number(size)));
}

void BoardJsonTest::flippedBytes_neverCrash()
{
    const QByteArray text = boardToJson(test::RandomBoard(11).board(3));
    test::RandomBoard random(1);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        QByteArray damaged = text;
        damaged[random.number(0, static_cast<int>(text.size()) - 1)] =
            static_cast<char>(random.number(0, 255));
        const QString message = refusal(damaged);
        QVERIFY2(!message.contains(u'\n'), qPrintable(message));
        refused += !message.isEmpty();
    }
    QVERIFY(refused > 0);
}

void BoardJsonTest::manyMembers_takeLinearTime()
{
    QByteArray members;
    for (int i = 0; i < 200'000; ++i)
        members += ",\"" + QByteArray::number(i) + "\":0";
    const BoardJson read = boardFromJson(boardWith(members)); // a search for each name would take minutes
    QCOMPARE(read.unknown.size(), 200'000);
}

void BoardJsonTest::examples_areBoards()
{
    QDirIterator files(QStringLiteral(TEMPESTRY_SOURCE_DIR "/resources/examples"),
                       {QStringLiteral("*.json")});
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(refusal(text).isEmpty(), qPrintable(file.fileName() + refusal(text)));
        const BoardJson read = boardFromJson(text);
        QCOMPARE(read.unknown, QStringList());
        QVERIFY(boardFromJson(boardToJson(read.board)).board == read.board);
        ++count;
    }
    QVERIFY(count > 0);
}

void BoardJsonTest::looksLikeBoardJson_goesByFormat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("export") << boardToJson(sample()) << true;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + boardToJson(sample()) << true;
    QTest::newRow("damaged") << QByteArray(R"({"format" :"tempestry-board", )") << true;
    QTest::newRow("other JSON") << QByteArray(R"({"format": "excalidraw"})") << false;
    QTest::newRow("words") << QByteArray("Order placed") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("garbage") << QByteArray("{\xFF\x00\xFE", 4) << false;
}

void BoardJsonTest::looksLikeBoardJson_goesByFormat()
{
    QFETCH(const QByteArray, text);
    QTEST(looksLikeBoardJson(text), "expected");
}

QTEST_APPLESS_MAIN(BoardJsonTest)
#include "board_json_test.moc"
