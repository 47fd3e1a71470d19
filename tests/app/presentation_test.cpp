#include "app/simulation/run_panel.h"
#include "app/window/kind_palette.h"
#include "app/window/top_bar.h"
#include "app/workshop/presentation.h"
#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/pointer_overlay.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"
#include "tests/board/sample_board.h"

#include <QTest>

namespace tempestry {

namespace {

Board threeTimelines()
{
    test::SampleBoard sample;
    for (const char *title : {"Order", "Payment", "Refund"}) {
        const TimelineId line = sample.timeline(QString::fromLatin1(title));
        const auto name = [title](const char *what) {
            return QString::fromLatin1(title) + QLatin1String(what);
        };
        sample.on(line, 0, NoteKind::Command, name(" wanted"));
        sample.on(line, 1, NoteKind::Procedure, name(" desk"));
        sample.on(line, 2, NoteKind::Event, name(" made"));
    }
    return sample.board();
}

// With the whole board before and after, five stops.
class Room
{
public:
    Room()
        : window(OpenDesk::shown(m_desk->newBoard()))
        , view(window->view())
        , presentation(window->presentation())
    {
        Document &document = window->document();
        document.apply(between(document.board(), threeTimelines()), QStringLiteral("Fill"));
        view.setReducedMotion(true);
        window->resize(1200, 800);
        QTest::qWait(0);
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    // So that what waits for the new size of the view has been done.
    void begin() const
    {
        key(Qt::Key_F8);
        QTest::qWait(0);
    }
    QRectF seen() const { return view.mapToScene(view.viewport()->rect()).boundingRect(); }
    size_t at() const { return presentation.at(); }

private:
    OpenDesk m_desk;

public:
    MainWindow *window;
    BoardView &view;
    Presentation &presentation;
};

} // namespace

class PresentationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f8_showsNothingButThePaper();
    void grips_areAwayWhilePresenting();
    void escape_bringsBackWindowAndView();
    void keys_goFromStopToStop_data();
    void keys_goFromStopToStop();
    void digitsAndEnter_jumpToTheStop();
    void stop_fillsTheScreen();
    void notesOfOtherStops_areFaintUntilO();
    void clickOnBarePaper_goesOn();
    void clickOnNote_selectsIt();
    void enterAndBackspaceOnSelectedNote_stayAtTheStop();
    void lettersWhileTyping_areText();
    void b_blanksTheScreenUntilTheNextKey();
    void run_playsWithoutItsPanel();
    void shiftF8_beginsAtTheSelectedNote();
    void editedBoard_keepsTheStop();
    void emptyBoard_saysSoAndEnds();
    void keysOfAPresentation_areTheirOwnAfterwards();
    void presentButton_begins();
};

void PresentationTest::f8_showsNothingButThePaper()
{
    const Room room;
    room.begin();
    QVERIFY(room.presentation.isOn());
    QVERIFY(room.window->isFullScreen());
    QVERIFY(room.window->findChild<TopBar *>()->isHidden());
    QVERIFY(room.window->findChild<KindPalette *>()->isHidden());
    QCOMPARE(room.view.size(), room.window->size());
    QCOMPARE(room.presentation.stops().size(), 5U);
}

void PresentationTest::grips_areAwayWhilePresenting()
{
    const Room room;
    const auto &scene = static_cast<const BoardScene &>(*room.view.scene());
    room.begin();
    room.view.selectNotes(std::vector{readingOrder(room.window->document().board())[3]});
    QVERIFY(!scene.hasGrips() && !scene.resizable());
    room.presentation.end();
    QVERIFY(scene.hasGrips());
}

void PresentationTest::escape_bringsBackWindowAndView()
{
    const Room room;
    room.view.setZoom(0.73);
    room.view.centerOn(321, 234);
    const NoteId selected = readingOrder(room.window->document().board())[3];
    room.view.selectNotes(std::vector{selected});
    const QRectF seen = room.seen();
    const QRect place = room.window->geometry();
    room.begin();
    room.key(Qt::Key_Right);
    room.key(Qt::Key_Escape);
    QVERIFY(!room.presentation.isOn());
    QVERIFY(!room.window->isFullScreen());
    QTRY_COMPARE(room.window->geometry(), place);
    QTRY_COMPARE(room.seen(), seen);
    QVERIFY(room.window->findChild<TopBar *>()->isVisible());
    QVERIFY(room.window->findChild<KindPalette *>()->isVisible());
    QCOMPARE(room.view.selectedNotes(), std::vector{selected});
}

void PresentationTest::keys_goFromStopToStop_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("stop"); // from the third of five
    for (const int key :
         {Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter, Qt::Key_N})
        QTest::addRow("%s", qPrintable(QKeySequence(key).toString())) << key << 3;
    for (const int key : {Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Backspace, Qt::Key_P})
        QTest::addRow("%s", qPrintable(QKeySequence(key).toString())) << key << 1;
    QTest::newRow("Home") << int(Qt::Key_Home) << 0;
    QTest::newRow("End") << int(Qt::Key_End) << 4;
}

void PresentationTest::keys_goFromStopToStop()
{
    QFETCH(const int, key);
    const Room room;
    room.begin();
    room.presentation.goTo(2);
    room.key(key);
    QTEST(int(room.at()), "stop");
    room.presentation.goTo(0);
    room.key(Qt::Key_Left);
    QCOMPARE(room.at(), 0U);
    room.presentation.goTo(4);
    room.key(Qt::Key_Right);
    QCOMPARE(room.at(), 4U);
    QCOMPARE(room.window->document().board().notes().size(), 9U);
}

void PresentationTest::digitsAndEnter_jumpToTheStop()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_4);
    QCOMPARE(room.at(), 0U);
    room.key(Qt::Key_Return);
    QCOMPARE(room.at(), 3U);
    room.key(Qt::Key_1);
    room.key(Qt::Key_0);
    room.key(Qt::Key_Return);
    QCOMPARE(room.at(), 4U);
    room.key(Qt::Key_2);
    room.key(Qt::Key_Escape); // forgets the digit
    QVERIFY(room.presentation.isOn());
    room.key(Qt::Key_Home);
    room.key(Qt::Key_Return);
    QCOMPARE(room.at(), 1U);
}

void PresentationTest::stop_fillsTheScreen()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_Right);
    const Stop &stop = room.presentation.stops()[1];
    const QRectF rect(stop.x, stop.y, stop.width, stop.height);
    const QRectF seen = room.seen();
    QVERIFY(seen.contains(rect));
    QVERIFY(seen.width() < rect.width() * 1.2 || seen.height() < rect.height() * 1.2);
    QVERIFY((seen.center() - rect.center()).manhattanLength() < 4);
}

void PresentationTest::notesOfOtherStops_areFaintUntilO()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_Right);
    const QImage dimmed = room.view.grab().toImage();
    room.key(Qt::Key_O);
    QVERIFY(!room.presentation.isDimming());
    QVERIFY(room.view.grab().toImage() != dimmed);
    room.key(Qt::Key_O, Qt::ShiftModifier);
    QCOMPARE(room.view.grab().toImage(), dimmed);
}

void PresentationTest::clickOnBarePaper_goesOn()
{
    const Room room;
    room.begin();
    const QPoint corner(5, 5);
    QTest::mouseClick(room.view.viewport(), Qt::LeftButton, {}, corner);
    QTRY_COMPARE(room.at(), 1U);
    QTest::mouseClick(room.view.viewport(), Qt::LeftButton, {}, corner);
    QTest::mouseDClick(room.view.viewport(), Qt::LeftButton, {}, corner); // of a click that follows at once
    QTest::mouseRelease(room.view.viewport(), Qt::LeftButton, {}, corner);
    QTRY_COMPARE(room.at(), 3U);
    QVERIFY(!room.view.isEditing());
}

void PresentationTest::clickOnNote_selectsIt()
{
    const Room room;
    room.begin();
    const Note *note = test::noteTitled(room.window->document().board(), QStringLiteral("Order made"));
    const QPoint middle =
        room.view.mapFromScene(QPointF(note->x + note->width / 2, note->y + note->height / 2));
    QTest::mouseClick(room.view.viewport(), Qt::LeftButton, {}, middle);
    QTest::qWait(0);
    QCOMPARE(room.at(), 0U);
    QCOMPARE(room.view.selectedNotes(), std::vector{note->id});
    QTest::mouseClick(room.view.viewport(), Qt::LeftButton, {}, QPoint(5, 5)); // lets go of it
    QTest::qWait(0);
    QCOMPARE(room.at(), 0U);
    QVERIFY(room.view.selectedNotes().empty());
}

void PresentationTest::enterAndBackspaceOnSelectedNote_stayAtTheStop()
{
    const Room room;
    room.begin();
    room.view.selectNotes(std::vector{readingOrder(room.window->document().board())[0]});
    room.key(Qt::Key_Return);
    QCOMPARE(room.at(), 0U);
    room.view.cancelEditing();
    room.presentation.goTo(2);
    room.view.selectNotes(std::vector{readingOrder(room.window->document().board())[0]});
    room.key(Qt::Key_Backspace);
    QCOMPARE(room.at(), 2U);
}

void PresentationTest::lettersWhileTyping_areText()
{
    const Room room;
    room.begin();
    room.view.createNote(NoteKind::Event);
    QTest::keyClicks(&room.view, QStringLiteral("pin 2 bob."));
    room.key(Qt::Key_Return);
    QCOMPARE(room.at(), 0U);
    QVERIFY(test::noteTitled(room.window->document().board(), QStringLiteral("pin 2 bob.")));
}

void PresentationTest::b_blanksTheScreenUntilTheNextKey()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_B);
    QVERIFY(room.presentation.isBlank());
    const QImage shown = room.view.grab().toImage();
    QCOMPARE(shown.pixelColor(shown.rect().center()), QColor(Qt::black));
    room.key(Qt::Key_Period);
    QVERIFY(!room.presentation.isBlank());
    room.key(Qt::Key_Period);
    room.key(Qt::Key_Right);
    QVERIFY(!room.presentation.isBlank());
    QCOMPARE(room.at(), 1U);
    room.key(Qt::Key_B);
    QTest::mouseClick(child<QWidget>(&room.view, "blank"), Qt::LeftButton);
    QVERIFY(!room.presentation.isBlank());
    QCOMPARE(room.at(), 1U);
}

void PresentationTest::run_playsWithoutItsPanel()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_F5);
    QTRY_VERIFY(room.window->run().isOpen());
    QVERIFY(room.window->run().isHidden());
    QVERIFY(room.presentation.isOn());
    room.key(Qt::Key_F6);
    room.key(Qt::Key_Escape);
    QVERIFY(room.window->run().isVisible());
}

void PresentationTest::shiftF8_beginsAtTheSelectedNote()
{
    const Room room;
    const Note *note = test::noteTitled(room.window->document().board(), QStringLiteral("Refund desk"));
    room.view.selectNotes(std::vector{note->id});
    room.key(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(room.at(), 3U);
}

void PresentationTest::editedBoard_keepsTheStop()
{
    const Room room;
    room.begin();
    room.presentation.goTo(3);
    Document &document = room.window->document();
    const auto timeline = room.presentation.stops()[3].timeline;
    document.apply(edits::removeTimeline(document.board(), *room.presentation.stops()[1].timeline),
                   QStringLiteral("Delete timeline"));
    QCOMPARE(room.at(), 2U);
    QCOMPARE(room.presentation.stops()[2].timeline, timeline);
    room.key(Qt::Key_End);
    document.undo();
    QCOMPARE(room.at(), 4U);
}

void PresentationTest::emptyBoard_saysSoAndEnds()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(&window->view(), Qt::Key_F8);
    QVERIFY(window->presentation().isOn());
    for (const int key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_End, Qt::Key_3, Qt::Key_Return, Qt::Key_O})
        QTest::keyClick(&window->view(), Qt::Key(key));
    QVERIFY(window->presentation().stops().empty());
    window->view().createNote(NoteKind::Event);
    QTest::keyClicks(&window->view(), QStringLiteral("Lunch ordered"));
    QTest::keyClick(&window->view(), Qt::Key_Return);
    QCOMPARE(window->presentation().stops().size(), 1U);
    QTest::keyClick(&window->view(), Qt::Key_Escape);
    QVERIFY(!window->presentation().isOn());
}

void PresentationTest::keysOfAPresentation_areTheirOwnAfterwards()
{
    const Room room;
    room.begin();
    room.key(Qt::Key_Escape);
    room.key(Qt::Key_P);
    QVERIFY(room.view.isEditing());
    room.view.cancelEditing();
    room.key(Qt::Key_B);
    QVERIFY(!room.presentation.isBlank());
    room.key(Qt::Key_Right);
    QVERIFY(!room.presentation.isOn());
}

void PresentationTest::presentButton_begins()
{
    const Room room;
    QTest::mouseClick(child<QWidget>(room.window, "present.start"), Qt::LeftButton);
    QVERIFY(room.presentation.isOn());
    room.key(Qt::Key_F8);
    QVERIFY(!room.presentation.isOn());
}

} // namespace tempestry

QTEST_MAIN(tempestry::PresentationTest)
#include "presentation_test.moc"
