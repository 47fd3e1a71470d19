#include "app/simulation/run_many_process.h"
#include "model/edits.h"
#include "persistence/statistics_json.h"

#include <QSignalSpy>
#include <QTest>

namespace tempestry {

// Many runs made by the program itself, in processes of their own.
class ManyRunsProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyNumberOfProcesses_givesTheSameBytes_data();
    void anyNumberOfProcesses_givesTheSameBytes();
    void unknownCondition_failsWithReason();
    void missingProgram_failsWithReason();
    void cancelledLongRuns_endAtOnceAndTheNextOnesFinish();
    void source_isDestroyedWhileRunning();
};

namespace {

const QString kProgram = QStringLiteral(TEMPESTRY_PROGRAM);

Board board(bool isEndless)
{
    BoardDraft draft{Board()};
    std::vector<NoteId> notes;
    for (const NoteKind kind : {NoteKind::Command, NoteKind::Procedure, NoteKind::Event, NoteKind::Policy}) {
        const auto place = 1000.0 * static_cast<double>(notes.size());
        Note note = edits::newNote(draft.board(), kind, place, 0);
        note.title = QStringLiteral("Note %1").arg(notes.size());
        draft.set(note);
        notes.push_back(note.id);
    }
    for (size_t i = 0; i + (isEndless ? 0 : 1) < notes.size(); ++i) {
        Link link;
        link.id = LinkId::create();
        link.from = notes[i];
        link.to = notes[(i + 1) % notes.size()];
        draft.set(link);
    }
    return std::move(draft).finish();
}

std::optional<FinishedRuns> runIn(const Workers &workers, const Board &board, const ManyRuns &asked,
                                  QString *problem)
{
    const std::atomic<bool> neverCancelled = false;
    return workers.run(board, asked, neverCancelled, {}, problem);
}

} // namespace

void ManyRunsProcessTest::anyNumberOfProcesses_givesTheSameBytes_data()
{
    QTest::addColumn<int>("processes");
    for (const int processes : {2, 3, 7})
        QTest::addRow("%d", processes) << processes;
}

void ManyRunsProcessTest::anyNumberOfProcesses_givesTheSameBytes()
{
    QFETCH(int, processes);
    const Board shown = board(false);
    const ManyRuns asked{{}, 20};
    QString problem;
    const auto one = runIn({kProgram, 1}, shown, asked, &problem);
    QVERIFY2(one, qPrintable(problem));
    const auto several = runIn({kProgram, processes}, shown, asked, &problem);
    QVERIFY2(several, qPrintable(problem));
    QCOMPARE(one->statistics.runs, 20U);
    QCOMPARE(persistence::statisticsToJson(shown, several->scope, 1, several->statistics),
             persistence::statisticsToJson(shown, one->scope, 1, one->statistics));
}

void ManyRunsProcessTest::unknownCondition_failsWithReason()
{
    ManyRuns asked;
    asked.choice.set = {{QStringLiteral("never heard of"), false}};
    QString problem;
    QVERIFY(!runIn({kProgram, 1}, board(false), asked, &problem));
    QVERIFY2(problem.contains(QStringLiteral("never heard of")), qPrintable(problem));
}

void ManyRunsProcessTest::missingProgram_failsWithReason()
{
    RunManyProcess source({QStringLiteral("/nowhere/tempestry"), 2});
    QSignalSpy failed(&source, &RunManySource::failed);
    source.start(board(false), {});
    QVERIFY(failed.wait(60'000));
    const QString reason = failed.front().front().toString();
    QVERIFY2(reason.startsWith(QStringLiteral("The runs could not be started")), qPrintable(reason));
}

void ManyRunsProcessTest::cancelledLongRuns_endAtOnceAndTheNextOnesFinish()
{
    RunManyProcess source({kProgram, 2});
    QSignalSpy progress(&source, &RunManySource::progress);
    QSignalSpy cancelled(&source, &RunManySource::cancelled);
    QSignalSpy failed(&source, &RunManySource::failed);
    std::shared_ptr<const FinishedRuns> made;
    connect(&source, &RunManySource::finished, this,
            [&made](const std::shared_ptr<const FinishedRuns> &runs) { made = runs; });
    source.start(board(true), {{}, 1'000'000});
    QVERIFY(progress.wait(60'000));
    source.cancel();
    QTRY_COMPARE(cancelled.size(), 1);
    source.start(board(false), {{}, 3});
    QVERIFY(QTest::qWaitFor([&] { return made != nullptr; }, 60'000));
    QCOMPARE(made->statistics.runs, 3U);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(failed.isEmpty());
}

void ManyRunsProcessTest::source_isDestroyedWhileRunning()
{
    auto source = std::make_unique<RunManyProcess>(Workers{kProgram, 2});
    QSignalSpy progress(source.get(), &RunManySource::progress);
    source->start(board(true), {{}, 1'000'000});
    QVERIFY(progress.wait(60'000));
    source.reset();
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::ManyRunsProcessTest)
#include "many_runs_process_test.moc"
