#include "app/controls/finder.h"
#include "app/window/clipboard.h"
#include "board/board_view.h"
#include "persistence/board_json.h"
#include "tests/app/clipboard_bench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QUrl>

namespace tempestry {

using test::boardData;
using test::ClipboardBench;
using test::fileData;
using test::text;

// What comes from other programs.
class ForeignContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void badContent_isRefusedWithSentence_data();
    void badContent_isRefusedWithSentence();
    void hugeBoard_isRefusedAwayFromTheWindow();
    void manyLines_arePastedAwayFromTheWindow();
    void htmlOnly_givesItsWords();
    void strangeCharacters_leaveWords();
    void boardJsonAsText_isPastedAsNotes();
    void webLink_becomesNoteOfItsText();
    void files_areOfferedToBeOpened();
    void textFile_canBePutHere();
    void folder_isRefusedWithSentence();
    void droppedText_showsWhereAndMakesNotes();
    void droppedPicture_isRefusedWithSentence();
};

void ForeignContentTest::badContent_isRefusedWithSentence_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *format, const QByteArray &content, const char *said) {
        QTest::newRow(name) << text(format) << content << text(said);
    };
    row("garbage", kBoardMimeType, "\x00\xff{{{", "These notes can't be read: ");
    row("empty", kBoardMimeType, "", "These notes can't be read: ");
    row("no board", kBoardMimeType, "{}", "These notes can't be read: ");
    row("newer board", kBoardMimeType, R"({"format": "tempestry-board", "version": 9})",
        "These notes can't be read: version: 9 is newer");
    row("board without notes", kBoardMimeType, persistence::boardToJson(Board()),
        "There are no notes in what was copied");
    row("cut board as text", "text/plain", R"({"format": "tempestry-board", "version": 1)",
        "These notes can't be read: ");
    row("much text", "text/plain", QByteArray("Order placed\n").repeated(800'000),
        "This text has 10,400,000 characters; at most 1,000,000 can be put on the board at once. ");
    row("many lines", "text/plain", QByteArray("a\n").repeated(2'001),
        "This text makes 2,001 notes; at most 2,000 can be put on the board at once. ");
    row("long line", "text/plain", QByteArray(10'001, 'a'),
        "“aaaaaaaaaaaaaaaaaaaa…” has 10,001 characters; ");
    row("dashes", "text/plain", "---\n- \n", "There are no words in this text");
    row("picture", "image/png", "\x89PNG", "Pictures can't be put on the board. ");
    row("unknown", "application/x-other", "abc",
        "There is nothing on the clipboard that the paper can take. ");
}

void ForeignContentTest::badContent_isRefusedWithSentence()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, said);
    const ClipboardBench bench;
    auto *data = new QMimeData;
    data->setData(format, content);
    bench.paste(data);
    QTRY_VERIFY2(bench.lastSaid().startsWith(said), qPrintable(bench.lastSaid()));
    QVERIFY(bench.board().notes().isEmpty());
    QVERIFY(!bench.window->document().canUndo());
}

void ForeignContentTest::hugeBoard_isRefusedAwayFromTheWindow()
{
    const ClipboardBench bench;
    bench.paste(boardData(QByteArray(qsizetype(200) << 20, '{')));
    QVERIFY(bench.lastSaid().isEmpty());
    QTRY_VERIFY(bench.lastSaid().startsWith(text("This part of a board has 200 MB; at most 16 MB")));
}

void ForeignContentTest::manyLines_arePastedAwayFromTheWindow()
{
    const ClipboardBench bench;
    bench.pasteText(text("Order placed by a customer\n").repeated(2'000));
    QVERIFY(bench.board().notes().isEmpty());
    bench.key(Qt::Key_V);
    QCOMPARE(bench.lastSaid(), text("What was pasted before is still being read. Try again in a moment."));
    QTRY_COMPARE_WITH_TIMEOUT(bench.board().notes().size(), size_t(2'000), 20'000);
    QCOMPARE(bench.window->view().selectedNotes().size(), size_t(2'000));
}

void ForeignContentTest::htmlOnly_givesItsWords()
{
    const ClipboardBench bench;
    auto *data = new QMimeData;
    data->setHtml(
        text("<p>Order placed</p><script>evil()</script><p>Place <b>order</b></p><img src='file:///x'>"));
    bench.paste(data);
    QCOMPARE(bench.board().notes().size(), size_t(2));
    QCOMPARE(bench.note("Place order")->kind, NoteKind::Command);
}

void ForeignContentTest::strangeCharacters_leaveWords()
{
    const ClipboardBench bench;
    QString words = text("Order placed");
    words.insert(5, QChar(0));
    words += QChar(0xD800);
    bench.pasteText(words);
    QVERIFY(bench.note("Order placed"));
    QVERIFY(persistence::boardFromJson(persistence::boardToJson(bench.board())).board == bench.board());
}

void ForeignContentTest::boardJsonAsText_isPastedAsNotes()
{
    const ClipboardBench bench;
    test::SampleBoard sample;
    sample.free(NoteKind::Policy, text("Whenever paid, ship"), 0, 0);
    bench.pasteText(QString::fromUtf8(persistence::boardToJson(sample.board())));
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QCOMPARE(bench.note("Whenever paid, ship")->kind, NoteKind::Policy);
}

void ForeignContentTest::webLink_becomesNoteOfItsText()
{
    const ClipboardBench bench;
    auto *data = new QMimeData;
    data->setUrls({QUrl(text("https://example.org/order"))});
    bench.paste(data);
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QVERIFY(bench.note("https://example.org/order"));
}

void ForeignContentTest::files_areOfferedToBeOpened()
{
    ClipboardBench bench;
    const QString json =
        bench.file("shop.json", persistence::boardToJson(Board(BoardId::create(), text("Shop"))));
    const QString lines = bench.file("lines.txt", "Order placed\n");
    bench.paste(fileData({json, lines, bench.file("photo.png", QByteArray("\x89PNG\0\0", 6))}));
    QVERIFY2(bench.lastSaid().startsWith(text("“photo.png” is neither a board, Markdown nor text in UTF-8")),
             qPrintable(bench.lastSaid()));
    auto *box = child<QLineEdit>(bench.window, "find");
    QTRY_VERIFY(box->hasFocus());
    QCOMPARE(bench.desk->windows().size(), 1);
    QTest::keyClicks(box, text("open all"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(bench.desk->windows().size(), 3);
    QVERIFY(bench.board().notes().isEmpty());
}

void ForeignContentTest::textFile_canBePutHere()
{
    const ClipboardBench bench;
    QMimeData *data = fileData({bench.file("lines.txt", "Order placed\nPlace order\n")});
    bench.drop(*data, {300, 300});
    delete data;
    auto *box = child<QLineEdit>(bench.window, "find");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, text("put the lines"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(bench.board().notes().size(), size_t(2));
}

void ForeignContentTest::folder_isRefusedWithSentence()
{
    const ClipboardBench bench;
    bench.paste(fileData({bench.desk.folder()}));
    QVERIFY2(bench.lastSaid().endsWith(text("is a folder. Drop the files in it.")),
             qPrintable(bench.lastSaid()));
    bench.paste(fileData({text("/dev/zero")}));
    QCOMPARE(bench.lastSaid(), text("“zero” is not a file that can be read."));
    bench.paste(fileData({text("/nowhere/x.md")}));
    QCOMPARE(bench.lastSaid(), text("“x.md” is not there any more."));
    QVERIFY(!bench.window->findChild<Finder *>()->isVisible());
}

void ForeignContentTest::droppedText_showsWhereAndMakesNotes()
{
    const ClipboardBench bench;
    QMimeData data;
    data.setText(text("Order placed\nOrder paid"));
    BoardView &view = bench.window->view();
    const QPointF middle = view.mapToScene(view.viewport()->rect().center());
    QDragEnterEvent enter(view.mapFromScene(middle), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &enter);
    QDragMoveEvent move(view.mapFromScene(middle), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    const QImage before = view.grab().toImage();
    QApplication::sendEvent(view.viewport(), &move);
    QVERIFY(view.grab().toImage() != before);
    QVERIFY(bench.board().notes().isEmpty());
    bench.drop(data, middle);
    QCOMPARE(bench.board().notes().size(), size_t(2));
    const Note &first = *bench.note("Order placed");
    const Note &second = *bench.note("Order paid");
    QVERIFY(std::abs((first.x + second.x + second.width) / 2 - middle.x()) < 2);
    QVERIFY(bench.window->document().canUndo());
}

void ForeignContentTest::droppedPicture_isRefusedWithSentence()
{
    const ClipboardBench bench;
    QMimeData data;
    data.setImageData(QImage(10, 10, QImage::Format_RGB32));
    bench.drop(data, {300, 300});
    QCOMPARE(bench.lastSaid(), text("Pictures can't be put on the board. Text and notes can."));
    QVERIFY(bench.board().notes().isEmpty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::ForeignContentTest)
#include "foreign_content_test.moc"
