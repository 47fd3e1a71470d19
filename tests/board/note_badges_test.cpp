#include "board/board_painter.h"
#include "board/note_badges.h"
#include "board/note_layer.h"
#include "board/theme.h"
#include "model/edits.h"

#include <QBuffer>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

#include <functional>

namespace tempestry {

using Change = std::function<void(Note &)>;

namespace {

Note eventNote()
{
    Note note = edits::newNote(Board(), NoteKind::Event, 0, 0);
    note.id = NoteId(QUuid(QStringLiteral("{00000000-0000-0000-0000-000000000001}")));
    return note;
}

QImage paintedNote(const Note &note, double zoom)
{
    QGraphicsScene scene;
    auto *layer = new NoteLayer(Theme::light());
    scene.addItem(layer);
    layer->sync(std::make_shared<const Note>(note));
    QImage image(int(140 * zoom), int(140 * zoom), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRectF paper(note.x - 18, note.y - 18, 140, 140);
    scene.render(&painter, image.rect(), paper);
    return image;
}

QImage printedNote(const Note &note)
{
    BoardDraft draft{Board()};
    draft.set(note);
    QImage image(140, 140, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.translate(18 - note.x, 18 - note.y);
    paintBoard(painter, draft.board(), FlowGraph(draft.board()), Theme::light());
    return image;
}

QString svgOf(const Note &note)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    QPainter painter(&generator);
    printBadges(painter, note, {}, Theme::light());
    painter.end();
    return QString::fromUtf8(svg);
}

} // namespace

class NoteBadgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sign_isPaintedAndPrinted_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("votes") << Change([](Note &note) { note.votes = 3; });
        QTest::newRow("many votes") << Change([](Note &note) { note.votes = 12; });
        QTest::newRow("locked") << Change([](Note &note) { note.locked = true; });
        QTest::newRow("twins") << Change([](Note &note) { note.twins = TwinsId::create(); });
        QTest::newRow("priority") << Change([](Note &note) { note.priority = Priority::Low; });
        QTest::newRow("resolved") << Change([](Note &note) { note.resolved = true; });
    }

    void sign_isPaintedAndPrinted()
    {
        QFETCH(Change, change);
        const Note plain = eventNote();
        Note marked = plain;
        change(marked);
        QVERIFY(hasBadges(marked));
        QVERIFY(paintedNote(marked, 1) != paintedNote(plain, 1));
        QVERIFY(paintedNote(marked, 0.5) != paintedNote(plain, 0.5));
        QVERIFY(printedNote(marked) != printedNote(plain));
    }

    void dots_areNotPaintedBelowLeastZoom()
    {
        Note marked = eventNote();
        marked.votes = 3;
        QCOMPARE(paintedNote(marked, 0.35), paintedNote(eventNote(), 0.35));
    }

    void hiddenVotes_leaveNoTrace()
    {
        Note marked = eventNote();
        marked.votes = 12;
        marked.votesHidden = true;
        QVERIFY(!hasBadges(marked));
        QCOMPARE(paintedNote(marked, 1), paintedNote(eventNote(), 1));
        QCOMPARE(printedNote(marked), printedNote(eventNote()));
        marked.locked = true; // so that it has badges all the same
        QVERIFY(!svgOf(marked).contains(QStringLiteral("12")));
    }

    void moreThanFiveVotes_areSaidByNumber()
    {
        Note marked = eventNote();
        marked.votes = 5;
        QCOMPARE(svgOf(marked).count(QStringLiteral("<circle")) +
                     svgOf(marked).count(QStringLiteral("<ellipse")),
                 5);
        marked.votes = 12;
        QVERIFY(svgOf(marked).contains(QStringLiteral(">12<")));
    }

    void priorities_lookDifferent()
    {
        QList<QImage> images;
        for (const auto priority : {Priority::Low, Priority::Medium, Priority::High}) {
            Note marked = eventNote();
            marked.priority = priority;
            images << paintedNote(marked, 0.5);
        }
        QVERIFY(images[0] != images[1]);
        QVERIFY(images[1] != images[2]);
    }

    void resolvedPaper_isPalerThanOpenOne()
    {
        Note open = edits::newNote(Board(), NoteKind::Hotspot, 0, 0);
        Note resolved = open;
        resolved.resolved = true;
        const QPoint inside(70, 100);
        QVERIFY(paintedNote(resolved, 1).pixelColor(inside).lightness() >
                paintedNote(open, 1).pixelColor(inside).lightness() + 40);
    }
};

} // namespace tempestry

QTEST_MAIN(tempestry::NoteBadgesTest)
#include "note_badges_test.moc"
