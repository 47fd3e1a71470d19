#include "app/controls/controls.h"
#include "app/controls/side_panel.h"
#include "app/controls/toast.h"
#include "app/inspector/decision_box.h"
#include "app/workshop/hotspots_model.h"
#include "app/workshop/hotspots_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "model/standing.h"
#include "tests/app/open_desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QTest>

namespace tempestry {

class HotspotsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openOnes_comeByPriorityThenResolvedFolded();
    void enterAndClick_showNote();
    void digits_setPriorityAndKeepRow();
    void typedWords_filter();
    void letterR_asksForDecisionOnPaper();
    void escapeInDecision_leavesHotspotOpen();
    void leavingWithDecision_resolves();
    void ctrlShiftR_reopensResolvedHotspot();
    void lockedHotspot_isNotResolvedAndSaysWhy();
    void inspector_showsAndChangesStanding();
    void emptyBoard_saysWhatToDo();
    void copiedText_isMarkdownList();
    void readOnlyBoard_isNotChanged();
};

namespace {

class Room
{
public:
    explicit Room(bool empty = false)
    {
        window = OpenDesk::shown(desk->newBoard());
        if (!empty) {
            low = put(QStringLiteral("Who *pays*"), 0);
            high = put(QStringLiteral("Who ships"), 200);
            resolved = put(QStringLiteral("Who cares"), 400);
            const auto change = [this](const ChangeSet &edit) {
                window->document().apply(edit, QStringLiteral("Set up"));
            };
            change(edits::setPriority(board(), {&low, 1}, Priority::Low));
            change(edits::setPriority(board(), {&high, 1}, Priority::High));
            change(edits::resolve(board(), {&resolved, 1}, QStringLiteral("Everybody")));
        }
        QTest::keyClick(window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    }

    NoteId put(const QString &title, double x) const
    {
        Note note = edits::newNote(board(), NoteKind::Hotspot, x, 0);
        note.title = title;
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Set up"));
        return note.id;
    }

    HotspotsPanel &panel() const { return *qobject_cast<HotspotsPanel *>(window->side().panel()); }
    QListView &list() const { return *panel().findChild<QListView *>(); }
    QLineEdit &decision() const { return *window->decisions().findChild<QLineEdit *>(); }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            all << list().model()->index(row, 0).data().toString();
        return all;
    }
    const Board &board() const { return window->document().board(); }
    const Note &note(NoteId id) const { return *board().find(id); }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId low;
    NoteId high;
    NoteId resolved;
};

} // namespace

void HotspotsPanelTest::openOnes_comeByPriorityThenResolvedFolded()
{
    const Room room;
    QTRY_VERIFY(room.list().hasFocus());
    QCOMPARE(room.titles(), (QStringList{QStringLiteral("Who ships"), QStringLiteral("Who *pays*"),
                                         QStringLiteral("Resolved (1)")}));
    QTest::keyClick(&room.list(), Qt::Key_Down);
    QTest::keyClick(&room.list(), Qt::Key_Down);
    QTest::keyClick(&room.list(), Qt::Key_Return);
    QCOMPARE(room.titles().last(), QStringLiteral("Who cares"));
    QCOMPARE(room.list().model()->index(3, 0).data(HotspotsModel::RemarkRole).toString(),
             QStringLiteral("Everybody"));
    QTest::keyClick(&room.list(), Qt::Key_Left);
    QCOMPARE(room.titles().size(), 3);
}

void HotspotsPanelTest::enterAndClick_showNote()
{
    const Room room;
    QTest::keyClick(&room.list(), Qt::Key_Return);
    QCOMPARE(room.window->view().selectedNotes(), std::vector{room.high});
    QTest::mouseClick(room.list().viewport(), Qt::LeftButton, {},
                      room.list().visualRect(room.list().model()->index(1, 0)).center());
    QCOMPARE(room.window->view().selectedNotes(), std::vector{room.low});
}

void HotspotsPanelTest::digits_setPriorityAndKeepRow()
{
    const Room room;
    QTest::keyClick(&room.list(), Qt::Key_Down);
    QTest::keyClick(&room.list(), Qt::Key_3);
    QCOMPARE(room.note(room.low).priority, Priority::High);
    QCOMPARE(room.titles().front(), QStringLiteral("Who *pays*"));
    QCOMPARE(room.list().currentIndex().row(), 0);
    QTest::keyClick(&room.list(), Qt::Key_0);
    QCOMPARE(room.note(room.low).priority, Priority::None);
    QCOMPARE(room.list().currentIndex().row(), 1);
}

void HotspotsPanelTest::typedWords_filter()
{
    const Room room;
    QTest::keyClicks(&room.list(), QStringLiteral("s"));
    auto *filter = child<QLineEdit>(&room.panel(), "boxed");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("hip"));
    QCOMPARE(room.titles(), QStringList{QStringLiteral("Who ships")});
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(room.titles().size(), 3);
    QVERIFY(room.window->side().panel());
}

void HotspotsPanelTest::letterR_asksForDecisionOnPaper()
{
    const Room room;
    QTest::keyClick(&room.list(), Qt::Key_R);
    QTRY_VERIFY(room.decision().hasFocus());
    QTest::keyClicks(&room.decision(), QStringLiteral("The carrier ships"));
    QTest::keyClick(&room.decision(), Qt::Key_Return);
    QVERIFY(room.note(room.high).resolved);
    QCOMPARE(room.note(room.high).decision, QStringLiteral("The carrier ships"));
    QVERIFY(!room.window->decisions().isVisible());
    QVERIFY(room.list().hasFocus());
    room.window->undo();
    QVERIFY(!room.note(room.high).resolved);
    QVERIFY(room.note(room.high).decision.isEmpty());
}

void HotspotsPanelTest::escapeInDecision_leavesHotspotOpen()
{
    const Room room;
    QTest::keyClick(&room.list(), Qt::Key_R);
    QTest::keyClicks(&room.decision(), QStringLiteral("Nobody"));
    QTest::keyClick(&room.decision(), Qt::Key_Escape);
    QVERIFY(!room.window->decisions().isVisible());
    QVERIFY(!room.note(room.high).resolved);
}

void HotspotsPanelTest::leavingWithDecision_resolves()
{
    const Room room;
    QTest::keyClick(&room.list(), Qt::Key_R);
    QTest::keyClicks(&room.decision(), QStringLiteral("Nobody"));
    room.window->view().setFocus();
    QVERIFY(room.note(room.high).resolved);
    QCOMPARE(room.note(room.high).decision, QStringLiteral("Nobody"));
}

void HotspotsPanelTest::ctrlShiftR_reopensResolvedHotspot()
{
    const Room room;
    room.window->view().selectNotes({&room.resolved, 1});
    room.window->view().setFocus();
    QTest::keyClick(room.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!room.note(room.resolved).resolved);
    QTest::keyClick(room.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(room.decision().text(), QStringLiteral("Everybody"));
}

void HotspotsPanelTest::lockedHotspot_isNotResolvedAndSaysWhy()
{
    const Room room;
    room.window->document().apply(
        edits::changeNote(room.board(), room.high, [](Note &note) { note.locked = true; }),
        QStringLiteral("Lock"));
    QTest::keyClick(&room.list(), Qt::Key_R);
    QVERIFY(!room.window->decisions().isVisible());
    QVERIFY(room.window->findChild<Toast *>()->text().contains(QStringLiteral("locked")));
}

void HotspotsPanelTest::inspector_showsAndChangesStanding()
{
    const Room room;
    room.window->side().close();
    room.window->view().selectNotes({&room.low, 1});
    QTRY_VERIFY(child<Button>(room.window, "priority 2"));
    QTest::mouseClick(child<Button>(room.window, "priority 2"), Qt::LeftButton);
    QCOMPARE(room.note(room.low).priority, Priority::Medium);
    QTRY_VERIFY(child<Button>(room.window, "priority 2")->isChecked());
    QTest::mouseClick(child<Button>(room.window, "resolved"), Qt::LeftButton);
    QVERIFY(room.note(room.low).resolved);
    auto *decision = child<TextBox>(room.window, "What was decided");
    decision->setFocus();
    QTest::keyClicks(decision, QStringLiteral("We pay"));
    QTest::keyClick(decision, Qt::Key_Return);
    QCOMPARE(room.note(room.low).decision, QStringLiteral("We pay"));
}

void HotspotsPanelTest::emptyBoard_saysWhatToDo()
{
    const Room room(true);
    QVERIFY(!room.list().isVisible());
    bool says = false;
    for (const auto *label : room.panel().findChildren<QLabel *>())
        says = says || (label->isVisible() && label->text().contains(QStringLiteral("No hotspots yet")));
    QVERIFY(says);
    room.put(QStringLiteral("Who knows"), 0);
    QVERIFY(room.list().isVisible());
}

void HotspotsPanelTest::copiedText_isMarkdownList()
{
    const Room room;
    QTest::mouseClick(child<Button>(room.window, "copyHotspots"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("## Open hotspots\n\n"
                                                                  "- [ ] Who ships (priority high)\n"
                                                                  "- [ ] Who \\*pays\\* (priority low)\n\n"
                                                                  "## Resolved hotspots\n\n"
                                                                  "- [x] Who cares: Everybody\n"));
}

void HotspotsPanelTest::readOnlyBoard_isNotChanged()
{
    const Room room;
    const Board before = room.board();
    room.window->document().setReadOnly(true);
    QTest::keyClick(&room.list(), Qt::Key_R);
    QTest::keyClick(&room.list(), Qt::Key_1);
    QVERIFY(!room.window->decisions().isVisible());
    QCOMPARE(room.board(), before);
}

} // namespace tempestry

QTEST_MAIN(tempestry::HotspotsPanelTest)
#include "hotspots_panel_test.moc"
