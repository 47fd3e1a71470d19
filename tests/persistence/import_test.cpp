#include "model/timeline_layout.h"
#include "persistence/import.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tempestry;
using namespace tempestry::persistence;

class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void boardJson_keepsItsIds();
    void unknownMember_isFound();
    void session_isReadAsSession();
    void plainLines_areReadAsLines();
    void severalFiles_lieBelowOneAnother();
    void severalFiles_givesEqualBoardAgain();
    void sameFileTwice_isRefused();
    void badContent_isRefusedWithReason_data();
    void badContent_isRefusedWithReason();
    void folder_isRefused();
    void missingFile_isRefused();
    void noFiles_areRefused();
    void readBoardJson_namesFileAndLine();

private:
    QString file(const char *name, const QByteArray &content)
    {
        const QString path = m_folder->filePath(QLatin1StringView(name));
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("can't write %s", qPrintable(path));
        return path;
    }

    // What the import says, with the folder's name as DIR.
    QString refusal(const QStringList &paths)
    {
        try {
            importFiles(paths);
        } catch (const ImportError &error) {
            return QString::fromUtf8(error.what()).replace(m_folder->path(), QStringLiteral("DIR"));
        }
        return QStringLiteral("accepted");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ImportTest::boardJson_keepsItsIds()
{
    const Board board = importContent("a\nC: b", QStringLiteral("x.txt")).board;
    const ImportResult again = importFiles({file("b.json", boardToJson(board))});
    QVERIFY(again.board == board);
    QVERIFY(again.findings.empty());
    QVERIFY(readBoardJson(file("b.json", boardToJson(board))).board == board);
}

void ImportTest::unknownMember_isFound()
{
    QByteArray text = boardToJson(Board());
    text.replace("\"version\": 1,", "\"version\": 1, \"theme\": \"dark\",");
    const QString path = file("b.json", text);
    QCOMPARE(
        importFiles({path}).findings,
        (std::vector<ImportFinding>{{path, 0, QString::fromUtf8("“theme” is not known and was left out")}}));
}

void ImportTest::session_isReadAsSession()
{
    const Board board = importContent("# Shop\n\n## Events\n\n- Order placed\n- Order paid\n\n## Commands\n\n"
                                      "- Place order\n",
                                      QStringLiteral("shop.md"))
                            .board;
    QCOMPARE(board.title(), QStringLiteral("Shop"));
    QCOMPARE(board.notes().size(), size_t(3));
}

void ImportTest::plainLines_areReadAsLines()
{
    const Board board = importContent("C: Place order\nOrder placed\nWhenever placed, then pack\nWho pays?\n",
                                      QStringLiteral("shop.txt"))
                            .board;
    std::map<NoteKind, int> kinds;
    board.notes().forEach([&kinds](const Note &note) { ++kinds[note.kind]; });
    QCOMPARE(
        kinds,
        (std::map<NoteKind, int>{
            {NoteKind::Event, 1}, {NoteKind::Command, 1}, {NoteKind::Policy, 1}, {NoteKind::Hotspot, 1}}));
    QCOMPARE(board.timelines().size(), size_t(1));
}

void ImportTest::severalFiles_lieBelowOneAnother()
{
    const Board board =
        importFiles({file("a.txt", "Order placed\nOrder paid"), file("b.txt", "Order packed")}).board;
    QCOMPARE(board.title(), QStringLiteral("a"));
    QCOMPARE(board.notes().size(), size_t(3));
    std::map<double, QString> titles;
    double height = 0;
    board.timelines().forEach([&](const Timeline &timeline) {
        titles[timeline.y] = timeline.title;
        height = timeline.height;
    });
    QCOMPARE(titles, (std::map<double, QString>{{0, QStringLiteral("a")},
                                                {height + kTimelineGap, QStringLiteral("b")}}));
    board.notes().forEach([&board](const Note &note) { QVERIFY(note.y > board.find(*note.timeline)->y); });
}

void ImportTest::severalFiles_givesEqualBoardAgain()
{
    const QStringList paths = {file("a.txt", "Order placed"), file("b.txt", "Order packed")};
    const Board once = importFiles(paths).board;
    const Board again = importFiles(paths).board;
    QVERIFY(once == again);
    QVERIFY(boardFromJson(boardToJson(once)).board == once);
}

void ImportTest::sameFileTwice_isRefused()
{
    const QString path = file("a.json", boardToJson(importContent("a", QStringLiteral("x")).board));
    const QString said = refusal({path, path});
    QVERIFY2(said.startsWith(QStringLiteral("DIR/a.json: its id ")), qPrintable(said));
    QVERIFY2(
        said.endsWith(QStringLiteral(" is on the board already, from a file before it; import it by itself")),
        qPrintable(said));
}

void ImportTest::badContent_isRefusedWithReason_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &content, const char *message) {
        QTest::newRow(name) << content << QString::fromUtf8(message);
    };
    row("empty", "", "DIR/f: the file is empty");
    row("blank", " \n\t\n", "DIR/f: the file is empty");
    row("byte order mark", "\xEF\xBB\xBF\n", "DIR/f: the file is empty");
    row("database", QByteArray("SQLite format 3\0...", 19),
        "DIR/f: this is a database, not text; open a board with “tempestry BOARD.tempest”");
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0",
                   4),
        "DIR/f: this text is in UTF-16; save it as UTF-8");
    row("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10),
        "DIR/f: this is not text; expected board JSON, session minutes in Markdown or lines of text");
    row("other JSON", R"({"stickies": []})",
        "DIR/f: this is JSON, but no board; a board begins with \"format\": \"tempestry-board\"");
    row("cut board", "{\n\"format\": \"tempestry-board\",\n",
        "DIR/f:3: column 1: this is not valid JSON: unexpected end of input; expected string "
        "literal");
    row("bad board", R"({"format": "tempestry-board", "version": 9})",
        "DIR/f: version: 9 is newer than this program, which reads version 1; open the board with a newer "
        "Tempestry");
    row("Latin-1",
        "Order placed\nBestellung gepr\xFC"
        "ft\n",
        "DIR/f:2: this line is not UTF-8; save the file as UTF-8");
}

void ImportTest::badContent_isRefusedWithReason()
{
    QFETCH(const QByteArray, content);
    QTEST(refusal({file("f", content)}), "message");
}

void ImportTest::folder_isRefused()
{
    QCOMPARE(refusal({m_folder->path()}), QStringLiteral("DIR: this is a folder; name the files in it"));
}

void ImportTest::missingFile_isRefused()
{
    QCOMPARE(refusal({m_folder->filePath(QStringLiteral("none.txt"))}),
             QStringLiteral("DIR/none.txt: can't be opened: No such file or directory"));
}

void ImportTest::noFiles_areRefused()
{
    QCOMPARE(refusal({}), QStringLiteral("no file to import"));
}

void ImportTest::readBoardJson_namesFileAndLine()
{
    const QString path = file("b.json", "{\n\"format\": oops\n}");
    try {
        readBoardJson(path);
        QFAIL("accepted");
    } catch (const ImportError &error) {
        QVERIFY2(QString::fromUtf8(error.what()).startsWith(path + QStringLiteral(":2: ")), error.what());
    }
}

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
