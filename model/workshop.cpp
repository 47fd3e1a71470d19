#include "model/workshop.h"

#include <QLatin1StringView>

#include <algorithm>

namespace tempestry {

namespace {

using enum NoteKind;

constexpr NoteKind kFacts[] = {Event, Hotspot, Text};
constexpr NoteKind kOrder[] = {Event, Activity, Hotspot, Text};
constexpr NoteKind kDoubts[] = {Event, Hotspot, Text};
constexpr NoteKind kPivots[] = {Event, Hotspot, Text};
constexpr NoteKind kPeople[] = {Event, Actor, ExternalSystem, Ui, Hotspot, Text};
constexpr NoteKind kStory[] = {Event, Actor, ExternalSystem, Activity, Procedure, Hotspot, Text};
constexpr NoteKind kBackwards[] = {Event, Command, Policy, ReadModel, Hotspot, Text};
constexpr NoteKind kChances[] = {Hotspot, Opportunity, Aggregate, Text};

constexpr Phase kBigPicture[] = {
    {"explore", "Chaotic exploration",
     "Write down what happens in this business, one event a note, in the past tense. All at once, in no "
     "order.",
     "new events have become rare and the wall is full of repeats", kFacts, 25},
    {"timeline", "Enforce the timeline",
     "Bring the events into the order they happen in, left to right. Talk to whoever wrote the same thing.",
     "every event has its place and what was there twice is there once", kOrder, 30},
    {"hotspots", "Hotspots",
     "Where do we disagree, wait, guess or get stuck? Mark the place, and leave solving it for later.",
     "each open question stands at the event it is about", kDoubts, 15},
    {"pivots", "Pivotal events and swimlanes",
     "Which events change the game for everybody? Mark them, and part what runs side by side into lanes.",
     "a handful of events cut the story into chapters that the room can name", kPivots, 20},
    {"people", "People and systems",
     "Who is there when this happens, and which systems outside our control does it lean on?",
     "no chapter is without its people, and every outside system has been blamed once", kPeople, 20},
    {"walkThrough", "Walk-through",
     "One person tells the story aloud from the left. Everybody else stops them where it does not add up.",
     "the story was told to its end and the room nodded", kStory, 25},
    {"reverse", "Reverse narrative",
     "From the last event backwards: what must have been true, known or asked for just before this?",
     "every event has what it needs in front of it", kBackwards, 20},
    {"problems", "Problems and opportunities",
     "What costs us most here, and what could we gain? Add both, then choose what to go for first.",
     "the room knows the few places it wants to work on next", kChances, 25},
};

constexpr NoteKind kSteps[] = {Event, Command, Actor, Policy, Hotspot, Text};
constexpr NoteKind kHelpers[] = {Actor, ExternalSystem, Procedure, Aggregate, Hotspot, Text};
constexpr NoteKind kDecisions[] = {ReadModel, Ui, Actor, Policy, Hotspot, Text};
constexpr NoteKind kBranches[] = {Event, Command, Policy, Activity, Hotspot, Text};
constexpr NoteKind kGains[] = {Hotspot, Opportunity, Text};

constexpr Phase kProcess[] = {
    {"explore", "Chaotic exploration",
     "This process only: what happens between its first request and its last result? One event a note.",
     "the start, the ends and the steps between them are on the paper", kFacts, 15},
    {"timeline", "Enforce the timeline",
     "First the way that goes well, from left to right. Put what goes wrong below it, where it goes wrong.",
     "one good way can be read from start to end", kOrder, 20},
    {"commands", "Commands and policies",
     "In front of each event: what was asked for, and who or which rule asked? Say \u201cwhenever\u201d for "
     "rules.",
     "every event has a command before it, and every command has somebody who issues it", kSteps, 30},
    {"people", "People and systems",
     "Who or what does the work of each command: our own steps, a thing we keep, or a system of others?",
     "no command is left that nobody takes on", kHelpers, 20},
    {"readModels", "Read models",
     "What must a person or a rule look at to decide here, and on which screen do they see it?",
     "every decision has the information it is made by, and that comes from events", kDecisions, 20},
    {"walkThrough", "Walk-through",
     "Walk the process aloud, then ask at each step: what if it is late, refused, doubled or never comes?",
     "each \u201cwhat if\u201d has a way on or a hotspot", kBranches, 25},
    {"reverse", "Reverse narrative",
     "From each end back to the start: would this really be so, if only what stands on its left had "
     "happened?",
     "nothing on the paper comes out of thin air", kBackwards, 15},
    {"problems", "Problems and opportunities",
     "Where does this process hurt, and what would make it shine? Choose what to change first.",
     "what to change is chosen, and by whom is said", kGains, 20},
};

constexpr NoteKind kKeepers[] = {Command, Aggregate, Procedure, ExternalSystem, Event, Hotspot, Text};
constexpr NoteKind kWords[] = {Event, Aggregate, ExternalSystem, Hotspot, Text};
constexpr NoteKind kTrial[] = {Event, Command, Policy, Actor, Ui, Activity, Hotspot, Text};

constexpr Phase kDesign[] = {
    {"explore", "Chaotic exploration",
     "Which events must the software tell apart? Split what has two meanings, and use the words of the "
     "trade.",
     "every event says one thing that the trade would say too", kFacts, 15},
    {"timeline", "Enforce the timeline",
     "Order the events as the software will see them, with every other end beside the good one.",
     "successes, refusals and failures all stand in their order", kOrder, 15},
    {"commands", "Commands and policies",
     "Put the command in front of each event, and a policy wherever one event leads to the next command.",
     "every chain reads: asked for, happened, therefore asked for", kSteps, 25},
    {"readModels", "Read models",
     "Which information lets somebody give this command, and which events keep it up to date?",
     "each command a person gives has a read model and a screen", kDecisions, 20},
    {"aggregates", "Procedures and aggregates",
     "Which rules must hold whenever this command is answered? Keep together what they need, and nothing "
     "else.",
     "each command has one place that answers it, named for what it guards", kKeepers, 30},
    {"contexts", "Bounded contexts",
     "Where does a word change its meaning, or its owner? Draw a frame around each language.",
     "every aggregate is in one frame, and the frames speak by events and commands only", kWords, 25},
    {"walkThrough", "Walk-through",
     "Run the board and follow one case through it. Try the twice, the too late and the not at all.",
     "the scenarios that matter run as the room expects", kTrial, 25},
    {"problems", "Problems and opportunities",
     "What is still uncertain enough to be tried in code first, and what can we leave out for now?",
     "the first slice to build is agreed", kGains, 15},
};

constexpr WorkshopFormat kFormats[] = {
    {"bigPicture", "Big picture", kBigPicture},
    {"process", "Process level", kProcess},
    {"design", "Design level", kDesign},
};

} // namespace

std::span<const WorkshopFormat> workshopFormats()
{
    return kFormats;
}

const WorkshopFormat *workshopFormat(QStringView key)
{
    const auto *const found = std::ranges::find_if(
        kFormats, [key](const WorkshopFormat &format) { return key == QLatin1StringView(format.key); });
    return found == std::end(kFormats) ? nullptr : found;
}

bool offers(const Phase &phase, NoteKind kind)
{
    return std::ranges::find(phase.kinds, kind) != phase.kinds.end();
}

} // namespace tempestry
