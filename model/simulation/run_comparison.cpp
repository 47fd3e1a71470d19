#include "model/simulation/run_comparison.h"

#include "model/simulation/read_models.h"

#include <QHash>

#include <map>

namespace tempestry::simulation {

namespace {

using Share = RunComparison::Share;

RunComparison::Totals totalsOf(const Journal &journal)
{
    RunComparison::Totals totals;
    for (const Record &record : journal.records) {
        totals.commands += record.type == RecordType::Command;
        totals.events += record.type == RecordType::Event;
        totals.failures += record.type == RecordType::ActivityFailed;
    }
    totals.time = journal.records.empty() ? 0 : journal.records.back().time;
    return totals;
}

std::vector<Share> sharesOf(const Journal &journal)
{
    std::vector<Share> shares(journal.notes.size());
    for (const Record &record : journal.records) {
        if (record.note == kNone)
            continue;
        Share &share = shares[record.note];
        share.count += record.type == RecordType::Command || record.type == RecordType::Event ||
                       record.type == RecordType::ActivityStarted || record.type == RecordType::Projected;
        if (record.type == RecordType::ActivityEnded || record.type == RecordType::ActivityFailed)
            share.worked += record.time - journal.records[record.activity].time;
    }
    return shares;
}

std::vector<RunComparison::NoteDifference> noteDifferences(const Journal &before, const Journal &after)
{
    const std::vector<Share> sharesBefore = sharesOf(before);
    const std::vector<Share> sharesAfter = sharesOf(after);
    QHash<NoteId, size_t> known;
    for (size_t i = 0; i < before.notes.size(); ++i)
        known.insert(before.notes[i], i);
    std::vector<RunComparison::NoteDifference> differences;
    const auto add = [&](NoteId note, const QString &title, const Share &a, const Share &b) {
        if (!(a == b))
            differences.push_back({note, title, a, b});
    };
    for (size_t i = 0; i < after.notes.size(); ++i) {
        const auto found = known.constFind(after.notes[i]);
        add(after.notes[i], after.noteNames[static_cast<qsizetype>(i)],
            found == known.constEnd() ? Share() : sharesBefore[*found], sharesAfter[i]);
        known.remove(after.notes[i]);
    }
    for (size_t i = 0; i < before.notes.size(); ++i)
        if (known.contains(before.notes[i]))
            add(before.notes[i], before.noteNames[static_cast<qsizetype>(i)], sharesBefore[i], {});
    return differences;
}

struct EndContents
{
    NoteId note;
    QString title;
    QJsonObject fields;
};

std::map<std::pair<NoteId, QString>, EndContents> contentsOf(const Journal &journal)
{
    std::map<std::pair<NoteId, QString>, EndContents> contents;
    for (const auto &[key, fields] : readModelsAfter(journal, journal.records.size())) {
        const NoteId note = journal.notes[key.first];
        const QString entity =
            key.second == kNone ? QString() : journal.entities[static_cast<qsizetype>(key.second)];
        contents.insert(
            {{note, entity}, {note, journal.noteNames[static_cast<qsizetype>(key.first)], fields}});
    }
    return contents;
}

std::vector<RunComparison::ContentsDifference> contentsDifferences(const Journal &before,
                                                                   const Journal &after)
{
    auto old = contentsOf(before);
    std::vector<RunComparison::ContentsDifference> differences;
    for (const auto &[key, now] : contentsOf(after)) {
        const auto found = old.find(key);
        if (found == old.end())
            differences.push_back({now.note, now.title, key.second, std::nullopt, now.fields});
        else if (found->second.fields != now.fields)
            differences.push_back({now.note, now.title, key.second, found->second.fields, now.fields});
        old.erase(key);
    }
    for (const auto &[key, gone] : old)
        differences.push_back({gone.note, gone.title, key.second, gone.fields, std::nullopt});
    return differences;
}

// Whether the same happened, whenever it did. An activity is the same by what it works on, which comes first.
bool isSame(const Journal &a, const Record &left, const Journal &b, const Record &right)
{
    const auto noteOf = [](const Journal &journal, const Record &record) {
        return record.note == kNone ? NoteId() : journal.notes[record.note];
    };
    const auto entityOf = [](const Journal &journal, const Record &record) {
        return record.entity == kNone ? QString() : journal.entities[static_cast<qsizetype>(record.entity)];
    };
    const auto payloadOf = [](const Journal &journal, const Record &record) {
        return record.payload == kNone ? QJsonObject() : journal.payloads[record.payload];
    };
    return left.type == right.type && left.version == right.version && noteOf(a, left) == noteOf(b, right) &&
           entityOf(a, left) == entityOf(b, right) && payloadOf(a, left) == payloadOf(b, right);
}

std::optional<RunComparison::Divergence> divergenceOf(const Journal &before, const Journal &after)
{
    const size_t common = std::min(before.records.size(), after.records.size());
    size_t at = 0;
    while (at < common && isSame(before, before.records[at], after, after.records[at]))
        ++at;
    if (at == before.records.size() && at == after.records.size())
        return std::nullopt;
    const auto place = [at](const Journal &journal) {
        return at < journal.records.size() ? std::optional(static_cast<quint32>(at)) : std::nullopt;
    };
    return RunComparison::Divergence{place(before), place(after)};
}

} // namespace

RunComparison compareRuns(const Journal &before, const Journal &after, const std::function<bool()> &stopped)
{
    RunComparison comparison;
    const std::function<void()> steps[] = {
        [&] { comparison.before = totalsOf(before); },
        [&] { comparison.after = totalsOf(after); },
        [&] { comparison.notes = noteDifferences(before, after); },
        [&] { comparison.divergence = divergenceOf(before, after); },
        [&] { comparison.contents = contentsDifferences(before, after); },
    };
    for (const auto &step : steps)
        if (!stopped || !stopped())
            step();
    return comparison;
}

} // namespace tempestry::simulation
