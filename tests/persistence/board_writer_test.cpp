#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

#include <chrono>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace std::chrono_literals;
using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

namespace {

Edit edit(const QString &title)
{
    return {EditId::create(), Edit::Kind::Do, {}, 1, title, adding(noteNamed(title))};
}

QStringList titles(const QString &path)
{
    QStringList found;
    const BoardFile file = BoardFile::open(path, BoardFile::Access::Read);
    file.board().notes().forEach([&](const Note &note) { found.append(note.title); });
    found.sort();
    return file.leftOut() + found;
}

QStringList labels(const QString &path)
{
    QStringList found;
    for (const Edit &each : BoardFile::open(path, BoardFile::Access::Read).history())
        found.append(each.label);
    return found;
}

const QString kOne = QStringLiteral("one");
const QString kTwo = QStringLiteral("two");
const QString kThree = QStringLiteral("three");

// A board in which "one" is on disk.
struct Written
{
    Written()
        : writer(BoardFile::create(folder.path(), Board()))
        , failed(&writer, &BoardWriter::failed)
        , saved(&writer, &BoardWriter::savedChanged)
    {
        writer.write(edit(kOne));
        if (!writer.flush(30s))
            qFatal("%s", qPrintable(writer.problem()));
    }

    BoardFolder folder;
    BoardWriter writer;
    QSignalSpy failed;
    QSignalSpy saved;
};

#ifdef Q_OS_UNIX
// While it lives no file of this process gets any larger, as on a full disk.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};
#endif

} // namespace

class BoardWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saved_isTrueOnceAllIsOnDisk();
    void editsInARow_comeInOrder();
    void destructor_writesWhatWaits();
    void changedRows_areTheOnlyOnesWritten();
    void fullDisk_keepsEditsUntilThereIsRoom();
    void removedFile_keepsEdits();
    void replacedFile_isNotWrittenTo();
    void fileMovedBack_isWrittenAgain();
    void editThatIsThereAlready_isNotWrittenTwice();
    void failing_isToldOnceUntilRetried();
    void lockedFile_failsAndRecovers();
    void move_takesBoardWaitingEditsAndHistory();
    void moveAfterRemoval_keepsHistory();
    void moveOntoOpenBoard_changesNothing();
    void boardChangedByAnotherProgram_isNotWrittenTo();
};

void BoardWriterTest::saved_isTrueOnceAllIsOnDisk()
{
    const BoardFolder folder;
    BoardWriter writer(BoardFile::create(folder.path(), Board()));
    QSignalSpy saved(&writer, &BoardWriter::savedChanged);
    QVERIFY(writer.isSaved());
    writer.write(edit(kOne));
    QTRY_VERIFY(writer.isSaved());
    QCOMPARE(titles(folder.path()), QStringList(kOne));
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(saved.at(0).at(0).toBool(), false);
    QCOMPARE(saved.at(1).at(0).toBool(), true);
}

void BoardWriterTest::editsInARow_comeInOrder()
{
    const BoardFolder folder;
    BoardWriter writer(BoardFile::create(folder.path(), Board()));
    QStringList expected;
    for (int i = 0; i < 700; ++i) {
        expected.append(QString::number(i));
        writer.write(edit(expected.constLast()));
    }
    QVERIFY(writer.flush(60s));
    QCOMPARE(labels(folder.path()), expected);
}

void BoardWriterTest::destructor_writesWhatWaits()
{
    const BoardFolder folder;
    {
        BoardWriter writer(BoardFile::create(folder.path(), Board()));
        writer.write(edit(kOne));
        writer.write(edit(kTwo));
    }
    QCOMPARE(titles(folder.path()), QStringList({kOne, kTwo}));
}

void BoardWriterTest::changedRows_areTheOnlyOnesWritten()
{
    const BoardFolder folder;
    BoardDraft draft{Board()};
    for (int i = 0; i < 2000; ++i)
        draft.set(noteNamed(QString(100, QLatin1Char('x'))));
    BoardFile::create(folder.path(), draft.board());
    const QByteArray before = bytesOf(folder.path());
    {
        BoardWriter writer(BoardFile::open(folder.path()));
        writer.write(edit(kOne));
    }
    const QByteArray after = bytesOf(folder.path());
    int changedPages = 0;
    for (qsizetype page = 0; page < after.size(); page += 4096)
        changedPages += after.mid(page, 4096) != before.mid(page, 4096);
    QVERIFY(after.size() / 4096 > 50);
    // The first page, the board's row, a row of history and the note, whose page may split.
    QVERIFY2(changedPages <= 8, qPrintable(QString::number(changedPages)));
}

void BoardWriterTest::fullDisk_keepsEditsUntilThereIsRoom()
{
#ifdef Q_OS_UNIX
    Written board;
    {
        const FullDisk full;
        board.writer.write(edit(kTwo));
        QVERIFY(!board.writer.flush(30s));
    }
    QVERIFY(!board.writer.isSaved());
    QCOMPARE(board.failed.size(), 1);
    QVERIFY2(board.writer.problem().contains(board.folder.path()), qPrintable(board.writer.problem()));
    QCOMPARE(titles(board.folder.path()), QStringList(kOne));
    board.writer.write(edit(kThree));
    QVERIFY2(board.writer.flush(30s), qPrintable(board.writer.problem()));
    QCOMPARE(board.writer.problem(), QString());
    QCOMPARE(labels(board.folder.path()), QStringList({kOne, kTwo, kThree}));
#endif
}

void BoardWriterTest::removedFile_keepsEdits()
{
    Written board;
    QVERIFY(QFile::remove(board.folder.path()));
    board.writer.write(edit(kTwo));
    QVERIFY(!board.writer.flush(30s));
    QVERIFY(board.writer.problem().contains(QStringLiteral("was moved, removed or replaced; put it back")));
    QVERIFY(!QFile::exists(board.folder.path()));
    board.writer.moveTo(board.folder.path());
    QVERIFY(board.writer.isSaved());
    board.writer.write(edit(kThree));
    QVERIFY(board.writer.flush(30s));
    QCOMPARE(titles(board.folder.path()), QStringList({kOne, kThree, kTwo}));
}

void BoardWriterTest::replacedFile_isNotWrittenTo()
{
    Written board;
    const QString other = board.folder.path(QStringLiteral("other.tempest"));
    BoardFile::create(other, Board());
    const QByteArray bytes = bytesOf(other);
    QVERIFY(QFile::remove(board.folder.path()));
    QVERIFY(QFile::rename(other, board.folder.path()));
    for (int i = 0; i < 2; ++i) {
        board.writer.write(edit(kTwo));
        QVERIFY(!board.writer.flush(30s));
        QVERIFY(!board.writer.isSaved());
        QVERIFY(!board.writer.problem().isEmpty());
        QCOMPARE(bytesOf(board.folder.path()), bytes);
    }
    // Also when it is no board at all.
    QVERIFY(QFile::remove(board.folder.path()));
    board.folder.write(QStringLiteral("board.tempest"), "text");
    QVERIFY(!board.writer.flush(30s));
    QCOMPARE(bytesOf(board.folder.path()), QByteArray("text"));
}

void BoardWriterTest::fileMovedBack_isWrittenAgain()
{
    Written board;
    const QString away = board.folder.path(QStringLiteral("away.tempest"));
    QVERIFY(QFile::rename(board.folder.path(), away));
    board.writer.write(edit(kTwo));
    QVERIFY(!board.writer.flush(30s));
    QCOMPARE(titles(away), QStringList(kOne));
    QVERIFY(QFile::rename(away, board.folder.path()));
    board.writer.retry();
    QTRY_VERIFY(board.writer.isSaved());
    QCOMPARE(labels(board.folder.path()), QStringList({kOne, kTwo}));
}

void BoardWriterTest::editThatIsThereAlready_isNotWrittenTwice()
{
    Written board;
    const QString away = board.folder.path(QStringLiteral("away.tempest"));
    const Edit two = edit(kTwo);
    QVERIFY(QFile::rename(board.folder.path(), away));
    board.writer.write(two);
    board.writer.write(edit(kThree));
    QVERIFY(!board.writer.flush(30s));
    {
        // As if the commit had got through and only the answer had been lost.
        BoardWriter before(BoardFile::open(away));
        before.write(two);
    }
    QVERIFY(QFile::rename(away, board.folder.path()));
    QVERIFY2(board.writer.flush(30s), qPrintable(board.writer.problem()));
    QCOMPARE(labels(board.folder.path()), QStringList({kOne, kTwo, kThree}));
    QCOMPARE(titles(board.folder.path()), QStringList({kOne, kThree, kTwo}));
}

void BoardWriterTest::failing_isToldOnceUntilRetried()
{
    Written board;
    QVERIFY(QFile::remove(board.folder.path()));
    for (int i = 0; i < 3; ++i) {
        board.writer.write(edit(kTwo));
        QVERIFY(!board.writer.flush(30s));
    }
    QCoreApplication::processEvents();
    QCOMPARE(board.failed.size(), 1);
    QCOMPARE(board.failed.at(0).at(0).toString(), board.writer.problem());
    board.writer.retry();
    QTRY_COMPARE(board.failed.size(), 2);
    QCOMPARE(board.saved.constLast().at(0).toBool(), false);
}

void BoardWriterTest::lockedFile_failsAndRecovers()
{
    Written board;
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(board.folder.path().toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    board.writer.write(edit(kTwo));
    QVERIFY(!board.writer.flush(1ms));
    QVERIFY(!board.writer.flush(30s));
    QVERIFY(board.writer.problem().contains(QStringLiteral("is being used by another program")));
    sqlite3_close(other);
    QVERIFY(board.writer.flush(30s));
    QCOMPARE(labels(board.folder.path()), QStringList({kOne, kTwo}));
}

void BoardWriterTest::move_takesBoardWaitingEditsAndHistory()
{
    Written board;
    const QString away = board.folder.path(QStringLiteral("away.tempest"));
    const QString elsewhere = board.folder.path(QStringLiteral("elsewhere.tempest"));
    QVERIFY(QFile::rename(board.folder.path(), away));
    board.writer.write(edit(kTwo));
    QVERIFY(!board.writer.flush(30s));
    board.writer.moveTo(elsewhere);
    QCOMPARE(board.writer.path(), QFileInfo(elsewhere).canonicalFilePath());
    QVERIFY(board.writer.isSaved());
    QCOMPARE(board.writer.problem(), QString());
    board.writer.write(edit(kThree));
    QVERIFY(board.writer.flush(30s));
    QCOMPARE(labels(elsewhere), QStringList({kOne, kTwo, kThree}));
    QCOMPARE(titles(elsewhere), QStringList({kOne, kThree, kTwo}));
    QCOMPARE(titles(away), QStringList(kOne));
    QVERIFY(BoardFile::open(elsewhere).isReadOnly());
    QVERIFY(!BoardFile::open(away).isReadOnly());
}

void BoardWriterTest::moveAfterRemoval_keepsHistory()
{
    const BoardFolder folder;
    const QString elsewhere = folder.path(QStringLiteral("elsewhere.tempest"));
    {
        BoardWriter writer(BoardFile::create(folder.path(), Board()));
        writer.write(edit(kOne));
    }
    BoardWriter writer(BoardFile::open(folder.path()));
    writer.write(edit(kTwo));
    QVERIFY(writer.flush(30s));
    QVERIFY(QFile::remove(folder.path()));
    writer.write(edit(kThree));
    writer.moveTo(elsewhere);
    QCOMPARE(labels(elsewhere), QStringList({kOne, kTwo, kThree}));
}

void BoardWriterTest::moveOntoOpenBoard_changesNothing()
{
    Written board;
    const QString other = board.folder.path(QStringLiteral("other.tempest"));
    const BoardFile open = BoardFile::create(other, Board());
    const QByteArray bytes = bytesOf(other);
    QVERIFY_EXCEPTION_THROWN(board.writer.moveTo(other), BoardFileError);
    QCOMPARE(bytesOf(other), bytes);
    board.writer.write(edit(kTwo));
    QVERIFY(board.writer.flush(30s));
    QCOMPARE(labels(board.folder.path()), QStringList({kOne, kTwo}));
}

void BoardWriterTest::boardChangedByAnotherProgram_isNotWrittenTo()
{
    Written board;
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(board.folder.path().toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "UPDATE board SET title = 'Mine'", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    board.writer.write(edit(kTwo));
    QVERIFY(!board.writer.flush(30s));
    QVERIFY(board.writer.problem().contains(QStringLiteral("was changed by another program")));
}

QTEST_GUILESS_MAIN(BoardWriterTest)
#include "board_writer_test.moc"
