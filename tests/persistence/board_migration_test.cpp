// Boards that were written before links had an `extra`.

#include "persistence/board_file.h"
#include "persistence/board_rows.h"
#include "persistence/board_writer.h"
#include "persistence/edit_history.h"
#include "tests/persistence/board_folder.h"
#include "tests/persistence/random_board.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

class BoardMigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldFileOpenedToRead_isReadAndLeftAsItIs();
    void oldFileOpenedToWrite_isLeftAsItIsUntilTheFirstEdit();
    void oldFileWithAnEdit_isOfTheNewVersionWithAllThatItHeld();
    void oldFileThatMayNotBeWritten_isReadOnlyAndLeftAsItIs();
    void drawnDelay_isKeptInTheMigratedFile();
    void damagedLinkOfOldFile_isLeftOutAndNamed();
    void killedAmidMigration_losesNothing();
};

namespace {

// Made by a Tempestry that knew version 1 only.
QByteArray oldFile()
{
    return bytesOf(QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/version_1.tempest"));
}

quint32 versionOf(const QString &path)
{
    SQLite::Database database(path.toStdString());
    return schemaVersion(database);
}

const Link &linkNamed(const Board &board, const QString &label)
{
    const Link *found = nullptr;
    board.links().forEach([&](const Link &link) {
        if (link.label == label)
            found = &link;
    });
    return *found;
}

Edit renaming(const Board &board, const QString &title)
{
    ChangeSet change;
    change.setTitle(board.title(), title);
    return {EditId::create(), Edit::Kind::Do, {}, 1, QStringLiteral("Rename board"), change};
}

void write(const QString &path, const Edit &edit)
{
    BoardWriter writer(BoardFile::open(path));
    writer.write(edit);
    QVERIFY2(writer.flush(std::chrono::minutes(1)), qPrintable(writer.problem()));
}

Board linkedBoard(int notes)
{
    BoardDraft draft{Board()};
    NoteId last;
    for (int i = 0; i < notes; ++i) {
        const Note note = noteNamed(QString::number(i));
        draft.set(note);
        if (i > 0)
            draft.set(Link{LinkId::create(), last, note.id, QString::number(i), {}, 1, i});
        last = note.id;
    }
    return draft.board();
}

// A row of `link` as version 1 had it.
quint64 insertVersion1(SQLite::Statement &statement, const Link &link)
{
    RowWriter row(statement, Table::Link);
    row.value(link.id);
    row.value(link.from);
    row.value(link.to);
    row.value(link.label);
    row.value(link.guard);
    row.value(link.weight);
    row.value(link.delay.first);
    const quint64 hash = row.finish();
    statement.exec();
    statement.reset();
    return hash;
}

void makeVersion1(const QString &path, const Board &board)
{
    BoardFile::create(path, board);
    SQLite::Database old(
        QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/version_1.tempest").toStdString());
    const std::string table = old.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'link'").getString();
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
    SQLite::Transaction transaction(database);
    BoardRow row;
    {
        RowReader rows(database.getHandle(), Table::Board);
        QVERIFY(rows.next() && readRow(rows, row));
        RowReader links(database.getHandle(), Table::Link);
        for (Link link; links.next(); row.content -= links.hash())
            QVERIFY(readRow(links, link));
    }
    database.exec("DROP TABLE link; DELETE FROM board; PRAGMA user_version = 1");
    database.exec(table);
    SQLite::Statement insert(database, "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    board.links().forEach([&](const Link &link) { row.content += insertVersion1(insert, link); });
    SQLite::Statement title(database, insertSql(Table::Board).toStdString());
    bindRow(title, row);
    title.exec();
    transaction.commit();
}

// Renames the board, and is killed while it does.
int rename(const QString &path)
{
    write(path, renaming(BoardFile::open(path, BoardFile::Access::Read).board(), QStringLiteral("Renamed")));
    return 0;
}

} // namespace

void BoardMigrationTest::oldFileOpenedToRead_isReadAndLeftAsItIs()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    const BoardFile file = BoardFile::open(path, BoardFile::Access::Read);
    QCOMPARE(file.leftOut(), QStringList());
    QCOMPARE(file.board().title(), QStringLiteral("Written by version 1"));
    QCOMPARE(file.board().notes().size(), size_t(3));
    const Link &link = linkNamed(file.board(), QStringLiteral("usually"));
    QCOMPARE(link.delay, Duration(1'500'000));
    QCOMPARE(link.weight, 3.0);
    QCOMPARE(file.history().size(), size_t(7));
    QCOMPARE(readEditHistory(path).edits.size(), size_t(7));
    QCOMPARE(bytesOf(path), oldFile());
}

void BoardMigrationTest::oldFileOpenedToWrite_isLeftAsItIsUntilTheFirstEdit()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    {
        const BoardFile file = BoardFile::open(path);
        QCOMPARE(file.readOnlyReason(), QString());
    }
    QCOMPARE(bytesOf(path), oldFile());
}

void BoardMigrationTest::oldFileWithAnEdit_isOfTheNewVersionWithAllThatItHeld()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    const Board before = BoardFile::open(path, BoardFile::Access::Read).board();
    const Edit edit = renaming(before, QStringLiteral("Edited by version 2"));
    write(path, edit);
    QCOMPARE(versionOf(path), kSchemaVersion);
    const BoardFile file = BoardFile::open(path);
    QCOMPARE(file.readOnlyReason(), QString());
    QVERIFY(file.board() == apply(edit.change, before));
    QCOMPARE(file.history().size(), size_t(8));
}

void BoardMigrationTest::oldFileThatMayNotBeWritten_isReadOnlyAndLeftAsItIs()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    const BoardFile holder = BoardFile::open(path);
    const BoardFile file = BoardFile::open(path);
    QVERIFY(file.isReadOnly());
    QCOMPARE(file.board().links().size(), size_t(2));
    QCOMPARE(bytesOf(path), oldFile());
}

void BoardMigrationTest::drawnDelay_isKeptInTheMigratedFile()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    Link link = linkNamed(BoardFile::open(path, BoardFile::Access::Read).board(), QStringLiteral("usually"));
    ChangeSet change;
    const auto before = std::make_shared<const Link>(link);
    link.delay = Duration(Duration::Kind::Normal, 2'000'000, 500'000);
    change.add<Link>(before, std::make_shared<const Link>(link));
    write(path, {EditId::create(), Edit::Kind::Do, {}, 1, QStringLiteral("Change link"), change});
    QVERIFY(linkNamed(BoardFile::open(path).board(), link.label) == link);
}

void BoardMigrationTest::damagedLinkOfOldFile_isLeftOutAndNamed()
{
    const BoardFolder folder;
    const QString path = folder.write(QStringLiteral("old.tempest"), oldFile());
    SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE)
        .exec("UPDATE link SET delay = 7 WHERE label = 'usually'");
    const BoardFile file = BoardFile::open(path);
    QVERIFY(file.isReadOnly());
    QCOMPARE(file.leftOut().size(), 1);
    QVERIFY(file.leftOut().front().startsWith(QStringLiteral("link \"usually\"")));
}

void BoardMigrationTest::killedAmidMigration_losesNothing()
{
    const BoardFolder folder;
    const QString whole = folder.path(QStringLiteral("whole.tempest"));
    const Board board = linkedBoard(20'000);
    makeVersion1(whole, board);
    const QByteArray bytes = bytesOf(whole);
    int unfinished = 0;
    for (int kill = 0; kill < 5; ++kill) {
        const QString path = folder.write(QStringLiteral("killed %1.tempest").arg(kill), bytes);
        const QString journal = path + QStringLiteral("-journal");
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--rename"), path});
        while (process.state() != QProcess::NotRunning && QFileInfo(journal).size() <= 512 * (kill + 1))
            process.waitForFinished(1);
        process.kill();
        process.waitForFinished();
        unfinished += QFileInfo(journal).size() > 0;
        const Board read = BoardFile::open(path).board();
        QVERIFY(read.links() == board.links() && read.notes() == board.notes());
        write(path, renaming(read, QStringLiteral("Later")));
        QCOMPARE(versionOf(path), kSchemaVersion);
        QVERIFY(BoardFile::open(path).board().links() == board.links());
    }
    qInfo("%d of 5 killed amid the migration", unfinished);
    QVERIFY(unfinished > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--rename"))
        return rename(arguments.at(2));
    BoardMigrationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "board_migration_test.moc"
