#include "app/workshop/presentation.h"
#include "board/board_view.h"
#include "model/flow_graph.h"
#include "model/votes.h"
#include "tests/app/open_desk.h"

#include <QApplication>
#include <QSpinBox>

namespace tempestry {

namespace {

constexpr int kEvents = 60;

// Somebody at the keyboard, who touches no mouse.
class Facilitator
{
public:
    explicit Facilitator(MainWindow &window)
        : m_window(window)
    {}

    // Goes to whatever has the focus, as keys do.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(receiver(), key, modifiers);
        ++keys;
    }
    void type(const QString &text)
    {
        QTest::keyClicks(receiver(), text);
        keys += int(text.size());
    }

    int keys = 0;

private:
    QWidget *receiver() const
    {
        QWidget *focused = QApplication::focusWidget();
        return focused ? focused : &m_window;
    }

    MainWindow &m_window;
};

QString eventName(int i)
{
    return QStringLiteral("Parcel %1 sent").arg(i + 1);
}

} // namespace

class WholeWorkshopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sixtyEvents_areOrderedVotedAndPresentedByKeyboardAlone();
};

void WholeWorkshopTest::sixtyEvents_areOrderedVotedAndPresentedByKeyboardAlone()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const auto board = [window]() -> const Board & { return window->document().board(); };
    Facilitator hands(*window);

    int words = 0;
    hands.key(Qt::Key_E);
    for (int i = 0; i < kEvents; ++i) {
        hands.type(eventName(i));
        hands.key(i + 1 < kEvents ? Qt::Key_Tab : Qt::Key_Return);
        words += int(eventName(i).size());
    }
    QCOMPARE(hands.keys, words + kEvents + 1);
    QCOMPARE(board().notes().size(), size_t(kEvents));

    hands.key(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(board().timelines().size(), size_t(1));
    const std::vector<NoteId> order = readingOrder(board());
    for (int i = 0; i < kEvents; ++i) {
        const Note &note = *board().find(order[size_t(i)]);
        QCOMPARE(note.title, eventName(i));
        QCOMPARE(note.column, i);
        QVERIFY(note.timeline);
    }

    hands.key(Qt::Key_F, Qt::ControlModifier);
    hands.type(QStringLiteral("Parcel 30"));
    hands.key(Qt::Key_Escape);
    hands.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(board().find(order[29])->pivotal);
    hands.key(Qt::Key_H);
    hands.type(QStringLiteral("Who signs?"));
    hands.key(Qt::Key_Return);
    const std::vector<NoteId> hotspot = window->view().selectedNotes();
    QCOMPARE(hotspot.size(), size_t(1));
    QCOMPARE(board().find(hotspot.front())->kind, NoteKind::Hotspot);
    QCOMPARE(board().find(hotspot.front())->column, 29);

    hands.key(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(qobject_cast<QSpinBox *>(QApplication::focusWidget()));
    hands.key(Qt::Key_Return);
    for (int voter = 0; voter < 2; ++voter) {
        hands.key(Qt::Key_Space);
        hands.key(Qt::Key_Space);
        hands.key(Qt::Key_Return);
        QCOMPARE(shownVotes(*board().find(hotspot.front())), 0);
    }
    hands.key(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(shownVotes(*board().find(hotspot.front())), 4);

    hands.key(Qt::Key_F8);
    QVERIFY(window->presentation().isOn());
    hands.key(Qt::Key_PageDown);
    hands.key(Qt::Key_PageDown);
    hands.key(Qt::Key_Escape);
    QVERIFY(!window->presentation().isOn());
    QCOMPARE(board().notes().size(), size_t(kEvents) + 1);
}

} // namespace tempestry

QTEST_MAIN(tempestry::WholeWorkshopTest)
#include "whole_workshop_test.moc"
