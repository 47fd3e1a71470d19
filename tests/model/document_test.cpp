#include "model/document.h"
#include "model/edits.h"

#include <QSignalSpy>
#include <QTest>

using namespace tempestry;

class DocumentTest : public QObject
{
    Q_OBJECT

    static Document::Clock clock()
    {
        return [now = qint64(1000)]() mutable { return now++; };
    }

    static NoteId add(Document &document, const QString &title)
    {
        Note note = edits::newNote(document.board(), NoteKind::Event, 0, 0);
        note.title = title;
        document.apply(edits::addNote(document.board(), note), QStringLiteral("Add note"));
        return note.id;
    }

    static std::vector<Edit> record(Document &document, std::vector<Edit> &log)
    {
        QObject::connect(&document, &Document::changed, [&log](const Edit &edit) { log.push_back(edit); });
        return log;
    }

private Q_SLOTS:
    void editThatNetsToNothing_leavesNoStep()
    {
        Document document(Board(), clock());
        QSignalSpy changed(&document, &Document::changed);
        const NoteId id = add(document, QStringLiteral("Order placed"));
        const auto same = edits::changeNote(document.board(), id, [](Note &note) {
            note.title = QStringLiteral("Order refused");
            note.title = QStringLiteral("Order placed");
        });
        QVERIFY(!document.apply(same, QStringLiteral("Edit text")));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(document.undoLabel(), QStringLiteral("Add note"));
    }

    void undo_announcesTheInverseAndNamesTheEdit()
    {
        Document document(Board(), clock());
        std::vector<Edit> log;
        record(document, log);
        add(document, QStringLiteral("Order placed"));
        document.undo();
        document.redo();
        QCOMPARE(log.size(), size_t(3));
        QCOMPARE(log[1].kind, Edit::Kind::Undo);
        QVERIFY(log[1].of == log[0].id);
        QVERIFY(log[1].change == invert(log[0].change));
        QCOMPARE(log[2].kind, Edit::Kind::Redo);
        QVERIFY(log[2].of == log[0].id);
        QCOMPARE(log[2].time, qint64(1002));
    }

    void newEditAfterUndo_dropsTheRedo()
    {
        Document document(Board(), clock());
        add(document, QStringLiteral("A"));
        document.undo();
        QVERIFY(document.canRedo());
        add(document, QStringLiteral("B"));
        QVERIFY(!document.canRedo());
    }

    void readOnly_refusesEditsAndUndo()
    {
        Document document(Board(), clock());
        add(document, QStringLiteral("A"));
        const Board before = document.board();
        document.setReadOnly(true);
        add(document, QStringLiteral("B"));
        QVERIFY(!document.undo());
        QVERIFY(document.board() == before);
    }

    void restoredHistory_undoesAndRedoesAsBefore()
    {
        Document document(Board(), clock());
        std::vector<Edit> log;
        record(document, log);
        const Board empty = document.board();
        add(document, QStringLiteral("A"));
        const Board one = document.board();
        add(document, QStringLiteral("B"));
        const Board two = document.board();
        add(document, QStringLiteral("C"));
        document.undo();
        document.undo();
        document.redo();

        Document later(document.board(), clock());
        later.restoreHistory(log);
        QVERIFY(later.board() == two);
        QVERIFY(later.canRedo());
        QVERIFY(later.undo());
        QVERIFY(later.board() == one);
        QVERIFY(later.undo());
        QVERIFY(later.board() == empty);
        QVERIFY(!later.undo());
    }

    void historyThatDoesNotFit_endsThere()
    {
        Document document(Board(), clock());
        std::vector<Edit> log;
        record(document, log);
        add(document, QStringLiteral("A"));
        add(document, QStringLiteral("B"));
        log[0].change = edits::addNote(Board(), edits::newNote(Board(), NoteKind::Event, 0, 0));

        Document later(document.board(), clock());
        later.restoreHistory(log);
        QVERIFY(later.undo());
        QVERIFY(!later.canUndo());
    }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
