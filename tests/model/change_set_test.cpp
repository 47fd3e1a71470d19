#include "model/change_set.h"
#include "model/document.h"
#include "model/flow_graph.h"
#include "tests/model/random_edits.h"

#include <QTest>

#include <rapidcheck.h>

using namespace tempestry;

namespace {

constexpr int kSteps = 40;

// Runs the body for every step of a random editing history; the body gets the board before and the change.
template <class Body>
bool alongRandomHistories(Body body)
{
    return rc::check([&](unsigned seed) {
        RandomEdits edits(seed);
        Board board;
        for (int step = 0; step < kSteps; ++step) {
            const ChangeSet change = edits.next(board);
            body(board, change);
            board = apply(change, board);
        }
    });
}

Note noteAt(double x, double y)
{
    return edits::newNote(Board(), NoteKind::Event, x, y);
}

} // namespace

class ChangeSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inverse_takesTheChangeBack()
    {
        QVERIFY(alongRandomHistories([](const Board &board, const ChangeSet &change) {
            RC_ASSERT(fits(change, board));
            const Board after = apply(change, board);
            RC_ASSERT(fits(invert(change), after));
            RC_ASSERT(apply(invert(change), after) == board);
            RC_ASSERT(invert(invert(change)) == change);
        }));
    }

    void between_isTheChangeThatWasApplied()
    {
        QVERIFY(alongRandomHistories([](const Board &board, const ChangeSet &change) {
            const Board after = apply(change, board);
            RC_ASSERT(apply(between(board, after), board) == after);
            RC_ASSERT(change.isEmpty() == (board == after));
        }));
    }

    void composition_hasTheEffectOfBoth()
    {
        QVERIFY(rc::check([](unsigned seed) {
            RandomEdits edits(seed);
            Board start;
            for (int i = 0; i < 20; ++i)
                start = apply(edits.next(start), start);
            Board board = start;
            ChangeSet all;
            for (int i = 0; i < 20; ++i) {
                const ChangeSet next = edits.next(board);
                board = apply(next, board);
                all = compose(all, next);
                RC_ASSERT(fits(all, start));
                RC_ASSERT(apply(all, start) == board);
            }
            RC_ASSERT(compose(all, invert(all)).isEmpty());
        }));
    }

    void undoingEverything_givesTheFirstBoard_redoingTheLast()
    {
        QVERIFY(rc::check([](unsigned seed) {
            RandomEdits edits(seed);
            Document document(Board(), [] { return 0; });
            const Board first = document.board();
            for (int i = 0; i < kSteps; ++i)
                document.apply(edits.next(document.board()), QStringLiteral("Step"));
            const Board last = document.board();
            while (document.undo()) {
            }
            RC_ASSERT(document.board() == first);
            while (document.redo()) {
            }
            RC_ASSERT(document.board() == last);
        }));
    }

    void flowKeptUpToDate_isTheFlowDerivedAnew()
    {
        QVERIFY(alongRandomHistories(
            [flow = FlowGraph(), id = BoardId()](const Board &board, const ChangeSet &change) mutable {
                if (id != board.id()) {
                    flow = FlowGraph(board);
                    id = board.id();
                }
                const Board after = apply(change, board);
                flow.update(after, change);
                RC_ASSERT(flow == FlowGraph(after));
            }));
    }

    void columnsOfATimeline_haveNoHolesAndNotesDoNotOverlap()
    {
        QVERIFY(rc::check([](unsigned seed) {
            RandomEdits edits(seed);
            Board board;
            for (int step = 0; step < kSteps; ++step) {
                board = apply(edits.next(board), board);
                QHash<TimelineId, QMap<int, std::vector<Note>>> columns;
                board.notes().forEach([&](const Note &note) {
                    if (note.timeline)
                        columns[*note.timeline][note.column].push_back(note);
                });
                for (const auto &timeline : columns) {
                    RC_ASSERT(timeline.firstKey() == 0);
                    RC_ASSERT(timeline.lastKey() == int(timeline.size()) - 1);
                    for (auto notes : timeline) {
                        std::ranges::sort(notes, {}, &Note::y);
                        for (size_t i = 1; i < notes.size(); ++i)
                            RC_ASSERT(notes[i].y >= notes[i - 1].y + notes[i - 1].height);
                    }
                }
            }
        }));
    }

    void notesOfATimeline_areThoseThatSayTheyAreOnIt()
    {
        QVERIFY(alongRandomHistories([](const Board &board, const ChangeSet &change) {
            const Board after = apply(change, board);
            BoardDraft inOneGo{Board()};
            inOneGo.setAll(after.notes());
            after.timelines().forEach([&](const Timeline &timeline) {
                QList<NoteId> notes;
                after.notes().forEach([&](const Note &note) {
                    if (note.timeline == timeline.id)
                        notes.append(note.id);
                });
                std::ranges::sort(notes);
                RC_ASSERT(after.notesOn(timeline.id) == notes);
                RC_ASSERT(inOneGo.board().notesOn(timeline.id) == notes);
            });
        }));
    }

    void copyOfABoard_doesNotSeeLaterEdits()
    {
        BoardDraft draft{Board()};
        const Note note = noteAt(0, 0);
        draft.set(note);
        const Board before = draft.board();
        draft.change(note.id, [](Note &changed) { changed.title = QStringLiteral("Order placed"); });
        draft.set(noteAt(10, 10));
        QCOMPARE(before.notes().size(), size_t(1));
        QCOMPARE(before.find(note.id)->title, QString());
        QCOMPARE(draft.board().notes().size(), size_t(2));
    }

    void boardMadeInOneGo_equalsTheBoardMadeStepByStep()
    {
        std::vector<ElementMap<Note>::Pointer> notes;
        ElementMap<Note> oneByOne;
        for (int i = 0; i < 1000; ++i) {
            notes.push_back(std::make_shared<const Note>(noteAt(i, i)));
            oneByOne.set(notes.back());
        }
        const auto inOneGo = ElementMap<Note>::fromPointers(notes);
        QCOMPARE(inOneGo.size(), size_t(1000));
        QVERIFY(inOneGo == oneByOne);
    }
};

QTEST_APPLESS_MAIN(ChangeSetTest)
#include "change_set_test.moc"
