#include "persistence/board_file.h"
#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"
#include "tests/persistence/random_board.h"

#include <QFile>
#include <QTest>

#include <sqlite3.h>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

class UnfinishedWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading_seesTheBoardBeforeTheWrite();
    void opening_changesNothing();
    void writing_goesOnFromTheBoardBeforeTheWrite();
    void replacing_isRefused();
    void copying_isRefused();
    void journalThatNamesOtherFiles_isRefused();
};

namespace {

// A board whose writer died amid a write that would have changed all its notes.
struct Crashed
{
    Crashed()
    {
        const QString whole = folder.path(QStringLiteral("whole.tempest"));
        BoardFile::create(whole, board);
        sqlite3 *database = nullptr;
        // A cache of one page makes SQLite write before it commits.
        if (sqlite3_open(whole.toUtf8().constData(), &database) != SQLITE_OK ||
            sqlite3_exec(database, "PRAGMA cache_size = 1; BEGIN; UPDATE note SET title = title || 'x'",
                         nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(database));
        path = folder.write(QStringLiteral("crashed.tempest"), bytesOf(whole));
        journal = folder.write(QStringLiteral("crashed.tempest-journal"),
                               bytesOf(whole + QStringLiteral("-journal")));
        sqlite3_close(database);
    }

    Board board = RandomBoard(5).board(60);
    BoardFolder folder;
    QString path;
    QString journal;
};

} // namespace

void UnfinishedWriteTest::reading_seesTheBoardBeforeTheWrite()
{
    const Crashed crashed;
    const BoardFile file = BoardFile::open(crashed.path, BoardFile::Access::Read);
    QCOMPARE(file.leftOut(), QStringList());
    QVERIFY(file.board() == crashed.board);
}

void UnfinishedWriteTest::opening_changesNothing()
{
    const Crashed crashed;
    const QByteArray before = bytesOf(crashed.path);
    const QByteArray journalBefore = bytesOf(crashed.journal);
    QCOMPARE(BoardFile::open(crashed.path).readOnlyReason(), QString());
    QCOMPARE(bytesOf(crashed.path), before);
    QCOMPARE(bytesOf(crashed.journal), journalBefore);
}

void UnfinishedWriteTest::writing_goesOnFromTheBoardBeforeTheWrite()
{
    const Crashed crashed;
    const Note note = noteNamed(QStringLiteral("Order placed"));
    {
        BoardWriter writer(BoardFile::open(crashed.path));
        writer.write({EditId::create(), Edit::Kind::Do, {}, 1, QString(), adding(note)});
    }
    QVERIFY(!QFile::exists(crashed.journal));
    QVERIFY(BoardFile::open(crashed.path).board() == apply(adding(note), crashed.board));
}

void UnfinishedWriteTest::replacing_isRefused()
{
    const Crashed crashed;
    QVERIFY_EXCEPTION_THROWN(BoardFile::create(crashed.path, Board()), BoardFileError);
    QVERIFY(BoardFile::open(crashed.path).board() == crashed.board);
}

void UnfinishedWriteTest::copying_isRefused()
{
    const Crashed crashed;
    const QString copy = crashed.folder.path(QStringLiteral("copy.tempest"));
    try {
        BoardFile::saveCopy(crashed.path, copy);
        QFAIL("copied");
    } catch (const BoardFileError &error) {
        QVERIFY2(error.message().contains(QStringLiteral("was not closed properly")), error.what());
    }
    QVERIFY(!QFile::exists(copy));
}

void UnfinishedWriteTest::journalThatNamesOtherFiles_isRefused()
{
    const Crashed crashed;
    const QByteArray magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    crashed.folder.write(QStringLiteral("crashed.tempest-journal"), bytesOf(crashed.journal) + magic);
    const QString message = refusal(crashed.path);
    QVERIFY2(message.contains(QStringLiteral("has an unfinished write of another program beside it")),
             qPrintable(message));
}

QTEST_GUILESS_MAIN(UnfinishedWriteTest)
#include "unfinished_write_test.moc"
