// Prints how long opening a board of 10,000 notes takes beside what SQLite alone needs to read the same rows,
// and what making it and one edit cost.

#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"

#include <QElapsedTimer>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

namespace {

constexpr int kNotes = 10'000;
constexpr int kRounds = 15;

// Milliseconds, the middle one of some rounds.
template <class Work>
double measure(Work work)
{
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[kRounds / 2];
}

Board largeBoard()
{
    BoardDraft draft{Board()};
    for (int i = 0; i < kNotes; ++i) {
        Note note = noteNamed(QStringLiteral("Order %1 was handed to the carrier").arg(i));
        note.kind = static_cast<NoteKind>(i % 10);
        note.description = QStringLiteral("A remark that somebody made in the workshop about this note");
        note.x = i % 100 * 170.5;
        note.y = i / 100 * 170.25;
        draft.set(note);
    }
    return std::move(draft).finish();
}

struct BareRow
{
    std::string id, title, description, timeline, extra;
    sqlite3_int64 kind, z, column, pivotal;
    double x, y, width, height;
};

std::string bytes(sqlite3_stmt *statement, int column)
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(statement, column));
    return data ? std::string(data, size_t(sqlite3_column_bytes(statement, column))) : std::string();
}

size_t bareLoad(const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    std::vector<BareRow> rows;
    sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(database, "SELECT * FROM note", -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        rows.push_back({bytes(statement, 0), bytes(statement, 2), bytes(statement, 3), bytes(statement, 9),
                        bytes(statement, 12), sqlite3_column_int64(statement, 1),
                        sqlite3_column_int64(statement, 8), sqlite3_column_int64(statement, 10),
                        sqlite3_column_int64(statement, 11), sqlite3_column_double(statement, 4),
                        sqlite3_column_double(statement, 5), sqlite3_column_double(statement, 6),
                        sqlite3_column_double(statement, 7)});
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows.size();
}

void quickCheck(const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_exec(database, "PRAGMA quick_check(1)", nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

} // namespace

class BoardOpenBenchmark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandNotes()
    {
        const BoardFolder folder;
        const Board board = largeBoard();
        const double create = measure([&] { BoardFile::create(folder.path(), board); });
        const double open = measure(
            [&] { QCOMPARE(BoardFile::open(folder.path()).board().notes().size(), board.notes().size()); });
        const double bare = measure([&] { QCOMPARE(bareLoad(folder.path()), size_t(kNotes)); });
        const double check = measure([&] { quickCheck(folder.path()); });
        qInfo(
            "10,000 notes: create %.1f ms, open %.1f ms, bare load %.1f ms, ratio %.2f (quick_check %.1f ms)",
            create, open, bare, open / bare, check);
    }

    void oneEdit()
    {
        const BoardFolder folder;
        BoardWriter writer(BoardFile::create(folder.path(), largeBoard()));
        const double edit = measure([&] {
            writer.write({EditId::create(),
                          Edit::Kind::Do,
                          {},
                          0,
                          QStringLiteral("Add a note"),
                          adding(noteNamed(QStringLiteral("Paid")))});
            QVERIFY(writer.flush(std::chrono::seconds(30)));
        });
        qInfo("one edit on disk: %.2f ms", edit);
    }

    void historyOfSmallEdits()
    {
        const BoardFolder folder;
        {
            BoardWriter writer(BoardFile::create(folder.path(), Board()));
            for (int i = 0; i < BoardFile::kHistoryLimit; ++i)
                writer.write({EditId::create(),
                              Edit::Kind::Do,
                              {},
                              0,
                              QStringLiteral("Add a note"),
                              adding(noteNamed(QStringLiteral("Paid")))});
        }
        const BoardFile file = BoardFile::open(folder.path());
        qInfo("history of %d edits: %.1f ms", BoardFile::kHistoryLimit,
              measure([&] { QCOMPARE(file.history().size(), size_t(BoardFile::kHistoryLimit)); }));
    }
};

QTEST_GUILESS_MAIN(BoardOpenBenchmark)
#include "board_open_benchmark.moc"
