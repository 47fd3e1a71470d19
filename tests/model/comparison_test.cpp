#include "model/comparison.h"
#include "model/edits.h"

#include <QTest>

using namespace tempestry;

namespace {

// A timeline "Sales" with the events A to D, a free hotspot "Why", and a frame around it.
struct Sample
{
    Board board;
    QHash<QString, NoteId> notes;
    TimelineId timeline;
    FrameId frame;

    Sample()
    {
        apply(edits::addTimeline(board, QStringLiteral("Sales")));
        timeline = one<Timeline>();
        for (const char *title : {"A", "B", "C", "D"})
            add(title, NoteKind::Event, edits::Slot{timeline, int(notes.size()), true, 100});
        add("Why", NoteKind::Hotspot, {}, 300, 900);
        add("Answer", NoteKind::Opportunity, {}, 900, 900);
        Frame around;
        around.id = frame = FrameId::create();
        around.title = QStringLiteral("Context");
        around.x = 200;
        around.y = 800;
        around.width = 200;
        around.height = 250;
        apply(edits::addFrame(board, around));
    }

    void apply(const ChangeSet &change) { board = tempestry::apply(change, board); }
    NoteId at(const char *title) const { return notes.value(QString::fromLatin1(title)); }

    template <class T>
    decltype(T::id) one() const
    {
        decltype(T::id) id;
        board.all<T>().forEach([&id](const T &element) { id = element.id; });
        return id;
    }

    void add(const char *title, NoteKind kind, const std::optional<edits::Slot> &slot, double x = 0,
             double y = 0)
    {
        Note note = edits::newNote(board, kind, x, y);
        note.title = QString::fromLatin1(title);
        notes.insert(note.title, note.id);
        apply(edits::addNote(board, note, slot));
    }

    template <class Change>
    void change(const char *title, Change change)
    {
        apply(edits::changeNote(board, at(title), change));
    }
};

// "Added: X; Moved: B"
QString told(const Comparison &comparison)
{
    QStringList all;
    for (const Difference &difference : comparison.differences) {
        QString line = QStringLiteral("%1: %2").arg(sectionTitle(difference.section), difference.name);
        if (!difference.before.isEmpty())
            line += QStringLiteral(" %1>%2").arg(difference.before, difference.after);
        else if (!difference.after.isEmpty())
            line += QStringLiteral(" (%1)").arg(difference.after);
        all << line;
    }
    return all.join(QStringLiteral("; "));
}

using Step = std::function<void(Sample &)>;

} // namespace

Q_DECLARE_METATYPE(Step)

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edit_isToldAsPeopleSeeIt_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Step &step, const char *expected) {
            QTest::newRow(name) << step << QString::fromUtf8(expected);
        };
        row(
            "nothing", [](Sample &) {}, "");
        row(
            "a note between others",
            [](Sample &s) {
                s.add("X", NoteKind::Event, edits::Slot{s.timeline, 1, true, 100});
            },
            "Added: X (Domain event)");
        row(
            "a note less", [](Sample &s) { s.apply(edits::removeNotes(s.board, std::vector{s.at("B")})); },
            "Removed: B (Domain event)");
        row(
            "one note to the end",
            [](Sample &s) {
                s.apply(edits::placeNotes(s.board, std::vector{s.at("A")}, {s.timeline, 4, true, 100}));
            },
            "Moved: A");
        row(
            "one note to the front",
            [](Sample &s) {
                s.apply(edits::placeNotes(s.board, std::vector{s.at("D")}, {s.timeline, 0, true, 100}));
            },
            "Moved: D");
        row(
            "a note joins a column",
            [](Sample &s) {
                s.apply(edits::placeNotes(s.board, std::vector{s.at("C")}, {s.timeline, 1, false, 400}));
            },
            "Moved: C");
        row(
            "a note off the timeline",
            [](Sample &s) { s.apply(edits::moveNotes(s.board, std::vector{s.at("B")}, 0, 2000)); },
            "On or off a timeline: B Sales>off the timelines");
        row(
            "a free note elsewhere",
            [](Sample &s) { s.apply(edits::moveNotes(s.board, std::vector{s.at("Answer")}, 400, 0)); },
            "Moved: Answer");
        row(
            "a free note straightened",
            [](Sample &s) { s.apply(edits::moveNotes(s.board, std::vector{s.at("Answer")}, 3, 2)); }, "");
        row(
            "a timeline that grows and pushes all below it",
            [](Sample &s) { s.change("A", [](Note &note) { note.height = 900; }); }, "");
        row(
            "a frame with what is in it",
            [](Sample &s) { s.apply(edits::moveFrame(s.board, s.frame, 500, 300)); },
            "Frames: Context (moved)");
        row(
            "a timeline with what is on it",
            [](Sample &s) { s.apply(edits::moveTimeline(s.board, s.timeline, 0, -500)); },
            "Timelines: Sales (moved)");
        row(
            "other words",
            [](Sample &s) { s.change("A", [](Note &note) { note.title = QStringLiteral("A\n2"); }); },
            "Reworded: A 2 A>A 2");
        row(
            "another kind",
            [](Sample &s) { s.change("A", [](Note &note) { note.kind = NoteKind::Policy; }); },
            "Of another kind: A Domain event>Policy");
        row(
            "votes", [](Sample &s) { s.change("A", [](Note &note) { note.votes = 3; }); }, "Votes: A 0>3");
        row(
            "hidden votes",
            [](Sample &s) {
                s.change("A", [](Note &note) {
                    note.votes = 3;
                    note.votesHidden = true;
                });
            },
            "");
        row(
            "resolved",
            [](Sample &s) {
                s.change("Why", [](Note &note) {
                    note.resolved = true;
                    note.decision = QStringLiteral("Because");
                });
            },
            "Resolution and priority: Why open>resolved, Because");
        row(
            "details",
            [](Sample &s) {
                s.change("A", [](Note &note) {
                    note.description = QStringLiteral("d");
                    note.locked = true;
                });
            },
            "Details: A (description, locked)");
        row(
            "a link", [](Sample &s) { s.apply(edits::addLink(s.board, s.at("A"), s.at("C"))); },
            "Linked: A \u2192 C");
        row(
            "titles",
            [](Sample &s) {
                s.apply(edits::renameTimeline(s.board, s.timeline, QStringLiteral("Shop")));
                s.apply(edits::renameBoard(s.board, QStringLiteral("Big")));
            },
            "Timelines: Shop Sales>Shop; Board title: Board (empty)>Big");
    }

    void edit_isToldAsPeopleSeeIt()
    {
        QFETCH(Step, step);
        QFETCH(QString, expected);
        Sample sample;
        const Board before = sample.board;
        step(sample);
        QCOMPARE(told(compare(before, sample.board)), expected);
    }

    void linkThatWentWithItsNote_isNotTold()
    {
        Sample sample;
        sample.apply(edits::addLink(sample.board, sample.at("A"), sample.at("C")));
        const Board before = sample.board;
        Board after = apply(edits::removeNotes(before, std::vector{sample.at("C")}), before);
        QCOMPARE(told(compare(before, after)), QStringLiteral("Removed: C (Domain event)"));
        after = apply(edits::removeLinks(before, std::vector{sample.one<Link>()}), before);
        QCOMPARE(told(compare(before, after)), QStringLiteral("Unlinked: A \u2192 C"));
    }

    void removedNotes_standFreeBehindTheOthers()
    {
        Sample sample;
        const Board before = sample.board;
        const Board after = apply(edits::removeNotes(before, std::vector{sample.at("B")}), before);
        const Board both = withRemoved(before, after);
        QCOMPARE(both.notes().size(), before.notes().size());
        const Note *ghost = both.find(sample.at("B"));
        QVERIFY(ghost && !ghost->timeline);
        QCOMPARE(ghost->x, before.find(sample.at("B"))->x);
        both.notes().forEach([&](const Note &note) { QVERIFY(note.id == ghost->id || note.z > ghost->z); });
    }

    void markdown_hasSectionsAndNoMarkupOfNotes()
    {
        Sample sample;
        const Board before = sample.board;
        sample.change("A", [](Note &note) { note.title = QStringLiteral("**<b>A</b>**"); });
        QCOMPARE(toMarkdown(compare(before, sample.board), QStringLiteral("start"), QStringLiteral("now")),
                 QStringLiteral("# From start to now\n\n## Reworded (1)\n\n"
                                "- \\*\\*\\<b\\>A\\</b\\>\\*\\*: A \u2192 \\*\\*\\<b\\>A\\</b\\>\\*\\*\n"));
        QVERIFY(toMarkdown({}, QStringLiteral("a"), QStringLiteral("b"))
                    .contains(QStringLiteral("Nothing differs")));
    }
};

QTEST_APPLESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
