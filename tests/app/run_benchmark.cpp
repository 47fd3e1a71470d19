#include "app/commands.h"
#include "app/desk.h"
#include "app/main_window.h"
#include "app/playback.h"
#include "app/run_panel.h"
#include "app/run_process.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

// How long the window stands still at each step of watching a run of a board file: the longest time between
// two beats of a timer of 10 ms.
using namespace tempestry;

namespace {

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
    RunPanel &run = window->run();
    const auto always = [] { return true; };
    Heart heart;
    heart.measure(
        "open", [] { QTest::qWait(500); }, always);
    heart.measure(
        "run, film, lanes, journal", [&] { run.runOrContinue(); }, [&] { return run.isOpen(); });
    heart.measure(
        "play", [] { QTest::qWait(2000); }, always);
    run.pause();
    const double length = run.playback().length();
    heart.measure(
        "seek to the end", [&] { run.playback().seek(length); }, always);
    heart.measure(
        "seek to the middle", [&] { run.playback().seek(length / 2); }, always);
    heart.measure(
        "ten seeks",
        [&] {
            for (int i = 0; i < 10; ++i) {
                run.playback().seek(length * i / 10);
                QApplication::processEvents();
            }
        },
        always);
    auto *filter = run.findChild<QLineEdit *>();
    for (const char letter : {'A', 'n', 's', 'w', 'x'})
        heart.measure(
            "filter keystroke", [&] { QTest::keyClick(filter, letter); }, always);
    heart.measure(
        "filter cleared", [&] { filter->clear(); }, always);
    heart.measure(
        "another seed", [&] { run.anotherSeed(); }, [&] { return !run.isRunning(); });
    heart.measure(
        "cancel",
        [&] {
            run.anotherSeed();
            QTest::qWait(300);
            run.stop();
        },
        [&] { return !run.isRunning(); });
    heart.measure(
        "close", [&] { window->close(); }, always);
    return 0;
}
