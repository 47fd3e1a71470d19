#include "board/histogram_layer.h"
#include "tests/board/bench.h"

#include <QTest>

namespace tempestry {

using test::Bench;
using test::SampleBoard;
using test::text;

class HistogramLayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void histogram_isDrawnUnderItsNoteAndNowhereElse();
    void belowTheLeastZoom_nothingIsDrawn();
    void movedNote_takesItAlong();
    void noteThatIsGone_hasNone();
    void emptyTable_leavesNoTrace();
};

namespace {

// One note with a histogram.
struct Shown
{
    Shown()
    {
        SampleBoard sample;
        note = sample.free(NoteKind::Event, text("Order placed"), 400, 200);
        bench = std::make_unique<Bench>(sample.board());
        before = picture();
        bench->view.setHistograms({{note, {{0.2, 1, 0, 0.5}, text("800 ms"), false}}});
    }

    QImage picture() const { return bench->view.viewport()->grab().toImage(); }
    QRect strip() const
    {
        const QRectF rect = bench->shown(note);
        return QRect(bench->at(rect.bottomLeft() + QPointF(0, 3)),
                     bench->at(rect.bottomRight() + QPointF(0, 22)));
    }

    NoteId note;
    std::unique_ptr<Bench> bench;
    QImage before;
};

// Where the two differ.
QRect difference(const QImage &a, const QImage &b)
{
    QRect found;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (a.pixel(x, y) != b.pixel(x, y))
                found |= QRect(x, y, 1, 1);
    return found;
}

} // namespace

void HistogramLayerTest::histogram_isDrawnUnderItsNoteAndNowhereElse()
{
    const Shown shown;
    QVERIFY(shown.bench->isReady());
    const QRect drawn = difference(shown.before, shown.picture());
    QVERIFY(!drawn.isEmpty());
    QVERIFY(shown.strip().adjusted(-1, -1, 1, 1).contains(drawn));
    QVERIFY(drawn.width() > shown.strip().width() * 3 / 4);
}

void HistogramLayerTest::belowTheLeastZoom_nothingIsDrawn()
{
    const Shown shown;
    shown.bench->view.setZoom(HistogramLayer::kLeastZoom * 0.9);
    const QImage with = shown.picture();
    shown.bench->view.setHistograms({});
    QCOMPARE(with, shown.picture());
}

void HistogramLayerTest::movedNote_takesItAlong()
{
    const Shown shown;
    Document &document = shown.bench->document;
    const QRect old = shown.strip();
    document.apply(edits::changeNote(document.board(), shown.note, [](Note &note) { note.x += 300; }),
                   text("Move"));
    const QImage with = shown.picture();
    shown.bench->view.setHistograms({});
    const QRect drawn = difference(with, shown.picture());
    QVERIFY(!drawn.isEmpty());
    QVERIFY(shown.strip().adjusted(-1, -1, 1, 1).contains(drawn));
    QVERIFY(!old.intersects(drawn));
}

void HistogramLayerTest::noteThatIsGone_hasNone()
{
    const Shown shown;
    Document &document = shown.bench->document;
    document.apply(edits::removeNotes(document.board(), {&shown.note, 1}), text("Remove"));
    const QImage with = shown.picture();
    shown.bench->view.setHistograms({});
    QCOMPARE(with, shown.picture());
}

void HistogramLayerTest::emptyTable_leavesNoTrace()
{
    const Shown shown;
    QVERIFY(shown.picture() != shown.before);
    shown.bench->view.setHistograms({});
    QCOMPARE(shown.picture(), shown.before);
}

} // namespace tempestry

QTEST_MAIN(tempestry::HistogramLayerTest)
#include "histogram_layer_test.moc"
