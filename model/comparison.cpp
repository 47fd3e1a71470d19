#include "model/comparison.h"

#include "model/change_set.h"
#include "model/geometry.h"
#include "model/moved_notes.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Comparison", text);
}

QString oneLine(const QString &title)
{
    const QString line = title.simplified();
    return line.isEmpty() ? tr("(empty)") : line;
}

template <class R>
QRectF placeOf(const R &r)
{
    return {r.x, r.y, r.width, r.height};
}

QString kindText(const Note &note)
{
    return QString::fromUtf8(info(note.kind).name);
}

QString standingText(const Note &note)
{
    QStringList words;
    if (note.kind == NoteKind::Hotspot)
        words << (note.resolved ? tr("resolved") : tr("open"));
    if (note.resolved && !note.decision.isEmpty())
        words << oneLine(note.decision);
    switch (note.priority) {
    case Priority::None:
        break;
    case Priority::Low:
        words << tr("low priority");
        break;
    case Priority::Medium:
        words << tr("medium priority");
        break;
    case Priority::High:
        words << tr("high priority");
        break;
    }
    if (note.pivotal)
        words << tr("pivotal");
    return words.isEmpty() ? tr("no mark") : words.join(QStringLiteral(", "));
}

// What else is said on notes and differs, by name.
QString detailsText(const Note &a, const Note &b)
{
    QStringList words;
    const auto tell = [&words](bool differs, const QString &what) {
        if (differs)
            words << what;
    };
    tell(a.description != b.description, tr("description"));
    tell(a.fields != b.fields, tr("fields"));
    tell(a.script != b.script, tr("script"));
    tell(a.actors != b.actors, tr("actors"));
    tell(a.persona != b.persona, tr("persona"));
    tell(a.times != b.times, tr("times"));
    tell(a.condition != b.condition, tr("condition"));
    tell(a.trigger != b.trigger, tr("trigger"));
    tell(a.answer != b.answer, tr("answer"));
    tell(a.key != b.key, tr("key"));
    tell(a.duration != b.duration, tr("duration"));
    tell(a.capacity != b.capacity, tr("capacity"));
    tell(a.retry != b.retry, tr("retries"));
    tell(a.timer != b.timer, tr("timer"));
    tell(a.arrivals != b.arrivals, tr("arrivals"));
    tell(a.cost != b.cost, tr("cost"));
    tell(a.takesTwice != b.takesTwice, tr("taking messages twice"));
    tell(a.group != b.group, tr("group"));
    tell(a.twins != b.twins, tr("twins"));
    tell(a.locked != b.locked, b.locked ? tr("locked") : tr("unlocked"));
    return words.join(QStringLiteral(", "));
}

class Comparer
{
public:
    Comparer(const Board &before, const Board &after)
        : m_before(before)
        , m_after(after)
        , m_change(between(before, after))
    {}

    Comparison compare()
    {
        for (const auto &[before, after] : m_change.notes())
            compareNote(before.get(), after.get());
        for (const NoteId &id : movedNotes(m_before, m_after, m_change))
            tell(Section::Moved, *m_after.find(id));
        for (const auto &[before, after] : m_change.links())
            compareLink(before.get(), after.get());
        for (const auto &[before, after] : m_change.timelines())
            compareRoll(Section::Timelines, before.get(), after.get(), {});
        for (const auto &[before, after] : m_change.frames())
            compareRoll(Section::Frames, before.get(), after.get(), frameText(before.get(), after.get()));
        for (const auto &[before, after] : m_change.scenarios())
            m_result.differences.push_back({Section::Scenarios,
                                            {},
                                            {},
                                            oneLine(after ? after->name : before->name),
                                            {},
                                            !before  ? tr("new")
                                            : !after ? tr("removed")
                                                     : tr("changed")});
        if (const auto &title = m_change.title())
            m_result.differences.push_back(
                {Section::Title, {}, {}, tr("Board"), oneLine(title->first), oneLine(title->second)});
        std::ranges::sort(m_result.differences, [](const Difference &a, const Difference &b) {
            return std::tuple(a.section, a.place.x(), a.place.y(), a.name, a.note) <
                   std::tuple(b.section, b.place.x(), b.place.y(), b.name, b.note);
        });
        return std::move(m_result);
    }

private:
    void tell(Section section, const Note &note, const QString &before = {}, const QString &after = {})
    {
        m_result.differences.push_back({section, note.id, placeOf(note), oneLine(note.title), before, after});
    }

    QString timelineText(const Board &board, const Note &note) const
    {
        const Timeline *timeline = note.timeline ? board.find(*note.timeline) : nullptr;
        return timeline ? oneLine(timeline->title) : tr("off the timelines");
    }

    void compareNote(const Note *before, const Note *after)
    {
        if (!before || !after) {
            const Note &note = after ? *after : *before;
            tell(after ? Section::Added : Section::Removed, note, {}, kindText(note));
            return;
        }
        const auto tellWhere = [&](bool differs, Section section, const QString &old, const QString &now) {
            if (differs)
                tell(section, *after, old, now);
        };
        tellWhere(before->title != after->title, Section::Reworded, oneLine(before->title),
                  oneLine(after->title));
        tellWhere(before->kind != after->kind, Section::Kinds, kindText(*before), kindText(*after));
        tellWhere(before->timeline != after->timeline, Section::Places, timelineText(m_before, *before),
                  timelineText(m_after, *after));
        // What is hidden until the round is revealed is not told here either.
        tellWhere(before->votes != after->votes && !after->votesHidden && !before->votesHidden,
                  Section::Votes, QString::number(before->votes), QString::number(after->votes));
        const QString standing = standingText(*before);
        tellWhere(standing != standingText(*after) && before->kind == after->kind, Section::Standing,
                  standing, standingText(*after));
        const QString details = detailsText(*before, *after);
        tellWhere(!details.isEmpty(), Section::Details, {}, details);
    }

    QString endsText(const Board &board, const Link &link) const
    {
        const Note *from = board.find(link.from);
        const Note *to = board.find(link.to);
        return tr("%1 \u2192 %2")
            .arg(from ? oneLine(from->title) : tr("(gone)"), to ? oneLine(to->title) : tr("(gone)"));
    }

    void tellLink(Section section, const Board &board, const Link &link, const QString &before,
                  const QString &after)
    {
        const Note *from = board.find(link.from);
        const Note *to = board.find(link.to);
        QRectF place;
        for (const Note *end : {from, to})
            if (end)
                place |= placeOf(*end);
        m_result.differences.push_back({section, from ? std::optional(from->id) : std::nullopt, place,
                                        endsText(board, link), before, after});
    }

    void compareLink(const Link *before, const Link *after)
    {
        if (before && after && before->from == after->from && before->to == after->to) {
            tellLink(Section::Links, m_after, *after, oneLine(before->label), oneLine(after->label));
            return;
        }
        // A link that went with a note is not told beside that note.
        if (before && m_after.find(before->from) && m_after.find(before->to))
            tellLink(Section::Unlinked, m_before, *before, {}, {});
        if (after)
            tellLink(Section::Linked, m_after, *after, {}, {});
    }

    static QString frameText(const Frame *before, const Frame *after)
    {
        if (!before || !after)
            return {};
        if (before->kind != after->kind)
            return tr("of another kind");
        return isFar(after->width - before->width, after->height - before->height) ? tr("resized")
                                                                                   : QString();
    }

    template <class Roll>
    void compareRoll(Section section, const Roll *before, const Roll *after, const QString &otherwise)
    {
        const Roll &roll = after ? *after : *before;
        const auto tellRoll = [&](const QString &old, const QString &now) {
            m_result.differences.push_back({section, {}, placeOf(roll), oneLine(roll.title), old, now});
        };
        if (!before || !after) {
            tellRoll({}, after ? tr("new") : tr("removed"));
            return;
        }
        if (before->title != after->title)
            tellRoll(oneLine(before->title), oneLine(after->title));
        if (!otherwise.isEmpty())
            tellRoll({}, otherwise);
        if (hasMoved(m_before, m_after, *before, *after))
            tellRoll({}, tr("moved"));
    }

    const Board &m_before;
    const Board &m_after;
    ChangeSet m_change;
    Comparison m_result;
};

constexpr size_t kMostDodged = 2000; // notes; with more of them the removed ones stay exactly where they were
constexpr double kDodge = 20;        // paper units
constexpr int kMostDodges = 40;

// The nearest y, from that of the place downwards, where it covers none of the others; its own when all near
// it is full.
double freeBelow(const QRectF &place, const std::vector<QRectF> &others)
{
    for (int i = 0; i < kMostDodges; ++i) {
        const QRectF there = place.translated(0, i * kDodge);
        if (std::ranges::none_of(others, [&there](const QRectF &other) { return other.intersects(there); }))
            return there.y();
    }
    return place.y();
}

// User text as Markdown takes it: nothing in it is markup.
QString plain(const QString &text)
{
    QString escaped;
    for (const QChar letter : text) {
        if (QStringLiteral("\\`*_{}[]<>#|~&!").contains(letter))
            escaped += u'\\';
        escaped += letter;
    }
    return escaped;
}

} // namespace

size_t Comparison::count(Section section) const
{
    return size_t(std::ranges::count(differences, section, &Difference::section));
}

Comparison compare(const Board &before, const Board &after)
{
    return Comparer(before, after).compare();
}

QString sectionTitle(Section section)
{
    switch (section) {
    case Section::Added:
        return tr("Added");
    case Section::Removed:
        return tr("Removed");
    case Section::Reworded:
        return tr("Reworded");
    case Section::Kinds:
        return tr("Of another kind");
    case Section::Places:
        return tr("On or off a timeline");
    case Section::Moved:
        return tr("Moved");
    case Section::Linked:
        return tr("Linked");
    case Section::Unlinked:
        return tr("Unlinked");
    case Section::Links:
        return tr("Links changed");
    case Section::Votes:
        return tr("Votes");
    case Section::Standing:
        return tr("Resolution and priority");
    case Section::Details:
        return tr("Details");
    case Section::Timelines:
        return tr("Timelines");
    case Section::Frames:
        return tr("Frames");
    case Section::Scenarios:
        return tr("Scenarios");
    case Section::Title:
        return tr("Board title");
    }
    return {};
}

Board withRemoved(const Board &before, const Board &after)
{
    std::vector<QRectF> taken;
    after.notes().forEach([&taken](const Note &note) { taken.push_back(placeOf(note)); });
    int back = 0;
    after.notes().forEach([&back](const Note &note) { back = std::min(back, note.z); });
    BoardDraft draft(after);
    const ChangeSet change = between(before, after);
    for (const auto &[old, now] : change.notes()) {
        if (now)
            continue;
        Note ghost = *old;
        ghost.timeline.reset();
        ghost.pivotal = false;
        ghost.z = back > std::numeric_limits<int>::min() ? back - 1 : back;
        if (taken.size() <= kMostDodged)
            ghost.y = freeBelow(placeOf(ghost), taken);
        taken.push_back(placeOf(ghost));
        draft.set(std::move(ghost));
    }
    return std::move(draft).finish();
}

QString toMarkdown(const Comparison &comparison, const QString &from, const QString &to)
{
    QString text = QStringLiteral("# ") + tr("From %1 to %2").arg(plain(from), plain(to)) + u'\n';
    if (comparison.isEmpty())
        text += u'\n' + tr("Nothing differs.") + u'\n';
    std::optional<Section> section;
    for (const Difference &difference : comparison.differences) {
        if (section != difference.section) {
            section = difference.section;
            text += QStringLiteral("\n## %1 (%2)\n\n")
                        .arg(sectionTitle(*section))
                        .arg(comparison.count(*section));
        }
        text += QStringLiteral("- ") + plain(difference.name);
        if (!difference.before.isEmpty())
            text += QStringLiteral(": %1 \u2192 %2").arg(plain(difference.before), plain(difference.after));
        else if (!difference.after.isEmpty())
            text += QStringLiteral(" (%1)").arg(plain(difference.after));
        text += u'\n';
    }
    return text;
}

} // namespace tempestry
