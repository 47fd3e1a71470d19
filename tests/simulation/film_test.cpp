#include "model/simulation/engine.h"
#include "model/simulation/film.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class FilmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyFilm_showsNothing();
    void hops_comeOneAfterTheOther();
    void siblings_travelTogether();
    void wayOverAReadModel_isShown();
    void longGap_isABoundedPause();
    void counts_areOfWhatHasCome();
    void everyStep_isWhatAPlainCountSays_data();
    void everyStep_isWhatAPlainCountSays();
    void stepsBack_areTheStepsForth();
    void manyRecords_areSoughtQuickly();
    void lateRecord_doesNotOvertakeAtItsNote();
    void firstBetween_isTheEarliestAfterTheInstant();
    void nextMotion_passesOverTheGap();
    void stoppedFilm_isMadeNoFurther();

private:
    static std::shared_ptr<const Journal> journal(const Board &board, const RunOptions &options = {});
    static Film film(const BoardBuilder &builder) { return Film(journal(builder.board()), builder.flow()); }
};

std::shared_ptr<const Journal> FilmTest::journal(const Board &board, const RunOptions &options)
{
    QString problem;
    auto journal = std::make_shared<Journal>();
    run(compilePlan(board, FlowGraph(board), nullptr, {}, &problem).value(), options, *journal);
    return journal;
}

void FilmTest::emptyFilm_showsNothing()
{
    QCOMPARE(Film().stateAt(3), FilmState());
    const Film film(std::make_shared<Journal>(), FlowGraph());
    QCOMPARE(film.duration(), 0.0);
    QCOMPARE(film.stateAt(0), FilmState());
    QCOMPARE(film.nextStep(0), 0.0);
    QCOMPARE(film.previousStep(0), 0.0);
}

// Command, procedure, event: all at virtual time 0.
void FilmTest::hops_comeOneAfterTheOther()
{
    BoardBuilder b;
    b.chain({b.command(u"Do"_s), b.procedure(u"Doing"_s), b.event(u"Done"_s)});
    const Film film = this->film(b);
    QCOMPARE(film.duration(), 2 * Film::kHop);
    const FilmState start = film.stateAt(0);
    QCOMPARE(start.record, 0U);
    QCOMPARE(start.current, std::vector<quint32>{0});
    QCOMPARE(start.hops, (std::vector<Hop>{{1, 0, 1, 0}}));
    const FilmState underWay = film.stateAt(1.5 * Film::kHop);
    QCOMPARE(underWay.hops.size(), size_t(1));
    QCOMPARE(underWay.hops[0].from, 1U);
    QCOMPARE(underWay.hops[0].to, 2U);
    QVERIFY(std::abs(underWay.hops[0].progress - 0.5) < 1e-9);
    QCOMPARE(film.stateAt(film.duration()).hops.size(), size_t(0));
}

void FilmTest::siblings_travelTogether()
{
    BoardBuilder b;
    const auto start = b.command(u"Do"_s);
    for (int i = 0; i < 3; ++i)
        b.link(start, b.event(u"Done %1"_s.arg(i)));
    const Film film = this->film(b);
    QCOMPARE(film.stateAt(Film::kHop / 2).hops.size(), size_t(3));
    QCOMPARE(film.duration(), Film::kHop);
}

void FilmTest::wayOverAReadModel_isShown()
{
    BoardBuilder b;
    b.chain({b.event(u"Order placed"_s), b.readModel(u"Open orders"_s), b.actor(u"Clerk"_s),
             b.note(NoteKind::Ui, u"List"_s), b.command(u"Pack"_s)});
    const Film film = this->film(b);
    for (quint32 note = 0; note < 4; ++note) {
        const auto hops = film.stateAt((note + 0.5) * Film::kHop).hops;
        QCOMPARE(hops.size(), size_t(1));
        QCOMPARE(hops[0].from, note);
        QCOMPARE(hops[0].to, note + 1);
    }
}

void FilmTest::longGap_isABoundedPause()
{
    constexpr qint64 kSecond = 1'000'000;
    double before = 0;
    for (const qint64 gap : {kSecond / 100, kSecond, 3600 * kSecond, 100'000 * 3600 * kSecond}) {
        BoardBuilder b;
        b.link(b.event(u"Sown"_s), b.event(u"Reaped"_s), gap);
        const Film film = this->film(b);
        QVERIFY(film.duration() > before || film.duration() == Film::kLongestPause);
        QVERIFY(film.duration() <= Film::kLongestPause);
        QCOMPARE(film.stateAt(film.duration() / 2).time, 0);
        QCOMPARE(film.stateAt(film.duration()).time, gap);
        before = film.duration();
    }
}

void FilmTest::counts_areOfWhatHasCome()
{
    BoardBuilder b;
    const auto place = b.command(u"Place"_s);
    const auto placed = b.event(u"Placed"_s);
    b.chain({b.actor(u"Customer"_s), place, placed});
    b.change(placed, [](Note &note) { note.times = 3; });
    const Film film = this->film(b);
    QCOMPARE(film.stateAt(-1).counts, (std::vector<quint32>{0, 0, 0}));
    QCOMPARE(film.stateAt(0).counts, (std::vector<quint32>{0, 0, 1}));
    QCOMPARE(film.stateAt(film.duration()).counts, (std::vector<quint32>{1, 3, 1}));
}

void FilmTest::everyStep_isWhatAPlainCountSays_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

void FilmTest::everyStep_isWhatAPlainCountSays()
{
    QFETCH(int, number);
    const GoldenCase golden = goldenCases()[static_cast<size_t>(number)];
    const auto journal = FilmTest::journal(golden.board, golden.options);
    const Film film(journal, FlowGraph(golden.board));
    double at = -1;
    qint64 time = 0;
    size_t seen = 0;
    for (double next = film.nextStep(at); next != at; at = next, next = film.nextStep(at)) {
        const FilmState state = film.stateAt(next);
        QVERIFY(state.time >= time);
        time = state.time;
        std::vector<quint32> counts(journal->notes.size());
        size_t happened = 0;
        for (quint32 seq = 0; seq < journal->records.size(); ++seq) {
            const Record &record = journal->records[seq];
            if (film.recordTime(seq) > next)
                continue;
            ++happened;
            const bool isStart = record.type == RecordType::Issued && record.activity == kNone;
            if (record.type <= RecordType::ActivityStarted || record.type == RecordType::Projected || isStart)
                ++counts[record.note];
        }
        QCOMPARE(state.counts, counts);
        QVERIFY(happened > seen);
        seen = happened;
        for (const Hop &hop : state.hops)
            QVERIFY(hop.progress >= 0 && hop.progress < 1 && hop.from != kNone);
    }
    QCOMPARE(seen, journal->records.size());
    QCOMPARE(at, film.duration());
}

void FilmTest::stepsBack_areTheStepsForth()
{
    const GoldenCase golden = goldenCases().front();
    const Film film(journal(golden.board), FlowGraph(golden.board));
    std::vector<double> forth{film.nextStep(-1)};
    while (film.nextStep(forth.back()) != forth.back())
        forth.push_back(film.nextStep(forth.back()));
    std::vector<double> back{film.duration()};
    while (film.previousStep(back.back()) != back.back())
        back.push_back(film.previousStep(back.back()));
    std::ranges::reverse(back);
    QCOMPARE(back, forth);
    QVERIFY(forth.size() > 2);
}

void FilmTest::manyRecords_areSoughtQuickly()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask"_s);
    const auto asked = b.event(u"Asked"_s);
    const auto policy = b.policy(u"Whenever asked, ask"_s);
    b.chain({ask, asked, policy});
    b.link(policy, ask, 1000);
    RunOptions options;
    options.limits.messages = 40'000;
    const auto journal = FilmTest::journal(b.board(), options);
    QVERIFY(journal->records.size() >= 100'000);
    QElapsedTimer timer;
    timer.start();
    const Film film(journal, b.flow());
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    timer.start();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(film.stateAt(film.duration() * ((i * 379) % 1000) / 1000).record != kNone);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void FilmTest::lateRecord_doesNotOvertakeAtItsNote()
{
    // Two starts at once; the longer way comes to the read model second in the journal, and in the film.
    BoardBuilder b;
    const auto orders = b.readModel(u"Orders"_s);
    for (const int length : {3, 1}) {
        std::vector<NoteId> way{b.command(u"Do %1"_s.arg(length))};
        for (int i = 0; i < length; ++i)
            way.push_back(b.event(u"Done %1 %2"_s.arg(length).arg(i)));
        for (size_t i = 1; i < way.size(); ++i)
            b.link(way[i - 1], way[i]);
        b.link(way.back(), orders);
    }
    const auto told = journal(b.board());
    const Film film(told, b.flow());
    double before = 0;
    for (quint32 seq = 0; seq < told->records.size(); ++seq)
        if (told->records[seq].type == RecordType::Projected) {
            QVERIFY(film.recordTime(seq) >= before);
            before = film.recordTime(seq);
        }
    QVERIFY(before > 0);
}

void FilmTest::firstBetween_isTheEarliestAfterTheInstant()
{
    BoardBuilder b;
    b.chain({b.command(u"Do"_s), b.procedure(u"Doing"_s), b.event(u"Done"_s)});
    const Film film = this->film(b);
    const auto isEvent = [&](quint32 seq) { return film.journal()->records[seq].type == RecordType::Event; };
    const auto any = [](quint32) { return true; };
    const auto found = film.firstBetween(0, film.duration(), isEvent);
    QVERIFY(found && isEvent(*found));
    QCOMPARE(film.firstBetween(0, film.duration() - 0.01, isEvent), std::nullopt);
    QCOMPARE(film.firstBetween(-1, film.duration(), any), std::optional(0U));
    QCOMPARE(film.firstBetween(film.duration(), film.duration() + 1, any), std::nullopt);
}

void FilmTest::nextMotion_passesOverTheGap()
{
    BoardBuilder b;
    b.link(b.event(u"Sown"_s), b.event(u"Reaped"_s), 3'600'000'000);
    BoardBuilder slow;
    const auto work = slow.procedure(u"Work"_s);
    slow.chain({slow.command(u"Start"_s), work, slow.event(u"Finished"_s)});
    slow.change(work, [](Note &note) { note.duration = 3'600'000'000; });
    const Film film = this->film(slow);
    const double begun = Film::kHop;
    QCOMPARE(film.nextMotion(begun / 2), begun / 2);
    QVERIFY(film.nextMotion(begun + 0.1) > begun + 0.1);
    QVERIFY(film.nextMotion(begun + 0.1) <= film.duration());
    QCOMPARE(film.nextMotion(film.duration()), film.duration());
}

void FilmTest::stoppedFilm_isMadeNoFurther()
{
    const GoldenCase golden = goldenCases().front();
    int asked = 0;
    const Film film(journal(golden.board), FlowGraph(golden.board), [&asked] { return ++asked > 0; });
    QVERIFY(asked > 0);
}

QTEST_GUILESS_MAIN(FilmTest)
#include "film_test.moc"
