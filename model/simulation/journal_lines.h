#pragma once

#include "model/simulation/journal.h"

#include <QByteArray>

#include <optional>
#include <vector>

class QIODevice;

namespace tempestry::simulation {

// A journal as JSON Lines, UTF-8, one record a line, keys in this order and absent ones left out:
//   seq          number of the record, from 0
//   time         virtual microseconds
//   record       command event activityStarted activityEnded activityFailed issued dropped projected limit
//   id           of the message, or of the activity; 32 hexadecimal digits
//   note, name   the note's id and title
//   entity
//   stream, version   of an event: the stream it was appended to, which is its entity's, and its place in it,
//                from 1
//   correlation  id of the message that began it all, or of the activity, where that came by the clock
//   causation    id of the message that led to this
//   activity     id of the activity within which this happened
//   payload      object
//   waited       microseconds that the message of an activityStarted waited for its turn, if it did
QLatin1StringView recordKey(RecordType type);

// Writes a journal part by part.
class JournalWriter
{
public:
    // The lines of the part's records, the first of which is number `firstSeq`. Parts come in order and
    // without gaps, with tables that only grow.
    QByteArray lines(const Journal &part, quint64 firstSeq);

private:
    void writeRecord(const Record &record, quint64 seq);
    void writeText(const char *key, const QByteArray &json);
    void writeNumber(const char *key, qint64 number);
    void writeId(const char *key, const MessageId &id);
    void encodeTables(const Journal &part);

    std::vector<MessageId> m_ids;    // of all records so far
    std::vector<QByteArray> m_notes; // as JSON: ready to copy
    std::vector<QByteArray> m_names;
    std::vector<QByteArray> m_entities;
    std::vector<QByteArray> m_payloads;
    QByteArray m_out;
};

QByteArray toJsonLines(const Journal &journal);

// Reads what JournalWriter writes, from anywhere: nothing in it is taken on trust. Keys it does not know are
// passed over. nullopt on an error; `problem` then names the line, what is wrong with it and what it should
// be.
std::optional<Journal> readJsonLines(QIODevice &device, QString *problem);

} // namespace tempestry::simulation
