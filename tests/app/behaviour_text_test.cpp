#include "app/inspector/behaviour_text.h"
#include "app/simulation/duration_text.h"

#include <QTest>

using namespace tempestry;

class BehaviourTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_isShownAndReadInOneForm_data();
    void duration_isShownAndReadInOneForm();
    void durationAsPeopleWriteIt_isRead_data();
    void durationAsPeopleWriteIt_isRead();
    void retry_isShownAndReadInOneForm_data();
    void retry_isShownAndReadInOneForm();
    void timer_isShownAndReadInOneForm_data();
    void timer_isShownAndReadInOneForm();
    void timerWithoutUnknownNote_isRefusedWithItsName();
    void arrivals_areShownAndReadInOneForm_data();
    void arrivals_areShownAndReadInOneForm();
    void nonsense_isNothing_data();
    void nonsense_isNothing();
};

namespace {

using enum Duration::Kind;

constexpr qint64 kSecond = 1'000'000;

Duration list(std::vector<qint64> times)
{
    Duration duration(List, 0);
    duration.list = std::move(times);
    return duration;
}

QString said(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ');
}

Board boardWith(const NoteId &paid)
{
    BoardDraft draft{Board()};
    Note note;
    note.id = paid;
    note.title = QStringLiteral("Payment\ntaken");
    draft.set(note);
    return draft.board();
}

const NoteId kPaid = NoteId::create();

} // namespace

Q_DECLARE_METATYPE(tempestry::Duration)
Q_DECLARE_METATYPE(tempestry::Retry)
Q_DECLARE_METATYPE(tempestry::Timer)
Q_DECLARE_METATYPE(tempestry::Arrivals)

void BehaviourTextTest::duration_isShownAndReadInOneForm_data()
{
    QTest::addColumn<Duration>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << Duration() << "0";
    QTest::newRow("fixed") << Duration(800'000) << "800 ms";
    QTest::newRow("uniform") << Duration(Uniform, kSecond, 3 * kSecond) << "1 s to 3 s";
    QTest::newRow("exponential") << Duration(Exponential, 2 * kSecond) << "about 2 s (exponential)";
    QTest::newRow("normal") << Duration(Normal, 2 * kSecond, 500'000) << QString::fromUtf8("2 s ± 500 ms");
    QTest::newRow("list") << list({kSecond, 2 * kSecond, 5 * kSecond}) << "1 s, 2 s, 5 s";
}

void BehaviourTextTest::duration_isShownAndReadInOneForm()
{
    QFETCH(const Duration, duration);
    QFETCH(const QString, text);
    QCOMPARE(said(durationText(duration)), text);
    QVERIFY(readDuration(durationText(duration)) == duration);
    QVERIFY(readDuration(text) == duration);
}

void BehaviourTextTest::durationAsPeopleWriteIt_isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Duration>("duration");
    QTest::newRow("comma in a number") << "1,5 s" << Duration(1'500'000);
    QTest::newRow("one unit") << "1 to 3 s" << Duration(Uniform, kSecond, 3 * kSecond);
    QTest::newRow("dash") << "1-3min" << Duration(Uniform, 60 * kSecond, 180 * kSecond);
    QTest::newRow("long dash") << QString::fromUtf8("1 – 3 s") << Duration(Uniform, kSecond, 3 * kSecond);
    QTest::newRow("no about") << "2 s (exponential)" << Duration(Exponential, 2 * kSecond);
    QTest::newRow("no brackets") << "~2s Exponential" << Duration(Exponential, 2 * kSecond);
    QTest::newRow("plus minus") << "2 s +- 0.5 s" << Duration(Normal, 2 * kSecond, 500'000);
    QTest::newRow("plus/minus") << "2 s +/- 500 ms" << Duration(Normal, 2 * kSecond, 500'000);
    QTest::newRow("semicolons") << "1; 2; 5 s" << list({kSecond, 2 * kSecond, 5 * kSecond});
    QTest::newRow("no spaces") << "1 s,2 s" << list({kSecond, 2 * kSecond});
    QTest::newRow("commas in a list") << "1,5 s, 2,5 s" << list({1'500'000, 2'500'000});
}

void BehaviourTextTest::durationAsPeopleWriteIt_isRead()
{
    QFETCH(const QString, text);
    QFETCH(const Duration, duration);
    QVERIFY(readDuration(text) == duration);
}

void BehaviourTextTest::retry_isShownAndReadInOneForm_data()
{
    QTest::addColumn<Retry>("retry");
    QTest::addColumn<QString>("text");
    QTest::newRow("at once") << Retry{3, 0, 2} << "3";
    QTest::newRow("backing off") << Retry{3, kSecond, 2} << "3, backing off from 1 s";
    QTest::newRow("slowly") << Retry{3, kSecond, 1.5} << "3, backing off from 1 s by 1.5";
    QTest::newRow("evenly") << Retry{5, 200'000, 1} << "5, 200 ms apart";
}

void BehaviourTextTest::retry_isShownAndReadInOneForm()
{
    QFETCH(const Retry, retry);
    QFETCH(const QString, text);
    QCOMPARE(said(retryText(retry)), text);
    QVERIFY(readRetry(text) == retry);
}

void BehaviourTextTest::timer_isShownAndReadInOneForm_data()
{
    QTest::addColumn<Timer>("timer");
    QTest::addColumn<QString>("text");
    using enum Timer::Kind;
    QTest::newRow("day") << Timer{Every, 86'400 * kSecond, {}} << "every day";
    QTest::newRow("hours") << Timer{Every, 7'200 * kSecond, {}} << "every 2 h";
    QTest::newRow("after") << Timer{After, 7'200 * kSecond, {}} << "2 h after";
    QTest::newRow("without") << Timer{After, 7'200 * kSecond, kPaid} << "2 h after without Payment taken";
    QTest::newRow("minute") << Timer{At, 1'798'135'200 * kSecond, {}} << "2026-12-24 18:00";
    QTest::newRow("second") << Timer{At, 1'798'135'207 * kSecond, {}} << "2026-12-24 18:00:07";
}

void BehaviourTextTest::timer_isShownAndReadInOneForm()
{
    QFETCH(const Timer, timer);
    QFETCH(const QString, text);
    const Board board = boardWith(kPaid);
    QString problem;
    QCOMPARE(said(timerText(board, timer)), text);
    QVERIFY(readTimer(board, text, &problem) == timer);
    QCOMPARE(problem, QString());
}

void BehaviourTextTest::timerWithoutUnknownNote_isRefusedWithItsName()
{
    QString problem;
    QVERIFY(!readTimer(boardWith(kPaid), QStringLiteral("2 h after without Money sent"), &problem));
    QCOMPARE(problem,
             QString::fromUtf8("No event or command is called “Money sent”. Write the title of one."));
}

void BehaviourTextTest::arrivals_areShownAndReadInOneForm_data()
{
    QTest::addColumn<Arrivals>("arrivals");
    QTest::addColumn<QString>("text");
    const qint64 minute = 60 * kSecond;
    QTest::newRow("fixed") << Arrivals{Duration(5 * minute), 100} << "every 5 min, at most 100";
    QTest::newRow("exponential") << Arrivals{Duration(Exponential, 5 * minute), 7}
                                 << "every 5 min (exponential), at most 7";
    QTest::newRow("uniform") << Arrivals{Duration(Uniform, minute, 5 * minute), 100}
                             << "every 1 min to 5 min, at most 100";
    QTest::newRow("list") << Arrivals{list({minute, 5 * minute}), 100} << "every 1 min, 5 min, at most 100";
}

void BehaviourTextTest::arrivals_areShownAndReadInOneForm()
{
    QFETCH(const Arrivals, arrivals);
    QFETCH(const QString, text);
    QCOMPARE(said(arrivalsText(arrivals)), text);
    QVERIFY(readArrivals(text) == arrivals);
}

void BehaviourTextTest::nonsense_isNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "a while", "-5 s", "3 s to 1 s", "1 s to", "2 s ± a bit", "about (exponential)", "every",
          "every never", "after", "2026-02-30 10:00", "1969-01-01 00:00", ", ,"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void BehaviourTextTest::nonsense_isNothing()
{
    QFETCH(const QString, text);
    QString problem;
    QVERIFY(!readDuration(text));
    QVERIFY(!readRetry(text));
    QVERIFY(!readTimer(Board(), text, &problem));
    QVERIFY(!readArrivals(text));
}

QTEST_APPLESS_MAIN(BehaviourTextTest)
#include "behaviour_text_test.moc"
