#pragma once

#include "app/simulation/run_contents.h"

namespace tempestry {

// See ProjectScripts: in a process of its own, `program project - JOURNAL`, which is killed when `stopped`
// says so.
ScriptedProjection projectInProcess(const QString &program, const Board &board,
                                    const simulation::Journal &journal,
                                    const simulation::Projections &projections,
                                    const std::function<bool()> &stopped);

// How scripts failed by the journal of simulation::projectEvents(), a sentence for each of their notes.
QStringList projectionFailures(const simulation::Journal &projected);

// What such a journal tells of its scripts. `numbers` are those of its events in the run.
ScriptedProjection scriptedProjection(const simulation::Journal &projected,
                                      const std::vector<quint32> &numbers);

} // namespace tempestry
