#include "model/scenario_edits.h"

#include <QCoreApplication>

#include <algorithm>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Scenario", text);
}

std::vector<ScenarioEntry> Scenario::*memberOf(ScenarioList list)
{
    switch (list) {
    case ScenarioList::Given:
        return &Scenario::given;
    case ScenarioList::When:
        return &Scenario::when;
    case ScenarioList::Then:
        return &Scenario::then;
    case ScenarioList::Never:
        return &Scenario::never;
    case ScenarioList::ReadModels:
        return &Scenario::readModels;
    }
    Q_UNREACHABLE();
}

} // namespace

const char *scenarioListKey(ScenarioList list)
{
    constexpr const char *kKeys[] = {"given", "when", "then", "never", "readModels"};
    return kKeys[static_cast<size_t>(list)];
}

std::vector<ScenarioEntry> &entriesOf(Scenario &scenario, ScenarioList list)
{
    return scenario.*memberOf(list);
}

const std::vector<ScenarioEntry> &entriesOf(const Scenario &scenario, ScenarioList list)
{
    return scenario.*memberOf(list);
}

bool fitsList(NoteKind kind, ScenarioList list)
{
    const Role role = info(kind).role;
    if (list == ScenarioList::Given)
        return role == Role::Event;
    if (list == ScenarioList::ReadModels)
        return role == Role::Projection;
    return role == Role::Event || role == Role::Command || kind == NoteKind::Activity;
}

std::vector<ScenarioId> scenariosInOrder(const Board &board)
{
    std::vector<std::pair<QString, ScenarioId>> named;
    board.scenarios().forEach([&named](const Scenario &scenario) {
        named.emplace_back(scenario.name.toCaseFolded(), scenario.id);
    });
    std::ranges::sort(named);
    std::vector<ScenarioId> ids;
    for (const auto &[name, id] : named)
        ids.push_back(id);
    return ids;
}

std::vector<LostEntry> lostEntries(const Board &board, const Scenario &scenario)
{
    std::vector<LostEntry> lost;
    for (const ScenarioList list : kScenarioLists) {
        const auto &entries = entriesOf(scenario, list);
        for (size_t i = 0; i < entries.size(); ++i)
            if (const Note *note = board.find(entries[i].note); !note || !fitsList(note->kind, list))
                lost.push_back({list, i, !note});
    }
    return lost;
}

QString lostEntryText(const Scenario &scenario, const LostEntry &lost)
{
    const QString text =
        lost.isGone ? tr("Scenario \u201c%1\u201d: entry %2 of \u201c%3\u201d names a note that is no longer "
                         "on the board. Choose another note, or remove the entry.")
                    : tr("Scenario \u201c%1\u201d: entry %2 of \u201c%3\u201d names a note of a kind that "
                         "can't stand there. Choose another note, or remove the entry.");
    return text.arg(scenario.name.simplified())
        .arg(lost.entry + 1)
        .arg(QLatin1StringView(scenarioListKey(lost.list)));
}

namespace edits {

namespace {

template <class Change>
ChangeSet changeScenario(const Board &board, ScenarioId id, Change change)
{
    BoardDraft draft(board);
    draft.change(id, change);
    return between(board, draft.board());
}

// Calls change(entries, place of the entry); does nothing when the list has no such entry.
template <class Change>
ChangeSet changeEntries(const Board &board, ScenarioId id, ScenarioList list, size_t number, Change change)
{
    return changeScenario(board, id, [&](Scenario &scenario) {
        auto &entries = entriesOf(scenario, list);
        if (number < entries.size())
            change(entries, entries.begin() + static_cast<std::ptrdiff_t>(number));
    });
}

bool isTaken(const Board &board, const QString &name, const ScenarioId *except = nullptr)
{
    bool taken = false;
    board.scenarios().forEach([&](const Scenario &other) {
        taken = taken || (other.name == name && !(except && other.id == *except));
    });
    return taken;
}

} // namespace

QString freeScenarioName(const Board &board, const QString &wished)
{
    QString name = wished;
    for (int number = 2; isTaken(board, name); ++number)
        name = QStringLiteral("%1 %2").arg(wished).arg(number);
    return name;
}

QString scenarioNameProblem(const Board &board, ScenarioId id, const QString &name)
{
    if (name.trimmed().isEmpty())
        return tr("A scenario needs a name: it is chosen by it.");
    if (isTaken(board, name, &id))
        return tr("Another scenario is called \u201c%1\u201d. Choose another name.").arg(name);
    return {};
}

ChangeSet addScenario(const Board &board, const Scenario &scenario)
{
    BoardDraft draft(board);
    draft.set(scenario);
    return between(board, draft.board());
}

ChangeSet renameScenario(const Board &board, ScenarioId id, const QString &name)
{
    if (!scenarioNameProblem(board, id, name).isEmpty())
        return {};
    return changeScenario(board, id, [&name](Scenario &scenario) { scenario.name = name; });
}

ChangeSet duplicateScenario(const Board &board, ScenarioId id, const QString &name, ScenarioId *copy)
{
    const Scenario *original = board.find(id);
    if (!original)
        return {};
    Scenario scenario = *original;
    scenario.id = ScenarioId::create();
    scenario.name = freeScenarioName(board, name);
    *copy = scenario.id;
    return addScenario(board, scenario);
}

ChangeSet removeScenario(const Board &board, ScenarioId id)
{
    BoardDraft draft(board);
    draft.remove(id);
    return between(board, draft.board());
}

ChangeSet addEntry(const Board &board, ScenarioId id, ScenarioList list, const ScenarioEntry &entry,
                   std::optional<size_t> before)
{
    return changeScenario(board, id, [&](Scenario &scenario) {
        auto &entries = entriesOf(scenario, list);
        const size_t place = std::min(before.value_or(entries.size()), entries.size());
        entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(place), entry);
    });
}

ChangeSet changeEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number,
                      const ScenarioEntry &entry)
{
    return changeEntries(board, id, list, number, [&entry](auto &, auto place) { *place = entry; });
}

ChangeSet removeEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number)
{
    return changeEntries(board, id, list, number, [](auto &entries, auto place) { entries.erase(place); });
}

ChangeSet moveEntry(const Board &board, ScenarioId id, ScenarioList list, size_t number, int places)
{
    return changeEntries(board, id, list, number, [places](auto &entries, auto place) {
        const std::ptrdiff_t from = place - entries.begin();
        const auto last = static_cast<std::ptrdiff_t>(entries.size()) - 1;
        const auto to = entries.begin() + std::clamp<std::ptrdiff_t>(from + places, 0, last);
        if (to > place)
            std::rotate(place, place + 1, to + 1);
        else
            std::rotate(to, place, place + 1);
    });
}

ChangeSet setOrdered(const Board &board, ScenarioId id, bool ordered)
{
    return changeScenario(board, id, [ordered](Scenario &scenario) { scenario.ordered = ordered; });
}

ChangeSet setCondition(const Board &board, ScenarioId id, const QString &name, std::optional<bool> value)
{
    return changeScenario(board, id, [&](Scenario &scenario) {
        if (value)
            scenario.set.insert(name, *value);
        else
            scenario.set.remove(name);
    });
}

ChangeSet setBegins(const Board &board, ScenarioId id, std::optional<qint64> begins)
{
    return changeScenario(board, id, [begins](Scenario &scenario) { scenario.begins = begins; });
}

ChangeSet setFaults(const Board &board, ScenarioId id, const std::vector<Fault> &faults)
{
    return changeScenario(board, id, [&faults](Scenario &scenario) { scenario.faults = faults; });
}

} // namespace edits

} // namespace tempestry
