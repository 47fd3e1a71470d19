#include "persistence/board_file.h"
#include "persistence/board_writer.h"
#include "persistence/guarded_database.h"
#include "tests/persistence/board_folder.h"
#include "tests/persistence/random_board.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <sqlite3.h>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

class BadBoardFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foreignFile_isRefusedWithReasonAndLeftAlone_data();
    void foreignFile_isRefusedWithReasonAndLeftAlone();
    void alteredBoard_isRefusedWithReasonAndLeftAlone_data();
    void alteredBoard_isRefusedWithReasonAndLeftAlone();
    void missingFile_isRefused();
    void folder_isRefused();
    void pipe_isRefusedWithoutWaiting();
    void unreadableFile_isRefused();
    void folderThatMayNotBeWritten_givesReadOnlyBoard();
    void endlessQuery_isEnded();
    void pageInsideItself_isDamage();
    void damagedNote_isLeftOutAndNamed();
    void vanishedNote_isMissed();
    void damagedHistory_endsThere();
    void linkToNowhere_isLeftOut();
    void flippedBit_isNeverSilent();
};

namespace {

void run(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    char *error = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK ||
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr) != SQLITE_OK ||
        sqlite3_exec(database, sql, nullptr, nullptr, &error) != SQLITE_OK)
        qFatal("%s", error ? error : sqlite3_errmsg(database));
    sqlite3_close(database);
}

// A small board with every kind of element and some history.
Board makeBoard(const QString &path, int notes = 6)
{
    const Board board = RandomBoard(11).board(notes);
    const Note note = noteNamed(QStringLiteral("Order placed"));
    BoardWriter writer(BoardFile::create(path, board));
    writer.write({EditId::create(), Edit::Kind::Do, {}, 1, QStringLiteral("Add a note"), adding(note)});
    return apply(adding(note), board);
}

// What opening to write says to somebody who isn't the superuser, who may do everything.
QByteArray openAsOrdinaryUser(const QString &path)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), path});
    process.waitForFinished();
    return process.readAllStandardOutput();
}

bool isOnly(const std::vector<Edit> &history, const Edit &edit)
{
    return history.size() == 1 && history[0].id == edit.id && history[0].kind == edit.kind &&
           history[0].of == edit.of && history[0].time == edit.time && history[0].label == edit.label &&
           history[0].change == edit.change;
}

} // namespace

void BadBoardFileTest::foreignFile_isRefusedWithReasonAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const QByteArray magic("SQLite format 3\0", 16);
    QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty; restore it from a copy.");
    QTest::newRow("text") << QByteArray("Order placed\n")
                          << QStringLiteral("is not a Tempestry board; import it");
    QTest::newRow("noise") << QByteArray(5000, '\x5a')
                           << QStringLiteral("is not a Tempestry board; import it");
    QTest::newRow("cut in the header")
        << magic + QByteArray(50, '\0') << QStringLiteral("is not a Tempestry board");
    QTest::newRow("header of zeros") << magic + QByteArray(4080, '\0')
                                     << QStringLiteral("is a database of another program");
}

void BadBoardFileTest::foreignFile_isRefusedWithReasonAndLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("board.tempest"), bytes);
    for (const auto access : {BoardFile::Access::Read, BoardFile::Access::Write}) {
        const QString message = refusal(path, access);
        QVERIFY2(message.contains(reason), qPrintable(message));
        QVERIFY(message.contains(QDir::toNativeSeparators(path)));
        QCOMPARE(bytesOf(path), bytes);
    }
}

void BadBoardFileTest::alteredBoard_isRefusedWithReasonAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *sql, const char *reason) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(reason);
    };
    row("other application", "PRAGMA application_id = 7", "is a database of another program");
    row("newer version", "PRAGMA user_version = 3",
        "was written by a newer Tempestry; update the program to open it.");
    row("version 1 with what came later", "PRAGMA user_version = 1", "its \"link\" is missing or foreign");
    row("version 0", "PRAGMA user_version = 0", "it has no version that there ever was");
    row("write-ahead log", "PRAGMA journal_mode = WAL", "use a write-ahead log");
    row("foreign table", "CREATE TABLE extra (a)", "its \"extra\" is missing or foreign");
    row("view", "CREATE VIEW extra AS SELECT 1", "its \"extra\" is missing or foreign");
    row("trigger", "CREATE TRIGGER extra AFTER DELETE ON note BEGIN DELETE FROM link; END",
        "its \"extra\" is missing or foreign");
    row("index", "CREATE INDEX extra ON note (kind)", "its \"extra\" is missing or foreign");
    row("full text table", "CREATE VIRTUAL TABLE extra USING fts5(a)", "its \"extra");
    row("missing table", "DROP TABLE link", "its \"link\" is missing or foreign");
    row("more columns", "ALTER TABLE note ADD COLUMN extra2 TEXT", "its \"note\" is missing or foreign");
    row("view in place of a table", "DROP TABLE note; CREATE VIEW note AS SELECT 1",
        "its \"note\" is missing or foreign");
    row("broken schema",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE note (' WHERE name = "
        "'note'",
        "is damaged and can't be read");
    row("no title page", "DELETE FROM board", "title page does not match its checksum");
    row("wrong title page", "UPDATE board SET title = 'Other'", "title page does not match its checksum");
}

void BadBoardFileTest::alteredBoard_isRefusedWithReasonAndLeftAlone()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, reason);
    const BoardFolder folder;
    const QString path = folder.path();
    makeBoard(path);
    run(path, sql.constData());
    const QByteArray before = bytesOf(path);
    for (const auto access : {BoardFile::Access::Read, BoardFile::Access::Write}) {
        const QString message = refusal(path, access);
        QVERIFY2(message.contains(reason), qPrintable(message));
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(QDir(folder.path(QString())).entryList(QDir::Files),
                 QStringList(QStringLiteral("board.tempest")));
    }
}

void BadBoardFileTest::missingFile_isRefused()
{
    const BoardFolder folder;
    QVERIFY(refusal(folder.path())
                .endsWith(QStringLiteral("does not exist; check the name or make a new board.")));
    QVERIFY(QDir(folder.path(QString())).isEmpty());
}

void BadBoardFileTest::folder_isRefused()
{
    const BoardFolder folder;
    QVERIFY(refusal(folder.path(QString())).endsWith(QStringLiteral("is a folder; choose a board in it.")));
}

void BadBoardFileTest::pipe_isRefusedWithoutWaiting()
{
#ifdef Q_OS_UNIX
    const BoardFolder folder;
    QCOMPARE(::mkfifo(QFile::encodeName(folder.path()).constData(), 0600), 0);
    QVERIFY(refusal(folder.path()).endsWith(QStringLiteral("is no regular file; choose a board.")));
#endif
}

void BadBoardFileTest::unreadableFile_isRefused()
{
    const BoardFolder folder;
    makeBoard(folder.path());
    QVERIFY(QFile::setPermissions(folder.path(), {}));
    QVERIFY(QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x7755)));
    const QByteArray message = openAsOrdinaryUser(folder.path());
    QVERIFY2(message.contains("may not be read by you; ask its owner for access."), message.constData());
}

void BadBoardFileTest::folderThatMayNotBeWritten_givesReadOnlyBoard()
{
    const BoardFolder folder;
    makeBoard(folder.path());
    QVERIFY(QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x5555)));
    const QByteArray message = openAsOrdinaryUser(folder.path());
    QVERIFY(QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x7700)));
    QVERIFY2(message.contains("may not be written to; save a copy elsewhere to edit it."),
             message.constData());
}

void BadBoardFileTest::endlessQuery_isEnded()
{
    const BoardFolder folder;
    makeBoard(folder.path());
    GuardedDatabase database(folder.path(), GuardedDatabase::Mode::Read);
    try {
        database.sqlite().execAndGet(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
        QFAIL("it ended by itself");
    } catch (const SQLite::Exception &error) {
        QCOMPARE(error.getErrorCode(), SQLITE_INTERRUPT);
    }
}

void BadBoardFileTest::pageInsideItself_isDamage()
{
    const BoardFolder folder;
    makeBoard(folder.path());
    QByteArray bytes = bytesOf(folder.path());
    sqlite3 *database = nullptr;
    sqlite3_open(folder.path().toUtf8().constData(), &database);
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'change_set'", -1,
                       &statement, nullptr);
    QCOMPARE(sqlite3_step(statement), SQLITE_ROW);
    const int root = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    QByteArray page(4096, '\0');
    page[0] = 5;           // interior page of a table
    page[5] = char(0x10);  // cell content begins at 4096
    page[11] = char(root); // the right child
    bytes.replace((root - 1) * 4096, 4096, page);
    folder.write(QStringLiteral("board.tempest"), bytes);
    const BoardFile file = BoardFile::open(folder.path());
    QVERIFY(file.isReadOnly());
    QVERIFY(!file.leftOut().isEmpty());
    QCOMPARE(bytesOf(folder.path()), bytes);
}

void BadBoardFileTest::damagedNote_isLeftOutAndNamed()
{
    const BoardFolder folder;
    const Board board = makeBoard(folder.path());
    run(folder.path(), "UPDATE note SET title = 'Order placid' WHERE title = 'Order placed'");
    const QByteArray before = bytesOf(folder.path());
    const BoardFile file = BoardFile::open(folder.path());
    QCOMPARE(file.board().notes().size(), board.notes().size() - 1);
    QCOMPARE(file.leftOut().size(), 1);
    QVERIFY(file.leftOut().constFirst().startsWith(QStringLiteral("note \"Order placid\" (")));
    QVERIFY(file.leftOut().constFirst().endsWith(QStringLiteral("does not match its checksum")));
    QVERIFY(file.readOnlyReason().contains(QStringLiteral("is damaged (note \"Order placid\"")));
    QCOMPARE(bytesOf(folder.path()), before);
}

void BadBoardFileTest::vanishedNote_isMissed()
{
    const BoardFolder folder;
    const Board board = makeBoard(folder.path());
    run(folder.path(), "DELETE FROM note WHERE title = 'Order placed'");
    const BoardFile file = BoardFile::open(folder.path());
    QCOMPARE(file.board().notes().size(), board.notes().size() - 1);
    QCOMPARE(file.leftOut(), QStringList(QStringLiteral("parts of the board that have vanished")));
    QVERIFY(file.isReadOnly());
}

void BadBoardFileTest::damagedHistory_endsThere()
{
    const BoardFolder folder;
    const Board board = makeBoard(folder.path());
    run(folder.path(), "UPDATE change_set SET after = replace(after, 'Order', 'Odour')");
    const BoardFile file = BoardFile::open(folder.path());
    QVERIFY(file.board() == board);
    QVERIFY(file.history().empty());
    QCOMPARE(file.leftOut(), QStringList(QStringLiteral("the history up to edit 1")));
}

void BadBoardFileTest::linkToNowhere_isLeftOut()
{
    const BoardFolder folder;
    const Note note = noteNamed(QStringLiteral("Order placed"));
    BoardDraft draft{Board()};
    draft.set(note);
    draft.set(Link{LinkId::create(), note.id, NoteId::create(), QStringLiteral("emits"), {}, 1, 0});
    BoardFile::create(folder.path(), draft.board());
    const BoardFile file = BoardFile::open(folder.path());
    QCOMPARE(file.board().notes().size(), size_t(1));
    QVERIFY(file.board().links().isEmpty());
    QVERIFY(file.leftOut().constFirst().startsWith(QStringLiteral("link \"emits\"")));
}

void BadBoardFileTest::flippedBit_isNeverSilent()
{
    const BoardFolder folder;
    const Board board = makeBoard(folder.path(), 40);
    const Edit edit = BoardFile::open(folder.path()).history().at(0);
    const QByteArray whole = bytesOf(folder.path());
    int refused = 0;
    int reported = 0;
    int harmless = 0;
    const qsizetype step = whole.size() * 8 / 1200 | 1; // odd, so that every bit of a byte has its turn
    for (qsizetype bit = 3; bit < whole.size() * 8; bit += step) {
        QByteArray bytes = whole;
        bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << bit % 8));
        const QString path = folder.write(QStringLiteral("flipped.tempest"), bytes);
        try {
            const BoardFile file = BoardFile::open(path, BoardFile::Access::Read);
            if (!file.leftOut().isEmpty()) {
                QVERIFY(file.readOnlyReason().contains(QStringLiteral("is damaged")));
                ++reported;
            } else {
                QVERIFY2(file.board() == board && isOnly(file.history(), edit),
                         qPrintable(QStringLiteral("bit %1").arg(bit)));
                ++harmless;
            }
        } catch (const BoardFileError &) {
            ++refused;
        }
        QCOMPARE(bytesOf(path), bytes);
    }
    qInfo("flipped bits: %d refused, %d opened read-only with a report, %d in unused space", refused,
          reported, harmless);
    QVERIFY(refused > 0 && reported > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--open")) {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            return 1;
#endif
        try {
            std::puts(qPrintable(BoardFile::open(arguments.at(2)).readOnlyReason()));
        } catch (const BoardFileError &error) {
            std::puts(error.what());
        }
        return 0;
    }
    BadBoardFileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "bad_board_file_test.moc"
