#include "app/simulation/script_trust.h"
#include "model/edits.h"
#include "tests/app/running.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

namespace tempestry {

using namespace Qt::StringLiterals;

// A read model that is put on the board while a run is open.
class AddedReadModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addedReadModel_isFilledFromTheJournal();
    void undo_emptiesItAgain();
    void linkTakenAway_takesItsContentsAway();
    void otherEdits_leaveTheContentsAlone();
    void sameReadModels_areNotFilledAgain();
    void scriptWrittenOnIt_fillsItAnew();
    void scriptThatFails_isToldAndFillsNothing();
    void scriptFromElsewhere_isNotCalled();
    void pickedReadModel_staysPicked();
};

namespace {

LinkId linkIn(BoardDraft &draft, NoteId from, NoteId to)
{
    Link link;
    link.id = LinkId::create();
    link.from = from;
    link.to = to;
    draft.set(link);
    return link.id;
}

// At the end of the run, with a read model of the same events as "Open orders" that came after it.
struct Added : Running
{
    Added()
    {
        playback().seek(playback().length());
        const Board &board = window->document().board();
        BoardDraft draft(board);
        Note note = edits::newNote(board, NoteKind::ReadModel, 0, 4000);
        note.title = u"Orders of today"_s;
        draft.set(note);
        added = note.id;
        for (const FlowEdge &edge : window->view().flow().incoming(this->note(u"Open orders"_s))) {
            links.push_back(linkIn(draft, edge.from, added));
        }
        window->document().apply(between(board, draft.board()), u"Add read model"_s);
    }

    std::optional<NoteContents> held(NoteId note) const { return run().contentsOf(note); }
    void writeScript(const QString &script) const
    {
        Document &document = window->document();
        document.apply(edits::changeNote(document.board(), added, [&](Note &note) { note.script = script; }),
                       u"Script"_s);
    }
    bool tells(const QString &field, std::optional<NoteId> of = {}) const
    {
        const auto contents = held(of.value_or(added));
        return contents &&
               std::ranges::any_of(contents->rows, [&](const auto &row) { return row.name == field; });
    }

    NoteId added;
    std::vector<LinkId> links;
};

} // namespace

void AddedReadModelTest::addedReadModel_isFilledFromTheJournal()
{
    const Added running;
    QVERIFY(running.opened && !running.links.empty());
    QTRY_VERIFY(running.held(running.added));
    const auto told = running.held(running.note(u"Open orders"_s));
    QVERIFY(told);
    QCOMPARE(running.held(running.added)->rows, told->rows);
    QCOMPARE(running.held(running.added)->head, told->head);
    running.playback().seek(0);
    QVERIFY(!running.held(running.added));
    const auto &holders = *running.contents().holders().model();
    QCOMPARE(holders.index(holders.rowCount() - 1, 0).data().toString(), u"Orders of today"_s);
}

void AddedReadModelTest::undo_emptiesItAgain()
{
    const Added running;
    QTRY_VERIFY(running.held(running.added));
    running.window->undo();
    QTRY_VERIFY(!running.held(running.added));
    QVERIFY(running.held(running.note(u"Open orders"_s)));
}

void AddedReadModelTest::linkTakenAway_takesItsContentsAway()
{
    const Added running;
    QTRY_VERIFY(running.held(running.added));
    const Board &board = running.window->document().board();
    BoardDraft draft(board);
    for (const LinkId &link : running.links)
        draft.remove(link);
    running.window->document().apply(between(board, draft.board()), u"Unlink"_s);
    QTRY_VERIFY(!running.held(running.added));
}

void AddedReadModelTest::otherEdits_leaveTheContentsAlone()
{
    const Running running;
    QVERIFY(running.opened);
    running.playback().seek(running.playback().length());
    const auto before = running.run().contentsOf(running.note(u"Open orders"_s));
    QVERIFY(before);
    Document &document = running.window->document();
    document.apply(edits::renameBoard(document.board(), u"Another"_s), u"Rename"_s);
    QTest::qWait(300);
    QCOMPARE(running.run().contentsOf(running.note(u"Open orders"_s))->rows, before->rows);
}

void AddedReadModelTest::sameReadModels_areNotFilledAgain()
{
    const Added running;
    QVERIFY(running.opened);
    const FinishedRun &run = *running.run().finished();
    const Board &board = running.window->document().board();
    const auto filled = contentsSince(run, *run.contents, board);
    QVERIFY(filled->at != run.contents->at);
    const Board renamed = apply(edits::renameBoard(board, u"Another"_s), board);
    QCOMPARE(contentsSince(run, *filled, renamed)->at, filled->at);
    QCOMPARE(contentsSince(run, *filled, run.board), run.contents);
}

void AddedReadModelTest::scriptWrittenOnIt_fillsItAnew()
{
    const Added running;
    QTRY_VERIFY(running.held(running.added));
    running.writeScript(u"function project(state, event) { return {counted: (state.counted || 0) + 1}; }"_s);
    QTRY_VERIFY(running.tells(u"counted"_s));
    running.window->undo();
    QTRY_VERIFY(!running.tells(u"counted"_s));
}

void AddedReadModelTest::scriptThatFails_isToldAndFillsNothing()
{
    const Added running;
    QTRY_VERIFY(running.held(running.added));
    const QSignalSpy hints(&running.run(), &RunPanel::hint);
    running.writeScript(u"function project(state, event) {\n  state.none.found = 1;\n}"_s);
    QTRY_VERIFY(!running.held(running.added));
    QCOMPARE(hints.size(), 1);
    const QString told = hints[0][0].toString();
    QVERIFY2(told.startsWith(u"The script of \u201cOrders of today\u201d failed. Line 2: "_s),
             qPrintable(told));
}

void AddedReadModelTest::scriptFromElsewhere_isNotCalled()
{
    const Added running;
    QTRY_VERIFY(running.held(running.added));
    const Board &board = running.window->document().board();
    Note strange = *board.find(running.added);
    strange.id = NoteId::create();
    strange.script = u"function project(state, event) { return {counted: 1}; }"_s;
    BoardDraft draft(board);
    draft.set(strange);
    linkIn(draft, running.note(u"Order placed"_s), strange.id);
    running.window->document().apply(between(board, draft.board()), u"Paste"_s);
    QTRY_VERIFY(running.held(strange.id));
    QVERIFY(!running.tells(u"counted"_s, strange.id));
    running.window->trust().trust();
    QTRY_VERIFY(running.tells(u"counted"_s, strange.id));
}

void AddedReadModelTest::pickedReadModel_staysPicked()
{
    const Running running;
    QVERIFY(running.opened);
    running.playback().seek(running.playback().length());
    running.run().showTab(RunPanel::Tab::Contents);
    running.select(u"Open orders"_s);
    const auto picked = [&] { return running.contents().holders().currentIndex().data().toString(); };
    QCOMPARE(picked(), u"Open orders"_s);
    const Board &board = running.window->document().board();
    Note note = edits::newNote(board, NoteKind::ReadModel, 0, 4000);
    note.title = u"All that was paid"_s;
    BoardDraft draft(board);
    draft.set(note);
    linkIn(draft, running.note(u"Order placed"_s), note.id);
    running.window->document().apply(between(board, draft.board()), u"Add"_s);
    QTRY_VERIFY(running.run().contentsOf(note.id));
    QCOMPARE(picked(), u"Open orders"_s);
}

} // namespace tempestry

QTEST_MAIN(tempestry::AddedReadModelTest)
#include "added_read_model_test.moc"
