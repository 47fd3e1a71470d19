#pragma once

#include "model/simulation/journal_lines.h"
#include "persistence/run_export.h"

#include <QFile>
#include <QSaveFile>

#include <memory>
#include <optional>

namespace tempestry {

// The files that a run on the command line writes while it lasts; each appears only once it is whole. All
// throw CommandLineError.
class RunFiles
{
public:
    // "-" is standard output.
    void openJournal(const QString &path);
    // The ending says the format.
    void openEvents(const QString &path, const persistence::ExportedRun &run);

    // See RunObserver::take.
    void take(const simulation::Journal &part, quint64 firstSeq);
    void finish();

private:
    struct JournalFile
    {
        explicit JournalFile(const QString &path)
            : file(path)
        {}

        QSaveFile file;
        QFile standardOutput;
        bool isFile = true;
        simulation::JournalWriter writer;

        QFileDevice &device() { return isFile ? static_cast<QFileDevice &>(file) : standardOutput; }
    };

    [[noreturn]] void failJournal();

    std::unique_ptr<JournalFile> m_journal;
    std::unique_ptr<persistence::RunExport> m_events;
};

} // namespace tempestry
