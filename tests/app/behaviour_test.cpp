// How a note behaves and what it carries, typed in the inspector.

#include "app/controls/toast.h"
#include "app/controls/value_box.h"
#include "app/inspector/shares.h"
#include "tests/app/selected_note.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>

namespace tempestry {

class BehaviourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_isReadWithItsUnit();
    void durationInWords_isDrawnAnewEachTime();
    void wrongDuration_isRefusedWithReason();
    void behaviour_isTypedInWords_data();
    void behaviour_isTypedInWords();
    void wrongBehaviour_isRefusedWithWhatToWrite_data();
    void wrongBehaviour_isRefusedWithWhatToWrite();
    void changedShare_scalesOthersAndMakesLinks();
    void answerByGuards_givesEachAnswerItsGuard();
    void handler_takesMessagesTwiceWhenSaid();
    void newField_isAdded();
    void typeOfField_isChosenByKeyboard();
    void entityId_movesToOtherField();
    void enumField_getsItsValues();
    void readModel_getsFields();
    void receivedFields_areThoseOfTheCommand();
    void payloadSchema_isCopied();
    void missingField_isFixedInOneStep();
};

void BehaviourTest::duration_isReadWithItsUnit()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("1.5 min"));
    QCOMPARE(selected.note(selected.handler).duration.first, 90'000'000);
}

void BehaviourTest::durationInWords_isDrawnAnewEachTime()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("1 s to 3 s"));
    QCOMPARE(selected.note(selected.handler).duration,
             Duration(Duration::Kind::Uniform, 1'000'000, 3'000'000));
}

void BehaviourTest::wrongDuration_isRefusedWithReason()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *takes = selected.box<ValueBox>("Takes");
    QVERIFY(takes);
    selected.type(takes, QStringLiteral("a while"));
    QCOMPARE(selected.note(selected.handler).duration.first, 0);
    QCOMPARE(takes->text(), QString());
    QVERIFY(selected.window->findChild<Toast *>()->text().contains(QStringLiteral("a while")));
}

void BehaviourTest::behaviour_isTypedInWords_data()
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

void BehaviourTest::behaviour_isTypedInWords()
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

void BehaviourTest::wrongBehaviour_isRefusedWithWhatToWrite_data()
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

void BehaviourTest::wrongBehaviour_isRefusedWithWhatToWrite()
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

void BehaviourTest::changedShare_scalesOthersAndMakesLinks()
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

void BehaviourTest::answerByGuards_givesEachAnswerItsGuard()
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

void BehaviourTest::handler_takesMessagesTwiceWhenSaid()
{
    Selected selected(NoteKind::ExternalSystem);
    auto *twice = selected.box<Button>("If one comes twice");
    QVERIFY(twice);
    QCOMPARE(twice->text(), QStringLiteral("taken once"));
    QTest::mouseClick(twice, Qt::LeftButton);
    QVERIFY(selected.note(selected.handler).takesTwice);
}

void BehaviourTest::newField_isAdded()
{
    Selected selected(NoteKind::Command);
    auto *name = selected.box<ValueBox>("newField");
    QVERIFY(name);
    selected.type(name, QStringLiteral("orderId"));
    QCOMPARE(selected.note(selected.command).fields.size(), 1U);
    QCOMPARE(selected.note(selected.command).fields.front().name, QStringLiteral("orderId"));
}

void BehaviourTest::typeOfField_isChosenByKeyboard()
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

void BehaviourTest::entityId_movesToOtherField()
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

void BehaviourTest::enumField_getsItsValues()
{
    Selected selected(NoteKind::Command);
    selected.give(selected.command, "state", "enum");
    auto *values = selected.box<ValueBox>("values 0");
    QVERIFY(values);
    selected.type(values, QStringLiteral("open, paid,, open ,sent"));
    QCOMPARE(selected.note(selected.command).fields[0].values,
             (QStringList{QStringLiteral("open"), QStringLiteral("paid"), QStringLiteral("sent")}));
}

void BehaviourTest::readModel_getsFields()
{
    Selected selected(NoteKind::Event);
    selected.apply(edits::changeNote(selected.board(), selected.first,
                                     [](Note &note) { note.kind = NoteKind::ReadModel; }));
    QTRY_VERIFY(selected.box<Button>("If one comes twice"));
    auto *name = selected.box<ValueBox>("newField");
    QVERIFY(name);
    selected.type(name, QStringLiteral("orderId"));
    QCOMPARE(selected.note(selected.first).fields.size(), 1U);
}

void BehaviourTest::receivedFields_areThoseOfTheCommand()
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

void BehaviourTest::payloadSchema_isCopied()
{
    Selected selected(NoteKind::Command);
    selected.give(selected.command, "amount", "number");
    auto *copy = selected.box<Button>("copySchema");
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(QStringLiteral("\"amount\": {\n      \"type\": \"number\"")), qPrintable(text));
}

void BehaviourTest::missingField_isFixedInOneStep()
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

} // namespace tempestry

QTEST_MAIN(tempestry::BehaviourTest)
#include "behaviour_test.moc"
