#include "app/command_line/script_child.h"

#include "app/command_line/arguments.h"
#include "model/simulation/scripts/script_set.h"
#include "persistence/board_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>
#include <QTextStream>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace tempestry {

using simulation::ScriptRecord;

namespace {

constexpr quint64 kMebibyte = quint64(1) << 20U;

struct Limits
{
    std::chrono::milliseconds call;
    quint64 memory; // MiB
    quint64 run;    // seconds of computing
};

quint64 wholeNumber(const Arguments &given, const QString &option)
{
    bool ok = false;
    const quint64 number = given.value(option).toULongLong(&ok);
    if (!ok || number == 0 || number > 1'000'000)
        throw CommandLineError(ExitStatus::WrongUsage,
                               QStringLiteral("--%1 %2: write a whole number from 1 to 1000000")
                                   .arg(option, given.value(option)));
    return number;
}

Limits limitsFrom(const Arguments &given)
{
    return {.call = std::chrono::milliseconds(wholeNumber(given, QStringLiteral("script-time"))),
            .memory = wholeNumber(given, QStringLiteral("script-memory")),
            .run = wholeNumber(given, QStringLiteral("script-run-time"))};
}

QString recordOption()
{
    return QStringLiteral("script-record");
}

void confine([[maybe_unused]] const Limits &limits)
{
    std::set_terminate(std::abort); // with no word of its own
#ifdef Q_OS_UNIX
    const auto limit = [](auto resource, quint64 most) {
        const rlimit both{most, most};
        setrlimit(resource, &both);
    };
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.run);
#ifndef __SANITIZE_ADDRESS__ // which maps terabytes
    limit(RLIMIT_AS, limits.memory * kMebibyte);
#endif
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

QString titleOf(const Board &board, const NoteId &id)
{
    const Note *note = board.find(id);
    return note ? note->title.simplified() : QString();
}

bool usedUpItsTime([[maybe_unused]] const QProcess &process)
{
#ifdef Q_OS_UNIX
    return process.exitStatus() == QProcess::CrashExit &&
           (process.exitCode() == SIGXCPU || process.exitCode() == SIGKILL);
#else
    return false;
#endif
}

// Why the child was lost, as a sentence; empty when it ended by itself.
QString whyLost(const QProcess &process, const ScriptRecord &record, const Board &board, const Limits &limits)
{
    const QString title = titleOf(board, record.note());
    if (record.state == ScriptRecord::State::OutOfTime)
        return QStringLiteral("The script of “%1” did not come to an end within %2 s.")
            .arg(title)
            .arg(static_cast<double>(limits.call.count()) / 1000);
    if (process.exitStatus() == QProcess::NormalExit)
        return {};
    const QString whose = record.state == ScriptRecord::State::Running
                              ? QStringLiteral("The script of “%1”").arg(title)
                              : QStringLiteral("The run");
    if (usedUpItsTime(process))
        return QStringLiteral("%1 was stopped after %2 s of computing.").arg(whose).arg(limits.run);
    return QStringLiteral("%1 used more memory than the %2 MiB it may, or nested too deeply.")
        .arg(whose)
        .arg(limits.memory);
}

ScriptRecord *mapped(QFileDevice &file)
{
    return reinterpret_cast<ScriptRecord *>(file.map(0, sizeof(ScriptRecord)));
}

// What QSaveFile calls files until they are whole.
QStringList unfinished(const QStringList &outputs)
{
    QStringList paths;
    for (const QString &output : outputs) {
        const QFileInfo file(output);
        if (!output.isEmpty())
            for (const QFileInfo &found :
                 file.dir().entryInfoList({file.fileName() + QStringLiteral(".??????")}, QDir::Files))
                paths << found.filePath();
    }
    return paths;
}

[[noreturn]] void failToStart(const QString &reason)
{
    throw CommandLineError(ExitStatus::UnwritableOutput,
                           QStringLiteral("a process for the scripts can't be started: %1").arg(reason));
}

} // namespace

QList<QCommandLineOption> scriptOptions()
{
    QCommandLineOption record(recordOption(), {}, QStringLiteral("FILE"));
    record.setFlags(QCommandLineOption::HiddenFromHelp);
    return {
        {QStringLiteral("trust-scripts"), QStringLiteral("Runs the scripts of the board's notes as well.")},
        {QStringLiteral("script-time"),
         QStringLiteral("A script may take so long for one call; 2000 if not given."),
         QStringLiteral("MILLISECONDS"), QStringLiteral("2000")},
        {QStringLiteral("script-run-time"),
         QStringLiteral("A run with scripts may compute for so long; 600 if not given."),
         QStringLiteral("SECONDS"), QStringLiteral("600")},
        {QStringLiteral("script-memory"),
         QStringLiteral("A run with scripts may use so much memory; 1024 if not given."),
         QStringLiteral("MIB"), QStringLiteral("1024")},
        record};
}

bool isScriptChild(const Arguments &given)
{
    return given.isSet(recordOption());
}

bool needsScriptChild(const Arguments &given, const Board &board, QTextStream &err)
{
    const size_t scripts = simulation::scriptSources(board).size();
    if (scripts == 0 || isScriptChild(given))
        return false;
    if (given.isSet(QStringLiteral("trust-scripts")))
        return true;
    err << "the board has " << scripts << (scripts == 1 ? " script, which is" : " scripts, which are")
        << " not run; look at them, then give --trust-scripts\n";
    return false;
}

ExitStatus runInScriptChild(const QStringList &arguments, const Arguments &given, const Board &board,
                            const QStringList &outputs)
{
    const Limits limits = limitsFrom(given);
    QTemporaryFile file;
    if (!file.open() || !file.resize(sizeof(ScriptRecord)) || !mapped(file))
        failToStart(file.errorString());
    const ScriptRecord &record = *new (mapped(file)) ScriptRecord;

    const QStringList before = unfinished(outputs);
    QStringList childArguments = arguments;
    childArguments.insert(1, QStringLiteral("--%1=%2").arg(recordOption(), file.fileName()));
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), childArguments);
    process.write(persistence::boardToJson(board));
    process.closeWriteChannel();
    process.waitForFinished(-1);
    if (process.error() == QProcess::FailedToStart)
        failToStart(process.errorString());
    const QString reason = whyLost(process, record, board, limits);
    if (reason.isEmpty())
        return static_cast<ExitStatus>(process.exitCode());
    for (const QString &path : unfinished(outputs))
        if (!before.contains(path))
            QFile::remove(path);
    throw CommandLineError(ExitStatus::Findings, reason);
}

ChildScripts::ChildScripts(const Arguments &given)
    : m_file(given.value(recordOption()))
{
    const Limits limits = limitsFrom(given);
    if (m_file.open(QIODevice::ReadWrite))
        m_options.record = mapped(m_file);
    if (!m_options.record)
        throw CommandLineError(ExitStatus::UnreadableInput,
                               QStringLiteral("%1: %2").arg(m_file.fileName(), m_file.errorString()));
    m_options.callLimit = limits.call;
    m_options.giveUp = [] { std::_Exit(static_cast<int>(ExitStatus::Findings)); };
    confine(limits);
}

simulation::Scripts *ChildScripts::start(const Board &board, const simulation::Plan &plan)
{
    m_scripts = simulation::startScripts(simulation::scriptSet(board, FlowGraph(board), plan), m_options);
    return m_scripts.get();
}

} // namespace tempestry
