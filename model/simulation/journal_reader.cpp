#include "model/simulation/journal_lines.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QJsonDocument>

#include <algorithm>

namespace tempestry::simulation {

static size_t qHash(const MessageId &id, size_t seed = 0) noexcept
{
    return qHashMulti(seed, id.high, id.low);
}

namespace {

constexpr qint64 kLongestLine = 1 << 20;
constexpr size_t kMostRecords = 16'000'000;

std::optional<MessageId> parseId(const QString &text)
{
    if (text.size() != 32)
        return std::nullopt;
    bool isHigh = false;
    bool isLow = false;
    const MessageId id{text.left(16).toULongLong(&isHigh, 16), text.mid(16).toULongLong(&isLow, 16)};
    return isHigh && isLow ? std::optional(id) : std::nullopt;
}

class Reader
{
    Q_DECLARE_TR_FUNCTIONS(JournalReader)

public:
    std::optional<Journal> read(QIODevice &device, QString *problem)
    {
        while (m_problem.isEmpty() && !device.atEnd()) {
            const QByteArray line = device.readLine(kLongestLine + 1);
            ++m_line;
            if (line.size() >= kLongestLine)
                m_problem = tr("is longer than 1 MiB, which no record is");
            else if (m_journal.records.size() == kMostRecords)
                m_problem = tr("is one more than the 16 million records that a journal may have");
            else
                readLine(line);
        }
        if (m_problem.isEmpty())
            return std::move(m_journal);
        *problem = tr("Line %1 %2.").arg(m_line).arg(m_problem);
        return std::nullopt;
    }

private:
    void readLine(const QByteArray &line)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject()) {
            m_problem = error.error == QJsonParseError::NoError
                            ? tr("holds no JSON object")
                            : tr("is not JSON: %1").arg(error.errorString());
            return;
        }
        m_object = document.object();
        const auto seq = static_cast<quint32>(m_journal.records.size());
        if (number("seq", 0, kNone, -1) != seq)
            return refuse("seq", tr("%1, the number of the line from 0").arg(seq));

        Record record;
        record.time =
            number("time", std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), {});
        record.type = type();
        record.id = id("id").value_or(MessageId());
        record.note = note();
        record.entity = entity("entity");
        record.version = static_cast<quint32>(number("version", 1, kNone - 1, 0));
        if (m_object.contains(QLatin1StringView("stream")) && entity("stream") != record.entity)
            refuse("stream", tr("the entity"));
        if (record.version != 0 && record.entity == kNone)
            refuse("entity", tr("there where a version is"));
        record.payload = payload();
        record.waited = number("waited", 0, std::numeric_limits<qint64>::max(), 0);
        record.causation = reference("causation", m_messages);
        enter(record, seq);
        record.correlation = reference("correlation", m_first);
        record.activity = reference("activity", m_activities);
        check(record);
        m_journal.records.push_back(record);
    }

    // What those who read a journal rely on.
    void check(const Record &record)
    {
        const auto &records = m_journal.records;
        if (!records.empty() && record.time < records.back().time)
            refuse("time", tr("no earlier than that of the line before"));
        if (record.note == kNone && record.type != RecordType::Limit)
            refuse("note", tr("there"));
        const bool isEnd =
            record.type == RecordType::ActivityEnded || record.type == RecordType::ActivityFailed;
        if (isEnd && (record.activity == kNone || records[record.activity].note != record.note))
            refuse("activity", tr("the id of an activity of the same note"));
        if (record.type == RecordType::ActivityStarted && record.activity != records.size())
            refuse("activity", tr("the same as its id"));
    }

    void enter(const Record &record, quint32 seq)
    {
        const bool isMessage = record.type == RecordType::Command || record.type == RecordType::Event;
        if (isMessage)
            m_messages.insert(record.id, seq);
        if (record.type == RecordType::ActivityStarted)
            m_activities.insert(record.id, seq);
        const bool mayBegin =
            isMessage || record.type == RecordType::Issued || record.type == RecordType::ActivityStarted;
        if (mayBegin && !m_first.contains(record.id))
            m_first.insert(record.id, seq);
    }

    void refuse(const char *key, const QString &wanted)
    {
        if (m_problem.isEmpty())
            m_problem = tr("has a wrong “%1”; it should be %2").arg(QLatin1StringView(key), wanted);
    }

    QJsonValue value(const char *key) const { return m_object.value(QLatin1StringView(key)); }

    // `absent` is what an absent key means; without one the key must be there.
    qint64 number(const char *key, qint64 least, qint64 most, std::optional<qint64> absent)
    {
        const QJsonValue found = value(key);
        if (found.isUndefined() && absent)
            return *absent;
        const qint64 number = found.toInteger(least);
        const bool isWhole = found.isDouble() && found.toInteger(0) == found.toInteger(1);
        if (!isWhole || number < least || number > most)
            refuse(key, tr("a whole number in its range"));
        return number;
    }

    QString text(const char *key)
    {
        const QJsonValue found = value(key);
        if (!found.isUndefined() && !found.isString())
            refuse(key, tr("a text"));
        return found.toString();
    }

    RecordType type()
    {
        const QString key = text("record");
        for (auto type = RecordType::Command; type <= RecordType::Limit;
             type = static_cast<RecordType>(static_cast<int>(type) + 1))
            if (key == recordKey(type))
                return type;
        refuse("record",
               tr("one of command, event, activityStarted, activityEnded, activityFailed, issued, dropped, "
                  "projected, limit"));
        return RecordType::Limit;
    }

    std::optional<MessageId> id(const char *key)
    {
        if (value(key).isUndefined())
            return std::nullopt;
        const auto parsed = parseId(text(key));
        if (!parsed)
            refuse(key, tr("32 hexadecimal digits"));
        return parsed;
    }

    quint32 reference(const char *key, const QHash<MessageId, quint32> &records)
    {
        const auto wanted = id(key);
        if (!wanted)
            return kNone;
        const quint32 found = records.value(*wanted, kNone);
        if (found == kNone)
            refuse(key, tr("the id of an earlier record"));
        return found;
    }

    quint32 note()
    {
        if (value("note").isUndefined())
            return kNone;
        const auto id = NoteId::parse(text("note"));
        const QString name = text("name");
        if (!id) {
            refuse("note", tr("a UUID"));
            return kNone;
        }
        const auto found = m_notes.constFind(*id);
        if (found != m_notes.constEnd()) {
            if (m_journal.noteNames[static_cast<qsizetype>(*found)] != name)
                refuse("name", tr("the same wherever the note is named"));
            return *found;
        }
        m_journal.notes.push_back(*id);
        m_journal.noteNames.append(name);
        return *m_notes.insert(*id, static_cast<quint32>(m_journal.notes.size() - 1));
    }

    quint32 entity(const char *key)
    {
        if (value(key).isUndefined())
            return kNone;
        const QString name = text(key);
        const auto found = m_entities.constFind(name);
        if (found != m_entities.constEnd())
            return *found;
        m_journal.entities.append(name);
        return *m_entities.insert(name, static_cast<quint32>(m_journal.entities.size() - 1));
    }

    quint32 payload()
    {
        const QJsonValue found = value("payload");
        if (found.isUndefined())
            return kNone;
        if (!found.isObject())
            refuse("payload", tr("an object"));
        const QByteArray key = QJsonDocument(found.toObject()).toJson(QJsonDocument::Compact);
        const auto known = m_payloads.constFind(key);
        if (known != m_payloads.constEnd())
            return *known;
        m_journal.payloads.push_back(found.toObject());
        return *m_payloads.insert(key, static_cast<quint32>(m_journal.payloads.size() - 1));
    }

    Journal m_journal;
    QJsonObject m_object; // the line being read
    QString m_problem;    // what the line is or has; the first one found
    quint64 m_line = 0;
    QHash<NoteId, quint32> m_notes;
    QHash<QString, quint32> m_entities;
    QHash<QByteArray, quint32> m_payloads;
    QHash<MessageId, quint32> m_messages;   // id -> the message's record
    QHash<MessageId, quint32> m_activities; // id -> ActivityStarted
    QHash<MessageId, quint32>
        m_first; // id -> its first record: Issued, the message itself or ActivityStarted
};

} // namespace

std::optional<Journal> readJsonLines(QIODevice &device, QString *problem)
{
    return Reader().read(device, problem);
}

} // namespace tempestry::simulation
