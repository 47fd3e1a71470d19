#include "app/board_session.h"
#include "app/controls.h"
#include "app/shares.h"
#include "app/toast.h"
#include "app/value_box.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QTest>

namespace tempestry {

class InspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newTitle_isOneUndoStep();
    void escape_keepsOldTitle();
    void duration_isReadWithItsUnit();
    void wrongDuration_isRefusedWithReason();
    void newField_isAdded();
    void entityId_movesToOtherField();
    void makeLink_turnsImpliedEdgeIntoLink();
    void changedShare_scalesOthersAndMakesLinks();
    void readOnlyBoard_takesNoTyping();
};

namespace {

// Command, handler and two events on a timeline, with the handler selected.
class Selected
{
public:
    explicit Selected(NoteKind selected)
    {
        window = OpenDesk::shown(desk->newBoard());
        apply(edits::addTimeline(board(), QStringLiteral("Order")));
        TimelineId timeline;
        board().timelines().forEach([&](const Timeline &found) { timeline = found.id; });
        command = place(NoteKind::Command, {timeline, 0, true, 0});
        handler = place(NoteKind::ExternalSystem, {timeline, 1, true, 0});
        first = place(NoteKind::Event, {timeline, 2, true, 0});
        second = place(NoteKind::Event, {timeline, 2, false, 400});
        const NoteId which = selected == NoteKind::Command ? command
                             : selected == NoteKind::Event ? first
                                                           : handler;
        window->view().selectNotes({&which, 1});
    }

    const Board &board() const { return window->document().board(); }
    const Note &note(NoteId id) const { return *board().find(id); }
    template <class Widget>
    Widget *box(const char *name) const
    {
        Widget *found = nullptr;
        return QTest::qWaitFor([&] { return (found = child<Widget>(window, name)) != nullptr; }) ? found
                                                                                                 : nullptr;
    }
    void type(QWidget *into, const QString &text) const
    {
        into->setFocus();
        QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(into, text);
        QTest::keyClick(into, Qt::Key_Return);
    }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId command;
    NoteId handler;
    NoteId first;
    NoteId second;

private:
    void apply(const ChangeSet &change) const { window->document().apply(change, QStringLiteral("Set up")); }
    NoteId place(NoteKind kind, const edits::Slot &slot) const
    {
        Note note = edits::newNote(board(), kind, 0, 0);
        note.title = QString::fromLatin1(info(kind).name);
        apply(edits::addNote(board(), note, slot));
        return note.id;
    }
};

} // namespace

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

void InspectorTest::duration_isReadWithItsUnit()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("1.5 min"));
    QCOMPARE(selected.note(selected.handler).duration, 90'000'000);
}

void InspectorTest::wrongDuration_isRefusedWithReason()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("a while"));
    QCOMPARE(selected.note(selected.handler).duration, 0);
    QCOMPARE(takes->text(), QString());
    QVERIFY(selected.window->findChild<Toast *>()->text().contains(QStringLiteral("a while")));
}

void InspectorTest::newField_isAdded()
{
    Selected selected(NoteKind::Command);
    auto *name = selected.box<ValueBox>("newField");
    QVERIFY(name);
    selected.type(name, QStringLiteral("orderId"));
    QCOMPARE(selected.note(selected.command).fields.size(), 1U);
    QCOMPARE(selected.note(selected.command).fields.front().name, QStringLiteral("orderId"));
}

void InspectorTest::entityId_movesToOtherField()
{
    Selected selected(NoteKind::Command);
    selected.window->document().apply(edits::changeNote(selected.board(), selected.command,
                                                        [](Note &note) {
                                                            note.fields.resize(2);
                                                            note.fields[0].entityId = true;
                                                        }),
                                      QStringLiteral("Set up"));
    auto *second = selected.box<Button>("entityId 1");
    QVERIFY(second);
    QTest::mouseClick(second, Qt::LeftButton);
    QVERIFY(!selected.note(selected.command).fields[0].entityId);
    QVERIFY(selected.note(selected.command).fields[1].entityId);
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

void InspectorTest::changedShare_scalesOthersAndMakesLinks()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *answers = selected.box<Button>("Answers with");
    QVERIFY(answers);
    QTest::mouseClick(answers, Qt::LeftButton);
    QCOMPARE(selected.note(selected.handler).answer, Answer::OneOf);
    const QByteArray name = "share " + selected.first.toString().toLatin1();
    auto *share = selected.box<ValueBox>(name.constData());
    QVERIFY(share);
    selected.type(share, QStringLiteral("95 %"));
    const auto shares = sharesOf(selected.board(), selected.window->view().flow(), selected.handler);
    QCOMPARE(shares.size(), 2U);
    for (const Share &found : shares)
        QCOMPARE(found.percent, found.to == selected.first ? 95.0 : 5.0);
    QCOMPARE(selected.board().links().size(), 2U);
}

void InspectorTest::readOnlyBoard_takesNoTyping()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.window->document().setReadOnly(true);
    QTRY_VERIFY(selected.box<TextBox>("title")->isReadOnly());
    QVERIFY(selected.box<ValueBox>("Takes")->isReadOnly());
}

} // namespace tempestry

QTEST_MAIN(tempestry::InspectorTest)
#include "inspector_test.moc"
