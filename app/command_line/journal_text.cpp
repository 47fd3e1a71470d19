#include "app/command_line/journal_text.h"

#include "app/simulation/duration_text.h"
#include "app/simulation/trouble_text.h"

#include <QJsonArray>
#include <QTextStream>

#include <algorithm>

namespace tempestry {

using namespace simulation;

namespace {

constexpr int kTitleWidth = 34;
constexpr int kEntityWidth = 16;

QString titleOf(const Journal &journal, quint32 note)
{
    return note == kNone ? QString() : journal.noteNames[note].simplified();
}

QString entityText(const Journal &journal, const Record &record)
{
    if (record.entity == kNone)
        return {};
    const QString &entity = journal.entities[record.entity];
    return record.version ? QStringLiteral("%1 v%2").arg(entity).arg(record.version) : entity;
}

// Who or what brought it about.
QString causeText(const Journal &journal, const Record &record)
{
    if (record.activity != kNone)
        return QStringLiteral("by ") + titleOf(journal, journal.records[record.activity].note);
    if (record.causation != kNone)
        return QStringLiteral("after ") + titleOf(journal, journal.records[record.causation].note);
    return {};
}

bool isTold(RecordType type)
{
    switch (type) {
    case RecordType::Command:
    case RecordType::Event:
    case RecordType::Projected:
    case RecordType::ActivityFailed:
    case RecordType::Dropped:
    case RecordType::Limit:
        return true;
    case RecordType::ActivityStarted:
    case RecordType::ActivityEnded:
    case RecordType::Issued:
        return false;
    }
    Q_UNREACHABLE();
}

// What went wrong, behind a dash.
QString troubleOf(const Journal &journal, const Record &record)
{
    if (record.type == RecordType::Dropped && record.payload == kNone)
        return QStringLiteral(" \u2013 seen already");
    if (record.payload == kNone)
        return {};
    const QString trouble = troubleText(journal.payloads[record.payload]);
    if (record.type == RecordType::ActivityFailed)
        return QStringLiteral(" \u2013 failed: ") + trouble;
    return record.type == RecordType::Dropped ? QStringLiteral(" \u2013 ") + trouble : QString();
}

void writeRecord(const Board &board, const Journal &journal, const Record &record, QTextStream &out)
{
    out << virtualTimeText(record.time).rightJustified(12) << "  ";
    if (record.type == RecordType::Limit) {
        out << "Stopped: " << journal.payloads[record.payload][QStringLiteral("reason")].toString() << '\n';
        if (journal.payloads[record.payload][QStringLiteral("limit")] == QLatin1StringView("script"))
            return;
        const QJsonArray loop = journal.payloads[record.payload][QStringLiteral("notes")].toArray();
        for (const auto &note : loop)
            out << QString(14, u' ') << "in the loop: " << note.toString().simplified() << '\n';
        return;
    }
    const Note *note = board.find(journal.notes[record.note]);
    out << (note ? QChar(info(note->kind).glyph) : QChar(u' ')) << ' '
        << titleOf(journal, record.note).leftJustified(kTitleWidth) << ' '
        << entityText(journal, record).leftJustified(kEntityWidth) << ' ' << causeText(journal, record)
        << troubleOf(journal, record) << '\n';
}

} // namespace

void writeJournalText(const Board &board, const Journal &journal, QTextStream &out)
{
    qint64 commands = 0;
    qint64 events = 0;
    for (const Record &record : journal.records) {
        commands += record.type == RecordType::Command;
        events += record.type == RecordType::Event;
        if (isTold(record.type))
            writeRecord(board, journal, record, out);
    }
    const qint64 end = journal.records.empty() ? 0 : journal.records.back().time;
    if (journal.records.empty())
        out << "Nothing on this board can start: it has no command and no event.\n";
    else
        out << '\n'
            << commands << (commands == 1 ? " command and " : " commands and ") << events
            << (events == 1 ? " event" : " events") << " in " << virtualTimeText(end)
            << " of virtual time.\n";
}

} // namespace tempestry
