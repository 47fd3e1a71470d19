#include "persistence/board_store.h"
#include "persistence/board_writer.h"
#include "persistence/edit_history.h"
#include "tests/persistence/board_folder.h"

#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

namespace {

Edit editNamed(int number)
{
    return {EditId::create(),
            Edit::Kind::Do,
            {},
            1000 + number,
            QStringLiteral("Edit %1").arg(number),
            adding(noteNamed(QString::number(number)))};
}

std::vector<Edit> edits(int count)
{
    std::vector<Edit> made;
    for (int i = 1; i <= count; ++i)
        made.push_back(editNamed(i));
    return made;
}

// A board file with these edits in its history.
QString fileWith(const BoardFolder &folder, const std::vector<Edit> &history)
{
    Board board;
    for (const Edit &edit : history)
        board = apply(edit.change, board);
    BoardMaker maker(folder.path(), board);
    for (const Edit &edit : history)
        maker.add(store(edit, 0));
    maker.finish();
    return folder.path();
}

void execute(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(qUtf8Printable(path), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

class EditHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allEdits_areReadInOrderWhateverTheirNumber()
    {
        const BoardFolder folder;
        const std::vector<Edit> written = edits(1500); // more than undo reaches
        qint64 told = 0;
        const EditHistory history = readEditHistory(fileWith(folder, written), [&](qint64 read, qint64 all) {
            told = read;
            return all == 1500;
        });
        QCOMPARE(history.problem, QString());
        QCOMPARE(history.missing, 0);
        QCOMPARE(told, 1500);
        QCOMPARE(history.edits.size(), written.size());
        for (size_t i = 0; i < written.size(); ++i) {
            QVERIFY(history.edits[i].id == written[i].id);
            QVERIFY(history.edits[i].change == written[i].change);
        }
    }

    void checkpoint_isReadAsWritten()
    {
        const BoardFolder folder;
        Edit naming = editNamed(1);
        naming.change = {};
        naming.change.setCheckpoint(QString(), QStringLiteral("After storming"));
        const EditHistory history = readEditHistory(fileWith(folder, {naming}));
        QCOMPARE(history.edits.size(), 1U);
        QVERIFY(history.edits.front().change == naming.change);
    }

    void givenUp_keepsTheNewest()
    {
        const BoardFolder folder;
        const std::vector<Edit> written = edits(1000);
        const EditHistory history =
            readEditHistory(fileWith(folder, written), [](qint64, qint64) { return false; });
        QVERIFY(history.missing > 0);
        QVERIFY(!history.edits.empty());
        QVERIFY(history.edits.back().id == written.back().id);
        QCOMPARE(history.problem, QString());
    }

    void besideWriter_bothGetOn()
    {
        const BoardFolder folder;
        BoardWriter writer(BoardFile::create(folder.path(), Board()));
        const std::vector<Edit> written = edits(600);
        std::thread reader([&] {
            for (int i = 0; i < 20; ++i) {
                const EditHistory part = readEditHistory(folder.path());
                QCOMPARE(part.problem, QString());
                for (size_t j = 0; j < part.edits.size(); ++j)
                    QVERIFY(part.edits[j].id == written[j].id);
            }
        });
        for (const Edit &edit : written)
            writer.write(edit);
        reader.join();
        QVERIFY(writer.flush(std::chrono::seconds(20)));
        QCOMPARE(readEditHistory(folder.path()).edits.size(), written.size());
    }

    void tamperedEdit_endsTheHistoryWithSentence_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another label") << QStringLiteral("UPDATE change_set SET label = 'x' WHERE seq = 4");
        QTest::newRow("no JSON") << QStringLiteral("UPDATE change_set SET after = '{' WHERE seq = 4");
        QTest::newRow("a kind that there isn't")
            << QStringLiteral("UPDATE change_set SET kind = 9 WHERE seq = 4");
        QTest::newRow("a gap") << QStringLiteral("DELETE FROM change_set WHERE seq = 4");
    }
    void tamperedEdit_endsTheHistoryWithSentence()
    {
        QFETCH(QString, sql);
        const BoardFolder folder;
        const std::vector<Edit> written = edits(10);
        const QString path = fileWith(folder, written);
        execute(path, qUtf8Printable(sql));
        const EditHistory history = readEditHistory(path);
        QCOMPARE(history.edits.size(), 6U);
        QCOMPARE(history.missing, 4);
        QVERIFY(history.edits.front().id == written[4].id);
        QVERIFY2(history.problem.contains(QStringLiteral("up to edit 4 of ")), qPrintable(history.problem));
    }

    void editThatMeansNothing_endsTheHistoryWithSentence_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("}");
        QTest::newRow("another number") << QByteArray("{\"notes\":[null]}") << QByteArray("{\"notes\":[]}");
        QTest::newRow("checkpoint that is a number")
            << QByteArray("{\"checkpoint\":\"\"}") << QByteArray("{\"checkpoint\":7}");
        QTest::newRow("checkpoint that is a list")
            << QByteArray("{\"checkpoint\":[1,2]}") << QByteArray("{\"checkpoint\":[\"a\",\"b\"]}");
        QTest::newRow("checkpoint without a name before")
            << QByteArray("{\"checkpoint\":null}") << QByteArray("{\"checkpoint\":\"a\"}");
    }
    void editThatMeansNothing_endsTheHistoryWithSentence()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const BoardFolder folder;
        {
            BoardMaker maker(folder.path(), Board());
            StoredEdit bad = store(editNamed(1), 0);
            bad.before = before;
            bad.after = after;
            maker.add(bad);
            maker.add(store(editNamed(2), 0));
            maker.finish();
        }
        const EditHistory history = readEditHistory(folder.path());
        QCOMPARE(history.edits.size(), 1U);
        QCOMPARE(history.missing, 1);
        QVERIFY2(history.problem.contains(QStringLiteral("up to edit 1 of ")), qPrintable(history.problem));
    }

    void whatIsNoBoard_hasNoHistoryAndSentence()
    {
        const BoardFolder folder;
        for (const QString &path :
             {folder.path(QStringLiteral("missing")),
              folder.write(QStringLiteral("text"),
                           QByteArray("no board at all, but long enough to be read").repeated(9))}) {
            const EditHistory history = readEditHistory(path);
            QVERIFY(history.edits.empty());
            QVERIFY(!history.problem.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(EditHistoryTest)
#include "edit_history_test.moc"
