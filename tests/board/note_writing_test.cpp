#include "board/note_writing.h"

#include <QObject>
#include <QTest>

using namespace tempestry;

namespace {

int sizeOf(const QString &title)
{
    const KindInfo &event = info(NoteKind::Event);
    Note note;
    note.title = title;
    note.width = event.width;
    note.height = event.height;
    return titleSize(note);
}

} // namespace

class NoteWritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameWithUnderscores_breaksBehindThem()
    {
        QCOMPARE(sizeOf(QStringLiteral("subsystem_starting")),
                 sizeOf(QStringLiteral("subsystem_\nstarting")));
        QVERIFY(sizeOf(QStringLiteral("subsystem_starting")) > sizeOf(QStringLiteral("subsystemstarting")));
    }
};

QTEST_MAIN(NoteWritingTest)
#include "note_writing_test.moc"
