#include "board/note_writing.h"

#include <QObject>
#include <QTest>

using namespace tempestry;

namespace {

Note eventNamed(const QString &title)
{
    const KindInfo &event = info(NoteKind::Event);
    Note note;
    note.title = title;
    note.width = event.width;
    note.height = event.height;
    return note;
}

int sizeOf(const QString &title)
{
    return titleSize(eventNamed(title));
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

    void largerText_shrinksToFitButNotBelowTheFloor()
    {
        const Note brief = eventNamed(QStringLiteral("Paid"));
        QCOMPARE(titleSize(brief, 1), kTitleSize);
        QCOMPARE(titleSize(brief, 2), 2 * kTitleSize);
        const Note longer = eventNamed(QStringLiteral("Confirmation received"));
        QVERIFY(titleSize(longer, 2) < 2 * kTitleSize);
        QVERIFY(titleSize(longer, 2) >= titleSize(longer, 1));
        const Note endless = eventNamed(QStringLiteral("Much too long to fit ").repeated(30));
        QCOMPARE(titleSize(endless, 2), kLeastTitleSize);
    }
};

QTEST_MAIN(NoteWritingTest)
#include "note_writing_test.moc"
