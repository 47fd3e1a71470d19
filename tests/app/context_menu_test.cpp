#include "app/window/context_menu.h"
#include "app/workshop/presentation.h"
#include "app/workshop/walk_through.h"
#include "board/board_view.h"
#include "model/arrange_edits.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

namespace tempestry {

namespace {

class Paper
{
public:
    Paper()
        : window(OpenDesk::shown(desk->newBoard()))
    {
        window->view().setReducedMotion(true);
        window->view().setZoom(1);
        window->view().centerOn(400, 300);
    }

    NoteId put(NoteKind kind, double x, double y) const
    {
        const Note note = edits::newNote(board(), kind, x, y);
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Set up"));
        return note.id;
    }

    const Board &board() const { return window->document().board(); }
    const Note &note(NoteId id) const { return *board().find(id); }
    void select(const std::vector<NoteId> &notes) const { window->view().selectNotes(notes); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) const { QTest::keyClick(window, key, modifiers); }

    // The ids of what can be chosen there.
    QStringList menuAt(QPointF paper) const
    {
        const QPoint at = window->view().mapFromScene(paper);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, window->view().viewport()->mapToGlobal(at));
        QApplication::sendEvent(window->view().viewport(), &event);
        return shownMenu();
    }

    QMenu *menu() const { return window->findChild<QMenu *>(QStringLiteral("contextMenu")); }
    QStringList shownMenu() const
    {
        QStringList ids;
        if (menu())
            for (const QAction *action : menu()->actions())
                if (!action->isSeparator())
                    ids << action->objectName();
        return ids;
    }

    // As a click on the line does.
    void choose(const char *id) const
    {
        QAction *action = menu()->findChild<QAction *>(QString::fromLatin1(id));
        QTest::mouseClick(menu(), Qt::LeftButton, {}, menu()->actionGeometry(action).center());
    }

    OpenDesk desk;
    MainWindow *window;
};

QString id(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

class ContextMenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paper_offersNewNotesThere();
    void note_offersWhatSuitsOne();
    void severalNotes_offerArranging();
    void readOnlyBoard_offersNoEdits();
    void eventOnTimeline_offersToSplitIt();
    void titleOfTimeline_offersItsOrder();
    void presentation_endsByTheMenu();
    void paperOnly_endsByTheMenu();
    void menuKey_opensMenuOfSelected();
    void arrangingKeys_doOneStepEach_data();
    void arrangingKeys_doOneStepEach();
    void snapping_isRemembered();
};

void ContextMenuTest::paper_offersNewNotesThere()
{
    Paper paper;
    const QStringList ids = paper.menuAt({300, 250});
    QVERIFY(ids.contains(id("insert.event")) && ids.contains(id("edit.selectAll")));
    QVERIFY(!ids.contains(id("edit.duplicate")));
    paper.choose("insert.event");
    QVERIFY(paper.window->view().isEditing());
    QTest::keyClicks(paper.window->view().viewport(), id("Order placed"));
    paper.window->view().commitEditing();
    QCOMPARE(paper.board().notes().size(), 1U);
    paper.board().notes().forEach([](const Note &note) {
        QVERIFY(QRectF(note.x, note.y, note.width, note.height).contains(300, 250));
    });
}

void ContextMenuTest::note_offersWhatSuitsOne()
{
    Paper paper;
    const NoteId event = paper.put(NoteKind::Event, 300, 300);
    const NoteId policy = paper.put(NoteKind::Policy, 600, 300);
    QStringList ids = paper.menuAt({300, 300});
    QCOMPARE(paper.window->view().selectedNotes(), std::vector{event});
    QVERIFY(ids.contains(id("edit.pivotal")) && ids.contains(id("edit.delete")));
    QVERIFY(!ids.contains(id("arrange.left")) && !ids.contains(id("arrange.ungroup")));
    delete paper.menu();
    ids = paper.menuAt({600, 300});
    QCOMPARE(paper.window->view().selectedNotes(), std::vector{policy});
    QVERIFY(!ids.contains(id("edit.pivotal")));
    paper.choose("edit.delete");
    QVERIFY(!paper.board().find(policy));
}

void ContextMenuTest::severalNotes_offerArranging()
{
    Paper paper;
    const NoteId one = paper.put(NoteKind::Event, 300, 300);
    const NoteId two = paper.put(NoteKind::Event, 500, 400);
    paper.select({one, two});
    const QStringList ids = paper.menuAt({500, 400});
    QVERIFY(ids.contains(id("arrange.left")) && ids.contains(id("arrange.group")));
    QVERIFY(!ids.contains(id("edit.text")));
    paper.choose("arrange.top");
    QCOMPARE(paper.note(one).y, paper.note(two).y);
}

void ContextMenuTest::readOnlyBoard_offersNoEdits()
{
    Paper paper;
    paper.put(NoteKind::Event, 300, 300);
    paper.window->document().setReadOnly(true);
    const QStringList ids = paper.menuAt({300, 300});
    QVERIFY(ids.contains(id("view.zoomToSelection")));
    for (const char *edit : {"edit.text", "edit.delete", "arrange.lock", "arrange.toFront", "insert.frame"})
        QVERIFY2(!ids.contains(id(edit)), edit);
}

void ContextMenuTest::eventOnTimeline_offersToSplitIt()
{
    Paper paper;
    paper.put(NoteKind::Event, 300, 300);
    const NoteId later = paper.put(NoteKind::Event, 500, 300);
    QVERIFY(paper.menuAt({300, 560}).contains(id("order.converge")));
    paper.choose("order.converge");
    QCOMPARE(paper.board().timelines().size(), 1U);
    QTRY_VERIFY(!paper.menu());
    const Note &note = paper.note(later);
    QVERIFY(paper.menuAt({note.x + 50, note.y + 50}).contains(id("order.split")));
    paper.choose("order.split");
    QCOMPARE(paper.board().timelines().size(), 2U);
}

void ContextMenuTest::titleOfTimeline_offersItsOrder()
{
    Paper paper;
    for (const double y : {100, 600})
        paper.window->document().apply(edits::addTimeline(paper.board(), id("Orders"), y),
                                       id("Add timeline"));
    double top = 600;
    paper.board().timelines().forEach([&top](const Timeline &line) { top = std::min(top, line.y); });
    const QStringList ids = paper.menuAt({60, top + 20});
    for (const char *offered : {"order.merge", "order.timelineDown", "order.fit"})
        QVERIFY2(ids.contains(id(offered)), offered);
    QVERIFY(!ids.contains(id("order.timelineUp")));
    paper.choose("order.merge");
    QCOMPARE(paper.board().timelines().size(), 1U);
}

void ContextMenuTest::presentation_endsByTheMenu()
{
    Paper paper;
    paper.put(NoteKind::Event, 300, 300);
    paper.window->presentation().begin(Presentation::From::Start);
    QVERIFY(paper.menuAt({300, 300}).contains(id("present.next")));
    paper.choose("present.end");
    QTRY_VERIFY(!paper.window->presentation().isOn());
    QTRY_VERIFY(!paper.menu());
    paper.window->walk().begin(Walk::Direction::Forward);
    QVERIFY(paper.menuAt({300, 300}).contains(id("walk.end")));
    QVERIFY(!paper.shownMenu().contains(id("present.end")));
    paper.choose("walk.end");
    QVERIFY(!paper.window->walk().isActive());
}

void ContextMenuTest::paperOnly_endsByTheMenu()
{
    Paper paper;
    QVERIFY(!paper.menuAt({300, 300}).contains(id("view.paperOnly")));
    delete paper.menu();
    paper.window->setPaperOnly(true);
    QVERIFY(paper.menuAt({300, 300}).contains(id("view.paperOnly")));
    paper.choose("view.paperOnly");
    QVERIFY(!paper.window->isPaperOnly());
}

void ContextMenuTest::menuKey_opensMenuOfSelected()
{
    Paper paper;
    paper.select({paper.put(NoteKind::Event, 300, 300)});
    paper.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(paper.shownMenu().contains(id("edit.text")));
}

void ContextMenuTest::arrangingKeys_doOneStepEach_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("step");
    const Qt::KeyboardModifiers control(Qt::ControlModifier);
    const Qt::KeyboardModifiers alt(Qt::AltModifier);
    const Qt::KeyboardModifiers both = control | Qt::ShiftModifier;
    QTest::newRow("left") << Qt::Key_Left << both << id("Align left edges");
    QTest::newRow("bottom") << Qt::Key_Down << both << id("Align lower edges");
    QTest::newRow("distribute") << Qt::Key_H << alt << id("Distribute horizontally");
    QTest::newRow("group") << Qt::Key_G << control << id("Group notes");
    QTest::newRow("lock") << Qt::Key_L << both << id("Lock notes");
    QTest::newRow("to back") << Qt::Key_BracketLeft << both << id("Send to back");
    QTest::newRow("wider") << Qt::Key_Right << alt << id("Resize 3 notes");
    QTest::newRow("higher") << Qt::Key_Down << alt << id("Resize 3 notes");
}

void ContextMenuTest::arrangingKeys_doOneStepEach()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Paper paper;
    paper.put(NoteKind::Text, 200, 100);
    std::vector<NoteId> notes{paper.put(NoteKind::Event, 300, 300), paper.put(NoteKind::Event, 450, 330),
                              paper.put(NoteKind::Event, 700, 380)};
    paper.put(NoteKind::Text, 200, 500);
    paper.select(notes);
    paper.key(key, modifiers);
    QTEST(paper.window->document().undoLabel(), "step");
}

void ContextMenuTest::snapping_isRemembered()
{
    Paper paper;
    QVERIFY(paper.window->view().isSnapping());
    QVERIFY(paper.window->commands().run(id("arrange.snap")));
    QVERIFY(!paper.window->view().isSnapping());
    paper.desk.restart();
    QVERIFY(!paper.desk->newBoard()->view().isSnapping());
}

} // namespace tempestry

QTEST_MAIN(tempestry::ContextMenuTest)
#include "context_menu_test.moc"
