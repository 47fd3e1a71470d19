#include "board/board_view.h"
#include "board/pointer_overlay.h"
#include "model/document.h"
#include "tests/board/sample_board.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QTest>

namespace tempestry {

namespace {

struct Stage
{
    Stage()
    {
        view.setReducedMotion(true);
        view.resize(1200, 800);
        view.show();
        view.setZoom(1);
        view.centerOn(500, 300);
        view.setFocus();
        ready = QTest::qWaitForWindowActive(&view);
    }

    void move(QPoint to)
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    QColor at(QPoint point) { return view.grab().toImage().pixelColor(point); }

    test::SampleBoard sample;
    NoteId note = sample.free(NoteKind::Event, QStringLiteral("Order placed"), 500, 300);
    Document document{sample.board(), [] { return qint64(0); }};
    BoardView view{document};
    PointerOverlay *pointer = new PointerOverlay(view);
    bool ready = false;
};

// Adds up what is asked to be painted anew.
class Painted : public QObject
{
public:
    QRegion region;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<const QPaintEvent *>(event)->region();
        return false;
    }
};

double share(const QRegion &region, const QWidget &of)
{
    double area = 0;
    for (const QRect &rect : region)
        area += double(rect.width()) * rect.height();
    return area / (double(of.width()) * of.height());
}

} // namespace

class PointerOverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void k_switchesTheLaser();
    void heldK_lastsAsLongAsTheKey();
    void shiftK_darkensAllButTheCircle();
    void trail_endsByItself();
    void escape_endsBothAndIsThenThePapersAgain();
    void kWhileTyping_isText();
    void clicks_reachThePaper();
    void move_paintsPartOfThePaperOnly_data();
    void move_paintsPartOfThePaperOnly();
};

void PointerOverlayTest::k_switchesTheLaser()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.move({300, 100});
    const QColor paper = stage.at({300, 100});
    stage.key(Qt::Key_K);
    QVERIFY(stage.pointer->isLaserOn());
    QVERIFY(stage.at({300, 100}).red() > 200 && stage.at({300, 100}).green() < 120);
    stage.key(Qt::Key_K);
    QVERIFY(!stage.pointer->isLaserOn());
    QCOMPARE(stage.at({300, 100}), paper);
    QCOMPARE(stage.document.board(), stage.sample.board());
}

void PointerOverlayTest::heldK_lastsAsLongAsTheKey()
{
    Stage stage;
    QVERIFY(stage.ready);
    QTest::keyPress(&stage.view, Qt::Key_K);
    QTest::keyRelease(&stage.view, Qt::Key_K, {}, 450); // after so many milliseconds
    QVERIFY(!stage.pointer->isLaserOn());
}

void PointerOverlayTest::shiftK_darkensAllButTheCircle()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.move({300, 200});
    const QColor paper = stage.at({300, 200});
    stage.key(Qt::Key_K, Qt::ShiftModifier);
    QVERIFY(stage.pointer->isSpotlightOn());
    QCOMPARE(stage.at({300, 200}), paper);
    QVERIFY(stage.at({1100, 700}).lightness() < paper.lightness() / 2);
    stage.move({1100, 700});
    QCOMPARE(stage.at({1100, 700}), paper);
    QVERIFY(stage.at({300, 200}).lightness() < paper.lightness() / 2);
}

void PointerOverlayTest::trail_endsByItself()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.move({200, 100});
    const QColor paper = stage.at({300, 100});
    stage.key(Qt::Key_K);
    stage.move({220, 100});
    stage.move({500, 100});
    QVERIFY(stage.at({300, 100}) != paper);
    QTRY_COMPARE_WITH_TIMEOUT(stage.at({300, 100}), paper, 1000);
    QVERIFY(stage.at({500, 100}) != paper);
}

void PointerOverlayTest::escape_endsBothAndIsThenThePapersAgain()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.view.selectNotes(std::vector{stage.note});
    stage.key(Qt::Key_K);
    stage.key(Qt::Key_K, Qt::ShiftModifier);
    stage.key(Qt::Key_Escape);
    QVERIFY(!stage.pointer->isLaserOn());
    QVERIFY(!stage.pointer->isSpotlightOn());
    QVERIFY(!stage.view.selectedNotes().empty());
    stage.key(Qt::Key_Escape);
    QVERIFY(stage.view.selectedNotes().empty());
}

void PointerOverlayTest::kWhileTyping_isText()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.key(Qt::Key_E);
    QTest::keyClicks(&stage.view, QStringLiteral("kK"));
    stage.key(Qt::Key_Return);
    QVERIFY(!stage.pointer->isLaserOn());
    QVERIFY(test::noteTitled(stage.document.board(), QStringLiteral("kK")));
}

void PointerOverlayTest::clicks_reachThePaper()
{
    Stage stage;
    QVERIFY(stage.ready);
    stage.key(Qt::Key_K, Qt::ShiftModifier);
    const QPoint middle = stage.view.mapFromScene(QPointF(500, 300));
    QCOMPARE(stage.view.childAt(middle), stage.view.viewport());
    QTest::mouseClick(stage.view.windowHandle(), Qt::LeftButton, {}, middle);
    QCOMPARE(stage.view.selectedNotes(), std::vector{stage.note});
}

void PointerOverlayTest::move_paintsPartOfThePaperOnly_data()
{
    QTest::addColumn<bool>("spotlight");
    QTest::newRow("laser") << false;
    QTest::newRow("spotlight") << true;
}

void PointerOverlayTest::move_paintsPartOfThePaperOnly()
{
    QFETCH(const bool, spotlight);
    Stage stage;
    QVERIFY(stage.ready);
    stage.move({300, 200});
    stage.key(Qt::Key_K, spotlight ? Qt::ShiftModifier : Qt::NoModifier);
    QApplication::processEvents();
    Painted painted;
    stage.view.viewport()->installEventFilter(&painted);
    stage.move({320, 220});
    QTRY_VERIFY(!painted.region.isEmpty());
    QVERIFY2(share(painted.region, stage.view) < 0.2,
             qPrintable(QString::number(share(painted.region, stage.view))));
}

} // namespace tempestry

QTEST_MAIN(tempestry::PointerOverlayTest)
#include "pointer_overlay_test.moc"
