#include "model/note_kind.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>
#include <iterator>

namespace tempestry {

namespace {

using enum NoteKind;

constexpr double kSquare = 104;
constexpr double kWide = 168;
constexpr double kActorHeight = 58;

constexpr Follower kAfterEvent[] = {{Policy, "triggers"},
                                    {ReadModel, "is projected into"},
                                    {ExternalSystem, "informs"},
                                    {Actor, "informs"},
                                    {Event, "leads to", true}};
constexpr Follower kAfterCommand[] = {{Procedure, "is handled by"},
                                      {Aggregate, "is handled by"},
                                      {ExternalSystem, "is handled by"},
                                      {Event, "leads to", true}};
constexpr Follower kAfterActor[] = {{Command, "issues"}, {Ui, "uses"}};
constexpr Follower kAfterPolicy[] = {{Command, "issues"}, {Event, "leads to", true}};
constexpr Follower kAfterHandler[] = {{Event, "emits"}};
constexpr Follower kAfterReadModel[] = {
    {Actor, "informs"}, {Ui, "informs"}, {Policy, "informs"}, {Procedure, "informs"}};
constexpr Follower kAfterExternalSystem[] = {{Command, "issues"}, {Event, "emits"}};
constexpr Follower kAfterUi[] = {{Command, "issues"}};

constexpr std::array kKinds = {
    KindInfo{Event, "event", "Domain event", "Domain events", "Fact", "In the past tense: Order placed",
             0xFFFF9E2C, u'\u25CF', 'E', kSquare, kSquare, Role::Event, 0, kAfterEvent},
    KindInfo{Command, "command", "Command", "Commands", "Action", "As an order: Place order", 0xFF6FB7F2,
             u'\u25B8', 'C', kSquare, kSquare, Role::Command, 0, kAfterCommand},
    KindInfo{Actor, "actor", "Actor", "Actors", "Person", "A persona, role or stakeholder", 0xFFFFE24D,
             u'\u263A', 'A', kSquare, kActorHeight, Role::Informed, 0, kAfterActor},
    KindInfo{Policy, "policy", "Policy", "Policies", "Rule", "Whenever X, then Y", 0xFFB9A3E3, u'\u2696', 'P',
             kWide, kSquare, Role::Policy, 0, kAfterPolicy},
    KindInfo{Procedure, "procedure", "Procedure", "Procedures", "Work step",
             "What does the work of a command", 0xFFE3C9A0, u'\u2699', 'D', kWide, kSquare, Role::Handler, 0,
             kAfterHandler},
    KindInfo{Aggregate, "aggregate", "Aggregate", "Aggregates", "Thing we keep",
             "A unit of consistency: Order", 0xFFFFF3B0, u'\u25C7', 'G', kWide, kSquare, Role::Handler, 0,
             kAfterHandler},
    KindInfo{ReadModel, "readModel", "Read model", "Read models", "Information",
             "What somebody decides by: Open orders", 0xFF86CF6E, u'\u25A4', 'R', kSquare, kSquare,
             Role::Projection, 0, kAfterReadModel},
    KindInfo{ExternalSystem, "externalSystem", "External system", "External systems", "Other system",
             "A system outside our control", 0xFFF5A3C7, u'\u21C4', 'X', kWide, kSquare, Role::Handler, 0,
             kAfterExternalSystem},
    KindInfo{Ui, "ui", "UI", "UIs", "Screen", "A screen or mock-up", 0xFFFFFFFF, u'\u25AD', 'U', kWide,
             kSquare, Role::Informed, 0, kAfterUi},
    KindInfo{Hotspot,
             "hotspot",
             "Hotspot",
             "Hotspots",
             "Question or risk",
             "A question, risk or conflict",
             0xFFE5307A,
             u'?',
             'H',
             kSquare,
             kSquare,
             Role::Annotation,
             -4,
             {}},
    KindInfo{Opportunity,
             "opportunity",
             "Opportunity",
             "Opportunities",
             "Idea",
             "An idea to gain by",
             0xFF2FBF5B,
             u'\u2605',
             'O',
             kSquare,
             kSquare,
             Role::Annotation,
             0,
             {}},
    KindInfo{Activity,
             "activity",
             "Activity",
             "Activities",
             "Something vague",
             "A vague thing, to be made specific later",
             0xFFD6D9DE,
             u'\u2026',
             'V',
             kSquare,
             kSquare,
             Role::Handler,
             0,
             {}},
    KindInfo{Text,
             "text",
             "Text",
             "Texts",
             "Remark",
             "Plain words on the paper",
             0x00000000,
             u'T',
             'T',
             kWide,
             40,
             Role::Annotation,
             0,
             {}},
};

constexpr NoteKind kActivityStandsFor[] = {Actor, Command, Procedure};

const Follower *listed(NoteKind from, NoteKind to)
{
    const auto followers = info(from).followers;
    const auto found = std::ranges::find(followers, to, &Follower::kind);
    return found == followers.end() ? nullptr : &*found;
}

template <class Field, class Value>
std::optional<NoteKind> kindWith(Field field, const Value &value)
{
    const auto found =
        std::ranges::find_if(kKinds, [&](const KindInfo &row) { return value == std::invoke(field, row); });
    return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace

std::span<const KindInfo> noteKinds()
{
    return kKinds;
}

const KindInfo &info(NoteKind kind)
{
    return kKinds[static_cast<size_t>(kind)];
}

std::optional<NoteKind> noteKindFromKey(QStringView key)
{
    return kindWith([](const KindInfo &row) { return QLatin1StringView(row.key); }, key);
}

std::optional<NoteKind> noteKindFromShortcut(char letter)
{
    return kindWith(&KindInfo::shortcut, letter);
}

const Follower *follows(NoteKind from, NoteKind to)
{
    if (from == Activity || to == Activity) {
        const auto froms =
            from == Activity ? std::span<const NoteKind>(kActivityStandsFor) : std::span(&from, 1);
        const auto tos = to == Activity ? std::span<const NoteKind>(kActivityStandsFor) : std::span(&to, 1);
        const Follower *shortForm = nullptr;
        for (const NoteKind f : froms)
            for (const NoteKind t : tos)
                if (const Follower *found = listed(f, t); found && found->shortForm)
                    shortForm = found;
                else if (found)
                    return found;
        return shortForm;
    }
    return listed(from, to);
}

} // namespace tempestry
