#include "model/growth.h"
#include "tests/board/sample_board.h"

#include <QTest>

namespace tempestry {

using enum NoteKind;
using Kinds = std::vector<NoteKind>;

class GrowthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kind_growsIntoKindsOfTheGrammar_data();
    void kind_growsIntoKindsOfTheGrammar();
    void everyGrowth_isAllowedAndEndsWithHotspot();
    void parallel_beginsWithSameKindThenWhatFollowsThePredecessor();
    void onlyNeighbour_needsNoLink();
    void nearerNeighbour_isOvercomeByLink();
    void linkedNote_getsLinkFromNewPredecessor();
    void impliedPredecessor_staysWhenAnotherIsLinked();
    void parallelNote_isLinkedToThePredecessor();
    void annotation_isNeverLinked();
};

namespace {

QStringList keysOf(const Kinds &kinds)
{
    QStringList keys;
    for (const NoteKind kind : kinds)
        keys << QString::fromLatin1(info(kind).key);
    return keys;
}

std::vector<Link> linksFor(const Board &board, NoteKind kind, double x, double y, NoteId from, Growth growth)
{
    return growthLinks(board, FlowGraph(board), edits::newNote(board, kind, x, y), from, growth);
}

} // namespace

void GrowthTest::kind_growsIntoKindsOfTheGrammar_data()
{
    QTest::addColumn<NoteKind>("from");
    QTest::addColumn<Growth>("growth");
    QTest::addColumn<Kinds>("kinds");

    const auto row = [](NoteKind from, Growth growth, const Kinds &kinds) {
        QTest::addRow("%s %d", info(from).key, int(growth)) << from << growth << kinds;
    };
    row(Event, Growth::Next, {Policy, ReadModel, ExternalSystem, Actor, Event, Activity, Hotspot});
    row(Command, Growth::Next, {Procedure, Aggregate, ExternalSystem, Event, Activity, Hotspot});
    row(Actor, Growth::Next, {Command, Ui, Activity, Hotspot});
    row(Policy, Growth::Next, {Command, Event, Activity, Hotspot});
    row(Aggregate, Growth::Next, {Event, Hotspot});
    row(ReadModel, Growth::Next, {Actor, Ui, Policy, Procedure, Activity, Hotspot});
    row(ExternalSystem, Growth::Next, {Command, Event, Activity, Hotspot});
    row(Ui, Growth::Next, {Command, Activity, Hotspot});
    row(Hotspot, Growth::Next, {Hotspot});
    row(Text, Growth::Next, {Text, Hotspot});

    row(Event, Growth::Previous,
        {Procedure, Aggregate, ExternalSystem, Policy, Command, Event, Activity, Hotspot});
    row(Command, Growth::Previous, {Actor, Policy, ExternalSystem, Ui, Activity, Hotspot});
    row(Policy, Growth::Previous, {Event, ReadModel, Hotspot});
    row(ReadModel, Growth::Previous, {Event, Hotspot});
    row(Opportunity, Growth::Previous, {Opportunity, Hotspot});

    row(Event, Growth::Parallel, {Event, Policy, ReadModel, ExternalSystem, Actor, Activity, Hotspot});
    row(Hotspot, Growth::Parallel, {Hotspot});
}

void GrowthTest::kind_growsIntoKindsOfTheGrammar()
{
    QFETCH(NoteKind, from);
    QFETCH(Growth, growth);
    QFETCH(Kinds, kinds);
    QCOMPARE(keysOf(growths(from, growth)), keysOf(kinds));
}

void GrowthTest::everyGrowth_isAllowedAndEndsWithHotspot()
{
    for (const KindInfo &row : noteKinds()) {
        for (const Growth growth : {Growth::Next, Growth::Previous}) {
            const Kinds kinds = growths(row.kind, growth);
            QCOMPARE(kinds.back(), Hotspot);
            const bool flows = !isAnnotation(row.kind);
            const auto end = flows ? kinds.end() - 1 : kinds.end();
            for (auto kind = kinds.begin(); kind != end; ++kind) {
                const bool allowed =
                    growth == Growth::Next ? mayFollow(row.kind, *kind) : mayFollow(*kind, row.kind);
                QVERIFY2(allowed == flows, row.key);
                QCOMPARE(std::count(kinds.begin(), kinds.end(), *kind), 1);
            }
        }
    }
}

void GrowthTest::parallel_beginsWithSameKindThenWhatFollowsThePredecessor()
{
    const Kinds predecessors = {Aggregate, Command};
    QCOMPARE(keysOf(growths(Event, Growth::Parallel, predecessors)),
             keysOf({Event, Procedure, Aggregate, ExternalSystem, Activity, Hotspot}));
}

void GrowthTest::onlyNeighbour_needsNoLink()
{
    test::SampleBoard sample;
    const NoteId event = sample.free(Event, QStringLiteral("Paid"), 0, 0);
    QVERIFY(linksFor(sample.board(), Policy, 180, 0, event, Growth::Next).empty());
    QVERIFY(linksFor(sample.board(), Aggregate, -180, 0, event, Growth::Previous).empty());
}

void GrowthTest::nearerNeighbour_isOvercomeByLink()
{
    test::SampleBoard sample;
    const NoteId event = sample.free(Event, QStringLiteral("Paid"), 0, 0);
    sample.free(Event, QStringLiteral("Sent"), 0, 200);
    const std::vector<Link> links = linksFor(sample.board(), Policy, 180, 200, event, Growth::Next);
    QCOMPARE(links.size(), 1U);
    QCOMPARE(links.front().from, event);
}

void GrowthTest::linkedNote_getsLinkFromNewPredecessor()
{
    test::SampleBoard sample;
    const NoteId command = sample.free(Command, QStringLiteral("Pay"), 0, 0);
    const NoteId actor = sample.free(Actor, QStringLiteral("Customer"), -600, 0);
    sample.link(actor, command);
    const std::vector<Link> links = linksFor(sample.board(), Policy, -180, 0, command, Growth::Previous);
    QCOMPARE(links.size(), 1U);
    QCOMPARE(links.front().to, command);
}

void GrowthTest::impliedPredecessor_staysWhenAnotherIsLinked()
{
    test::SampleBoard sample;
    const NoteId actor = sample.free(Actor, QStringLiteral("Customer"), -140, 0);
    const NoteId command = sample.free(Command, QStringLiteral("Pay"), 0, 0);
    const std::vector<Link> links = linksFor(sample.board(), Policy, -180, 130, command, Growth::Previous);
    QCOMPARE(links.size(), 2U);
    const auto isFromActor = [actor](const Link &link) { return link.from == actor; };
    QCOMPARE(std::ranges::count_if(links, isFromActor), 1);
    for (const Link &link : links)
        QCOMPARE(link.to, command);
}

void GrowthTest::parallelNote_isLinkedToThePredecessor()
{
    test::SampleBoard sample;
    const NoteId aggregate = sample.free(Aggregate, QStringLiteral("Order"), 0, 0);
    const NoteId event = sample.free(Event, QStringLiteral("Placed"), 400, 0);
    sample.link(aggregate, event);
    const std::vector<Link> links = linksFor(sample.board(), Event, 400, 130, event, Growth::Parallel);
    QCOMPARE(links.size(), 1U);
    QCOMPARE(links.front().from, aggregate);
}

void GrowthTest::annotation_isNeverLinked()
{
    test::SampleBoard sample;
    const NoteId event = sample.free(Event, QStringLiteral("Paid"), 0, 0);
    for (const Growth growth : {Growth::Next, Growth::Previous, Growth::Parallel})
        QVERIFY(linksFor(sample.board(), Hotspot, 500, 500, event, growth).empty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::GrowthTest)
#include "growth_test.moc"
