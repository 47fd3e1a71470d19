#include "board/note_writing.h"
#include "board/theme.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QObject>
#include <QPainter>
#include <QTest>

using namespace tempestry;

namespace {

Note eventTitled(const QString &title)
{
    const KindInfo &row = info(NoteKind::Event);
    Note note;
    note.title = title;
    note.width = row.width;
    note.height = row.height;
    return note;
}

int sizeOf(const QString &title)
{
    return titleSize(eventTitled(title));
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
        const Note brief = eventTitled(QStringLiteral("Paid"));
        QCOMPARE(titleSize(brief, 1), kTitleSize);
        QCOMPARE(titleSize(brief, 2), 2 * kTitleSize);
        const Note longer = eventTitled(QStringLiteral("Confirmation received"));
        QVERIFY(titleSize(longer, 2) < 2 * kTitleSize);
        QVERIFY(titleSize(longer, 2) >= titleSize(longer, 1));
        const Note endless = eventTitled(QStringLiteral("Much too long to fit ").repeated(30));
        QCOMPARE(titleSize(endless, 2), kLeastTitleSize);
    }

    void longerTitle_isSmallerDownToTheLeastThenMakesTheNoteHigher()
    {
        QCOMPARE(sizeOf(QStringLiteral("Order placed")), kTitleSize);
        int before = kTitleSize;
        QString title;
        Note note = eventTitled(title);
        for (; heightToFit(note) == note.height && title.size() < 1000; note = eventTitled(title)) {
            QVERIFY(titleSize(note) <= before);
            before = titleSize(note);
            title += QStringLiteral("word ");
        }
        QCOMPARE(before, kLeastTitleSize);
        QVERIFY(heightToFit(note) > note.height);
        note.height = heightToFit(note);
        QCOMPARE(heightToFit(note), note.height);
    }

    void joinedEmoji_areAsWideAsOne()
    {
        QFont font = writingFont(14, QStringLiteral("\U0001F600"));
        const QFontMetricsF metrics(font);
        const double one = metrics.horizontalAdvance(QStringLiteral("\U0001F600"));
        if (!QFontDatabase::hasFamily(QStringLiteral("Noto Color Emoji")))
            QSKIP("No font of emoji is installed here.");
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("\U0001F44D\U0001F3FD")), one);
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467")),
                 one);
        QCOMPARE(writingFont(14, QStringLiteral("Order")).families(), QGuiApplication::font().families());
    }

    void rightToLeftText_beginsAtTheRight()
    {
        Note note = eventTitled(QStringLiteral("\u05D0"));
        note.kind = NoteKind::Text;
        QImage paper(int(note.width), int(note.height), QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter painter(&paper);
        NoteWriting(note).draw(painter, {}, Theme::light(), NoteWriting::Detail::Title);
        painter.end();
        bool left = false;
        bool rightHalf = false;
        for (int y = 0; y < paper.height(); ++y)
            for (int x = 0; x < paper.width(); ++x)
                if (paper.pixelColor(x, y) != Qt::white)
                    (x < paper.width() / 2 ? left : rightHalf) = true;
        QVERIFY(!left && rightHalf);
    }
};

QTEST_MAIN(NoteWritingTest)
#include "note_writing_test.moc"
