// Kills a process that edits a board, again and again, and looks whether what it called saved is there.

#include "persistence/board_writer.h"
#include "tests/persistence/board_folder.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::test;

namespace {

constexpr int kKills = 20;
constexpr int kNotesAnEdit = 12; // enough for the rows of an edit to lie on several pages

// Edits until it is killed, and says after each edit that is on disk how many there are.
int editForEver(const QString &path)
{
    BoardFile file = BoardFile::open(path);
    if (file.isReadOnly()) {
        std::puts(qPrintable(file.readOnlyReason()));
        return 1;
    }
    Document document(file.board(), [] { return 0; });
    document.restoreHistory(file.history());
    BoardWriter writer(std::move(file));
    QObject::connect(&document, &Document::changed, &writer, &BoardWriter::write);
    for (size_t edits = document.board().notes().size() / kNotesAnEdit; ++edits;) {
        ChangeSet change;
        for (int i = 0; i < kNotesAnEdit; ++i)
            change.add<Note>(nullptr, std::make_shared<const Note>(noteNamed(QString::number(edits))));
        document.apply(change, QString::number(edits));
        if (edits % 3 != 0) // some edits share a transaction
            continue;
        if (!writer.flush(std::chrono::minutes(1)))
            return 1;
        std::printf("%zu\n", edits);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class BoardCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedProcess_losesNoSavedEdit()
    {
        const BoardFolder folder;
        BoardFile::create(folder.path(), Board());
        int unfinished = 0;
        size_t reached = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            const size_t saved = killAfter(folder.path(), 1 + kill % 4);
            QVERIFY(saved > reached);
            unfinished += QFileInfo(folder.path() + QStringLiteral("-journal")).size() > 0;
            reached = check(folder.path(), saved);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d kills, %d of them amid a write, %zu edits", kKills, unfinished, reached);
    }

private:
    // The last edit that the process called saved.
    static size_t killAfter(const QString &path, int reports)
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), path});
        QByteArray said;
        while (said.count('\n') < reports && process.waitForReadyRead())
            said += process.readAllStandardOutput();
        process.kill();
        process.waitForFinished();
        said += process.readAllStandardOutput();
        const QList<QByteArray> lines = said.left(said.lastIndexOf('\n')).split('\n');
        return lines.constLast().toULongLong();
    }

    // The edits in the file.
    static size_t check(const QString &path, size_t saved)
    {
        const BoardFile file = BoardFile::open(path);
        if (file.isReadOnly())
            QTest::qFail(qPrintable(file.readOnlyReason()), __FILE__, __LINE__);
        QMap<size_t, int> notes;
        file.board().notes().forEach([&](const Note &note) { ++notes[note.title.toULongLong()]; });
        const size_t edits = size_t(notes.size());
        const bool gapless = notes.firstKey() == 1 && notes.lastKey() == edits;
        const bool whole = notes.values() == QList<int>(qsizetype(edits), kNotesAnEdit);
        const size_t history = std::min(edits, size_t(BoardFile::kHistoryLimit));
        if (edits < saved || !gapless || !whole || file.history().size() != history)
            QTest::qFail("an edit is missing or half done", __FILE__, __LINE__);
        return edits;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--edit"))
        return editForEver(arguments.at(2));
    BoardCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "board_crash_test.moc"
