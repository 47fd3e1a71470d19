#include "model/edits.h"
#include "model/history.h"
#include "tests/model/random_edits.h"

#include <QTest>

#include <limits>

using namespace tempestry;

class HistoryTest : public QObject
{
    Q_OBJECT

    // A document that keeps every board that it has been.
    struct Workshop
    {
        qint64 now = 1'000'000;
        Document document{Board(), [this] { return now; }};
        std::vector<Edit> edits;
        std::vector<Board> boards{document.board()};

        Workshop()
        {
            QObject::connect(&document, &Document::changed, [this](const Edit &edit) {
                edits.push_back(edit);
                boards.push_back(document.board());
            });
        }
        void add(const QString &title)
        {
            Note note = edits::newNote(document.board(), NoteKind::Event, 0, 0);
            note.title = title;
            document.apply(edits::addNote(document.board(), note), QStringLiteral("Add note"));
        }
        void name(const QString &name)
        {
            ChangeSet change;
            change.setCheckpoint(QString(), name);
            QVERIFY(document.apply(change, name));
        }
        History history() const { return {document.board(), edits}; }
    };

    static QString names(const History &history)
    {
        QStringList names;
        for (const Checkpoint &checkpoint : history.checkpoints())
            names << QStringLiteral("%1@%2").arg(checkpoint.name).arg(checkpoint.moment);
        return names.join(u' ');
    }

private Q_SLOTS:
    void everyMoment_isTheBoardThatItWas()
    {
        Workshop workshop;
        RandomEdits restless(7);
        for (int i = 0; i < 400; ++i) {
            if (restless.pick(8) == 0)
                workshop.document.undo();
            else
                workshop.document.apply(restless.next(workshop.document.board()), QStringLiteral("Edit"));
        }
        const History history = workshop.history();
        QCOMPARE(history.size(), workshop.edits.size());
        QVERIFY(history.size() > 200);
        QCOMPARE(history.leftOut(), 0U);
        for (size_t moment = 0; moment <= history.size(); ++moment)
            QVERIFY2(history.at(moment) == workshop.boards[moment], qPrintable(QString::number(moment)));
        QVERIFY(history.at(history.size() + 99) == workshop.document.board());
    }

    void appendedEdits_areAsThoseReadAtOnce()
    {
        Workshop workshop;
        History history = workshop.history();
        RandomEdits restless(11);
        for (int i = 0; i < 300; ++i)
            workshop.document.apply(restless.next(workshop.document.board()), QStringLiteral("Edit"));
        for (const Edit &edit : workshop.edits)
            history.append(edit);
        for (size_t moment = 0; moment <= history.size(); ++moment)
            QVERIFY2(history.at(moment) == workshop.boards[moment], qPrintable(QString::number(moment)));
    }

    void contentThatNoEditMade_isThereFromTheStart()
    {
        BoardDraft imported((Board()));
        imported.set(edits::newNote(imported.board(), NoteKind::Policy, 0, 0));
        const Board start = imported.board();
        const ChangeSet change = edits::renameBoard(start, QStringLiteral("Later"));
        const History history(apply(change, start), {{EditId::create(), Edit::Kind::Do, {}, 5, {}, change}});
        QVERIFY(history.at(0) == start);
        QCOMPARE(history.at(1).title(), QStringLiteral("Later"));
    }

    void editThatDoesNotFit_endsTheHistoryThere()
    {
        Workshop workshop;
        for (int i = 0; i < 200; ++i)
            workshop.add(QString::number(i));
        workshop.edits[99].change = edits::addNote(Board(), edits::newNote(Board(), NoteKind::Event, 1, 1));
        const History history = workshop.history();
        QCOMPARE(history.leftOut(), 100U);
        QCOMPARE(history.size(), 100U);
        QVERIFY(history.at(0) == workshop.boards[100]);
        QVERIFY(history.at(70) == workshop.boards[170]);
        QVERIFY(history.editOf(1).id == workshop.edits[100].id);
    }

    void givenUp_keepsWhatIsThere()
    {
        Workshop workshop;
        for (int i = 0; i < 300; ++i)
            workshop.add(QString::number(i));
        const History history(workshop.document.board(), workshop.edits, [] { return false; });
        QVERIFY(history.leftOut() > 0);
        QVERIFY(history.at(history.size()) == workshop.document.board());
    }

    void checkpoints_areNamedMomentsThatWereNotTakenBack()
    {
        Workshop workshop;
        workshop.add(QStringLiteral("A"));
        workshop.name(QStringLiteral("first"));
        workshop.add(QStringLiteral("B"));
        workshop.name(QStringLiteral("second"));
        QCOMPARE(names(workshop.history()), QStringLiteral("first@2 second@4"));
        QVERIFY(workshop.history().at(2) == workshop.boards[1]);
        workshop.document.undo();
        QCOMPARE(names(workshop.history()), QStringLiteral("first@2"));
        workshop.document.redo();
        QCOMPARE(names(workshop.history()), QStringLiteral("first@2 second@4"));
    }

    void longPauses_areCutShort()
    {
        Workshop workshop;
        workshop.add(QStringLiteral("A"));
        workshop.now += 60'000;
        workshop.add(QStringLiteral("B"));
        workshop.now += History::kLongestPause * 40;
        workshop.add(QStringLiteral("C"));
        workshop.now -= 5'000'000; // somebody set the clock
        workshop.add(QStringLiteral("D"));
        const History history = workshop.history();
        QCOMPARE(history.elapsedAt(0), 0);
        QCOMPARE(history.elapsedAt(2), 60'000);
        QCOMPARE(history.elapsedAt(3), 60'000 + History::kLongestPause);
        QCOMPARE(history.elapsedAt(4), 60'000 + History::kLongestPause);
        QCOMPARE(history.timeAt(0), 1'000'000);
    }

    void timesOutOfThisWorld_areBroughtIntoIt()
    {
        Workshop workshop;
        workshop.add(QStringLiteral("A"));
        workshop.add(QStringLiteral("B"));
        workshop.edits[0].time = std::numeric_limits<qint64>::min();
        workshop.edits[1].time = std::numeric_limits<qint64>::max();
        const History history = workshop.history();
        QCOMPARE(history.timeAt(1), 0);
        QVERIFY(history.timeAt(2) > 0);
        QCOMPARE(history.elapsedAt(2), History::kLongestPause);
    }
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
