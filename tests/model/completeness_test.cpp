#include "model/completeness.h"
#include "tests/board/sample_board.h"

#include <QTest>

using namespace tempestry;

class CompletenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldOfReadModel_isMissingUnlessAnEventBringsIt();
    void fieldOfEvent_isMissingUnlessACommandBringsIt();
    void fieldOfEvent_mayComeFromWhatIsKnownThere_data();
    void fieldOfEvent_mayComeFromWhatIsKnownThere();
    void exampleOfRequiredField_bringsNothing();
    void policyKnowsItsTriggers();
    void shortForms_bringFieldsDirectly();
    void nothingIsAsked_data();
    void nothingIsAsked();
    void possibleBringers_areTheMessagesThatLeadThere();
};

namespace {

Field field(const char *name, bool required = false, const char *example = "")
{
    Field made;
    made.name = QString::fromLatin1(name);
    made.required = required;
    made.example = QString::fromLatin1(example);
    return made;
}

// A command, its handler, an event, and a read model that shows it; far apart, so that only links count.
struct Shop : test::SampleBoard
{
    explicit Shop(NoteKind handlerKind = NoteKind::Aggregate)
        : handler(free(handlerKind, QStringLiteral("Order"), 2000, 0))
    {
        link(command, handler);
        link(handler, event);
        link(event, view);
    }

    void give(NoteId note, const Field &field)
    {
        change(note, [&field](Note &edited) { edited.fields.push_back(field); });
    }

    QStringList missing(NoteId note) const
    {
        QStringList names;
        for (const Field &field : missingFields(board(), FlowGraph(board()), *board().find(note)))
            names << field.name;
        return names;
    }

    NoteId command = free(NoteKind::Command, QStringLiteral("Place order"), 0, 0);
    NoteId handler;
    NoteId event = free(NoteKind::Event, QStringLiteral("Order placed"), 4000, 0);
    NoteId view = free(NoteKind::ReadModel, QStringLiteral("Open orders"), 6000, 0);
};

} // namespace

void CompletenessTest::fieldOfReadModel_isMissingUnlessAnEventBringsIt()
{
    Shop shop;
    shop.give(shop.view, field("orderId"));
    shop.give(shop.view, field("amount", false, "59.90"));
    shop.give(shop.command, field("amount"));
    shop.give(shop.event, field("orderId"));
    QCOMPARE(shop.missing(shop.view), QStringList(QStringLiteral("amount")));
}

void CompletenessTest::fieldOfEvent_isMissingUnlessACommandBringsIt()
{
    Shop shop;
    shop.give(shop.event, field("orderId"));
    shop.give(shop.event, field("amount"));
    shop.give(shop.command, field("orderId"));
    QCOMPARE(shop.missing(shop.event), QStringList(QStringLiteral("amount")));
}

void CompletenessTest::fieldOfEvent_mayComeFromWhatIsKnownThere_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("missing");
    QTest::newRow("the aggregate") << "aggregate" << false;
    QTest::newRow("a read model that informs the handler") << "informing" << false;
    QTest::newRow("its own example") << "example" << false;
    QTest::newRow("a read model that does not") << "view" << true;
    QTest::newRow("nothing") << "" << true;
}

void CompletenessTest::fieldOfEvent_mayComeFromWhatIsKnownThere()
{
    QFETCH(const QString, from);
    Shop shop(from == QStringLiteral("informing") ? NoteKind::Procedure : NoteKind::Aggregate);
    const NoteId known = shop.free(NoteKind::ReadModel, QStringLiteral("Prices"), 2000, 3000);
    if (from == QStringLiteral("informing"))
        shop.link(known, shop.handler);
    shop.give(shop.event, field("price", false, from == QStringLiteral("example") ? "3" : ""));
    if (from == QStringLiteral("aggregate"))
        shop.give(shop.handler, field("price"));
    shop.give(known, field("price"));
    QTEST(!shop.missing(shop.event).isEmpty(), "missing");
}

void CompletenessTest::exampleOfRequiredField_bringsNothing()
{
    Shop shop;
    shop.give(shop.event, field("price", true, "3"));
    QCOMPARE(shop.missing(shop.event), QStringList(QStringLiteral("price")));
}

void CompletenessTest::policyKnowsItsTriggers()
{
    Shop shop;
    const NoteId policy = shop.free(NoteKind::Policy, QStringLiteral("Whenever placed, thank"), 8000, 0);
    const NoteId thanked = shop.free(NoteKind::Event, QStringLiteral("Customer thanked"), 9000, 0);
    shop.link(shop.event, policy);
    shop.link(policy, thanked);
    shop.give(shop.event, field("orderId"));
    shop.give(thanked, field("orderId"));
    shop.give(thanked, field("gift"));
    QCOMPARE(shop.missing(thanked), QStringList(QStringLiteral("gift")));
}

void CompletenessTest::shortForms_bringFieldsDirectly()
{
    Shop shop;
    const NoteId after = shop.free(NoteKind::Event, QStringLiteral("Order packed"), 8000, 0);
    shop.link(shop.event, after);
    shop.give(shop.event, field("orderId"));
    shop.give(after, field("orderId"));
    shop.give(after, field("boxes"));
    QCOMPARE(shop.missing(after), QStringList(QStringLiteral("boxes")));
}

void CompletenessTest::nothingIsAsked_data()
{
    QTest::addColumn<QString>("of");
    QTest::newRow("an external system") << "external";
    QTest::newRow("an activity") << "activity";
    QTest::newRow("a handler with a script") << "script";
    QTest::newRow("a read model with a script") << "projection";
    QTest::newRow("an event that nothing leads to") << "first";
    QTest::newRow("a command") << "command";
    QTest::newRow("a field without a name") << "unnamed";
}

void CompletenessTest::nothingIsAsked()
{
    QFETCH(const QString, of);
    Shop shop(of == QStringLiteral("external")   ? NoteKind::ExternalSystem
              : of == QStringLiteral("activity") ? NoteKind::Activity
                                                 : NoteKind::Aggregate);
    NoteId asked = shop.event;
    const auto write = [](Note &note) { note.script = QStringLiteral("function handle() {}"); };
    if (of == QStringLiteral("script"))
        shop.change(shop.handler, write);
    if (of == QStringLiteral("projection"))
        shop.change(asked = shop.view, write);
    if (of == QStringLiteral("first"))
        asked = shop.free(NoteKind::Event, QStringLiteral("Day begun"), 0, 9000);
    if (of == QStringLiteral("command"))
        asked = shop.command;
    shop.give(asked, field(of == QStringLiteral("unnamed") ? "" : "amount"));
    QCOMPARE(shop.missing(asked), QStringList());
}

void CompletenessTest::possibleBringers_areTheMessagesThatLeadThere()
{
    Shop shop;
    const FlowGraph flow(shop.board());
    QCOMPARE(possibleBringers(shop.board(), flow, *shop.board().find(shop.view)),
             std::vector<NoteId>{shop.event});
    QCOMPARE(possibleBringers(shop.board(), flow, *shop.board().find(shop.event)),
             std::vector<NoteId>{shop.command});
}

QTEST_APPLESS_MAIN(CompletenessTest)
#include "completeness_test.moc"
