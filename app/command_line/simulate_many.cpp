#include "app/command_line/simulate_many.h"

#include "app/command_line/arguments.h"
#include "app/command_line/statistics_text.h"
#include "model/simulation/run_many.h"
#include "persistence/statistics_json.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTextStream>

namespace tempestry {

namespace {

constexpr quint64 kMostRuns = 1'000'000'000;
constexpr qint64 kBetweenReports = 50; // milliseconds

// The seeds that --runs asks for.
struct Seeds
{
    quint64 first = 1;
    quint64 runs = 0;
    bool isHere = false; // in this process
};

Seeds seedsFrom(const QString &text, quint64 first)
{
    static const QRegularExpression kRange(QStringLiteral("^(\\d+)(?:\\.\\.(\\d+))?$"));
    const QRegularExpressionMatch match = kRange.match(text);
    bool ok = match.hasMatch();
    Seeds seeds{first, match.captured(1).toULongLong(&ok), match.hasCaptured(2)};
    if (ok && seeds.isHere) {
        seeds.first = seeds.runs;
        const quint64 last = match.captured(2).toULongLong(&ok);
        seeds.runs = last >= seeds.first ? last - seeds.first + 1 : 0;
    }
    if (!ok || seeds.runs < 1 || seeds.runs > kMostRuns)
        throw CommandLineError(
            ExitStatus::WrongUsage,
            QStringLiteral("--runs %1: write how many runs, or the first and the last seed as 1..1000")
                .arg(text));
    return seeds;
}

// Tells on `err` how many runs are over, now and then and at the end.
std::function<bool(quint64)> reporter(bool asked, quint64 runs, QTextStream &err)
{
    if (!asked)
        return {};
    auto clock = std::make_shared<QElapsedTimer>();
    return [clock, runs, &err](quint64 done) {
        if (done == runs || !clock->isValid() || clock->elapsed() >= kBetweenReports) {
            err << "progress " << done << Qt::endl;
            clock->start();
        }
        return true;
    };
}

FinishedRuns runHere(const Board &board, const simulation::Plan &plan, const ManyRuns &asked,
                     const std::function<bool(quint64)> &report)
{
    FinishedRuns made{board, asked, simulation::StatisticsScope(board, plan), {}};
    made.statistics = *simulation::runMany(plan, made.scope, asked.choice.options, asked.runs, report);
    return made;
}

FinishedRuns runInWorkers(const Board &board, const ManyRuns &asked,
                          const std::function<bool(quint64)> &report)
{
    const std::atomic<bool> neverCancelled = false;
    std::function<void(quint64)> progress;
    if (report)
        progress = [&report](quint64 done) { report(done); };
    QString problem;
    auto made = Workers{QCoreApplication::applicationFilePath()}.run(board, asked, neverCancelled, progress,
                                                                     &problem);
    if (!made)
        throw CommandLineError(ExitStatus::UnreadableInput, problem);
    return *std::move(made);
}

void writeStatistics(const FinishedRuns &made, const QString &path, QTextStream &out)
{
    const QByteArray json = persistence::statisticsToJson(made.board, made.scope,
                                                          made.asked.choice.options.seed, made.statistics);
    if (path == u"-")
        out << QString::fromUtf8(json);
    else
        writeOutput(path, json);
}

} // namespace

ExitStatus simulateMany(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
                        const Arguments &given, QTextStream &out, QTextStream &err)
{
    const auto statistics = QStringLiteral("statistics");
    const Seeds seeds = seedsFrom(given.value(QStringLiteral("runs")), choice.options.seed);
    ManyRuns asked{choice, seeds.runs};
    asked.choice.options.seed = seeds.first;
    const auto report = reporter(given.isSet(QStringLiteral("progress")), seeds.runs, err);
    const FinishedRuns made =
        seeds.isHere ? runHere(board, plan, asked, report) : runInWorkers(board, asked, report);
    if (given.isSet(statistics))
        writeStatistics(made, given.value(statistics), out);
    if (given.value(statistics) != u"-")
        writeStatisticsText(made, out);
    return ExitStatus::Fine;
}

} // namespace tempestry
