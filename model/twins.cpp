#include "model/twins.h"

#include "model/edits.h"

#include <algorithm>

namespace tempestry::edits {

namespace {

// Those of the notes that may be changed, in reading order; empty unless they are of one kind.
std::vector<Note> inOrder(const Board &board, std::span<const NoteId> ids)
{
    const QSet<NoteId> chosen(ids.begin(), ids.end());
    std::vector<Note> notes;
    for (const NoteId &id : readingOrder(board))
        if (const Note &note = *board.find(id); chosen.contains(id) && !note.locked)
            notes.push_back(note);
    const bool alike =
        std::ranges::all_of(notes, [&](const Note &note) { return note.kind == notes.front().kind; });
    return alike ? notes : std::vector<Note>();
}

std::vector<Note> twinsOf(const Board &board, const Note &note)
{
    std::vector<Note> twins;
    board.notes().forEach([&](const Note &other) {
        if (other.twins == note.twins && other.id != note.id)
            twins.push_back(other);
    });
    return twins;
}

void addParagraph(QString &text, const QString &other)
{
    if (text.contains(other))
        return;
    text = text.isEmpty() || other.contains(text) ? other : text + QStringLiteral("\n\n") + other;
}

// A field of the same name is filled in where it says nothing.
void addFields(std::vector<Field> &fields, const std::vector<Field> &others)
{
    for (const Field &other : others) {
        const auto same = std::ranges::find(fields, other.name, &Field::name);
        if (same != fields.end()) {
            if (same->example.isEmpty())
                same->example = other.example;
            if (same->values.isEmpty())
                same->values = other.values;
            same->required = same->required || other.required;
            continue;
        }
        fields.push_back(other);
        const auto named = std::ranges::count_if(fields, [](const Field &field) { return field.entityId; });
        fields.back().entityId = other.entityId && named == 1;
    }
}

// Calls visit(part) for each member that says how the note works, wherever it stands.
template <class Visit>
void forEachWorkingPart(Visit visit)
{
    visit(&Note::duration);
    visit(&Note::capacity);
    visit(&Note::retry);
    visit(&Note::cost);
    visit(&Note::takesTwice);
}

// Takes over what the note does not say yet.
void takeWorking(Note &note, const Note &other)
{
    const Note silent;
    forEachWorkingPart([&](auto Note::*part) {
        if (note.*part == silent.*part)
            note.*part = other.*part;
    });
}

// Puts what is written on the others, beyond their titles, together on the first.
Note written(const std::vector<Note> &notes)
{
    Note all = notes.front();
    for (const Note &note : notes) {
        addParagraph(all.description, note.description);
        addFields(all.fields, note.fields);
        if (all.script.isEmpty())
            all.script = note.script;
        if (!all.persona)
            all.persona = note.persona;
        takeWorking(all, note);
    }
    keepWithinLimits(all);
    return all;
}

void copyWriting(Note &to, const Note &from)
{
    to.kind = from.kind;
    to.title = from.title;
    to.description = from.description;
    to.fields = from.fields;
    to.script = from.script;
    to.persona = from.persona;
    to.width = from.width;
    to.height = from.height;
    forEachWorkingPart([&](auto Note::*part) { to.*part = from.*part; });
}

void layoutTimelinesOf(BoardDraft &draft, const std::vector<Note> &notes)
{
    std::vector<std::pair<double, TimelineId>> order;
    for (const Note &note : notes)
        if (const Timeline *timeline = note.timeline ? draft.board().find(*note.timeline) : nullptr)
            order.emplace_back(timeline->y, timeline->id);
    std::ranges::sort(order);
    order.erase(std::unique(order.begin(), order.end()), order.end());
    for (const auto &[y, timeline] : order)
        layoutTimeline(draft, timeline);
}

void moveLinks(BoardDraft &draft, NoteId to, const QSet<NoteId> &from)
{
    const auto moved = [&](NoteId end) { return from.contains(end) ? to : end; };
    QSet<std::pair<NoteId, NoteId>> there;
    std::vector<Link> changed;
    draft.board().links().forEach([&](const Link &link) {
        if (from.contains(link.from) || from.contains(link.to))
            changed.push_back(link);
        else
            there.insert({link.from, link.to});
    });
    for (Link &link : changed) {
        link.from = moved(link.from);
        link.to = moved(link.to);
        if (link.from == link.to || there.contains({link.from, link.to})) {
            draft.remove(link.id);
            continue;
        }
        there.insert({link.from, link.to});
        draft.set(link);
    }
}

void moveScenarioEntries(BoardDraft &draft, NoteId to, const QSet<NoteId> &from)
{
    const ElementMap<Scenario> scenarios = draft.board().scenarios();
    scenarios.forEach([&](const Scenario &scenario) {
        draft.change(scenario.id, [&](Scenario &current) {
            for (auto *entries :
                 {&current.given, &current.when, &current.then, &current.never, &current.readModels})
                for (ScenarioEntry &entry : *entries)
                    if (from.contains(entry.note))
                        entry.note = to;
            for (Fault &fault : current.faults)
                if (fault.note && from.contains(*fault.note))
                    fault.note = to;
        });
    });
}

void moveTimers(BoardDraft &draft, NoteId to, const QSet<NoteId> &from)
{
    const ElementMap<Note> notes = draft.board().notes();
    notes.forEach([&](const Note &note) {
        if (note.timer && note.timer->without && from.contains(*note.timer->without))
            draft.change(note.id, [to](Note &current) { current.timer->without = to; });
    });
}

Note merged(const std::vector<Note> &notes)
{
    Note all = written(notes);
    all.votes = 0;
    for (const Note &note : notes) {
        all.votes = std::min(kMostVotes, all.votes) + std::min(kMostVotes, note.votes);
        all.pivotal = all.pivotal || note.pivotal;
        all.priority = std::max(all.priority, note.priority);
        for (const QString &actor : note.actors)
            if (!all.actors.contains(actor))
                all.actors << actor;
        if (all.condition.isEmpty())
            all.condition = note.condition;
        if (all.key.isEmpty())
            all.key = note.key;
        if (!all.timer)
            all.timer = note.timer;
        if (!all.arrivals)
            all.arrivals = note.arrivals;
        addParagraph(all.decision, note.decision);
    }
    keepWithinLimits(all);
    return all;
}

void partLonelyTwin(BoardDraft &draft, TwinsId twins)
{
    std::vector<NoteId> left;
    draft.board().notes().forEach([&](const Note &note) {
        if (note.twins == twins)
            left.push_back(note.id);
    });
    if (left.size() == 1)
        draft.change(left.front(), [](Note &note) { note.twins.reset(); });
}

} // namespace

void writeOnTwins(BoardDraft &draft, const Note &before)
{
    const Note *found = draft.board().find(before.id);
    if (!found || !found->twins || found->twins != before.twins)
        return;
    const Note after = *found;
    const bool resized = after.title != before.title || after.kind != before.kind;
    std::vector<Note> twins = twinsOf(draft.board(), after);
    std::erase_if(twins, [](const Note &twin) { return twin.locked; });
    for (const Note &twin : twins)
        draft.change(twin.id, [&](Note &current) {
            const auto follow = [&](auto Note::*part) {
                if (!(before.*part == after.*part))
                    current.*part = after.*part;
            };
            follow(&Note::kind);
            follow(&Note::title);
            follow(&Note::description);
            follow(&Note::fields);
            follow(&Note::script);
            follow(&Note::persona);
            forEachWorkingPart(follow);
            if (resized) {
                current.width = after.width;
                current.height = after.height;
            }
        });
    if (resized)
        layoutTimelinesOf(draft, twins);
}

ChangeSet keepAsTwins(const Board &board, std::span<const NoteId> ids)
{
    const std::vector<Note> notes = inOrder(board, ids);
    if (notes.size() < 2)
        return {};
    BoardDraft draft(board);
    const Note all = written(notes);
    const TwinsId twins = TwinsId::create();
    for (const Note &note : notes)
        draft.change(note.id, [&](Note &current) {
            copyWriting(current, all);
            current.twins = twins;
        });
    for (const Note &note : notes)
        if (note.twins)
            partLonelyTwin(draft, *note.twins);
    layoutTimelinesOf(draft, notes);
    return between(board, draft.board());
}

ChangeSet partTwins(const Board &board, std::span<const NoteId> ids)
{
    BoardDraft draft(board);
    for (const NoteId &id : ids) {
        const Note *note = board.find(id);
        if (!note || !note->twins || note->locked)
            continue;
        draft.change(id, [](Note &current) { current.twins.reset(); });
        partLonelyTwin(draft, *note->twins);
    }
    return between(board, draft.board());
}

ChangeSet mergeNotes(const Board &board, std::span<const NoteId> ids)
{
    const std::vector<Note> notes = inOrder(board, ids);
    if (notes.size() < 2)
        return {};
    QSet<NoteId> others;
    for (const Note &note : notes)
        others.insert(note.id);
    const NoteId kept = notes.front().id;
    others.remove(kept);

    BoardDraft draft(board);
    moveLinks(draft, kept, others);
    moveScenarioEntries(draft, kept, others);
    draft.set(merged(notes));
    moveTimers(draft, kept, others);
    writeOnTwins(draft, notes.front());
    layoutTimelinesOf(draft, {notes.front()});
    const std::vector<NoteId> removed(others.begin(), others.end());
    const Board withAll = draft.board();
    Board result = apply(removeNotes(withAll, removed), withAll);

    BoardDraft last(result);
    for (const Note &note : notes)
        if (note.twins)
            partLonelyTwin(last, *note.twins);
    return between(board, last.board());
}

} // namespace tempestry::edits
