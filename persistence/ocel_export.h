#pragma once

#include "persistence/ocel_log.h"

namespace tempestry::persistence {

// The messages of a run as OCEL 2.0, as JSON or as an SQLite database; see OcelLog for what is an object.
// Both formats tell types before events, so all is written at finish().
class OcelExport : public RunExport
{
public:
    enum class Form : quint8 { Document, Database }; // JSON, SQLite

    OcelExport(const QString &path, const ExportedRun &run, Form form)
        : m_path(path)
        , m_form(form)
        , m_log(run)
    {}

    void take(const simulation::Journal &tables, std::span<const simulation::Record> records,
              quint64 firstSeq) override
    {
        m_log.take(tables, records, firstSeq);
    }
    bool finish(const GoOn &goOn) override;

private:
    QString m_path;
    Form m_form;
    OcelLogBuilder m_log;
};

// Both write the file whole or not at all; false when `goOn` gave up. They throw BoardFileError.
bool writeOcelJson(const QString &path, const OcelLog &log, const GoOn &goOn);
bool writeOcelSqlite(const QString &path, const OcelLog &log, const GoOn &goOn);

} // namespace tempestry::persistence
