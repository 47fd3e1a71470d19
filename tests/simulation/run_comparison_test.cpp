#include "model/simulation/run_comparison.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/run_of.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class RunComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void equalRuns_haveAllInCommon();
    void otherSeed_doesNotDifferByIdsAlone();
    void changedDuration_isToldAsTimeWorked();
    void removedNote_isAtTheEnd();
    void otherExample_endsWithOtherContents();
    void longerRun_partsWhereTheShorterEnds();

private:
    std::shared_ptr<const Journal> journal() const { return runOf(m_builder.board()); }

    BoardBuilder m_builder;
    NoteId m_work;
    NoteId m_done;
};

void RunComparisonTest::init()
{
    m_builder = BoardBuilder();
    m_work = m_builder.procedure(u"Work"_s);
    m_done = m_builder.event(u"Done"_s);
    m_builder.field(m_done, u"by"_s, u"Ann"_s);
    m_builder.chain({m_builder.command(u"Do"_s), m_work, m_done, m_builder.readModel(u"List"_s)});
}

void RunComparisonTest::equalRuns_haveAllInCommon()
{
    QVERIFY(compareRuns(*journal(), *journal()).isEmpty());
}

void RunComparisonTest::otherSeed_doesNotDifferByIdsAlone()
{
    RunOptions options;
    options.seed = 2;
    QVERIFY(compareRuns(*journal(), *runOf(m_builder.board(), options)).isEmpty());
}

void RunComparisonTest::changedDuration_isToldAsTimeWorked()
{
    const auto before = journal();
    m_builder.change(m_work, [](Note &note) { note.duration = 500; });
    const RunComparison found = compareRuns(*before, *journal());
    QCOMPARE(found.before.time, 0);
    QCOMPARE(found.after.time, 500);
    QCOMPARE(found.notes.size(), size_t(1));
    QCOMPARE(found.notes[0].note, m_work);
    QCOMPARE(found.notes[0].after.worked, 500);
    QCOMPARE(found.notes[0].before.count, found.notes[0].after.count);
    QVERIFY(!found.divergence);
}

void RunComparisonTest::removedNote_isAtTheEnd()
{
    const auto after = journal();
    const auto extra = m_builder.event(u"Told"_s);
    m_builder.link(m_done, extra);
    const RunComparison found = compareRuns(*journal(), *after);
    QCOMPARE(found.notes.size(), size_t(1));
    QCOMPARE(found.notes[0].note, extra);
    QCOMPARE(found.notes[0].title, u"Told"_s);
    QCOMPARE(found.notes[0].before.count, 1U);
    QCOMPARE(found.notes[0].after.count, 0U);
    QCOMPARE(found.before.events, 2U);
    QCOMPARE(found.after.events, 1U);
}

void RunComparisonTest::otherExample_endsWithOtherContents()
{
    const auto before = journal();
    m_builder.change(m_done, [](Note &note) { note.fields[0].example = u"Bo"_s; });
    const auto after = journal();
    const RunComparison found = compareRuns(*before, *after);
    QVERIFY(found.notes.empty());
    QCOMPARE(found.contents.size(), size_t(1));
    QCOMPARE(found.contents[0].title, u"List"_s);
    QCOMPARE(found.contents[0].before->value(u"by"_s).toString(), u"Ann"_s);
    QCOMPARE(found.contents[0].after->value(u"by"_s).toString(), u"Bo"_s);
    QVERIFY(found.divergence && found.divergence->before == found.divergence->after);
    QCOMPARE(after->records[*found.divergence->after].type, RecordType::Event);
}

void RunComparisonTest::longerRun_partsWhereTheShorterEnds()
{
    const auto before = journal();
    auto longer = std::make_shared<Journal>(*before);
    longer->records.push_back(longer->records.back());
    const RunComparison found = compareRuns(*before, *longer);
    QVERIFY(found.divergence);
    QCOMPARE(found.divergence->before, std::nullopt);
    QCOMPARE(found.divergence->after, std::optional(static_cast<quint32>(before->records.size())));
}

QTEST_GUILESS_MAIN(RunComparisonTest)
#include "run_comparison_test.moc"
