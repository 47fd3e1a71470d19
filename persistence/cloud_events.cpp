#include "persistence/cloud_events.h"

#include "model/simulation/journal_queries.h"
#include "persistence/export_text.h"

#include <QJsonDocument>

namespace tempestry::persistence {

using simulation::kNone;
using simulation::Record;
using simulation::RecordType;

namespace {

QString slug(const QString &title, const QString &otherwise)
{
    QString made;
    bool isWord = false;
    for (const char32_t letter : title.toLower().toUcs4()) {
        const bool belongs = QChar::isLetterOrNumber(letter) || QChar::isMark(letter);
        if (belongs && !isWord && !made.isEmpty())
            made.append(u'-');
        if (belongs)
            made.append(QStringView(QChar::fromUcs4(letter)));
        isWord = belongs;
    }
    return made.isEmpty() ? otherwise : made;
}

// CloudEvents allow no control characters in attributes.
QString withoutControls(QString text)
{
    for (QChar &letter : text)
        if (letter.category() == QChar::Other_Control)
            letter = QChar::ReplacementCharacter;
    return text;
}

void add(QByteArray &out, const char *name, const QByteArray &json)
{
    out.append(",\"").append(name).append("\":").append(json);
}

QByteArray inQuotes(const QByteArray &plain)
{
    return '"' + plain + '"';
}

} // namespace

CloudEvents::CloudEvents(const QString &path, const ExportedRun &run, Form form)
    : m_file(path)
    , m_form(form)
    , m_begins(run.begins)
    , m_source("urn:tempestry:board:" + run.board.id().toString().toLatin1())
{
    openFor(m_file);
    if (m_form == Form::Batch)
        writeTo(m_file, "[");
}

void CloudEvents::take(const simulation::Journal &tables, std::span<const Record> records, quint64 firstSeq)
{
    encodeTables(tables);
    QByteArray out;
    for (const Record &record : records) {
        m_ids.push_back(record.id);
        if (isMessage(record)) {
            if (m_form == Form::Batch)
                out.append(m_isFirst ? "\n" : ",\n");
            out.append(eventText(record, firstSeq));
            if (m_form == Form::Lines)
                out.append('\n');
            m_isFirst = false;
        }
        ++firstSeq;
    }
    writeTo(m_file, out);
}

bool CloudEvents::finish(const GoOn &)
{
    if (m_form == Form::Batch)
        writeTo(m_file, "\n]\n");
    commit(m_file);
    return true;
}

void CloudEvents::encodeTables(const simulation::Journal &tables)
{
    for (size_t i = m_slugs.size(); i < tables.notes.size(); ++i)
        m_slugs.push_back(
            slug(tables.noteNames[static_cast<qsizetype>(i)], tables.notes[i].toString()).toUtf8());
    for (qsizetype i = std::ssize(m_subjects); i < tables.entities.size(); ++i)
        m_subjects.push_back(tables.entities[i].isEmpty() ? QByteArray()
                                                          : jsonText(withoutControls(tables.entities[i])));
    for (size_t i = m_payloads.size(); i < tables.payloads.size(); ++i)
        m_payloads.push_back(QJsonDocument(tables.payloads[i]).toJson(QJsonDocument::Compact));
}

QByteArray CloudEvents::eventText(const Record &record, quint64 seq) const
{
    const bool isEvent = record.type == RecordType::Event;
    QByteArray out = "{\"specversion\":\"1.0\"";
    add(out, "id", inQuotes(hex(record.id)));
    add(out, "source", inQuotes(m_source));
    add(out, "type", inQuotes((isEvent ? "tempestry.event." : "tempestry.command.") + m_slugs[record.note]));
    if (record.entity != kNone && !m_subjects[record.entity].isEmpty())
        add(out, "subject", m_subjects[record.entity]);
    add(out, "time", inQuotes(timestamp(m_begins, record.time)));
    if (record.correlation != kNone)
        add(out, "correlationid", inQuotes(hex(m_ids[record.correlation])));
    if (record.causation != kNone)
        add(out, "causationid", inQuotes(hex(m_ids[record.causation])));
    add(out, "sequence", inQuotes(QByteArray::number(seq).rightJustified(10, '0')));
    if (record.payload != kNone) {
        add(out, "datacontenttype", "\"application/json\"");
        add(out, "data", m_payloads[record.payload]);
    }
    return out.append('}');
}

} // namespace tempestry::persistence
