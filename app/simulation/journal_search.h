#pragma once

#include "app/simulation/finished_run.h"
#include "model/simulation/record_filter.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace tempestry {

// What a person asks of a journal.
struct JournalQuestion
{
    enum class Kind : quint8 {
        Which,    // records match the filter
        Why,      // did the record happen
        WhatCame, // of the record
    };

    Kind kind = Kind::Which;
    simulation::RecordFilter filter;
    quint32 record = simulation::kNone;
    // In the place of a record: what came to this note last by this instant of the film, or first after it.
    std::optional<NoteId> note;
    double seconds = 0;
};

struct JournalAnswer
{
    JournalQuestion::Kind kind = JournalQuestion::Kind::Which;
    quint32 record = simulation::kNone; // that was asked about; kNone where nothing came to the note
    std::vector<quint32> rows;          // for a list, sorted
    // The way on the paper, of a chain.
    QSet<NoteId> notes;
    QSet<std::pair<NoteId, NoteId>> hops;
};

// In any thread; what comes back when it was stopped is of no use.
JournalAnswer answer(const FinishedRun &run, const JournalQuestion &question, const std::stop_token &stop);

// Answers questions about long journals in a thread of its own, so that the window lives on. One at a time: a
// new question puts an end to the one before.
class JournalSearch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~JournalSearch() override;

    // Journals below this many records are searched at once.
    static constexpr size_t kAtOnce = 50'000;

    void ask(std::shared_ptr<const FinishedRun> run, JournalQuestion question);
    void stop();
    bool isSearching() const { return m_searching; }

Q_SIGNALS:
    void answered(std::shared_ptr<const tempestry::JournalAnswer> answer);

private:
    std::jthread m_thread;
    int m_number = 0; // of the question that is current
    bool m_searching = false;
};

} // namespace tempestry
