#include "board/board_view.h"
#include "board/note_layer.h"
#include "board/text_editor_item.h"
#include "tests/board/bench.h"

#include <QClipboard>
#include <QDialog>
#include <QMimeData>
#include <QTest>
#include <QTextCursor>

namespace tempestry {

using test::Bench;
using test::SampleBoard;
using test::text;

// What comes to a note's text other than plain letters: every script, input methods, interruptions.
class TextInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void character_isOneStepOfTheCursorAndOneBackspace_data();
    void character_isOneStepOfTheCursorAndOneBackspace();
    void script_isKeptAsTyped_data();
    void script_isKeptAsTyped();
    void selectionThenLetter_isReplaced();
    void preedit_isShownInPlaceAndNotYetText();
    void preedit_makesTheNoteGrow();
    void keysWhileComposing_belongToTheInputMethod();
    void commitWhileComposing_keepsWhatIsComposed();
    void cursorRectangle_followsTheText();
    void composedTextOnPaper_makesNoNote();
    void undoAndRedoWhileTyping_areOfTheText();
    void undoWhileTyping_staysWithinTheText();
    void pastedRichText_isPlain();
    void focusLoss_keepsTextAndDropsEmptyDraft();
    void dialogWhileTyping_leavesTheTyping();
    void documentUndoneWhileTyping_keepsTheText();
    void noteRemovedWhileTyping_comesBackWithTheText();
    void noteRemovedWhileUntouched_staysAway();
    void timelineRemovedUnderDraft_keepsTheText();
};

namespace {

TextEditorItem *editorOf(const Bench &bench)
{
    return dynamic_cast<TextEditorItem *>(bench.scene().focusItem());
}

int cursorOf(const Bench &bench)
{
    return editorOf(bench)->textCursor().position();
}

const Note *onlyNote(const Bench &bench)
{
    const Note *only = nullptr;
    bench.document.board().notes().forEach([&](const Note &note) { only = &note; });
    return bench.document.board().notes().size() == 1 ? only : nullptr;
}

void control(Bench &bench, int key, Qt::KeyboardModifiers more = {})
{
    bench.key(key, Qt::ControlModifier | more);
}

} // namespace

void TextInputTest::character_isOneStepOfTheCursorAndOneBackspace_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("letter") << text("a");
    QTest::newRow("emoji") << text("😀");
    QTest::newRow("family") << text("👨‍👩‍👧");
    QTest::newRow("skin tone") << text("👍🏽");
    QTest::newRow("flag") << text("🇩🇪");
    QTest::newRow("keycap") << text("1️⃣");
    QTest::newRow("combining accent") << text("e\u0301");
    QTest::newRow("CJK beyond the first plane") << text("𠮷");
    QTest::newRow("Devanagari") << text("क्षि");
}

void TextInputTest::character_isOneStepOfTheCursorAndOneBackspace()
{
    QFETCH(QString, character);
    const int length = int(character.size());
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.compose("", ("x" + character.toUtf8() + character.toUtf8()).constData());
    QCOMPARE(cursorOf(bench), 1 + 2 * length);
    bench.key(Qt::Key_Left);
    QCOMPARE(cursorOf(bench), 1 + length);
    bench.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(editorOf(bench)->textCursor().selectedText(), character);
    bench.key(Qt::Key_Right);
    QCOMPARE(cursorOf(bench), 1 + length);
    bench.key(Qt::Key_Backspace);
    QCOMPARE(editorOf(bench)->text(), u'x' + character);
    bench.key(Qt::Key_Delete);
    QCOMPARE(editorOf(bench)->text(), text("x"));
    bench.key(Qt::Key_Backspace);
    bench.key(Qt::Key_Backspace);
    QVERIFY(bench.view.isEditing());
    QCOMPARE(editorOf(bench)->text(), QString());
}

void TextInputTest::script_isKeptAsTyped_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("emoji") << text("Paid 👨‍👩‍👧 👍🏽 🇩🇪");
    QTest::newRow("CJK") << text("注文が行われた 订单已下 주문됨");
    QTest::newRow("Hebrew") << text("ההזמנה בוצעה");
    QTest::newRow("mixed") << text("Order تم 42 placed בוצע 注文");
    QTest::newRow("combining") << text("e\u0301 n\u0303 \u0E01\u0E33 x\u0336");
    QTest::newRow("two lines") << text("שלום\nhello");
}

void TextInputTest::script_isKeptAsTyped()
{
    QFETCH(QString, words);
    for (const KindInfo &kind : noteKinds()) {
        Bench bench{Board()};
        bench.key(Qt::Key(kind.shortcut));
        const QImage empty = bench.view.viewport()->grab().toImage();
        bench.compose("", words.toUtf8().constData());
        const QRectF typed = editorOf(bench)->sceneBoundingRect();
        bench.key(Qt::Key_Return);
        QVERIFY2(onlyNote(bench), kind.key);
        QCOMPARE(onlyNote(bench)->title, words);
        if (kind.turn == 0)
            QVERIFY2(bench.shown(onlyNote(bench)->id).contains(typed), kind.key);
        QVERIFY(bench.view.viewport()->grab().toImage() != empty);
    }
}

void TextInputTest::selectionThenLetter_isReplaced()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("Order placed");
    bench.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    bench.type("paid");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Order paid"));
}

void TextInputTest::preedit_isShownInPlaceAndNotYetText()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("ab");
    bench.key(Qt::Key_Left);
    const QImage before = bench.view.viewport()->grab().toImage();
    bench.compose("ちゅう");
    QVERIFY(bench.view.viewport()->grab().toImage() != before);
    QCOMPARE(editorOf(bench)->toPlainText(), text("ab"));
    QCOMPARE(editorOf(bench)->text(), text("aちゅうb"));
    bench.compose("", "注");
    QCOMPARE(editorOf(bench)->toPlainText(), text("a注b"));
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("a注b"));
    QCOMPARE(bench.steps, 1);
}

void TextInputTest::preedit_makesTheNoteGrow()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.compose(text("注文が行われた").repeated(20).toUtf8().constData());
    QCOMPARE(bench.scene().shown().notes().size(), size_t(1));
    bench.scene().shown().notes().forEach(
        [](const Note &note) { QVERIFY(note.height > info(NoteKind::Event).height); });
}

void TextInputTest::keysWhileComposing_belongToTheInputMethod()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.compose("ちゅう");
    for (const int key :
         {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Escape, Qt::Key_Up, Qt::Key_Down})
        bench.key(key);
    for (const int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Return})
        control(bench, key);
    QVERIFY(bench.view.isEditing());
    QCOMPARE(bench.steps, 0);
    QCOMPARE(editorOf(bench)->text(), text("ちゅう"));
    bench.compose("", "注文");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("注文"));
}

void TextInputTest::commitWhileComposing_keepsWhatIsComposed()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("Order ");
    bench.compose("ちゅう");
    bench.click(bench.at({900, 550}));
    QVERIFY(!bench.view.isEditing());
    QVERIFY(bench.note("Order ちゅう"));
    QCOMPARE(bench.steps, 1);
}

void TextInputTest::cursorRectangle_followsTheText()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("a");
    QVERIFY(bench.view.inputMethodQuery(Qt::ImEnabled).toBool());
    const auto cursor = [&] { return bench.view.inputMethodQuery(Qt::ImCursorRectangle).toRectF(); };
    NoteId draft;
    bench.scene().shown().notes().forEach([&](const Note &note) { draft = note.id; });
    const QRectF room = bench.view.mapFromScene(bench.shown(draft)).boundingRect();
    const QRectF first = cursor();
    QVERIFY(room.contains(first));
    bench.type("bcd");
    QVERIFY(cursor().left() > first.left() + 5);
    QVERIFY(room.contains(cursor()));
    bench.key(Qt::Key_Return, Qt::ShiftModifier);
    bench.type("e");
    QVERIFY(cursor().top() > first.top());
    QVERIFY(bench.view.inputMethodQuery(Qt::ImSurroundingText).toString().endsWith(u'e'));
}

void TextInputTest::composedTextOnPaper_makesNoNote()
{
    Bench bench{Board()};
    QVERIFY(!bench.view.testAttribute(Qt::WA_InputMethodEnabled));
    bench.compose("e");
    bench.compose("", "e");
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(bench.steps, 0);
    bench.key(Qt::Key_E);
    QVERIFY(bench.view.testAttribute(Qt::WA_InputMethodEnabled));
}

void TextInputTest::undoAndRedoWhileTyping_areOfTheText()
{
    SampleBoard sample;
    const NoteId note = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&note, 1));
    bench.key(Qt::Key_Return);
    for (int i = 0; i < 12; ++i)
        bench.type("so many words here "); // through all sizes
    const QString typed = editorOf(bench)->text();
    int undone = 0;
    for (; editorOf(bench)->text() != text("Paid") && undone < 100; ++undone)
        control(bench, Qt::Key_Z);
    QCOMPARE(editorOf(bench)->text(), text("Paid"));
    QCOMPARE(undone, 4 * 12); // words
    QCOMPARE(bench.shown(note).height(), info(NoteKind::Event).height);
    for (int i = 0; i < undone; ++i)
        control(bench, Qt::Key_Z, Qt::ShiftModifier);
    QCOMPARE(editorOf(bench)->text(), typed);
    QCOMPARE(bench.steps, 0);
}

void TextInputTest::undoWhileTyping_staysWithinTheText()
{
    SampleBoard sample;
    const NoteId note = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&note, 1));
    bench.view.nudgeSelected(5, 0);
    bench.key(Qt::Key_Return);
    control(bench, Qt::Key_Z);
    control(bench, Qt::Key_Z);
    QVERIFY(bench.view.isEditing());
    QCOMPARE(editorOf(bench)->text(), text("Paid"));
    QCOMPARE(bench.steps, 1);
}

void TextInputTest::pastedRichText_isPlain()
{
    Bench bench{Board()};
    auto *data = new QMimeData;
    data->setHtml(text("<h1>Big</h1>"));
    data->setText(text("Big\nsecond"));
    QApplication::clipboard()->setMimeData(data);
    bench.key(Qt::Key_E);
    control(bench, Qt::Key_V);
    bench.key(Qt::Key_Return);
    QCOMPARE(onlyNote(bench)->title, text("Big\nsecond"));
}

void TextInputTest::focusLoss_keepsTextAndDropsEmptyDraft()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.view.clearFocus();
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(bench.steps, 0);
    QVERIFY(bench.scene().shown().notes().isEmpty());
    bench.view.setFocus();
    bench.key(Qt::Key_E);
    bench.type("Paid");
    bench.view.clearFocus();
    QVERIFY(bench.note("Paid"));
}

void TextInputTest::dialogWhileTyping_leavesTheTyping()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("Pa");
    {
        QDialog dialog(&bench.view);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClicks(&dialog, text("lost"));
    }
    bench.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.view));
    QVERIFY(bench.view.isEditing());
    bench.type("id");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Paid"));
    QCOMPARE(bench.steps, 1);
}

void TextInputTest::documentUndoneWhileTyping_keepsTheText()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("First");
    bench.key(Qt::Key_Tab);
    bench.type("Second");
    bench.document.undo();
    QVERIFY(bench.view.isEditing());
    QCOMPARE(bench.scene().shown().notes().size(), size_t(1));
    bench.type("!");
    bench.key(Qt::Key_Return);
    QVERIFY(!bench.note("First"));
    QVERIFY(bench.note("Second!"));
}

void TextInputTest::noteRemovedWhileTyping_comesBackWithTheText()
{
    test::ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.second, 1));
    bench.key(Qt::Key_Return);
    bench.type("Rewritten");
    bench.document.apply(edits::removeNotes(bench.document.board(), std::span(&sample.second, 1)),
                         text("Remote"));
    QVERIFY(bench.view.isEditing());
    bench.type("!");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Rewritten!"));
    QCOMPARE(bench.note("Rewritten!")->timeline, sample.line);
    QCOMPARE(bench.note("Rewritten!")->column, 1);
    QCOMPARE(bench.steps, 2);
    bench.document.undo();
    bench.document.undo();
    QVERIFY(bench.document.board() == sample.board());
}

void TextInputTest::noteRemovedWhileUntouched_staysAway()
{
    test::ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.second, 1));
    bench.key(Qt::Key_Return);
    bench.document.apply(edits::removeNotes(bench.document.board(), std::span(&sample.second, 1)),
                         text("Remote"));
    QVERIFY(!bench.view.isEditing());
    QVERIFY(!bench.note("Second"));
}

void TextInputTest::timelineRemovedUnderDraft_keepsTheText()
{
    test::ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.third, 1));
    bench.key(Qt::Key_Tab);
    bench.type("Fourth");
    bench.document.apply(edits::removeTimeline(bench.document.board(), sample.line), text("Remote"));
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Fourth"));
    QVERIFY(!bench.note("Fourth")->timeline);
}

} // namespace tempestry

QTEST_MAIN(tempestry::TextInputTest)

#include "text_input_test.moc"
