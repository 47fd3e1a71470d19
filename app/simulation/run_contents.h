#pragma once

#include "app/controls/background_work.h"
#include "model/document.h"
#include "model/simulation/contents_at.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace tempestry {

struct FinishedRun;

// What the notes hold in the course of a run.
struct RunContents
{
    std::shared_ptr<const simulation::ContentsAt> at;
    Board board;                        // that tells what the notes are called
    simulation::Projections since = {}; // that the run did not make
    QString problem = {};               // of a script that filled one of these, a sentence

    QString nameOf(quint32 holder) const;
};

// What scripts make of a run's events for read models that the run did not fill.
struct ScriptedProjection
{
    simulation::ScriptedContents contents;
    QString problem; // a sentence; empty when all went well
};

// Calls the scripts of the projections with the events of the journal, in the calling thread, which may be
// any. `stopped` is asked now and then; when it says yes, what comes back is of no use.
using ProjectScripts = std::function<ScriptedProjection(
    const Board &board, const simulation::Journal &journal, const simulation::Projections &projections,
    const std::function<bool()> &stopped)>;

// In any thread: the contents of a run when its read models are those of the board as it is now, those that
// were added filled from the journal. That takes time in proportion to the journal, unless `shown`, contents
// of the same run, are filled in the same way already. Without `scripts` read models are filled as if they
// had none.
std::shared_ptr<const RunContents> contentsSince(const FinishedRun &run, const RunContents &shown,
                                                 const Board &now, const ProjectScripts &scripts = {},
                                                 const std::function<bool()> &stopped = {});

// The contents of the run that is open, which follow the board: a read model that is added is filled a moment
// later.
class LateContents : public QObject
{
    Q_OBJECT

public:
    // The document outlives it.
    explicit LateContents(Document &document, QObject *parent = nullptr);

    // nullptr: none is open. The contents are those of the run itself until the board changes.
    void setRun(std::shared_ptr<const FinishedRun> run);
    // Without, the scripts of the board are not trusted.
    void setScripts(ProjectScripts scripts);
    const std::shared_ptr<const RunContents> &current() const { return m_current; }

Q_SIGNALS:
    void changed();                     // not by setRun()
    void hint(const QString &sentence); // a script failed

private:
    void follow();

    Document &m_document;
    std::shared_ptr<const FinishedRun> m_run;
    std::shared_ptr<const RunContents> m_current;
    ProjectScripts m_scripts;
    BackgroundWork<std::shared_ptr<const RunContents>> m_filling;
    QTimer m_pause; // once for a burst of edits
};

} // namespace tempestry
