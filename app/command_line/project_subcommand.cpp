#include "app/command_line/arguments.h"
#include "app/command_line/read_board.h"
#include "app/command_line/run_files.h"
#include "app/command_line/script_child.h"
#include "app/command_line/subcommands.h"
#include "app/simulation/project_process.h"
#include "model/simulation/journal_lines.h"
#include "model/simulation/projecting.h"
#include "model/simulation/read_models.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

namespace tempestry {

namespace {

using simulation::Journal;
using simulation::kNone;

// Of a run of the board, or of one that it was made from.
Journal readJournal(const QString &path, const Board &board)
{
    QFile file(path);
    QString problem;
    std::optional<Journal> journal;
    if (file.open(QIODevice::ReadOnly))
        journal = simulation::readJsonLines(file, &problem);
    else
        problem = file.errorString();
    if (journal &&
        std::ranges::none_of(journal->notes, [&](const NoteId &note) { return board.find(note); })) {
        problem = QStringLiteral("none of its notes is on this board; give the board that ran");
        journal.reset();
    }
    if (!journal)
        throw CommandLineError(ExitStatus::UnreadableInput, QStringLiteral("%1: %2").arg(path, problem));
    return *std::move(journal);
}

simulation::Plan planOf(const Board &board, const FlowGraph &flow)
{
    QString problem;
    auto plan = simulation::compilePlan(board, flow, nullptr, {}, &problem);
    if (!plan)
        throw CommandLineError(ExitStatus::WrongUsage, problem);
    return *std::move(plan);
}

void writeContents(const Journal &projected, QTextStream &out)
{
    quint32 told = kNone;
    for (const auto &[holder, fields] : simulation::readModelsAfter(projected, projected.records.size())) {
        const auto &[note, entity] = holder;
        if (std::exchange(told, note) != note)
            out << projected.noteNames[static_cast<qsizetype>(note)].simplified() << '\n';
        out << "    "
            << (entity == kNone ? QString() : projected.entities[static_cast<qsizetype>(entity)].simplified())
                   .leftJustified(20)
            << ' ' << QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)) << '\n';
    }
    if (told == kNone)
        out << "No read model of the board takes up an event of this journal.\n";
}

ExitStatus writeFailures(const Journal &projected, QTextStream &err)
{
    const QStringList failures = projectionFailures(projected);
    for (const QString &failure : failures)
        err << failure << '\n';
    return failures.isEmpty() ? ExitStatus::Fine : ExitStatus::Findings;
}

} // namespace

ExitStatus projectJournal(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto journalOption = QStringLiteral("journal");
    Arguments given(
        QStringLiteral("Has the read models of a board, as it is now, take up the events of a run "
                       "before, and tells what they then hold."),
        QStringLiteral("BOARD JOURNAL.jsonl"),
        QList<QCommandLineOption>{
            {journalOption,
             QStringLiteral("Writes the events and what was made of them as a journal instead; "
                            "“-” is standard output."),
             QStringLiteral("FILE.jsonl")}} +
            scriptOptions());
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const QStringList paths = given.positional(2, 2);
    const bool isChild = isScriptChild(given);
    const Board board = readBoard(isChild ? QStringLiteral("-") : paths.front(), err);
    const FlowGraph flow(board);
    const simulation::Plan plan = planOf(board, flow);
    if (needsScriptChild(given, board, err))
        return runInScriptChild(arguments, given, board, {given.value(journalOption)});
    std::optional<ChildScripts> scripts;
    simulation::Scripts *called = isChild ? scripts.emplace(given).start(board, plan) : nullptr;
    const Journal projected = simulation::projectEvents(readJournal(paths.back(), board),
                                                        simulation::projectionsOf(board, flow), plan, called);
    if (!given.isSet(journalOption)) {
        writeContents(projected, out);
        return writeFailures(projected, err);
    }
    RunFiles files;
    files.openJournal(given.value(journalOption));
    files.take(projected, 0);
    files.finish();
    return ExitStatus::Fine;
}

} // namespace tempestry
