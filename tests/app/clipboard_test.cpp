#include "app/board_session.h"
#include "app/clipboard.h"
#include "app/finder.h"
#include "board/board_scene.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "persistence/board_json.h"
#include "tests/app/open_desk.h"
#include "tests/board/sample_board.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

namespace tempestry {

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// A window with an empty board in reduced motion, and what it says.
struct Bench
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QSignalSpy said{&window->clipboard(), &Clipboard::said};

    Bench() { window->view().setReducedMotion(true); }

    const Board &board() const { return window->document().board(); }
    const Note *note(const char *title) const { return test::noteTitled(board(), text(title)); }
    QString lastSaid() const { return said.isEmpty() ? QString() : said.last().first().toString(); }

    NoteId add(NoteKind kind, const char *title, double x, double y) const
    {
        Note note = edits::newNote(board(), kind, x, y);
        note.title = text(title);
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Add note"));
        return note.id;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QTest::keyClick(&window->view(), key, modifiers);
    }
    void paste(QMimeData *data) const
    {
        QGuiApplication::clipboard()->setMimeData(data);
        key(Qt::Key_V);
    }
    void pasteText(const QString &words) const
    {
        auto *data = new QMimeData;
        data->setText(words);
        paste(data);
    }
    void drop(const QMimeData &data, QPointF paper) const
    {
        BoardView &view = window->view();
        const QPoint at = view.mapFromScene(paper);
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &enter);
        if (!enter.isAccepted())
            return;
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &move);
        QDropEvent drop(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
    }
    QString file(const char *name, const QByteArray &content) const
    {
        const QString path = desk.folder() + u'/' + text(name);
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("can't write %s", qPrintable(path));
        return path;
    }
};

QMimeData *boardData(const QByteArray &json)
{
    auto *data = new QMimeData;
    data->setData(text(kBoardMimeType), json);
    return data;
}

QMimeData *fileData(const QStringList &paths)
{
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    auto *data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace

class ClipboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void copy_givesBoardTextAndPicture();
    void copyAsPicture_givesPictureOnly();
    void pasteInOtherWindow_bringsNotesAndLinks();
    void pasteTwice_selectsNewNotesInOneStepEach();
    void cut_removesAndPasteBringsBack();
    void cutTimeline_takesItsNotes();
    void nothingSelected_isSaid();
    void lines_becomeNotesByWording();
    void linesWithTimelineSelected_becomeItsNextColumns();
    void pasteAs_makesAllLinesThatKind();
    void pasteWhileTyping_goesIntoTheText();
    void keysInTextBox_keepTheirMeaning();
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
    void readOnlyBoard_refusesPaste();
};

void ClipboardTest::copy_givesBoardTextAndPicture()
{
    const Bench bench;
    const NoteId placed = bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.add(NoteKind::Command, "Place order", 100, 200);
    bench.window->view().selectNotes(std::span(&placed, 1));
    bench.key(Qt::Key_C);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), text("Event: Order placed"));
    const Board copied = persistence::boardFromJson(data->data(text(kBoardMimeType))).board;
    QCOMPARE(copied.notes().size(), size_t(1));
    QVERIFY(*copied.find(placed) == *bench.board().find(placed));
    const auto png = QImage::fromData(data->data(text("image/png")), "PNG");
    QVERIFY(png.width() > 104);
    QCOMPARE(data->imageData().value<QImage>().size(), png.size());
    QCOMPARE(bench.lastSaid(), text("Copied 1 note"));
}

void ClipboardTest::copyAsPicture_givesPictureOnly()
{
    const Bench bench;
    bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->view().selectAll();
    bench.key(Qt::Key_C, Qt::ShiftModifier | Qt::AltModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(!data->hasText());
    QVERIFY(!data->hasFormat(text(kBoardMimeType)));
}

void ClipboardTest::pasteInOtherWindow_bringsNotesAndLinks()
{
    Bench bench;
    const NoteId from = bench.add(NoteKind::Command, "Place order", 100, 200);
    const NoteId to = bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->document().apply(edits::addLink(bench.board(), from, to), QStringLiteral("Link"));
    bench.window->view().selectAll();
    bench.key(Qt::Key_C);
    MainWindow *other = OpenDesk::shown(bench.desk->newBoard());
    QTest::keyClick(&other->view(), Qt::Key_V, Qt::ControlModifier);
    const Board &board = other->document().board();
    QCOMPARE(board.notes().size(), size_t(2));
    QCOMPARE(board.links().size(), size_t(1));
    board.links().forEach([&](const Link &link) {
        QCOMPARE(board.find(link.from)->title, text("Place order"));
        QVERIFY(link.from != from);
    });
}

void ClipboardTest::pasteTwice_selectsNewNotesInOneStepEach()
{
    const Bench bench;
    const NoteId first = bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->view().selectAll();
    bench.key(Qt::Key_C);
    bench.key(Qt::Key_V);
    bench.key(Qt::Key_V);
    QCOMPARE(bench.board().notes().size(), size_t(3));
    QCOMPARE(bench.window->view().selectedNotes().size(), size_t(1));
    QVERIFY(bench.window->view().selectedNotes().front() != first);
    QSet<double> places;
    bench.board().notes().forEach([&places](const Note &note) { places.insert(note.x); });
    QCOMPARE(places.size(), 3);
    bench.window->undo();
    QCOMPARE(bench.board().notes().size(), size_t(2));
}

void ClipboardTest::cut_removesAndPasteBringsBack()
{
    const Bench bench;
    bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->view().selectAll();
    bench.key(Qt::Key_X);
    QVERIFY(bench.board().notes().isEmpty());
    QCOMPARE(bench.window->document().undoLabel(), text("Cut 1 note"));
    bench.key(Qt::Key_V);
    QVERIFY(bench.note("Order placed"));
}

void ClipboardTest::cutTimeline_takesItsNotes()
{
    const Bench bench;
    bench.key(Qt::Key_N, Qt::NoModifier);
    bench.key(Qt::Key_Escape, Qt::NoModifier);
    QVERIFY(bench.window->view().selection().timeline);
    bench.pasteText(text("Order placed\nOrder paid"));
    bench.window->document().undo();
    bench.window->document().redo();
    const TimelineId line = *bench.note("Order paid")->timeline;
    const QPoint title = bench.window->view().mapFromScene(
        QPointF(bench.board().find(line)->x + 20, bench.board().find(line)->y + 15));
    QTest::mouseClick(bench.window->view().viewport(), Qt::LeftButton, {}, title);
    QVERIFY(bench.window->view().selection().timeline);
    bench.key(Qt::Key_X);
    QVERIFY(bench.board().notes().isEmpty());
    QVERIFY(bench.board().timelines().isEmpty());
    bench.key(Qt::Key_V);
    QCOMPARE(bench.board().timelines().size(), size_t(1));
    QCOMPARE(bench.note("Order paid")->column, 1);
}

void ClipboardTest::nothingSelected_isSaid()
{
    const Bench bench;
    bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->view().selectNotes({});
    for (const Qt::Key key : {Qt::Key_C, Qt::Key_X}) {
        bench.key(key);
        QCOMPARE(bench.lastSaid(), text("Nothing is selected. Select notes, a timeline or a frame first."));
    }
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void ClipboardTest::lines_becomeNotesByWording()
{
    const Bench bench;
    bench.pasteText(
        text("- Place order\r\n- Order placed\r\n- Whenever placed, ship\r\n- Who pays?\r\nA: Customer"));
    QCOMPARE(bench.board().notes().size(), size_t(5));
    QCOMPARE(bench.note("Place order")->kind, NoteKind::Command);
    QCOMPARE(bench.note("Order placed")->kind, NoteKind::Event);
    QCOMPARE(bench.note("Whenever placed, ship")->kind, NoteKind::Policy);
    QCOMPARE(bench.note("Who pays?")->kind, NoteKind::Hotspot);
    QCOMPARE(bench.note("Customer")->kind, NoteKind::Actor);
    QCOMPARE(bench.window->view().selectedNotes().size(), size_t(5));
    QCOMPARE(bench.window->document().undoLabel(), text("Paste 5 notes"));
    bench.window->undo();
    QVERIFY(bench.board().notes().isEmpty());
}

void ClipboardTest::linesWithTimelineSelected_becomeItsNextColumns()
{
    const Bench bench;
    bench.key(Qt::Key_N, Qt::NoModifier);
    bench.key(Qt::Key_Escape, Qt::NoModifier);
    bench.pasteText(text("a\nb\nc\nd\ne\nf\ng"));
    for (int i = 0; i < 7; ++i) {
        const Note *note = test::noteTitled(bench.board(), QString(QChar(u'a' + i)));
        QVERIFY(note && note->timeline);
        QCOMPARE(note->column, i);
    }
}

void ClipboardTest::pasteAs_makesAllLinesThatKind()
{
    const Bench bench;
    QGuiApplication::clipboard()->setText(text("Order placed\nE: Who pays?"));
    bench.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    auto *box = child<QLineEdit>(bench.window, "find");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, text("read model"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(bench.board().notes().size(), size_t(2));
    QCOMPARE(bench.note("Who pays?")->kind, NoteKind::ReadModel);
    QCOMPARE(bench.note("Order placed")->kind, NoteKind::ReadModel);
}

void ClipboardTest::pasteWhileTyping_goesIntoTheText()
{
    const Bench bench;
    bench.key(Qt::Key_E, Qt::NoModifier);
    QVERIFY(bench.window->view().isEditing());
    bench.pasteText(text("Order placed"));
    QTest::keyClicks(&bench.window->view(), text(" now"));
    bench.key(Qt::Key_A);
    bench.key(Qt::Key_C);
    QCOMPARE(QGuiApplication::clipboard()->text(), text("Order placed now"));
    bench.key(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QVERIFY(bench.note("Order placed now"));
}

void ClipboardTest::keysInTextBox_keepTheirMeaning()
{
    const Bench bench;
    bench.add(NoteKind::Event, "Order placed", 300, 200);
    bench.window->view().selectAll();
    bench.key(Qt::Key_K);
    auto *box = child<QLineEdit>(bench.window, "find");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, text("abc"));
    QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(box, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), text("abc"));
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(box->text(), text("abcabc"));
    QCOMPARE(bench.board().notes().size(), size_t(1));
}

void ClipboardTest::badContent_isRefusedWithSentence_data()
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

void ClipboardTest::badContent_isRefusedWithSentence()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, said);
    const Bench bench;
    auto *data = new QMimeData;
    data->setData(format, content);
    bench.paste(data);
    QTRY_VERIFY2(bench.lastSaid().startsWith(said), qPrintable(bench.lastSaid()));
    QVERIFY(bench.board().notes().isEmpty());
    QVERIFY(!bench.window->document().canUndo());
}

void ClipboardTest::hugeBoard_isRefusedAwayFromTheWindow()
{
    const Bench bench;
    bench.paste(boardData(QByteArray(qsizetype(200) << 20, '{')));
    QVERIFY(bench.lastSaid().isEmpty());
    QTRY_VERIFY(bench.lastSaid().startsWith(text("This part of a board has 200 MB; at most 16 MB")));
}

void ClipboardTest::manyLines_arePastedAwayFromTheWindow()
{
    const Bench bench;
    bench.pasteText(text("Order placed by a customer\n").repeated(2'000));
    QVERIFY(bench.board().notes().isEmpty());
    bench.key(Qt::Key_V);
    QCOMPARE(bench.lastSaid(), text("What was pasted before is still being read. Try again in a moment."));
    QTRY_COMPARE_WITH_TIMEOUT(bench.board().notes().size(), size_t(2'000), 20'000);
    QCOMPARE(bench.window->view().selectedNotes().size(), size_t(2'000));
}

void ClipboardTest::htmlOnly_givesItsWords()
{
    const Bench bench;
    auto *data = new QMimeData;
    data->setHtml(
        text("<p>Order placed</p><script>evil()</script><p>Place <b>order</b></p><img src='file:///x'>"));
    bench.paste(data);
    QCOMPARE(bench.board().notes().size(), size_t(2));
    QCOMPARE(bench.note("Place order")->kind, NoteKind::Command);
}

void ClipboardTest::strangeCharacters_leaveWords()
{
    const Bench bench;
    QString words = text("Order placed");
    words.insert(5, QChar(0));
    words += QChar(0xD800);
    bench.pasteText(words);
    QVERIFY(bench.note("Order placed"));
    QVERIFY(persistence::boardFromJson(persistence::boardToJson(bench.board())).board == bench.board());
}

void ClipboardTest::boardJsonAsText_isPastedAsNotes()
{
    const Bench bench;
    test::SampleBoard sample;
    sample.free(NoteKind::Policy, text("Whenever paid, ship"), 0, 0);
    bench.pasteText(QString::fromUtf8(persistence::boardToJson(sample.board())));
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QCOMPARE(bench.note("Whenever paid, ship")->kind, NoteKind::Policy);
}

void ClipboardTest::webLink_becomesNoteOfItsText()
{
    const Bench bench;
    auto *data = new QMimeData;
    data->setUrls({QUrl(text("https://example.org/order"))});
    bench.paste(data);
    QCOMPARE(bench.board().notes().size(), size_t(1));
    QVERIFY(bench.note("https://example.org/order"));
}

void ClipboardTest::files_areOfferedToBeOpened()
{
    Bench bench;
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

void ClipboardTest::textFile_canBePutHere()
{
    const Bench bench;
    QMimeData *data = fileData({bench.file("lines.txt", "Order placed\nPlace order\n")});
    bench.drop(*data, {300, 300});
    delete data;
    auto *box = child<QLineEdit>(bench.window, "find");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, text("put the lines"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(bench.board().notes().size(), size_t(2));
}

void ClipboardTest::folder_isRefusedWithSentence()
{
    const Bench bench;
    bench.paste(fileData({bench.desk.folder()}));
    QVERIFY2(bench.lastSaid().endsWith(text("is a folder. Drop the files in it.")),
             qPrintable(bench.lastSaid()));
    bench.paste(fileData({text("/dev/zero")}));
    QCOMPARE(bench.lastSaid(), text("“zero” is not a file that can be read."));
    bench.paste(fileData({text("/nowhere/x.md")}));
    QCOMPARE(bench.lastSaid(), text("“x.md” is not there any more."));
    QVERIFY(!bench.window->findChild<Finder *>()->isVisible());
}

void ClipboardTest::droppedText_showsWhereAndMakesNotes()
{
    const Bench bench;
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

void ClipboardTest::droppedPicture_isRefusedWithSentence()
{
    const Bench bench;
    QMimeData data;
    data.setImageData(QImage(10, 10, QImage::Format_RGB32));
    bench.drop(data, {300, 300});
    QCOMPARE(bench.lastSaid(), text("Pictures can't be put on the board. Text and notes can."));
    QVERIFY(bench.board().notes().isEmpty());
}

void ClipboardTest::readOnlyBoard_refusesPaste()
{
    const Bench bench;
    bench.window->document().setReadOnly(true);
    bench.pasteText(text("Order placed"));
    QCOMPARE(bench.lastSaid(), text("This board is open read-only."));
    QMimeData data;
    data.setText(text("Order placed"));
    bench.drop(data, {300, 300});
    QVERIFY(bench.board().notes().isEmpty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::ClipboardTest)
#include "clipboard_test.moc"
