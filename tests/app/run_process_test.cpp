#include "app/simulation/run_process.h"
#include "model/edits.h"

#include <QSignalSpy>
#include <QTest>

namespace tempestry {

// Runs made by the program itself, in a process of its own.
class RunProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenario_isRunAndChecked();
    void switchedCondition_leavesNoteOut();
    void unknownScenario_failsWithReason();
    void missingProgram_failsWithReason();
    void cancelledLongRun_endsAtOnceAndTheNextOneFinishes();
};

namespace {

using Finished = std::shared_ptr<const FinishedRun>;

const QString kProgram = QStringLiteral(TEMPESTRY_PROGRAM);

// What follows a start, waited for.
struct Outcome
{
    explicit Outcome(RunSource &source)
    {
        QObject::connect(&source, &RunSource::finished, &context,
                         [this](const Finished &made) { run = made; });
        QObject::connect(&source, &RunSource::failed, &context, [this](const QString &why) { reason = why; });
        QObject::connect(&source, &RunSource::cancelled, &context, [this] { ++cancelled; });
    }
    bool came() const
    {
        return QTest::qWaitFor([this] { return run || !reason.isEmpty(); }, 60'000);
    }

    QObject context;
    Finished run;
    QString reason;
    int cancelled = 0;
};

NoteId add(BoardDraft &draft, NoteKind kind, const QString &title, const QString &condition = {})
{
    const auto place = 1000.0 * static_cast<double>(draft.board().notes().size());
    Note note = edits::newNote(draft.board(), kind, place, 0);
    note.title = title;
    note.condition = condition;
    draft.set(note);
    return note.id;
}

Board endlessBoard()
{
    BoardDraft draft{Board()};
    std::vector<NoteId> ring;
    for (const NoteKind kind : {NoteKind::Command, NoteKind::Procedure, NoteKind::Event, NoteKind::Policy})
        ring.push_back(add(draft, kind, QStringLiteral("Round")));
    ring.push_back(add(draft, NoteKind::Command, QStringLiteral("Begin")));
    const std::pair<size_t, size_t> links[] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {4, 1}};
    for (const auto &[from, to] : links) {
        Link link;
        link.id = LinkId::create();
        link.from = ring[from];
        link.to = ring[to];
        draft.set(link);
    }
    return std::move(draft).finish();
}

} // namespace

void RunProcessTest::scenario_isRunAndChecked()
{
    BoardDraft draft{Board()};
    Scenario scenario;
    scenario.id = ScenarioId::create();
    scenario.name = QStringLiteral("-- “two”\nlines = odd");
    scenario.when = {{add(draft, NoteKind::Command, QStringLiteral("Do this")), {}, {}, {}}};
    scenario.then = {{add(draft, NoteKind::Event, QStringLiteral("That happened")), {}, {}, {}}};
    draft.set(scenario);
    RunProcess process(kProgram);
    const Outcome outcome(process);
    process.start(draft.board(), {.scenario = scenario.name, .set = {}, .options = {}, .journal = {}});
    QVERIFY(outcome.came());
    QVERIFY2(outcome.run, qPrintable(outcome.reason));
    QVERIFY(outcome.run->unmet);
    QCOMPARE(outcome.run->unmet->size(), size_t(1));
}

void RunProcessTest::switchedCondition_leavesNoteOut()
{
    BoardDraft draft{Board()};
    add(draft, NoteKind::Command, QStringLiteral("Always"));
    add(draft, NoteKind::Command, QStringLiteral("Sometimes"), QStringLiteral("if = cluster"));
    RunProcess process(kProgram);
    const Outcome outcome(process);
    process.start(
        draft.board(),
        {.scenario = {}, .set = {{QStringLiteral("if = cluster"), false}}, .options = {}, .journal = {}});
    QVERIFY(outcome.came());
    QVERIFY2(outcome.run, qPrintable(outcome.reason));
    QCOMPARE(outcome.run->entries.size(), size_t(1));
    QVERIFY(!outcome.run->unmet);
}

void RunProcessTest::unknownScenario_failsWithReason()
{
    RunProcess process(kProgram);
    const Outcome outcome(process);
    process.start(Board(), {.scenario = QStringLiteral("None"), .set = {}, .options = {}, .journal = {}});
    QVERIFY(outcome.came());
    QVERIFY2(outcome.reason.contains(QStringLiteral("no scenarios")), qPrintable(outcome.reason));
}

void RunProcessTest::missingProgram_failsWithReason()
{
    RunProcess process(QStringLiteral("/nowhere/tempestry"));
    const Outcome outcome(process);
    process.start(Board(), {});
    QVERIFY(outcome.came());
    QVERIFY2(outcome.reason.startsWith(QStringLiteral("The run could not be started")),
             qPrintable(outcome.reason));
}

void RunProcessTest::cancelledLongRun_endsAtOnceAndTheNextOneFinishes()
{
    RunProcess process(kProgram);
    QSignalSpy progress(&process, &RunSource::progress);
    const Outcome outcome(process);
    process.start(endlessBoard(), {});
    QVERIFY(progress.wait(60'000));
    process.cancel();
    QTRY_COMPARE(outcome.cancelled, 1);
    RunChoice brief;
    brief.options.limits.messages = 1000;
    process.start(endlessBoard(), brief);
    QVERIFY(outcome.came());
    QVERIFY2(outcome.run, qPrintable(outcome.reason));
    QVERIFY2(outcome.run->limit.startsWith(QStringLiteral("Stopped after 1,000 messages.")),
             qPrintable(outcome.run->limit));
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::RunProcessTest)
#include "run_process_test.moc"
