#include "model/simulation/contents_at.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"
#include "tests/simulation/run_of.h"

#include <QTest>

#include <map>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class ContentsAtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyJournal_holdsNothing();
    void readModel_holdsTheLatestValues();
    void projectedPayload_isTheContents();
    void aggregate_isFoldedFromItsStream();
    void readModelAddedSince_holdsWhatARunFillsItWith_data();
    void readModelAddedSince_holdsWhatARunFillsItWith();
    void everyInstant_isWhatAPlainFoldSays_data();
    void everyInstant_isWhatAPlainFoldSays();
    void longStream_isFoldedToTheEnd();
};

void ContentsAtTest::emptyJournal_holdsNothing()
{
    const ContentsAt contents(std::make_shared<Film>(std::make_shared<Journal>(), FlowGraph()), Board());
    QVERIFY(contents.holders().empty());
}

// What order 7 is like is told by two events, the second of which changes one field.
void ContentsAtTest::readModel_holdsTheLatestValues()
{
    BoardBuilder b;
    const auto placed = b.event(u"Placed"_s);
    const auto paid = b.event(u"Paid"_s);
    const auto orders = b.readModel(u"Orders"_s);
    b.field(placed, u"id"_s, u"7"_s, true);
    b.field(placed, u"state"_s, u"open"_s);
    b.change(placed, [](Note &note) { note.fields[1].name = u"was"_s; });
    b.field(paid, u"id"_s, u"7"_s, true);
    b.field(paid, u"state"_s, u"paid"_s);
    b.link(placed, paid, 1000);
    b.link(placed, orders);
    b.link(paid, orders);
    const auto film = filmOf(b.board());
    const ContentsAt contents(film, b.board());
    QCOMPARE(contents.holders().size(), size_t(1));
    const quint32 note = contents.holders()[0];
    QCOMPARE(contents.entities(note, 0), size_t(0));
    QCOMPARE(contents.latest(note, 0), std::nullopt);
    QCOMPARE(contents.entities(note, film->duration()), size_t(1));
    const Held early = contents.held(note, 0, Film::kHop);
    QCOMPARE(early.fields, (QJsonObject{{u"id"_s, u"7"_s}, {u"was"_s, u"open"_s}}));
    const Held late = contents.held(note, 0, film->duration());
    QCOMPARE(late.fields, (QJsonObject{{u"id"_s, u"7"_s}, {u"was"_s, u"open"_s}, {u"state"_s, u"paid"_s}}));
    QCOMPARE(late.changed, QStringList{u"state"_s});
    QCOMPARE(late.version, 0U);
    QCOMPARE(contents.latest(note, film->duration()), std::optional(size_t(0)));
}

void ContentsAtTest::projectedPayload_isTheContents()
{
    BoardBuilder b;
    const auto placed = b.event(u"Placed"_s);
    b.link(placed, b.readModel(u"Count"_s));
    auto journal = std::make_shared<Journal>(*runOf(b.board()));
    journal->payloads.push_back({{u"orders"_s, 12}});
    for (Record &record : journal->records)
        if (record.type == RecordType::Projected)
            record.payload = static_cast<quint32>(journal->payloads.size() - 1);
    const auto film = std::make_shared<Film>(journal, b.flow());
    const ContentsAt contents(film, b.board());
    QCOMPARE(contents.held(contents.holders()[0], 0, film->duration()).fields,
             (QJsonObject{{u"orders"_s, 12}}));
}

void ContentsAtTest::aggregate_isFoldedFromItsStream()
{
    BoardBuilder b;
    const auto order = b.note(NoteKind::Aggregate, u"Order"_s);
    const auto placed = b.event(u"Placed"_s);
    const auto paid = b.event(u"Paid"_s);
    b.field(placed, u"state"_s, u"open"_s);
    b.field(paid, u"state"_s, u"paid"_s);
    b.field(paid, u"amount"_s, u"5"_s);
    b.chain({b.command(u"Place"_s), order, placed, b.policy(u"Whenever placed, pay"_s), b.command(u"Pay"_s),
             b.procedure(u"Paying"_s), paid});
    const auto film = filmOf(b.board());
    const ContentsAt contents(film, b.board());
    QCOMPARE(contents.holders().size(), size_t(1));
    const quint32 note = contents.holders()[0];
    const Held held = contents.held(note, 0, film->duration());
    QCOMPARE(held.version, 2U);
    QCOMPARE(held.changed, QStringList{u"amount"_s}); // the state is carried over
    QCOMPARE(held.fields.value(u"amount"_s).toString(), u"5"_s);
    QCOMPARE(film->journal()->notes[note], order);
}

void ContentsAtTest::readModelAddedSince_holdsWhatARunFillsItWith_data()
{
    everyInstant_isWhatAPlainFoldSays_data();
}

// Each read model of a golden board is taken off it for the run, and added again after it.
void ContentsAtTest::readModelAddedSince_holdsWhatARunFillsItWith()
{
    QFETCH(int, number);
    const GoldenCase golden = goldenCases()[static_cast<size_t>(number)];
    const FlowGraph flow(golden.board);
    const Projections all = projectionsOf(golden.board, flow);
    if (all.empty())
        QSKIP("no read model");
    BoardDraft without(golden.board);
    for (const auto &[readModel, projection] : all)
        if (flow.outgoing(readModel).empty()) // else the run without it is another one
            without.remove(readModel);
    const Board &ran = without.board();
    const auto film = [&](const Board &board) {
        return std::make_shared<Film>(runOf(board, golden.options), FlowGraph(board));
    };
    const ContentsAt there(film(golden.board), golden.board);
    const Projections since = projectionsSince(projectionsOf(ran, FlowGraph(ran)), golden.board, flow);
    const ContentsAt added(film(ran), ran, since);
    int compared = 0;
    for (const auto &[readModel, projection] : since) {
        const auto expected = there.holderOf(readModel);
        const auto holder = added.holderOf(readModel);
        QCOMPARE(holder.has_value(), expected.has_value());
        if (!holder)
            continue;
        const double end = 1e18;
        QCOMPARE(added.entities(*holder, end), there.entities(*expected, end));
        for (size_t place = 0; place < added.entities(*holder, end); ++place, ++compared)
            QCOMPARE(added.held(*holder, place, end).fields, there.held(*expected, place, end).fields);
    }
    if (compared == 0)
        QSKIP("nothing was projected");
}

void ContentsAtTest::everyInstant_isWhatAPlainFoldSays_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

void ContentsAtTest::everyInstant_isWhatAPlainFoldSays()
{
    QFETCH(int, number);
    const GoldenCase golden = goldenCases()[static_cast<size_t>(number)];
    const auto journal = runOf(golden.board, golden.options);
    if (journal->records.size() > 2000)
        QSKIP("too long for a plain fold at each instant");
    const auto film = std::make_shared<Film>(journal, FlowGraph(golden.board));
    const ContentsAt contents(film, golden.board);
    double at = -1;
    for (double next = film->nextStep(at); next != at; at = next, next = film->nextStep(at)) {
        std::map<std::pair<quint32, quint32>, QJsonObject> expected;
        for (quint32 seq = 0; seq < journal->records.size(); ++seq) {
            const Record &record = journal->records[seq];
            if (record.type != RecordType::Projected || film->recordTime(seq) > next)
                continue;
            QJsonObject &fields = expected[{record.note, record.entity}];
            if (record.payload != kNone) {
                fields = journal->payloads[record.payload];
                continue;
            }
            const quint32 payload = journal->records[record.causation].payload;
            const QJsonObject added = payload == kNone ? QJsonObject() : journal->payloads[payload];
            for (auto field = added.begin(); field != added.end(); ++field)
                fields.insert(field.key(), field.value());
        }
        std::map<std::pair<quint32, quint32>, QJsonObject> found;
        for (const quint32 note : contents.holders())
            for (size_t place = 0; place < contents.entities(note, next); ++place)
                if (const Held held = contents.held(note, place, next); held.version == 0)
                    found[{note, held.entity}] = held.fields;
        QVERIFY(found == expected);
    }
}

void ContentsAtTest::longStream_isFoldedToTheEnd()
{
    auto journal = std::make_shared<Journal>();
    BoardBuilder b;
    const auto model = b.readModel(u"Last ten"_s);
    journal->notes = {b.event(u"Counted"_s), model};
    journal->noteNames = {u"Counted"_s, u"Last ten"_s};
    journal->entities = {u"1"_s};
    constexpr quint32 kEvents = 1000;
    for (quint32 i = 0; i < kEvents; ++i) {
        journal->payloads.push_back({{QString::number(i % 10), static_cast<int>(i)}});
        Record event;
        event.note = event.entity = 0;
        event.version = i + 1;
        event.time = i;
        event.payload = i;
        Record projected = event;
        projected.type = RecordType::Projected;
        projected.note = 1;
        projected.version = 0;
        projected.causation = static_cast<quint32>(journal->records.size());
        projected.payload = kNone;
        journal->records.push_back(event);
        journal->records.push_back(projected);
    }
    const auto film = std::make_shared<Film>(journal, FlowGraph());
    const ContentsAt contents(film, b.board());
    for (const quint32 last : {0U, 9U, 63U, 64U, 65U, 127U, 128U, 500U, 999U}) {
        const Held held = contents.held(1, 0, film->recordTime(2 * last + 1));
        QCOMPARE(held.fields.size(), qsizetype(std::min(last + 1, 10U)));
        for (quint32 i = last + 1 - std::min(last + 1, 10U); i <= last; ++i)
            QCOMPARE(held.fields.value(QString::number(i % 10)).toInt(), int(i));
        QCOMPARE(held.changedBy, 2 * last + 1);
    }
}

QTEST_GUILESS_MAIN(ContentsAtTest)
#include "contents_at_test.moc"
