#include "app/board_session.h"
#include "app/controls.h"
#include "app/shares.h"
#include "app/toast.h"
#include "app/value_box.h"
#include "board/board_view.h"
#include "model/arrange_edits.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QClipboard>
#include <QMenu>
#include <QRadioButton>
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
    void durationInWords_isDrawnAnewEachTime();
    void behaviour_isTypedInWords_data();
    void behaviour_isTypedInWords();
    void wrongBehaviour_isRefusedWithWhatToWrite_data();
    void wrongBehaviour_isRefusedWithWhatToWrite();
    void answerByGuards_givesEachAnswerItsGuard();
    void handler_takesMessagesTwiceWhenSaid();
    void newField_isAdded();
    void typeOfField_isChosenByKeyboard();
    void enumField_getsItsValues();
    void readModel_getsFields();
    void receivedFields_areThoseOfTheCommand();
    void payloadSchema_isCopied();
    void missingField_isFixedInOneStep();
    void entityId_movesToOtherField();
    void makeLink_turnsImpliedEdgeIntoLink();
    void link_isTypedOverAndRemoved();
    void wrongWeight_isRefusedWithReason();
    void actors_areAddedRenamedAndTakenOff();
    void tooLongTitle_isCutWhileTyping();
    void changedShare_scalesOthersAndMakesLinks();
    void readOnlyBoard_takesNoTyping();
    void lockedNote_takesNoTypingUntilUnlocked();
    void frame_isRenamedAndGetsItsKind();
    void timeline_isRenamedAndCounted();
    void clickedLink_isTypedOver();
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
    void apply(const ChangeSet &change) const { window->document().apply(change, QStringLiteral("Set up")); }
    const Note &note(NoteId id) const { return *board().find(id); }
    void give(NoteId id, const char *name, const char *type = "string") const
    {
        apply(edits::changeNote(board(), id, [&](Note &note) {
            Field field;
            field.name = QString::fromLatin1(name);
            field.type = QString::fromLatin1(type);
            note.fields.push_back(field);
        }));
    }
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
    NoteId place(NoteKind kind, const edits::Slot &slot) const
    {
        Note note = edits::newNote(board(), kind, 0, 0);
        note.title = QString::fromLatin1(info(kind).name);
        apply(edits::addNote(board(), note, slot));
        return note.id;
    }
};

// Opens a button's menu with the mouse and goes to an entry with the keyboard.
void choose(Button *button, const char *entry)
{
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = button->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    menu->setActiveAction(menu->findChild<QAction *>(QLatin1StringView(entry)));
    QTest::keyClick(menu, Qt::Key_Return);
}

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
    QCOMPARE(selected.note(selected.handler).duration.first, 90'000'000);
}

void InspectorTest::wrongDuration_isRefusedWithReason()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("a while"));
    QCOMPARE(selected.note(selected.handler).duration.first, 0);
    QCOMPARE(takes->text(), QString());
    QVERIFY(selected.window->findChild<Toast *>()->text().contains(QStringLiteral("a while")));
}

void InspectorTest::durationInWords_isDrawnAnewEachTime()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("1 s to 3 s"));
    QCOMPARE(selected.note(selected.handler).duration,
             Duration(Duration::Kind::Uniform, 1'000'000, 3'000'000));
}

void InspectorTest::behaviour_isTypedInWords_data()
{
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    using enum NoteKind;
    QTest::newRow("capacity") << ExternalSystem << "At once"
                              << "20"
                              << "20";
    QTest::newRow("retries") << ExternalSystem << "Retries"
                             << "3, backing off from 1 s"
                             << "3, backing off from 1 s";
    QTest::newRow("cost") << ExternalSystem << "Costs"
                          << "0.3"
                          << "0.3";
    QTest::newRow("every day") << Command << "By the clock"
                               << "Every day"
                               << "every day";
    QTest::newRow("without") << Event << "By the clock"
                             << "2 h after without command"
                             << "2 h after without Command";
    QTest::newRow("emptied") << ExternalSystem << "At once"
                             << " "
                             << "";
}

void InspectorTest::behaviour_isTypedInWords()
{
    QFETCH(const NoteKind, kind);
    QFETCH(const QString, row);
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    Selected selected(kind);
    auto *box = selected.box<ValueBox>(qPrintable(row));
    QVERIFY(box);
    selected.type(box, text);
    const auto shows = [&] {
        return selected.box<ValueBox>(qPrintable(row))->text().replace(QChar(QChar::Nbsp), u' ').trimmed();
    };
    QTRY_COMPARE(shows(), shown);
}

void InspectorTest::wrongBehaviour_isRefusedWithWhatToWrite_data()
{
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    using enum NoteKind;
    QTest::newRow("capacity") << ExternalSystem << "At once"
                              << "0"
                              << "from 1 on";
    QTest::newRow("retries") << ExternalSystem << "Retries"
                             << "often"
                             << "backing off from 1 s";
    QTest::newRow("cost") << ExternalSystem << "Costs"
                          << "-1"
                          << "a number from 0 on";
    QTest::newRow("clock") << Command << "By the clock"
                           << "soon"
                           << "every day";
    QTest::newRow("a command waits for nothing") << Command << "By the clock"
                                                 << "2 h after"
                                                 << "every 2 h";
    QTest::newRow("unknown note") << Event << "By the clock"
                                  << "2 h after without Money"
                                  << "“Money”";
    QTest::newRow("times") << Event << "Times"
                           << "0"
                           << "from 1 to 1000";
}

void InspectorTest::wrongBehaviour_isRefusedWithWhatToWrite()
{
    QFETCH(const NoteKind, kind);
    QFETCH(const QString, row);
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    Selected selected(kind);
    auto *box = selected.box<ValueBox>(qPrintable(row));
    QVERIFY(box);
    const Board before = selected.board();
    selected.type(box, text);
    QCOMPARE(box->text(), QString());
    const QString said = selected.window->findChild<Toast *>()->text();
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY(selected.board() == before);
}

void InspectorTest::answerByGuards_givesEachAnswerItsGuard()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.apply(edits::changeNote(selected.board(), selected.handler,
                                     [](Note &note) { note.answer = Answer::OneOf; }));
    auto *answers = selected.box<Button>("Answers with");
    QVERIFY(answers);
    QTRY_COMPARE(selected.box<Button>("Answers with")->text(), QStringLiteral("one of, by weight"));
    QTest::mouseClick(selected.box<Button>("Answers with"), Qt::LeftButton);
    QCOMPARE(selected.note(selected.handler).answer, Answer::Guards);
    auto *guard = selected.box<ValueBox>(qPrintable(QStringLiteral("guard ") + selected.first.toString()));
    QVERIFY(guard);
    selected.type(guard, QStringLiteral("amount > 100"));
    QCOMPARE(selected.board().links().size(), 1U);
    selected.board().links().forEach([&](const Link &link) {
        QCOMPARE(link.to, selected.first);
        QCOMPARE(link.guard, QStringLiteral("amount > 100"));
    });
}

void InspectorTest::handler_takesMessagesTwiceWhenSaid()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *twice = selected.box<Button>("A message that comes twice");
    QVERIFY(twice);
    QCOMPARE(twice->text(), QStringLiteral("is taken once"));
    QTest::mouseClick(twice, Qt::LeftButton);
    QVERIFY(selected.note(selected.handler).takesTwice);
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

void InspectorTest::typeOfField_isChosenByKeyboard()
{
    Selected selected(NoteKind::Command);
    selected.give(selected.command, "amount");
    auto *type = selected.box<Button>("type 0");
    QVERIFY(type);
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Space);
    auto *menu = type->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down); // string
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(selected.note(selected.command).fields[0].type, QStringLiteral("number"));
    QTRY_COMPARE(selected.box<Button>("type 0")->text(), QStringLiteral("number"));
    choose(selected.box<Button>("type 0"), "required");
    QVERIFY(selected.note(selected.command).fields[0].required);
}

void InspectorTest::enumField_getsItsValues()
{
    Selected selected(NoteKind::Command);
    selected.give(selected.command, "state", "enum");
    auto *values = selected.box<ValueBox>("values 0");
    QVERIFY(values);
    selected.type(values, QStringLiteral("open, paid,, open ,sent"));
    QCOMPARE(selected.note(selected.command).fields[0].values,
             (QStringList{QStringLiteral("open"), QStringLiteral("paid"), QStringLiteral("sent")}));
}

void InspectorTest::readModel_getsFields()
{
    Selected selected(NoteKind::Event);
    selected.apply(edits::changeNote(selected.board(), selected.first,
                                     [](Note &note) { note.kind = NoteKind::ReadModel; }));
    QTRY_VERIFY(selected.box<Button>("A message that comes twice"));
    auto *name = selected.box<ValueBox>("newField");
    QVERIFY(name);
    selected.type(name, QStringLiteral("orderId"));
    QCOMPARE(selected.note(selected.first).fields.size(), 1U);
}

void InspectorTest::receivedFields_areThoseOfTheCommand()
{
    Selected selected(NoteKind::ExternalSystem);
    selected.give(selected.command, "amount");
    const auto says = [&](const QString &text) {
        const QList<QLabel *> labels = selected.window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(QStringLiteral("amount")));
    QVERIFY(says(QStringLiteral("Receives")));
}

void InspectorTest::payloadSchema_isCopied()
{
    Selected selected(NoteKind::Command);
    selected.give(selected.command, "amount", "number");
    auto *copy = selected.box<Button>("copySchema");
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(QStringLiteral("\"amount\": {\n      \"type\": \"number\"")), qPrintable(text));
}

void InspectorTest::missingField_isFixedInOneStep()
{
    Selected selected(NoteKind::Event);
    selected.apply(edits::changeNote(selected.board(), selected.handler,
                                     [](Note &note) { note.kind = NoteKind::Aggregate; }));
    selected.give(selected.first, "amount");
    QTRY_VERIFY(selected.box<Button>("fix"));
    QTest::mouseClick(selected.box<Button>("fix"), Qt::LeftButton);
    QCOMPARE(selected.note(selected.command).fields.size(), 1U);
    QCOMPARE(selected.note(selected.command).fields[0].name, QStringLiteral("amount"));
    QVERIFY(selected.window->document().undo());
    QVERIFY(selected.note(selected.command).fields.empty());
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
    auto *second = selected.box<Button>("type 1");
    QVERIFY(second);
    choose(second, "entityId");
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
