#include "app/window/clipboard.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "persistence/board_json.h"
#include "tests/app/clipboard_bench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

namespace tempestry {

using test::boardData;
using test::ClipboardBench;
using test::text;

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
    void readOnlyBoard_refusesPaste();
};

void ClipboardTest::copy_givesBoardTextAndPicture()
{
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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
    const ClipboardBench bench;
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

void ClipboardTest::readOnlyBoard_refusesPaste()
{
    const ClipboardBench bench;
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
