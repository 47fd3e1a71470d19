#include "app/command_line/run_files.h"

#include "app/command_line/command_line.h"
#include "persistence/board_file_error.h"

#include <cstdio>

namespace tempestry {

namespace {

// What goes wrong with a file, as the command line says it.
template <class Write>
auto written(Write write)
{
    try {
        return write();
    } catch (const persistence::BoardFileError &error) {
        throw CommandLineError(ExitStatus::UnwritableOutput, error.message());
    }
}

} // namespace

void RunFiles::openJournal(const QString &path)
{
    m_journal = std::make_unique<JournalFile>(path);
    m_journal->isFile = path != u"-";
    const bool opened = m_journal->isFile ? m_journal->file.open(QIODevice::WriteOnly)
                                          : m_journal->standardOutput.open(stdout, QIODevice::WriteOnly);
    if (!opened)
        failJournal();
}

void RunFiles::openEvents(const QString &path, const persistence::ExportedRun &run)
{
    m_events = written([&] { return persistence::makeRunExport(path, run); });
    if (!m_events)
        throw CommandLineError(
            ExitStatus::WrongUsage,
            QStringLiteral("--events %1: events are written as .%2; name one of these endings")
                .arg(path, persistence::runExportEndings().join(QStringLiteral(", ."))));
}

void RunFiles::take(const simulation::Journal &part, quint64 firstSeq)
{
    if (m_journal) {
        const QByteArray lines = m_journal->writer.lines(part, firstSeq);
        if (m_journal->device().write(lines) != lines.size())
            failJournal();
    }
    if (m_events)
        written([&] { m_events->take(part, part.records, firstSeq); });
}

void RunFiles::finish()
{
    if (m_journal && !(m_journal->isFile ? m_journal->file.commit() : m_journal->standardOutput.flush()))
        failJournal();
    if (m_events)
        written([&] { m_events->finish(); });
}

void RunFiles::failJournal()
{
    const QString where = m_journal->isFile ? m_journal->file.fileName() : QStringLiteral("standard output");
    throw CommandLineError(
        ExitStatus::UnwritableOutput,
        QStringLiteral("%1: can't be written: %2").arg(where, m_journal->device().errorString()));
}

} // namespace tempestry
