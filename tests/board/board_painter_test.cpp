#include "board/board_painter.h"
#include "board/theme.h"
#include "tests/board/sample_board.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

namespace tempestry {

namespace {

Board orderBoard()
{
    test::SampleBoard sample;
    const TimelineId line = sample.timeline(QStringLiteral("From cart to delivery"));
    const NoteId command = sample.on(line, 0, NoteKind::Command, QStringLiteral("Place order"));
    const NoteId event = sample.on(line, 1, NoteKind::Event, QStringLiteral("Order placed"));
    sample.link(command, event);
    sample.free(NoteKind::Hotspot, QStringLiteral("Why"), -300, -200);
    return sample.board();
}

QByteArray svgOf(const Board &board)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    QPainter painter(&generator);
    paintBoard(painter, board, FlowGraph(board), Theme::light());
    painter.end();
    return svg;
}

} // namespace

class BoardPainterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBoard_hasNoBounds() { QVERIFY(boardBounds(Board()).isNull()); }

    void bounds_holdEveryNoteAndTimeline()
    {
        const Board board = orderBoard();
        const QRectF bounds = boardBounds(board);
        board.notes().forEach([&](const Note &note) {
            QVERIFY(bounds.contains(QRectF(note.x, note.y, note.width, note.height)));
        });
        board.timelines().forEach([&](const Timeline &line) {
            QVERIFY(bounds.contains(QRectF(line.x, line.y, line.width, line.height)));
        });
    }

    void svg_holdsWordsAndNoPictures()
    {
        const QByteArray svg = svgOf(orderBoard());
        for (const char *words : {"Place", "placed", "From cart to delivery", "Why"}) // titles may break
            QVERIFY2(svg.contains(words), words);
        QVERIFY(!svg.contains("<image"));
    }

    void svg_isTheSameForTheSameBoard()
    {
        const Board board = orderBoard();
        QCOMPARE(svgOf(board), svgOf(board));
    }

    void picture_hasTheNotesColourWhereTheNoteIs()
    {
        const Board board = orderBoard();
        const QRectF bounds = boardBounds(board);
        QImage image(bounds.size().toSize(), QImage::Format_RGB32);
        image.fill(Theme::light().paper);
        QPainter painter(&image);
        painter.translate(-bounds.topLeft());
        paintBoard(painter, board, FlowGraph(board), Theme::light());
        painter.end();
        board.notes().forEach([&](const Note &note) {
            const QPointF inside =
                QPointF(note.x + note.width / 2, note.y + note.height - 16) - bounds.topLeft();
            QCOMPARE(image.pixelColor(inside.toPoint()), QColor::fromRgba(info(note.kind).colour));
        });
    }
};

} // namespace tempestry

QTEST_MAIN(tempestry::BoardPainterTest)

#include "board_painter_test.moc"
