#include "app/simulation/script_problems.h"

#include "app/simulation/finished_run.h"
#include "app/simulation/run_panel.h"
#include "model/flow_graph.h"
#include "model/script_names.h"
#include "model/simulation/scripts/script_check.h"

#include <QCoreApplication>

namespace tempestry {

using simulation::Journal;
using simulation::kNone;
using simulation::Record;
using simulation::RecordType;

namespace {

constexpr int kPatience = 120; // milliseconds after an edit

} // namespace

QString scriptProblemText(const simulation::ScriptProblem &problem)
{
    const QString reason = problem.reason.endsWith(u'.') ? problem.reason : problem.reason + u'.';
    return problem.line > 0
               ? QCoreApplication::translate("ScriptProblems", "Line %1: %2").arg(problem.line).arg(reason)
               : reason;
}

ScriptProblemTexts scriptProblems(const Board &board)
{
    ScriptProblemTexts problems;
    const std::vector<NoteId> scripted = scriptedNotes(board);
    if (scripted.empty())
        return problems;
    const FlowGraph flow(board);
    simulation::ScriptCheck check;
    for (const NoteId id : scripted) {
        const Note &note = *board.find(id);
        if (const auto problem = check.problemOf(note.script, note.kind, scriptNames(board, flow, id)))
            problems.insert(id, scriptProblemText(*problem));
    }
    return problems;
}

ScriptProblemTexts scriptFailures(const Journal &journal)
{
    ScriptProblemTexts failures;
    for (const Record &record : journal.records) {
        if (record.payload == kNone || record.note == kNone ||
            (record.type != RecordType::ActivityFailed && record.type != RecordType::Dropped))
            continue;
        const QJsonObject &payload = journal.payloads[record.payload];
        const int line = payload[QStringLiteral("line")].toInt();
        const NoteId note = journal.notes[record.note];
        if (line > 0 && !failures.contains(note))
            failures.insert(note, scriptProblemText({payload[QStringLiteral("reason")].toString(), line}));
    }
    return failures;
}

ScriptProblems::ScriptProblems(const Document &document, const RunPanel &run, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_run(run)
{
    m_check.setSingleShot(true);
    m_check.setInterval(kPatience);
    connect(&m_check, &QTimer::timeout, this, &ScriptProblems::check);
    connect(&document, &Document::changed, &m_check, qOverload<>(&QTimer::start));
    connect(&run, &RunPanel::filmChanged, this, &ScriptProblems::tell);
    m_check.start();
}

void ScriptProblems::check()
{
    if (m_compiled.isEmpty() && scriptedNotes(m_document.board()).empty())
        return;
    m_work.start([board = m_document.board()] { return scriptProblems(board); },
                 [this](const ScriptProblemTexts &problems) {
                     m_compiled = problems;
                     tell();
                 });
}

void ScriptProblems::tell()
{
    ScriptProblemTexts all = m_compiled;
    if (const auto &run = m_run.finished())
        for (auto failure = run->scriptFailures.begin(); failure != run->scriptFailures.end(); ++failure)
            if (const Note *note = m_document.board().find(failure.key());
                note && !note->script.isEmpty() && !all.contains(failure.key()))
                all.insert(failure.key(), *failure);
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
}

} // namespace tempestry
