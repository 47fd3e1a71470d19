#include "app/controls/side_panel.h"
#include "app/history/board_past.h"
#include "app/history/history_film.h"
#include "app/window/board_session.h"
#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/direct_runs.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <vector>

// How long the whole window takes from a posted event to the end of the paint that follows it, in
// milliseconds, with boards of some sizes: run by hand. Arguments name the parts to run: room, paste, past.
using namespace tempestry;

namespace {

Board manyEvents(int count)
{
    BoardDraft draft{Board()};
    for (int i = 0; i < count; ++i) {
        Note note = edits::newNote(Board(), noteKinds()[size_t(i) % 9].kind, i % 100 * 200, i / 100 * 140);
        note.title = QStringLiteral("Order %1 placed").arg(i);
        note.z = i;
        draft.set(note);
    }
    return std::move(draft).finish();
}

class Room
{
public:
    explicit Room(int notes)
        : m_desk({m_folder.filePath(QStringLiteral("boards")),
                  m_folder.filePath(QStringLiteral("settings.ini")), [] { return qint64(0); },
                  [] { return std::make_unique<DirectRuns>(); }})
        , m_window(m_desk.newBoard())
    {
        std::printf("%d notes%21s median   worst\n", notes, "");
        m_window->document().apply(between(m_window->document().board(), boardOf(notes)),
                                   QStringLiteral("Fill"));
        m_window->resize(1920, 1080);
        m_window->activateWindow();
        (void)QTest::qWaitForWindowActive(m_window);
        m_window->view().setZoom(1);
        m_window->view().centerOn(1000, 300);
        settle();
    }

    ~Room() { m_window->close(); }

    BoardView &view() const { return m_window->view(); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {})
    {
        QWidget *receiver = QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
        QTest::sendKeyEvent(QTest::Press, receiver, key, text, modifiers);
        QTest::sendKeyEvent(QTest::Release, receiver, key, text, modifiers);
    }

    // Each call of `act` with what it causes to be painted is one time.
    template <class Act>
    void measure(const char *name, int times, Act act)
    {
        std::vector<double> costs;
        for (int i = 0; i < times; ++i) {
            QElapsedTimer timer;
            timer.start();
            act(i);
            QApplication::processEvents();
            costs.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        settle();
        std::ranges::sort(costs);
        std::printf("  %-30s %7.2f %7.2f\n", name, costs[costs.size() / 2], costs.back());
        std::fflush(stdout);
    }

    // The time until done(), and the longest that the window was held meanwhile.
    template <class Act, class Done>
    void measureUntil(const char *name, Act act, Done done)
    {
        double longest = 0;
        const auto hold = [&longest](auto step) {
            QElapsedTimer timer;
            timer.start();
            step();
            longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
        };
        QElapsedTimer whole;
        whole.start();
        hold(act);
        do
            hold([] { QApplication::processEvents(); });
        while (!done());
        std::printf("  %-30s %7.2f %7.2f (whole, longest hold)\n", name, double(whole.nsecsElapsed()) / 1e6,
                    longest);
        std::fflush(stdout);
        settle();
    }

    MainWindow &window() const { return *m_window; }
    void run(const char *command) { m_window->commands().run(QString::fromLatin1(command)); }

    void settle() { QTest::qWait(250); }

private:
    Board boardOf(int notes) const
    {
        BoardDraft draft(m_window->document().board());
        draft.setAll(manyEvents(notes).notes());
        return std::move(draft).finish();
    }

    QTemporaryDir m_folder;
    Desk m_desk;
    MainWindow *m_window;
};

void moveMouse(BoardView &view, QPoint to, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons,
                      Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &event);
}

void turnWheel(BoardView &view, int turn, Qt::KeyboardModifiers modifiers)
{
    const QPoint at = view.viewport()->rect().center();
    QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &wheel);
}

void measureRoom(int notes)
{
    Room room(notes);
    BoardView &view = room.view();
    room.measure("letter of a kind", 1, [&](int) { room.key(Qt::Key_E, {}, QStringLiteral("e")); });
    const QString words = QStringLiteral("order has been placed by the customer");
    const auto type = [&](int i) {
        const QChar letter = words[i % words.size()];
        room.key(Qt::Key(letter.toUpper().unicode()), {}, letter);
    };
    room.measure("letter of a text", int(words.size()), type);
    room.measure("Tab, a letter, Tab, ...", 20, [&](int i) { i % 2 ? type(i) : room.key(Qt::Key_Tab); });
    room.measure("Enter", 1, [&](int) { room.key(Qt::Key_Return); });
    room.measure("undo", 10, [&](int) { room.key(Qt::Key_Z, Qt::ControlModifier); });
    room.measure("redo", 10, [&](int) { room.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); });
    room.measure("arrow key moves a note", 10, [&](int) { room.key(Qt::Key_Right); });
    room.measure("wheel", 20, [&](int i) { turnWheel(view, i < 10 ? 120 : -120, {}); });
    room.measure("zoom", 20, [&](int i) { turnWheel(view, i < 10 ? -120 : 120, Qt::ControlModifier); });
    const QPoint start = view.mapFromScene(QPointF(1000, 280));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, start);
    room.measure("drag a note", 40,
                 [&](int i) { moveMouse(view, start + QPoint(5 * i, 3 * i), Qt::LeftButton); });
    room.measure("drop it", 1, [&](int) {
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, start + QPoint(200, 120));
    });
    room.measure("select all", 1, [&](int) { room.key(Qt::Key_A, Qt::ControlModifier); });
    room.measure("arrow key moves all", 3, [&](int) { room.key(Qt::Key_Down); });
    room.measure("zoom to fit", 1, [&](int) { view.zoomToFit(); });
}

QString manyLines(int count)
{
    QStringList lines;
    for (int i = 0; i < count; ++i)
        lines << QStringLiteral("Parcel %1 shipped").arg(i);
    return lines.join(u'\n');
}

void measurePaste(int notes)
{
    Room room(notes);
    BoardView &view = room.view();
    Document &document = room.window().document();
    QGuiApplication::clipboard()->setText(manyLines(2'000));
    const auto isPasted = [&, before = document.board().notes().size()] {
        return document.board().notes().size() > before;
    };
    room.measureUntil(
        "paste 2,000 lines", [&] { room.run("edit.paste"); }, isPasted);
    room.measure("undo it", 1, [&](int) { room.run("edit.undo"); });
    document.apply(edits::addTimeline(document.board(), QStringLiteral("Shipping"), -600),
                   QStringLiteral("Add"));
    view.centerOn(600, -450);
    view.pointAt(QPointF(600, -450));
    room.measureUntil(
        "paste them onto a timeline", [&] { room.run("edit.paste"); }, isPasted);
    room.measure("copy them", 1, [&](int) { room.run("edit.copy"); });
    room.measure("copy, and ask for the picture", 3, [&](int) {
        room.run("edit.copy");
        (void)QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("image/png"));
    });
    room.run("edit.copy");
    room.settle();
    room.settle();
    room.measure("ask for it some time later", 1, [&](int) {
        (void)QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("image/png"));
    });
}

void measurePast(int notes, int edits)
{
    Room room(notes);
    Document &document = room.window().document();
    std::vector<NoteId> all;
    document.board().notes().forEach([&all](const Note &note) { all.push_back(note.id); });
    room.measureUntil(
        "that many edits by program",
        [&] {
            for (int i = 0; i < edits; ++i) {
                BoardDraft draft(document.board());
                draft.change(all[size_t(i) * 7919 % all.size()], [i](Note &note) {
                    note.title = QStringLiteral("Order %1 changed").arg(i % 5'000);
                    note.x += 20 + i % 7;
                });
                document.apply(between(document.board(), draft.board()), QStringLiteral("Edit"));
            }
        },
        [&] { return room.window().session().flush(std::chrono::minutes(5)); });
    BoardPast &past = room.window().past();
    room.measureUntil(
        "duplicates", [&] { room.run("order.duplicates"); },
        [&] { return room.window().side().panel()->findChild<QWidget *>(QStringLiteral("show0")); });
    room.window().side().close();
    room.measureUntil(
        "film opened", [&] { room.run("history.film"); }, [&] { return past.isFilmOpen(); });
    HistoryFilm &film = past.film();
    room.measure("steps of the film", 20, [&](int) { film.step(-1); });
    room.measure("long seeks", 20, [&](int i) { film.seek(film.length() * size_t(i * 7 % 20) / 20); });
    room.measure("to the start and back", 4, [&](int i) { film.seek(i % 2 ? film.length() : 0); });
    past.backToNow();
    room.measureUntil(
        "compared with the start", [&] { room.run("history.compare"); },
        [&] {
            const auto *copy = room.window().side().findChild<QWidget *>(QStringLiteral("copyComparison"));
            return copy && copy->isEnabled();
        });
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("fusion"));
    const QStringList named = QCoreApplication::arguments().mid(1);
    const auto isWanted = [&](const char *part) {
        return named.isEmpty() || named.contains(QLatin1StringView(part));
    };
    for (const int notes : {300, 10'000})
        if (isWanted("room"))
            measureRoom(notes);
    if (isWanted("paste"))
        measurePaste(300);
    if (isWanted("past"))
        measurePast(10'000, 20'000);
    return 0;
}
