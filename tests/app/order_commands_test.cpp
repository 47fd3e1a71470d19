#include "app/controls/controls.h"
#include "app/controls/side_panel.h"
#include "app/window/board_session.h"
#include "app/workshop/duplicates_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "model/geometry.h"
#include "model/order_edits.h"
#include "tests/app/open_desk.h"

namespace tempestry {

namespace {

NoteId add(MainWindow &window, NoteKind kind, const char *title, double x, double y)
{
    Note note = edits::newNote(window.document().board(), kind, x, y);
    note.title = QString::fromUtf8(title);
    window.document().apply(edits::addNote(window.document().board(), note), QStringLiteral("Add"));
    return note.id;
}

bool isEnabled(MainWindow &window, const char *command)
{
    window.commands().refresh();
    return window.commands().action(QString::fromLatin1(command))->isEnabled();
}

void select(MainWindow &window, const std::vector<NoteId> &notes)
{
    window.view().selectNotes(notes);
}

bool says(const QWidget &panel, const char *text)
{
    return std::ranges::any_of(panel.findChildren<QLabel *>(), [text](const QLabel *label) {
        return label->text() == QString::fromUtf8(text);
    });
}

} // namespace

class OrderCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlJ_convergesAllFreeNotesInOneStepInView();
    void ctrlJWithSelection_convergesOnlyThat();
    void ctrlJAfterTheLastNoteWritten_convergesAll();
    void ctrlAltArrows_widenAndRestoreColumns();
    void altShiftArrows_reorderTheTimelineOfTheSelection();
    void splitAndMerge_areEachOthersInverse();
    void commands_areOffWhereTheyMakeNoSense();
    void selectedNoteGoesFromASavedBoard_commandsFollow();
    void duplicatesPanel_showsMergesAndKeepsByKeyboard();
    void emptyDuplicatesPanel_saysSo();
    void twinWrittenOnPaper_isWrittenOnTheOther();
};

void OrderCommandsTest::ctrlJ_convergesAllFreeNotesInOneStepInView()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QVERIFY(!isEnabled(*window, "order.converge"));
    std::vector<NoteId> notes;
    for (int i = 0; i < 20; ++i)
        notes.push_back(add(*window, NoteKind::Event, "Something happened", 300 * i, i * 333 % 900));
    window->view().setZoom(1);
    const Board before = window->document().board();
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    const Board &board = window->document().board();
    QCOMPARE(board.timelines().size(), size_t(1));
    const QRect room = window->view().viewport()->rect();
    for (size_t i = 0; i < notes.size(); ++i) {
        const Note &note = *board.find(notes[i]);
        QCOMPARE(note.column, int(i));
        QVERIFY(room.contains(window->view().mapFromScene(QPointF(centreX(note), centreY(note)))));
    }
    window->undo();
    QVERIFY(window->document().board() == before);
}

void OrderCommandsTest::ctrlJWithSelection_convergesOnlyThat()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId first = add(*window, NoteKind::Event, "A", 0, 0);
    const NoteId second = add(*window, NoteKind::Event, "B", 300, 0);
    const NoteId third = add(*window, NoteKind::Event, "C", 0, 900);
    const NoteId other = add(*window, NoteKind::Event, "D", 0, 1500);
    select(*window, {first, second});
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    const auto isOnTimeline = [&](NoteId id) {
        return window->document().board().find(id)->timeline.has_value();
    };
    QVERIFY(isOnTimeline(first) && isOnTimeline(second));
    QVERIFY(!isOnTimeline(third) && !isOnTimeline(other));
    select(*window, {third}); // to the timeline that is there
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(isOnTimeline(third) && !isOnTimeline(other));
    QVERIFY(!isEnabled(*window, "order.converge"));
}

void OrderCommandsTest::ctrlJAfterTheLastNoteWritten_convergesAll()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId first = add(*window, NoteKind::Event, "A", 0, 0);
    const NoteId last = add(*window, NoteKind::Event, "B", 300, 0);
    select(*window, {last});
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    const Board &board = window->document().board();
    QCOMPARE(board.timelines().size(), size_t(1));
    QVERIFY(board.find(first)->timeline && board.find(last)->timeline);
}

void OrderCommandsTest::ctrlAltArrows_widenAndRestoreColumns()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId note = add(*window, NoteKind::Event, "A", 0, 0);
    select(*window, {note});
    QVERIFY(!isEnabled(*window, "order.widen"));
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    QTest::keyClick(window, Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    QTest::keyClick(window, Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(window->document().board().find(note)->columnWidth, 104.0 + 60);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(window, Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(window->document().board().find(note)->columnWidth, 0.0);
}

void OrderCommandsTest::altShiftArrows_reorderTheTimelineOfTheSelection()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    const NoteId note = add(*window, NoteKind::Event, "A", 0, 0);
    select(*window, {note});
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!isEnabled(*window, "order.timelineDown"));
    document.apply(edits::addTimeline(document.board(), QStringLiteral("Below")), QStringLiteral("Add"));
    const TimelineId line = *document.board().find(note)->timeline;
    const double y = document.board().find(line)->y;
    QVERIFY(!isEnabled(*window, "order.timelineUp"));
    QTest::keyClick(window, Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(document.board().find(line)->y > y);
    QTest::keyClick(window, Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(document.board().find(line)->y, y);
}

void OrderCommandsTest::splitAndMerge_areEachOthersInverse()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    const NoteId first = add(*window, NoteKind::Event, "First", 0, 0);
    const NoteId second = add(*window, NoteKind::Event, "Second", 300, 0);
    QTest::keyClick(window, Qt::Key_J, Qt::ControlModifier);
    select(*window, {first});
    QVERIFY(!isEnabled(*window, "order.split"));
    select(*window, {second});
    const Note before = *document.board().find(second);
    QVERIFY(window->commands().run(QStringLiteral("order.split")));
    QCOMPARE(document.board().timelines().size(), size_t(2));
    QVERIFY(!isEnabled(*window, "order.merge"));
    select(*window, {first});
    QVERIFY(window->commands().run(QStringLiteral("order.merge")));
    QCOMPARE(document.board().timelines().size(), size_t(1));
    QCOMPARE(*document.board().find(second), before);
}

void OrderCommandsTest::commands_areOffWhereTheyMakeNoSense()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    for (const char *command :
         {"order.converge", "order.widen", "order.narrow", "order.timelineUp", "order.timelineDown",
          "order.split", "order.merge", "order.fit", "order.keepTwins", "order.partTwins"})
        QVERIFY2(!isEnabled(*window, command), command);
    QVERIFY(isEnabled(*window, "order.duplicates"));
    const NoteId event = add(*window, NoteKind::Event, "A", 0, 0);
    const NoteId command = add(*window, NoteKind::Command, "A", 300, 0);
    select(*window, {event, command});
    QVERIFY(!isEnabled(*window, "order.keepTwins"));
    window->document().setReadOnly(true);
    QVERIFY(!isEnabled(*window, "order.converge"));
}

void OrderCommandsTest::selectedNoteGoesFromASavedBoard_commandsFollow()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    const NoteId first = add(*window, NoteKind::Event, "A", 0, 0);
    const NoteId second = add(*window, NoteKind::Event, "A", 300, 0);
    for (const NoteId &gone : {first, second}) {
        select(*window, {first, second});
        QVERIFY(isEnabled(*window, "order.keepTwins"));
        QTRY_VERIFY(window->session().isSaved());
        document.apply(edits::removeNotes(document.board(), std::span(&gone, 1)), QStringLiteral("Delete"));
        QVERIFY(!isEnabled(*window, "order.keepTwins"));
        QVERIFY(window->view().selectedNotes() == std::vector{gone == first ? second : first});
        document.undo();
    }
}

void OrderCommandsTest::duplicatesPanel_showsMergesAndKeepsByKeyboard()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    const NoteId first = add(*window, NoteKind::Event, "Order placed", 0, 0);
    const NoteId second = add(*window, NoteKind::Event, "Orders placed", 5000, 0);
    const NoteId paid = add(*window, NoteKind::Event, "Invoice paid", 300, 900);
    const NoteId paidAgain = add(*window, NoteKind::Event, "The invoice was paid", 600, 900);
    QVERIFY(window->commands().run(QStringLiteral("order.duplicates")));
    auto *panel = qobject_cast<DuplicatesPanel *>(window->side().panel());
    QVERIFY(panel);
    QTRY_VERIFY(child<Button>(panel, "show0"));
    QVERIFY(child<Button>(panel, "show0")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(window->view().selectedNotes(), (std::vector{first, second}));
    QVERIFY(window->view().viewport()->rect().contains(window->view().mapFromScene(QPointF(5000, 0))));

    child<Button>(panel, "merge0")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(document.board().find(first) && !document.board().find(second));
    QTRY_VERIFY(!child<Button>(panel, "merge1"));
    QTRY_VERIFY(child<Button>(panel, "merge0")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<Button>(panel, "twins0")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(document.board().find(paid)->twins);
    QCOMPARE(document.board().find(paid)->twins, document.board().find(paidAgain)->twins);
    QTRY_VERIFY(!child<Button>(panel, "show0"));
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(!window->side().panel());
    document.undo();
    document.undo();
    QVERIFY(document.board().find(second) && !document.board().find(paid)->twins);
}

void OrderCommandsTest::emptyDuplicatesPanel_saysSo()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QVERIFY(window->commands().run(QStringLiteral("order.duplicates")));
    const QWidget *panel = window->side().panel();
    QVERIFY(says(*panel, "Looking for notes that say the same\u2026"));
    QTRY_VERIFY(says(*panel, "No two notes of one kind say the same."));
    add(*window, NoteKind::Event, "Order placed", 0, 0);
    add(*window, NoteKind::Event, "Order placed", 300, 0);
    QTRY_VERIFY(child<Button>(window->side().panel(), "merge0"));
}

void OrderCommandsTest::twinWrittenOnPaper_isWrittenOnTheOther()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId first = add(*window, NoteKind::Event, "Order placed", 0, 0);
    const NoteId second = add(*window, NoteKind::Event, "Orders placed", 300, 0);
    select(*window, {first, second});
    QVERIFY(window->commands().run(QStringLiteral("order.keepTwins")));
    select(*window, {second});
    window->view().editSelected();
    QTest::keyClicks(window->view().viewport(),
                     QStringLiteral("Order taken by a clerk who writes long lines"));
    window->view().commitEditing();
    const Board &board = window->document().board();
    QCOMPARE(board.find(first)->title, board.find(second)->title);
    QVERIFY(board.find(first)->title.startsWith(QStringLiteral("Order taken")));
    QCOMPARE(board.find(first)->height, board.find(second)->height);
    select(*window, {first});
    QVERIFY(window->commands().run(QStringLiteral("order.partTwins")));
    QVERIFY(!isEnabled(*window, "order.partTwins"));
}

} // namespace tempestry

QTEST_MAIN(tempestry::OrderCommandsTest)
#include "order_commands_test.moc"
