#include "board/board_view.h"
#include "model/edits.h"
#include "tests/board/bench.h"

#include <QTest>

namespace tempestry {

namespace {

// What of a widget is painted.
class Painted : public QObject
{
public:
    explicit Painted(QWidget *widget) { widget->installEventFilter(this); }

    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region |= static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

// What a read model holds, on the paper.
class ContentsCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallerCard_leavesNothingOfTheLargerOne_data();
    void smallerCard_leavesNothingOfTheLargerOne();
};

void ContentsCardTest::smallerCard_leavesNothingOfTheLargerOne_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<bool>("emptied"); // in between
    for (const double zoom : {0.3, 0.67, 1.0, 1.9})
        for (const bool emptied : {false, true})
            QTest::addRow("%g%s", zoom, emptied ? ", emptied in between" : "") << zoom << emptied;
}

void ContentsCardTest::smallerCard_leavesNothingOfTheLargerOne()
{
    QFETCH(const double, zoom);
    QFETCH(const bool, emptied);
    BoardDraft draft{Board()};
    const Note note = edits::newNote(draft.board(), NoteKind::ReadModel, 100, 100);
    draft.set(note);
    test::Bench bench(draft.board());
    QVERIFY(bench.isReady());
    bench.view.setZoom(zoom);
    bench.view.centerOn(note.x + 50, note.y + 100);
    NoteContents contents{note.id, QStringLiteral("A-1"), {}, 0};
    contents.rows.push_back({QStringLiteral("count"), QStringLiteral("1")});
    const NoteContents small = contents;
    for (int i = 0; i < 6; ++i)
        contents.rows.push_back({QStringLiteral("field %1").arg(i), QStringLiteral("1")});
    bench.view.setContents(contents);
    QTest::qWait(50);
    const QPoint corner = bench.at(bench.shown(note.id).bottomLeft());
    Painted painted(bench.view.viewport());
    if (emptied)
        bench.view.setContents(std::nullopt);
    bench.view.setContents(small);
    QTest::qWait(50);
    const QRect larger(corner + QPoint(0, 8), QSize(200, 8 * 19));
    QVERIFY((QRegion(larger) - painted.region).isEmpty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::ContentsCardTest)
#include "contents_card_test.moc"
