#pragma once

#include "persistence/run_export.h"

#include <QSaveFile>

namespace tempestry::persistence {

// The messages of a run as CloudEvents 1.0, one for each, in the order in which they happened:
//   specversion      "1.0"
//   id               of the message; 32 hexadecimal digits. A message that is delivered twice is there twice
//   source           "urn:tempestry:board:" and the board's id
//   type             "tempestry.event." or "tempestry.command." and the title's letters and digits in lower
//                    case, with hyphens between its words: "tempestry.event.order-placed"; the note's id when
//                    the title has none. So it stays the same while the words do, in every copy of the board
//   subject          the entity
//   time             of virtual time 0 and from there, with microseconds
//   datacontenttype  "application/json", and data: the payload; both absent without one
//   correlationid    id of the message that began it all
//   causationid      id of the message that led to this one; absent on those that began by themselves
//   sequence         number of the record in the journal, ten digits at least, so that texts sort as numbers
// `correlationid`, `causationid` and `sequence` are extensions.
class CloudEvents : public RunExport
{
public:
    enum class Form : quint8 {
        Batch, // application/cloudevents-batch+json
        Lines, // one event a line, each application/cloudevents+json
    };

    // Throws BoardFileError.
    CloudEvents(const QString &path, const ExportedRun &run, Form form);

    void take(const simulation::Journal &tables, std::span<const simulation::Record> records,
              quint64 firstSeq) override;
    bool finish(const GoOn &goOn) override;

private:
    void encodeTables(const simulation::Journal &tables);
    QByteArray eventText(const simulation::Record &record, quint64 seq) const;

    QSaveFile m_file;
    Form m_form;
    qint64 m_begins;
    QByteArray m_source;
    bool m_isFirst = true;
    std::vector<simulation::MessageId> m_ids; // of all records so far
    std::vector<QByteArray> m_slugs;          // of notes
    std::vector<QByteArray> m_subjects;       // as JSON
    std::vector<QByteArray> m_payloads;       // as JSON
};

} // namespace tempestry::persistence
