#pragma once

#include "model/change_set.h"

#include <optional>
#include <vector>

namespace tempestry {

// The lists of a scenario, in the order in which they are read.
enum class ScenarioList : quint8 { Given, When, Then, Never, ReadModels };

inline constexpr ScenarioList kScenarioLists[] = {ScenarioList::Given, ScenarioList::When, ScenarioList::Then,
                                                  ScenarioList::Never, ScenarioList::ReadModels};

// As board JSON calls it: "given", "readModels".
const char *scenarioListKey(ScenarioList list);

std::vector<ScenarioEntry> &entriesOf(Scenario &scenario, ScenarioList list);
const std::vector<ScenarioEntry> &entriesOf(const Scenario &scenario, ScenarioList list);

// Whether the kind can stand in the list: events are given, commands and events begin a run and are expected
// of it, and read models hold something.
bool fitsList(NoteKind kind, ScenarioList list);

// By name, without regard to case.
std::vector<ScenarioId> scenariosInOrder(const Board &board);

// An entry that names a note which is not on the board, or is of a kind that can't stand in its list.
struct LostEntry
{
    ScenarioList list = ScenarioList::Given;
    size_t entry = 0;
    bool isGone = false; // else of another kind

    bool operator==(const LostEntry &) const = default;
};

std::vector<LostEntry> lostEntries(const Board &board, const Scenario &scenario);

// A sentence for a person: which scenario, which list, which entry, what to do.
QString lostEntryText(const Scenario &scenario, const LostEntry &lost);

// What can be done to scenarios. Ids that the board does not have and numbers of entries that a list does not
// have are passed over.
namespace edits {

// The name, or the name with the first number behind it that no scenario of the board has.
QString freeScenarioName(const Board &board, const QString &wished);

// Why the scenario can't be called that, as a sentence for the person; empty when it can. Scenarios are
// chosen by their names, so each has one of its own.
QString scenarioNameProblem(const Board &board, ScenarioId id, const QString &name);

ChangeSet addScenario(const Board &board, const Scenario &scenario);
// Empty when scenarioNameProblem is not.
ChangeSet renameScenario(const Board &board, ScenarioId id, const QString &name);
// `copy` receives the id of the new one.
ChangeSet duplicateScenario(const Board &board, ScenarioId id, const QString &name, ScenarioId *copy);
ChangeSet removeScenario(const Board &board, ScenarioId id);

// At the end of the list, or before the entry `before`.
ChangeSet addEntry(const Board &board, ScenarioId id, ScenarioList list, const ScenarioEntry &entry,
                   std::optional<size_t> before = {});
ChangeSet changeEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number,
                      const ScenarioEntry &entry);
ChangeSet removeEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number);
// Within its list by so many places, as far as there are.
ChangeSet moveEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number, int places);

ChangeSet setOrdered(const Board &board, ScenarioId id, bool ordered);
// nullopt: the scenario says nothing of the condition.
ChangeSet setCondition(const Board &board, ScenarioId id, const QString &name, std::optional<bool> value);
ChangeSet setBegins(const Board &board, ScenarioId id, std::optional<qint64> begins);
ChangeSet setFaults(const Board &board, ScenarioId id, const std::vector<Fault> &faults);

} // namespace edits

} // namespace tempestry
