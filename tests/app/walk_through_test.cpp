#include "app/controls/caption.h"
#include "app/workshop/presentation.h"
#include "app/workshop/walk_through.h"
#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"
#include "tests/board/sample_board.h"

#include <QTest>

namespace tempestry {

namespace {

// A timeline: Customer, Place order, Order, then Order placed or, below it, Order refused.
class Telling
{
public:
    Telling()
        : window(OpenDesk::shown(m_desk->newBoard()))
        , view(window->view())
        , walk(window->walk())
    {
        window->document().apply(between(window->document().board(), board()), QStringLiteral("Fill"));
        view.setReducedMotion(true);
        window->resize(1500, 900);
        view.setZoom(1);
        QTest::qWait(0);
        view.setFocus();
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    void keys(std::initializer_list<int> all) const
    {
        for (const int one : all)
            key(one);
    }
    NoteId id(const char *title) const
    {
        return test::noteTitled(window->document().board(), QString::fromLatin1(title))->id;
    }
    QString at() const
    {
        const Note *note =
            walk.isActive() ? window->document().board().find(*walk.walk()->current()) : nullptr;
        return note ? note->title : QString();
    }
    // What is said over the paper.
    CaptionText said() const
    {
        for (const auto *caption : view.findChildren<Caption *>())
            if (!caption->isHidden())
                return caption->text();
        return {};
    }
    // How strong the middle of a note's left edge is painted, against the paper of its timeline.
    bool isLit(const char *title) const
    {
        const auto *scene = qobject_cast<const BoardScene *>(view.scene());
        const QRectF rect = scene->notes().shownRect(id(title));
        const QImage shown = view.viewport()->grab().toImage();
        const QPoint inside = view.mapFromScene(rect.bottomLeft() + QPointF(6, -6));
        const Note *note = window->document().board().find(id(title));
        return shown.rect().contains(inside) &&
               shown.pixelColor(inside) == QColor::fromRgb(info(note->kind).colour);
    }

private:
    Board board() const
    {
        test::SampleBoard sample;
        const TimelineId line = sample.timeline(QStringLiteral("Orders"));
        sample.on(line, 0, NoteKind::Actor, QStringLiteral("Customer"));
        sample.on(line, 1, NoteKind::Command, QStringLiteral("Place order"));
        sample.on(line, 2, NoteKind::Aggregate, QStringLiteral("Order"));
        sample.on(line, 3, NoteKind::Event, QStringLiteral("Order placed"));
        sample.on(line, 3, NoteKind::Event, QStringLiteral("Order refused"), 220);
        for (const char *event : {"Order placed", "Order refused"})
            sample.link(test::noteTitled(sample.board(), QStringLiteral("Order"))->id,
                        test::noteTitled(sample.board(), QString::fromLatin1(event))->id);
        return sample.board();
    }

    OpenDesk m_desk;

public:
    MainWindow *window;
    BoardView &view;
    WalkThrough &walk;
};

} // namespace

class WalkThroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f7_beginsAtTheFirstNoteAndSaysSo();
    void arrows_tellTheStory();
    void downAndRight_takeTheOtherBranch();
    void walkedPath_isLitAndTheRestFaint();
    void shiftF7_asksBack();
    void selectedNote_isWhereItBegins();
    void endOfTheStory_isSaid();
    void h_putsHotspotAtTheNoteAndTheWalkGoesOn();
    void enter_editsTheCurrentNote();
    void letter_makesNoteMeanwhile();
    void deletedNote_stepsBack();
    void emptiedBoard_endsTheWalk();
    void farNote_isBroughtIntoView();
    void nearNote_leavesTheViewAlone();
    void escape_endsAndRestoresTheLight();
    void arrowsAfterwards_moveTheNoteAgain();
    void withinPresentation_walkGoesFirst();
    void emptyBoard_hasNothingToWalk();
};

void WalkThroughTest::f7_beginsAtTheFirstNoteAndSaysSo()
{
    const Telling telling;
    telling.key(Qt::Key_F7);
    QCOMPARE(telling.at(), QStringLiteral("Customer"));
    QCOMPARE(telling.said().sentence, QStringLiteral("It begins with Customer"));
    QCOMPARE(telling.view.selectedNotes(), std::vector{telling.id("Customer")});
    telling.key(Qt::Key_F7);
    QVERIFY(!telling.walk.isActive());
}

void WalkThroughTest::arrows_tellTheStory()
{
    const Telling telling;
    const Board before = telling.window->document().board();
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_Space, Qt::Key_PageDown});
    QCOMPARE(telling.said().sentence, QStringLiteral("Order emits Order placed"));
    telling.keys({Qt::Key_Left, Qt::Key_PageUp});
    QCOMPARE(telling.said().sentence, QStringLiteral("Customer issues Place order"));
    QCOMPARE(telling.window->document().board(), before);
}

void WalkThroughTest::downAndRight_takeTheOtherBranch()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_Right});
    QCOMPARE(telling.said().choices,
             (std::vector{CaptionChoice{QStringLiteral("Order placed"), true, false},
                          CaptionChoice{QStringLiteral("Order refused"), false, false}}));
    telling.keys({Qt::Key_Down, Qt::Key_Right});
    QCOMPARE(telling.at(), QStringLiteral("Order refused"));
    telling.key(Qt::Key_Right); // back to where the other branch is untold
    QCOMPARE(telling.said().choices,
             (std::vector{CaptionChoice{QStringLiteral("Order placed"), true, false},
                          CaptionChoice{QStringLiteral("Order refused"), false, true}}));
    telling.keys({Qt::Key_Up, Qt::Key_Up, Qt::Key_Right});
    QCOMPARE(telling.at(), QStringLiteral("Order placed"));
}

void WalkThroughTest::walkedPath_isLitAndTheRestFaint()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right});
    QVERIFY(telling.isLit("Customer"));
    QVERIFY(telling.isLit("Place order"));
    QVERIFY(telling.isLit("Order"));
    QVERIFY(!telling.isLit("Order placed"));
    telling.key(Qt::Key_Right);
    QVERIFY(telling.isLit("Order placed"));
}

void WalkThroughTest::shiftF7_asksBack()
{
    const Telling telling;
    telling.view.selectNotes(std::vector{telling.id("Order refused")});
    telling.key(Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(telling.said().sentence, QStringLiteral("It ends with Order refused"));
    QCOMPARE(telling.said().question, QStringLiteral("What had to be true for this?"));
    telling.keys({Qt::Key_Right, Qt::Key_Right, Qt::Key_Right});
    QCOMPARE(telling.said().sentence, QStringLiteral("Customer issues Place order"));
    QCOMPARE(telling.said().question, QStringLiteral("Here it begins."));
    telling.key(Qt::Key_F7); // turns round where it is
    QCOMPARE(telling.at(), QStringLiteral("Customer"));
    QCOMPARE(telling.said().sentence, QStringLiteral("It begins with Customer"));
}

void WalkThroughTest::selectedNote_isWhereItBegins()
{
    const Telling telling;
    telling.view.selectNotes(std::vector{telling.id("Order")});
    telling.key(Qt::Key_F7);
    QCOMPARE(telling.at(), QStringLiteral("Order"));
}

void WalkThroughTest::endOfTheStory_isSaid()
{
    const Telling telling;
    telling.view.selectNotes(std::vector{telling.id("Order placed")});
    telling.key(Qt::Key_F7);
    QCOMPARE(telling.said().question, QStringLiteral("Nobody reacts to it: does the story end here?"));
    telling.key(Qt::Key_Right);
    QCOMPARE(telling.said().question, QStringLiteral("All is told."));
    QCOMPARE(telling.at(), QStringLiteral("Order placed"));
}

void WalkThroughTest::h_putsHotspotAtTheNoteAndTheWalkGoesOn()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_H});
    QVERIFY(telling.view.isEditing());
    QTest::keyClicks(&telling.view, QStringLiteral("Who pays"));
    telling.key(Qt::Key_Return);
    const Board &board = telling.window->document().board();
    const Note *hotspot = test::noteTitled(board, QStringLiteral("Who pays"));
    QVERIFY(hotspot);
    QCOMPARE(hotspot->kind, NoteKind::Hotspot);
    QCOMPARE(hotspot->column, board.find(telling.id("Place order"))->column);
    QVERIFY(telling.isLit("Who pays"));
    QCOMPARE(telling.at(), QStringLiteral("Place order"));
    telling.key(Qt::Key_Right);
    QCOMPARE(telling.at(), QStringLiteral("Order"));
}

void WalkThroughTest::enter_editsTheCurrentNote()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_Return});
    QVERIFY(telling.view.isEditing());
    telling.window->commands().run(QStringLiteral("edit.selectAll"));
    QTest::keyClick(&telling.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&telling.view, QStringLiteral("Buy"));
    telling.key(Qt::Key_Return);
    QVERIFY(telling.said().sentence.startsWith(QStringLiteral("Customer issues ")));
    QVERIFY(telling.said().sentence.contains(QStringLiteral("Buy")));
    telling.keys({Qt::Key_Right, Qt::Key_F2});
    QVERIFY(telling.view.isEditing());
}

void WalkThroughTest::letter_makesNoteMeanwhile()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_E});
    QVERIFY(telling.view.isEditing());
    QTest::keyClicks(&telling.view, QStringLiteral("Cart opened"));
    telling.key(Qt::Key_Return);
    QVERIFY(test::noteTitled(telling.window->document().board(), QStringLiteral("Cart opened")));
    QCOMPARE(telling.at(), QStringLiteral("Place order"));
}

void WalkThroughTest::deletedNote_stepsBack()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Right, Qt::Key_Delete});
    QCOMPARE(telling.at(), QStringLiteral("Customer"));
    QCOMPARE(telling.view.selectedNotes(), std::vector{telling.id("Customer")});
}

void WalkThroughTest::emptiedBoard_endsTheWalk()
{
    const Telling telling;
    telling.key(Qt::Key_F7);
    Document &document = telling.window->document();
    document.apply(edits::removeNotes(document.board(), readingOrder(document.board())),
                   QStringLiteral("Delete"));
    QVERIFY(!telling.walk.isActive());
    QVERIFY(telling.said().sentence.isEmpty());
}

void WalkThroughTest::farNote_isBroughtIntoView()
{
    const Telling telling;
    telling.view.setZoom(0.3);
    telling.view.centerOn(9000, 9000);
    telling.key(Qt::Key_F7);
    QCOMPARE(telling.view.zoom(), 1.0);
    const Note *note = telling.window->document().board().find(telling.id("Customer"));
    QVERIFY(telling.view.viewport()->rect().contains(
        telling.view.mapFromScene(QPointF(note->x + note->width / 2, note->y + note->height / 2))));
}

void WalkThroughTest::nearNote_leavesTheViewAlone()
{
    const Telling telling;
    telling.key(Qt::Key_F7);
    const QPointF corner = telling.view.mapToScene(QPoint(0, 0));
    telling.key(Qt::Key_Right);
    QCOMPARE(telling.view.mapToScene(QPoint(0, 0)), corner);
}

void WalkThroughTest::escape_endsAndRestoresTheLight()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Escape});
    QVERIFY(!telling.walk.isActive());
    QVERIFY(telling.isLit("Order placed"));
    QVERIFY(telling.said().sentence.isEmpty());
}

void WalkThroughTest::arrowsAfterwards_moveTheNoteAgain()
{
    const Telling telling;
    telling.keys({Qt::Key_F7, Qt::Key_Escape});
    const Board before = telling.window->document().board();
    telling.key(Qt::Key_Right);
    QVERIFY(telling.window->document().board() != before);
}

void WalkThroughTest::withinPresentation_walkGoesFirst()
{
    const Telling telling;
    telling.keys({Qt::Key_F8, Qt::Key_Right, Qt::Key_F7, Qt::Key_Right});
    QCOMPARE(telling.window->presentation().at(), 1U);
    QCOMPARE(telling.at(), QStringLiteral("Place order"));
    telling.key(Qt::Key_Escape);
    QVERIFY(!telling.walk.isActive());
    QVERIFY(telling.window->presentation().isOn());
    QCOMPARE(telling.said().count, QStringLiteral("2 / 3"));
    telling.keys({Qt::Key_F7, Qt::Key_F8});
    QVERIFY(!telling.walk.isActive());
    QVERIFY(!telling.window->presentation().isOn());
}

void WalkThroughTest::emptyBoard_hasNothingToWalk()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(&window->view(), Qt::Key_F7);
    QVERIFY(!window->walk().isActive());
}

} // namespace tempestry

QTEST_MAIN(tempestry::WalkThroughTest)
#include "walk_through_test.moc"
