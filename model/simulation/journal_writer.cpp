#include "model/simulation/journal_lines.h"

#include <QJsonDocument>

#include <array>

namespace tempestry::simulation {

namespace {

constexpr std::array kRecordKeys = {"command",       "event",          "activityStarted",
                                    "activityEnded", "activityFailed", "issued",
                                    "dropped",       "projected",      "limit"};
constexpr char kHex[] = "0123456789abcdef";

QByteArray quoted(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray json(1, '"');
    for (const char c : utf8) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            json.append('\\').append(c);
        else if (c == '\n')
            json.append("\\n");
        else if (code < 0x20)
            json.append("\\u00").append(kHex[code >> 4U]).append(kHex[code & 15U]);
        else
            json.append(c);
    }
    return json.append('"');
}

void appendHex(QByteArray &out, quint64 value)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        out.append(kHex[(value >> static_cast<unsigned>(shift)) & 15U]);
}

} // namespace

QLatin1StringView recordKey(RecordType type)
{
    return QLatin1StringView(kRecordKeys[static_cast<size_t>(type)]);
}

QByteArray JournalWriter::lines(const Journal &part, quint64 firstSeq)
{
    encodeTables(part);
    m_out.clear();
    for (const Record &record : part.records) {
        m_ids.push_back(record.id);
        writeRecord(record, firstSeq++);
    }
    return m_out;
}

void JournalWriter::encodeTables(const Journal &part)
{
    for (size_t i = m_notes.size(); i < part.notes.size(); ++i) {
        m_notes.push_back(quoted(part.notes[i].toString()));
        m_names.push_back(quoted(part.noteNames[static_cast<qsizetype>(i)]));
    }
    for (size_t i = m_entities.size(); i < static_cast<size_t>(part.entities.size()); ++i)
        m_entities.push_back(quoted(part.entities[static_cast<qsizetype>(i)]));
    for (size_t i = m_payloads.size(); i < part.payloads.size(); ++i)
        m_payloads.push_back(QJsonDocument(part.payloads[i]).toJson(QJsonDocument::Compact));
}

void JournalWriter::writeRecord(const Record &record, quint64 seq)
{
    m_out.append("{\"seq\":").append(QByteArray::number(seq));
    writeNumber("time", record.time);
    writeText("record", quoted(recordKey(record.type)));
    if (record.id != MessageId())
        writeId("id", record.id);
    if (record.note != kNone) {
        writeText("note", m_notes[record.note]);
        writeText("name", m_names[record.note]);
    }
    if (record.entity != kNone)
        writeText("entity", m_entities[record.entity]);
    if (record.version != 0) {
        writeText("stream", m_entities[record.entity]);
        writeNumber("version", record.version);
    }
    if (record.correlation != kNone)
        writeId("correlation", m_ids[record.correlation]);
    if (record.causation != kNone)
        writeId("causation", m_ids[record.causation]);
    if (record.activity != kNone)
        writeId("activity", m_ids[record.activity]);
    if (record.payload != kNone)
        writeText("payload", m_payloads[record.payload]);
    if (record.waited != 0)
        writeNumber("waited", record.waited);
    m_out.append("}\n");
}

void JournalWriter::writeText(const char *key, const QByteArray &json)
{
    m_out.append(",\"").append(key).append("\":").append(json);
}

void JournalWriter::writeNumber(const char *key, qint64 number)
{
    m_out.append(",\"").append(key).append("\":").append(QByteArray::number(number));
}

void JournalWriter::writeId(const char *key, const MessageId &id)
{
    m_out.append(",\"").append(key).append("\":\"");
    appendHex(m_out, id.high);
    appendHex(m_out, id.low);
    m_out.append('"');
}

QByteArray toJsonLines(const Journal &journal)
{
    return JournalWriter().lines(journal, 0);
}

} // namespace tempestry::simulation
