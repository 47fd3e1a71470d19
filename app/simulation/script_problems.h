#pragma once

#include "app/controls/background_work.h"
#include "model/document.h"
#include "model/simulation/journal.h"
#include "model/simulation/scripts/script_problem.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace tempestry {

class RunPanel;

// "Line 3: there is no context.emit.orderPaked."
QString scriptProblemText(const simulation::ScriptProblem &problem);

// By note, as sentences.
using ScriptProblemTexts = QHash<NoteId, QString>;

// What is wrong with each script of the board as it is: its code is compiled, never executed. In any thread;
// takes about a millisecond a script.
ScriptProblemTexts scriptProblems(const Board &board);

// Where and why scripts failed in a run, the first failure of each note.
ScriptProblemTexts scriptFailures(const simulation::Journal &journal);

// What is wrong with the scripts of a document: what can be told before a run, else how they failed in the
// run that is shown. Worked out off this thread, once for a burst of edits.
class ScriptProblems : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    ScriptProblems(const Document &document, const RunPanel &run, QObject *parent = nullptr);

    const ScriptProblemTexts &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    void check();
    void tell();

    const Document &m_document;
    const RunPanel &m_run;
    QTimer m_check;
    BackgroundWork<ScriptProblemTexts> m_work;
    ScriptProblemTexts m_compiled;
    ScriptProblemTexts m_all;
};

} // namespace tempestry
