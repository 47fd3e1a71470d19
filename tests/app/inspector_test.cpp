#include "app/controls/controls.h"
#include "app/controls/toast.h"
#include "app/controls/value_box.h"
#include "app/window/board_session.h"
#include "board/board_view.h"
#include "model/arrange_edits.h"
#include "model/edits.h"
#include "tests/app/selected_note.h"

#include <QRadioButton>
#include <QTest>

namespace tempestry {

class InspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newTitle_isOneUndoStep();
    void escape_keepsOldTitle();
    void makeLink_turnsImpliedEdgeIntoLink();
    void link_isTypedOverAndRemoved();
    void wrongWeight_isRefusedWithReason();
    void actors_areAddedRenamedAndTakenOff();
    void tooLongTitle_isCutWhileTyping();
    void readOnlyBoard_takesNoTyping();
    void lockedNote_takesNoTypingUntilUnlocked();
    void frame_isRenamedAndGetsItsKind();
    void timeline_isRenamedAndCounted();
    void clickedLink_isTypedOver();
};

void InspectorTest::newTitle_isOneUndoStep()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *title = selected.box<TextBox>("title");
    QVERIFY(title);
    selected.type(title, QStringLiteral("Payment provider"));
    QCOMPARE(selected.note(selected.handler).title, QStringLiteral("Payment provider"));
    QVERIFY(selected.window->document().undo());
    QCOMPARE(selected.note(selected.handler).title, QStringLiteral("External system"));
}

void InspectorTest::escape_keepsOldTitle()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *title = selected.box<TextBox>("title");
    QVERIFY(title);
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("Something else"));
    QTest::keyClick(title, Qt::Key_Escape);
    QCOMPARE(selected.note(selected.handler).title, QStringLiteral("External system"));
    QCOMPARE(title->toPlainText(), QStringLiteral("External system"));
}

void InspectorTest::makeLink_turnsImpliedEdgeIntoLink()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *make = selected.box<Button>("makeLink");
    QVERIFY(make);
    QVERIFY(selected.board().links().isEmpty());
    QTest::mouseClick(make, Qt::LeftButton);
    QCOMPARE(selected.board().links().size(), 1U);
    selected.board().links().forEach([&](const Link &link) {
        QCOMPARE(link.from, selected.command);
        QCOMPARE(link.to, selected.handler);
    });
}

void InspectorTest::link_isTypedOverAndRemoved()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.apply(edits::addLink(selected.board(), selected.handler, selected.first));
    LinkId id;
    selected.board().links().forEach([&](const Link &link) { id = link.id; });
    const auto type = [&](const QString &box, const QString &text) {
        auto *value = selected.box<ValueBox>(qPrintable(box + u' ' + id.toString()));
        QVERIFY2(value, qPrintable(box));
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, text);
        QTest::keyClick(value, Qt::Key_Return);
        QTest::qWait(0);
    };
    type(QStringLiteral("Label"), QStringLiteral("on Mondays"));
    type(QStringLiteral("Weight"), QStringLiteral("3"));
    type(QStringLiteral("Delay"), QStringLiteral("800 ms"));
    const Link link = *selected.board().find(id);
    QCOMPARE(link.label, QStringLiteral("on Mondays"));
    QCOMPARE(link.weight, 3.0);
    QCOMPARE(link.delay.first, 800'000);
    auto *remove = selected.box<Button>("removeLink");
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(!selected.board().find(id));
}

void InspectorTest::wrongWeight_isRefusedWithReason()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.apply(edits::addLink(selected.board(), selected.handler, selected.first));
    LinkId id;
    selected.board().links().forEach([&](const Link &link) { id = link.id; });
    auto *box = selected.box<ValueBox>(qPrintable(QStringLiteral("Weight ") + id.toString()));
    QVERIFY(box);
    QTest::keyClicks(box, QStringLiteral("-1"));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(selected.window->findChild<Toast *>()->text().contains(QStringLiteral("is no weight")));
    QCOMPARE(selected.board().find(id)->weight, 1.0);
}

void InspectorTest::actors_areAddedRenamedAndTakenOff()
{
    Selected selected(NoteKind::Command);
    const auto type = [&](const char *name, const QString &text) {
        auto *box = selected.box<ValueBox>(name);
        QVERIFY(box);
        box->setFocus();
        box->selectAll();
        QTest::keyClick(box, Qt::Key_Delete);
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
        QTest::qWait(0);
    };
    type("newActor", QStringLiteral("Clerk"));
    type("newActor", QStringLiteral("Smith, John"));
    QCOMPARE(selected.note(selected.command).actors,
             QStringList({QStringLiteral("Clerk"), QStringLiteral("Smith, John")}));
    type("actor 0", QStringLiteral("Baker"));
    QCOMPARE(selected.note(selected.command).actors.front(), QStringLiteral("Baker"));
    type("actor 0", QString());
    QCOMPARE(selected.note(selected.command).actors, QStringList({QStringLiteral("Smith, John")}));
}

void InspectorTest::tooLongTitle_isCutWhileTyping()
{
    TextBox box(QStringLiteral("1234"), 5);
    box.moveCursor(QTextCursor::End);
    QTest::keyClicks(&box, QStringLiteral("567"));
    QCOMPARE(box.toPlainText(), QStringLiteral("12345"));
}

void InspectorTest::readOnlyBoard_takesNoTyping()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.window->document().setReadOnly(true);
    QTRY_VERIFY(selected.box<TextBox>("title")->isReadOnly());
    QVERIFY(selected.box<ValueBox>("Takes")->isReadOnly());
}

void InspectorTest::lockedNote_takesNoTypingUntilUnlocked()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.apply(edits::lockNotes(selected.board(), {&selected.handler, 1}, true));
    auto *unlock = selected.box<Button>("unlock");
    QVERIFY(unlock);
    QVERIFY(selected.box<TextBox>("title")->isReadOnly());
    QVERIFY(selected.box<ValueBox>("Takes")->isReadOnly());
    unlock->click();
    QVERIFY(!selected.note(selected.handler).locked);
    QTRY_VERIFY(!selected.box<TextBox>("title")->isReadOnly());
}

void InspectorTest::frame_isRenamedAndGetsItsKind()
{
    Selected selected(NoteKind::Event);
    const Frame frame{FrameId::create(), FrameKind::Context, QStringLiteral("Here"), 0, 2000, 400, 300};
    selected.apply(edits::addFrame(selected.board(), frame));
    BoardView &view = selected.window->view();
    view.setZoom(1);
    view.centerOn(200, 2100);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(QPointF(60, 2010)));
    auto *swimlane = selected.box<QRadioButton>("frameKind 4");
    QVERIFY(swimlane);
    swimlane->click();
    QCOMPARE(selected.board().find(frame.id)->kind, FrameKind::Swimlane);
    QTRY_VERIFY(selected.box<QRadioButton>("frameKind 4")->isChecked());
    selected.type(selected.box<TextBox>("title"), QStringLiteral("Ordering"));
    QCOMPARE(selected.board().find(frame.id)->title, QStringLiteral("Ordering"));
}

void InspectorTest::timeline_isRenamedAndCounted()
{
    Selected selected(NoteKind::Event);
    const Timeline timeline = *selected.board().find(*selected.note(selected.first).timeline);
    BoardView &view = selected.window->view();
    view.setZoom(1);
    view.centerOn(timeline.x + 300, timeline.y + 200);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      view.mapFromScene(QPointF(timeline.x + 60, timeline.y + 20)));
    QVERIFY(view.selectedTimeline());
    QTRY_VERIFY(selected.box<QLabel>("columns"));
    QCOMPARE(selected.box<QLabel>("columns")->text(), QStringLiteral("3"));
    QCOMPARE(selected.box<QLabel>("notes")->text(), QStringLiteral("4"));
    selected.type(selected.box<TextBox>("title"), QStringLiteral("From cart to delivery"));
    QCOMPARE(selected.board().find(timeline.id)->title, QStringLiteral("From cart to delivery"));
}

void InspectorTest::clickedLink_isTypedOver()
{
    Selected selected(NoteKind::Event);
    selected.apply(edits::addLink(selected.board(), selected.command, selected.handler));
    BoardView &view = selected.window->view();
    view.setReducedMotion(true);
    view.setZoom(1);
    const Note &from = selected.note(selected.command);
    const Note &to = selected.note(selected.handler);
    const QPointF between((from.x + from.width + to.x) / 2, from.y + from.height / 2);
    view.centerOn(between);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(between));
    QVERIFY(view.selectedLink());
    auto *guard = selected.box<ValueBox>("Guard");
    QVERIFY(guard);
    selected.type(guard, QStringLiteral("amount > 100"));
    const Link *link = selected.board().find(*view.selectedLink());
    QCOMPARE(link->guard, QStringLiteral("amount > 100"));
    auto *weight = selected.box<ValueBox>("Weight");
    selected.type(weight, QStringLiteral("heavy"));
    QCOMPARE(selected.board().find(link->id)->weight, 1.0);
}

} // namespace tempestry

QTEST_MAIN(tempestry::InspectorTest)
#include "inspector_test.moc"
