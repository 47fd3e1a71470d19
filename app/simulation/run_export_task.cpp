#include "app/simulation/run_export_task.h"

#include "model/simulation/journal_queries.h"
#include "persistence/board_file_error.h"
#include "persistence/run_export.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProgressDialog>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace tempestry {

namespace {

constexpr int kPatience = 300; // milliseconds until progress is shown
constexpr int kBetweenLooks = 50;

// The writing itself, in its thread.
struct Writing
{
    std::atomic<quint64> messages = 0; // written
    std::atomic<bool> cancelled = false;
    bool isWhole = false;
    std::exception_ptr problem;

    void write(persistence::RunExport &to, const simulation::Journal &journal)
    {
        try {
            isWhole = exportRun(to, journal, [this](quint64 written) {
                messages = written;
                return !cancelled;
            });
        } catch (...) {
            problem = std::current_exception();
        }
    }
};

} // namespace

bool exportRunWaiting(QWidget *window, const FinishedRun &run, const RunChoice &choice, const QString &path)
{
    const auto to = persistence::makeRunExport(path, {run.board, beginOf(run.board, choice)});
    if (!to)
        throw persistence::BoardFileError(
            QCoreApplication::translate("RunExport",
                                        "%1: a run is written as .%2. Choose one of these endings.")
                .arg(persistence::nativePath(path),
                     persistence::runExportEndings().join(QStringLiteral(", ."))));
    QProgressDialog progress(
        QCoreApplication::translate("RunExport", "Writing the run\u2026"),
        QCoreApplication::translate("RunExport", "Cancel"), 0,
        static_cast<int>(std::ranges::count_if(run.journal->records, simulation::isMessage)), window);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(kPatience);
    progress.setAutoReset(false);
    Writing writing;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        progress.setValue(static_cast<int>(writing.messages));
        writing.cancelled = progress.wasCanceled();
    });
    look.start(kBetweenLooks);
    std::thread thread([&] {
        writing.write(*to, *run.journal);
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    thread.join();
    if (writing.problem)
        std::rethrow_exception(writing.problem);
    return writing.isWhole;
}

} // namespace tempestry
