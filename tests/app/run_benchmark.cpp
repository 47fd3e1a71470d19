#include "app/simulation/journal_panel.h"
#include "app/simulation/lane_chart.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/run_process.h"
#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

// How long the window stands still at each step of watching a run of a board file, or a journal of it that is
// given as a second file: the longest time between two beats of a timer of 10 ms.
using namespace tempestry;

namespace {

bool always()
{
    return true;
}

class Heart
{
public:
    Heart()
    {
        m_clock.start();
        QObject::connect(&m_beats, &QTimer::timeout, [this] { beat(); });
        m_beats.setTimerType(Qt::PreciseTimer);
        m_beats.start(10);
    }

    template <class Step, class Done>
    void measure(const char *name, Step step, Done done)
    {
        beat();
        m_longest = 0;
        QElapsedTimer whole;
        whole.start();
        step();
        const bool came = QTest::qWaitFor(done, 300'000);
        QTest::qWait(100);
        std::printf("%-28s %6lld ms at the most, %8lld ms in all%s\n", name,
                    static_cast<long long>(m_longest), static_cast<long long>(whole.elapsed() - 100),
                    came ? "" : ", NOT DONE");
        std::fflush(stdout);
    }

private:
    void beat() { m_longest = std::max(m_longest, m_clock.restart()); }

    QElapsedTimer m_clock;
    QTimer m_beats;
    qint64 m_longest = 0;
};

void look(RunPanel &run, Heart &heart)
{
    const double length = run.playback().length();
    heart.measure(
        "play", [] { QTest::qWait(2000); }, always);
    run.pause();
    heart.measure(
        "seek to the end", [&] { run.playback().seek(length); }, always);
    heart.measure(
        "seek to the middle", [&] { run.playback().seek(length / 2); }, always);
    const auto scrub = [&] {
        for (int i = 0; i < 10; ++i) {
            run.playback().seek(length * i / 10);
            QApplication::processEvents();
        }
    };
    heart.measure("ten seeks", scrub, always);
    run.showTab(RunPanel::Tab::Contents);
    heart.measure("ten seeks, contents shown", scrub, always);
    auto *lanes = run.findChild<LaneChart *>();
    heart.measure(
        "lanes zoomed", [&] { lanes->zoom(100, length / 2); }, always);
    heart.measure(
        "lanes shown whole", [&] { lanes->showAll(); }, always);
    run.showTab(RunPanel::Tab::Journal);
    auto *journal = run.findChild<JournalPanel *>();
    auto *filter = journal->findChild<QLineEdit *>();
    for (const char letter : {'A', 'n', 's', 'w', 'x'})
        heart.measure(
            "filter keystroke", [&] { QTest::keyClick(filter, letter); }, always);
    heart.measure(
        "filter by kind and value", [&] { filter->setText(QStringLiteral("event amount > 100")); }, always);
    heart.measure(
        "filter cleared", [&] { filter->clear(); }, always);
    run.playback().seek(length);
    heart.measure(
        "why, at the end", [&] { run.askWhy(); }, [&] { return run.hasQuestion(); });
    run.endQuestion();
    run.playback().seek(0);
    heart.measure(
        "what came, from the start", [&] { run.askWhatCame(); }, [&] { return run.hasQuestion(); });
    run.endQuestion();
}

// As one who watches a run of the board.
void watchRun(MainWindow &window, Heart &heart)
{
    RunPanel &run = window.run();
    heart.measure(
        "run, film, lanes, journal", [&] { run.runOrContinue(); }, [&] { return run.isOpen(); });
    look(run, heart);
    heart.measure(
        "another seed", [&] { run.anotherSeed(); }, [&] { return !run.isRunning(); });
    heart.measure(
        "both compared", [&] { run.showTab(RunPanel::Tab::Compare); }, always);
    heart.measure(
        "cancel",
        [&] {
            run.anotherSeed();
            QTest::qWait(300);
            run.stop();
        },
        [&] { return !run.isRunning(); });
    heart.measure(
        "close", [&] { window.close(); }, always);
}

// As one who opens a journal of the board from a file.
void watchJournal(MainWindow &window, Heart &heart, const QString &path)
{
    RunPanel &run = window.run();
    heart.measure(
        "journal opened", [&] { run.openJournal(path); }, [&] { return run.isOpen(); });
    look(run, heart);
    heart.measure(
        "run closed", [&] { run.stop(); }, always);
    heart.measure(
        "opened again and closed at once",
        [&] {
            run.openJournal(path);
            QTest::qWait(500);
            window.close();
        },
        always);
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("fusion"));
    const QTemporaryDir folder;
    Desk desk({folder.filePath(QStringLiteral("boards")), folder.filePath(QStringLiteral("settings.ini")),
               [] { return qint64(0); },
               [] { return std::make_unique<RunProcess>(QStringLiteral(TEMPESTRY_PROGRAM)); }});
    MainWindow *window = desk.openAny(QString::fromLocal8Bit(argv[1]), nullptr);
    Heart heart;
    heart.measure(
        "open", [] { QTest::qWait(500); }, always);
    if (argc > 2)
        watchJournal(*window, heart, QString::fromLocal8Bit(argv[2]));
    else
        watchRun(*window, heart);
    return 0;
}
