// Prints what opening a board of 10,000 notes and putting one edit of it on disk cost, as ratios to what
// SQLite alone needs to read the same rows and to put one row on disk with the same settings.

#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
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

// One row in a table of its own, as durable as an edit.
class BareCommits
{
public:
    explicit BareCommits(const QString &path)
    {
        sqlite3_open(path.toUtf8().constData(), &m_database);
        run("PRAGMA journal_mode = DELETE");
        run("PRAGMA synchronous = EXTRA");
        run("CREATE TABLE edit (seq INTEGER PRIMARY KEY, content TEXT)");
    }
    ~BareCommits() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(BareCommits)

    void commit() { run("INSERT INTO edit (content) VALUES (hex(randomblob(400)))"); }

private:
    void run(const char *sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_database));
    }

    sqlite3 *m_database = nullptr;
};

void report(const char *what, double ours, double floor)
{
    std::printf("%-24s ours %8.2f ms   floor %8.2f ms   ratio %5.2f\n", what, ours, floor, ours / floor);
}

void openTenThousandNotes()
{
    const BoardFolder folder;
    BoardFile::create(folder.path(), largeBoard());
    const double ours = measure([&] {
        if (BoardFile::open(folder.path()).board().notes().size() != size_t(kNotes))
            qFatal("not all notes were read");
    });
    const double floor = measure([&] {
        if (bareLoad(folder.path()) != size_t(kNotes))
            qFatal("not all rows were read");
    });
    report("open 10,000 notes", ours, floor);
}

void putOneEditOnDisk()
{
    const BoardFolder folder;
    BoardWriter writer(BoardFile::create(folder.path(), largeBoard()));
    const double ours = measure([&] {
        const ChangeSet change = adding(noteNamed(QStringLiteral("Paid")));
        writer.write({EditId::create(), Edit::Kind::Do, {}, 0, QStringLiteral("Add a note"), change});
        if (!writer.flush(std::chrono::seconds(30)))
            qFatal("the edit was not written");
    });
    BareCommits bare(folder.path() + QStringLiteral(".bare"));
    report("one durable edit", ours, measure([&bare] { bare.commit(); }));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    openTenThousandNotes();
    putOneEditOnDisk();
    return 0;
}
