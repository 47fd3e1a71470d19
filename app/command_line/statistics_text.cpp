#include "app/command_line/statistics_text.h"

#include "app/controls/measured_text.h"
#include "app/simulation/bottleneck_text.h"

#include <QTextStream>

#include <algorithm>

namespace tempestry {

using namespace Qt::StringLiterals;
using simulation::LogHistogram;
using simulation::NoteStatistics;
using simulation::RunStatistics;

namespace {

constexpr qsizetype kTitleWidth = 34;
constexpr qsizetype kColumnWidth = 11;

QString titleOf(const FinishedRuns &made, NoteId note)
{
    const QString title = made.board.find(note)->title.simplified();
    return title.size() < kTitleWidth ? title.leftJustified(kTitleWidth)
                                      : title.left(kTitleWidth - 2) + QStringLiteral("\u2026 ");
}

void writeRow(QTextStream &out, const QString &title, const QStringList &cells)
{
    QString row = title.leftJustified(kTitleWidth);
    for (const QString &cell : cells)
        row += QString(cell).replace(QChar::Nbsp, u' ').rightJustified(kColumnWidth);
    out << row << '\n';
}

QString timeAt(const LogHistogram &histogram, double share)
{
    return measuredTime(double(histogram.percentile(share)));
}

double perRun(const RunStatistics &all, quint64 count)
{
    return double(count) / double(std::max<quint64>(1, all.runs));
}

void writeWhole(const FinishedRuns &made, QTextStream &out)
{
    const RunStatistics &all = made.statistics;
    const quint64 first = made.asked.choice.options.seed;
    out << all.runs << (all.runs == 1 ? " run" : " runs") << ", seeds " << first << " to "
        << first + all.runs - 1 << ".\n\n";
    writeRow(out, {}, {u"p5"_s, u"p50"_s, u"p95"_s, u"p99"_s, u"most"_s});
    const auto row = [&](const char *title, const LogHistogram &histogram, auto text) {
        QStringList cells;
        for (const double share : {0.05, 0.5, 0.95, 0.99, 1.0})
            cells += text(double(histogram.percentile(share)));
        writeRow(out, QString::fromLatin1(title), cells);
    };
    row("A run lasts", all.length, measuredTime);
    row("and has messages", all.messages, measuredNumber);
    if (all.cost.most() > 0)
        row("and costs", all.cost,
            [](double cost) { return measuredNumber(cost / double(simulation::kCostUnit)); });
    if (all.limited > 0)
        out << all.limited << " of them were ended by a limit.\n";
}

void writeWork(const FinishedRuns &made, QTextStream &out)
{
    const RunStatistics &all = made.statistics;
    out << '\n';
    writeRow(out, QStringLiteral("Who works"),
             {u"a run"_s, u"takes p50"_s, u"p95"_s, u"waits p50"_s, u"p95"_s, u"queue"_s, u"most"_s,
              u"busy"_s, u"cost"_s, u"failed"_s});
    for (size_t i = 0; i < all.notes.size(); ++i) {
        const NoteStatistics &note = all.notes[i];
        if (note.activities == 0)
            continue;
        const auto busy = utilisation(made.scope, all, i);
        const double cost = double(made.scope.costs[i]) / double(simulation::kCostUnit);
        writeRow(out, titleOf(made, made.scope.notes[i]),
                 {measuredNumber(perRun(all, note.activities)), timeAt(note.duration, 0.5),
                  timeAt(note.duration, 0.95), timeAt(note.waiting, 0.5), timeAt(note.waiting, 0.95),
                  measuredNumber(note.queue.mean()), QString::number(note.queue.most()),
                  busy ? shareText(*busy) : QStringLiteral("-"),
                  measuredNumber(perRun(all, note.activities) * cost),
                  shareText(double(note.failures) / double(note.activities))});
    }
}

void writeAnswers(const FinishedRuns &made, QTextStream &out)
{
    out << '\n';
    writeRow(out, QStringLiteral("What comes of it"), {u"share"_s, u"count"_s});
    for (size_t i = 0; i < made.statistics.notes.size(); ++i) {
        const NoteStatistics &note = made.statistics.notes[i];
        if (note.outcomes.empty() || note.activities == 0)
            continue;
        out << titleOf(made, made.scope.notes[i]).trimmed() << '\n';
        for (const auto &[message, count] : note.outcomes)
            writeRow(out, QStringLiteral("  ") + titleOf(made, made.scope.notes[message]).trimmed(),
                     {shareText(double(count) / double(note.activities)), QString::number(count)});
    }
}

void writeEvents(const FinishedRuns &made, QTextStream &out)
{
    const RunStatistics &all = made.statistics;
    out << '\n';
    writeRow(out, QStringLiteral("What happens, from the beginning"),
             {u"a run"_s, u"p5"_s, u"p50"_s, u"p95"_s, u"p99"_s});
    for (size_t i = 0; i < all.notes.size(); ++i) {
        const LogHistogram &cycle = all.notes[i].cycle;
        if (cycle.isEmpty())
            continue;
        writeRow(out, titleOf(made, made.scope.notes[i]),
                 {measuredNumber(perRun(all, all.notes[i].reached)), timeAt(cycle, 0.05), timeAt(cycle, 0.5),
                  timeAt(cycle, 0.95), timeAt(cycle, 0.99)});
    }
}

void writeHotspots(const FinishedRuns &made, QTextStream &out)
{
    const RunStatistics &all = made.statistics;
    if (all.hotspots.empty())
        return;
    out << '\n';
    writeRow(out, QStringLiteral("Hotspots crossed"), {u"in runs"_s, u"a run"_s});
    for (size_t i = 0; i < all.hotspots.size(); ++i)
        writeRow(out, titleOf(made, made.scope.hotspots[i].id),
                 {shareText(perRun(all, all.hotspots[i].runs)),
                  measuredNumber(perRun(all, all.hotspots[i].crossings))});
}

} // namespace

void writeStatisticsText(const FinishedRuns &made, QTextStream &out)
{
    writeWhole(made, out);
    if (made.statistics.messages.sum() == 0) {
        out << "Nothing on this board can start: it has no command and no event.\n";
        return;
    }
    writeWork(made, out);
    writeAnswers(made, out);
    writeEvents(made, out);
    writeHotspots(made, out);
    if (const QString text = bottleneckText(made); !text.isEmpty())
        out << '\n' << QString(text).replace(QChar::Nbsp, u' ') << '\n';
}

} // namespace tempestry
