#include "persistence/board_file.h"
#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"
#include "tests/persistence/random_board.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QTest>

#include <limits>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

class BoardFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomBoard_isTheSameAfterReopening_data();
    void randomBoard_isTheSameAfterReopening();
    void extremeNumbers_areKept();
    void emptyBoard_isKept();
    void history_isUndoneAndRedoneAfterReopening();
    void history_reachesBackOverTheNewestEditsOnly();
    void twoBoardsAtOnce_doNotMix();
    void secondOpener_readsAndLearnsWhoHasTheBoard();
    void closedBoard_opensForWritingAgain();
    void lockOfDeadProcess_isTakenOver();
    void copy_holdsBoardAndHistory();
    void copy_replacesAFile();
    void copy_ontoOpenBoard_isRefused();
    void copy_ontoItself_isRefused();
    void create_inMissingFolder_leavesNothing();
    void create_followsSymbolicLink();
};

namespace {

// Does some edits of every kind on a document that is stored as it goes.
struct Session
{
    explicit Session(BoardFile file)
        : document(file.board(), [this] { return ++now; })
    {
        QString problem;
        document.restoreHistory(file.history(&problem));
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        writer = std::make_unique<BoardWriter>(std::move(file));
        QObject::connect(&document, &Document::changed, writer.get(), &BoardWriter::write);
    }

    qint64 now = 0;
    Document document;
    std::unique_ptr<BoardWriter> writer;
};

} // namespace

void BoardFileTest::randomBoard_isTheSameAfterReopening_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void BoardFileTest::randomBoard_isTheSameAfterReopening()
{
    QFETCH(int, seed);
    const BoardFolder folder;
    const Board board = RandomBoard(quint64(seed)).board(seed * 3);
    BoardFile::create(folder.path(), board);
    const BoardFile file = BoardFile::open(folder.path());
    QVERIFY2(file.leftOut().isEmpty(), qPrintable(file.leftOut().join(QLatin1Char(10))));
    QCOMPARE(file.readOnlyReason(), QString());
    QVERIFY(file.board() == board);
}

void BoardFileTest::extremeNumbers_areKept()
{
    const BoardFolder folder;
    Note note = noteNamed(QStringLiteral("a\0b").left(3) + QString(200'000, QLatin1Char('x')));
    note.x = -0.0;
    note.y = std::numeric_limits<double>::max();
    note.width = std::numeric_limits<double>::denorm_min();
    note.height = 1e15;
    note.z = std::numeric_limits<int>::min();
    note.column = std::numeric_limits<int>::max();
    note.duration = 1;
    const Board board = apply(adding(note), Board());
    BoardFile::create(folder.path(), board);
    const BoardFile file = BoardFile::open(folder.path());
    QCOMPARE(file.leftOut(), QStringList());
    QVERIFY(file.board() == board);
}

void BoardFileTest::emptyBoard_isKept()
{
    const BoardFolder folder;
    const Board board(BoardId::create(), QStringLiteral("Nothing yet"));
    BoardFile::create(folder.path(), board);
    const BoardFile file = BoardFile::open(folder.path());
    QVERIFY(!file.isReadOnly());
    QVERIFY(file.board() == board);
    QVERIFY(file.history().empty());
}

void BoardFileTest::history_isUndoneAndRedoneAfterReopening()
{
    const BoardFolder folder;
    RandomBoard random(7);
    const Board board0 = random.board(10);
    const Board board1 = random.board(20); // every kind of element differs
    const Board target = apply(between(board0, board1), board0);
    const Note last = noteNamed(QStringLiteral("Order shipped"));
    {
        Session session(BoardFile::create(folder.path(), board0));
        QVERIFY(session.document.apply(between(board0, target), QStringLiteral("Change all")));
        QVERIFY(session.document.apply(adding(last), QStringLiteral("Add a note")));
        QVERIFY(session.document.undo());
        QVERIFY(session.document.undo());
        QVERIFY(session.document.redo());
    }
    {
        Session session(BoardFile::open(folder.path()));
        QVERIFY(session.document.board() == target);
        QCOMPARE(session.document.undoLabel(), QStringLiteral("Change all"));
        QCOMPARE(session.document.redoLabel(), QStringLiteral("Add a note"));
        QVERIFY(session.document.redo());
    }
    {
        Session session(BoardFile::open(folder.path()));
        QVERIFY(session.document.board().find(last.id));
        QVERIFY(session.document.undo());
        QVERIFY(session.document.undo());
        QVERIFY(session.document.board() == board0);
        QVERIFY(!session.document.canUndo());
    }
    const BoardFile file = BoardFile::open(folder.path());
    QVERIFY(file.board() == board0);
    QCOMPARE(file.leftOut(), QStringList());
    QCOMPARE(file.history().size(), size_t(8));
}

void BoardFileTest::history_reachesBackOverTheNewestEditsOnly()
{
    const BoardFolder folder;
    const int edits = BoardFile::kHistoryLimit + 25;
    {
        Session session(BoardFile::create(folder.path(), Board()));
        for (int i = 0; i < edits; ++i)
            QVERIFY(session.document.apply(adding(noteNamed(QString::number(i))), QString::number(i)));
    }
    const std::vector<Edit> history = BoardFile::open(folder.path()).history();
    QCOMPARE(history.size(), size_t(BoardFile::kHistoryLimit));
    QCOMPARE(history.front().label, QStringLiteral("25"));
    QCOMPARE(history.back().label, QString::number(edits - 1));
}

void BoardFileTest::twoBoardsAtOnce_doNotMix()
{
    const BoardFolder folder;
    const QString otherPath = folder.path(QStringLiteral("other.tempest"));
    {
        Session one(BoardFile::create(folder.path(), Board()));
        Session two(BoardFile::create(otherPath, Board()));
        for (int i = 0; i < 20; ++i) {
            one.document.apply(adding(noteNamed(QStringLiteral("one"))), QString());
            two.document.apply(adding(noteNamed(QStringLiteral("two"))), QString());
        }
    }
    const auto titles = [](const QString &path) {
        QStringList found;
        const BoardFile file = BoardFile::open(path);
        file.board().notes().forEach([&](const Note &note) { found.append(note.title); });
        return found;
    };
    QCOMPARE(titles(folder.path()), QStringList(20, QStringLiteral("one")));
    QCOMPARE(titles(otherPath), QStringList(20, QStringLiteral("two")));
}

void BoardFileTest::secondOpener_readsAndLearnsWhoHasTheBoard()
{
    const BoardFolder folder;
    const BoardFile first = BoardFile::create(folder.path(), Board());
    const BoardFile second = BoardFile::open(folder.path());
    QVERIFY(second.board() == first.board());
    QVERIFY(!first.isReadOnly());
    const QString process =
        QStringLiteral("(process %1) has this board open.").arg(QCoreApplication::applicationPid());
    QVERIFY2(second.readOnlyReason().endsWith(process), qPrintable(second.readOnlyReason()));
    QVERIFY(second.readOnlyReason().contains(QSysInfo::machineHostName()));
}

void BoardFileTest::closedBoard_opensForWritingAgain()
{
    const BoardFolder folder;
    BoardFile::create(folder.path(), Board());
    QVERIFY(!BoardFile::open(folder.path()).isReadOnly());
    QVERIFY(!BoardFile::open(folder.path()).isReadOnly());
    QCOMPARE(BoardFile::open(folder.path(), BoardFile::Access::Read).readOnlyReason(),
             QStringLiteral("The board was opened to read."));
}

void BoardFileTest::lockOfDeadProcess_isTakenOver()
{
    const BoardFolder folder;
    QByteArray left;
    {
        const BoardFile file = BoardFile::create(folder.path(), Board());
        left = bytesOf(folder.path() + QStringLiteral(".lock"));
    }
    const QByteArray own = QByteArray::number(QCoreApplication::applicationPid());
    QVERIFY(left.startsWith(own));
    // Above the largest process id that Linux gives.
    folder.write(QStringLiteral("board.tempest.lock"), left.replace(own, "4194999"));
    QCOMPARE(BoardFile::open(folder.path()).readOnlyReason(), QString());
}

void BoardFileTest::copy_holdsBoardAndHistory()
{
    const BoardFolder folder;
    const QString copyPath = folder.path(QStringLiteral("copy.tempest"));
    Session session(BoardFile::create(folder.path(), RandomBoard(3).board(30)));
    session.document.apply(adding(noteNamed(QStringLiteral("Paid"))), QStringLiteral("Add a note"));
    QVERIFY(session.writer->flush(std::chrono::seconds(30)));
    BoardFile::saveCopy(folder.path(), copyPath);
    const BoardFile copy = BoardFile::open(copyPath);
    QVERIFY(!copy.isReadOnly());
    QVERIFY(copy.board() == session.document.board());
    QCOMPARE(copy.history().size(), size_t(1));
    QCOMPARE(QDir(folder.path(QString())).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             QStringList({QStringLiteral("board.tempest"), QStringLiteral("board.tempest.lock"),
                          QStringLiteral("copy.tempest"), QStringLiteral("copy.tempest.lock")}));
}

void BoardFileTest::copy_replacesAFile()
{
    const BoardFolder folder;
    const QString target = folder.write(QStringLiteral("old.txt"), "old");
    const Board board = RandomBoard(3).board(3);
    BoardFile::create(folder.path(), board);
    BoardFile::saveCopy(folder.path(), target);
    QVERIFY(BoardFile::open(target).board() == board);
}

void BoardFileTest::copy_ontoOpenBoard_isRefused()
{
    const BoardFolder folder;
    const QString target = folder.path(QStringLiteral("other.tempest"));
    BoardFile::create(folder.path(), Board());
    const BoardFile other = BoardFile::create(target, Board());
    const QByteArray before = bytesOf(target);
    QVERIFY_EXCEPTION_THROWN(BoardFile::saveCopy(folder.path(), target), BoardFileError);
    QVERIFY_EXCEPTION_THROWN(BoardFile::create(target, Board()), BoardFileError);
    QCOMPARE(bytesOf(target), before);
}

void BoardFileTest::copy_ontoItself_isRefused()
{
    const BoardFolder folder;
    BoardFile::create(folder.path(), Board());
    QVERIFY_EXCEPTION_THROWN(BoardFile::saveCopy(folder.path(), folder.path()), BoardFileError);
    QCOMPARE(refusal(folder.path()), QString());
}

void BoardFileTest::create_inMissingFolder_leavesNothing()
{
    const BoardFolder folder;
    QVERIFY_EXCEPTION_THROWN(BoardFile::create(folder.path(QStringLiteral("no/board.tempest")), Board()),
                             BoardFileError);
    QVERIFY(QDir(folder.path(QString())).isEmpty());
}

void BoardFileTest::create_followsSymbolicLink()
{
    const BoardFolder folder;
    const QString link = folder.path(QStringLiteral("link.tempest"));
    BoardFile::create(folder.path(), Board());
    QVERIFY(QFile::link(folder.path(), link));
    const Board board = RandomBoard(1).board(2);
    BoardFile::create(link, board);
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(BoardFile::open(folder.path()).board() == board);
}

QTEST_GUILESS_MAIN(BoardFileTest)
#include "board_file_test.moc"
