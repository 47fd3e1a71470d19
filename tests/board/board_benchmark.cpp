#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "board/note_painter.h"
#include "board/theme.h"
#include "model/document.h"
#include "model/timeline_layout.h"
#include "tests/board/sample_board.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

// What the view costs beside a bare loop that paints the same notes: run by hand, prints milliseconds,
// medians.
namespace tempestry {

namespace {

constexpr int kNotes = 10'000;
constexpr int kAcross = 100;
constexpr int kColumns = 50; // of a timeline
constexpr int kRounds = 15;

double median(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + kRounds / 2);
    return times[kRounds / 2];
}

Board manyNotes(int count)
{
    BoardDraft draft{Board()};
    for (int i = 0; i < count; ++i) {
        Note note;
        note.id = NoteId::create();
        note.kind = noteKinds()[size_t(i) % 9].kind;
        note.title = QStringLiteral("Note %1 says something").arg(i);
        note.width = info(note.kind).width;
        note.height = info(note.kind).height;
        note.x = i % kAcross * 200;
        note.y = i / kAcross * 140;
        note.z = i;
        draft.set(note);
    }
    return std::move(draft).finish();
}

// The same on timelines, one note a column.
Board manyTimelines(int count)
{
    BoardDraft draft(manyNotes(count));
    std::vector<Note> notes(static_cast<size_t>(count));
    draft.board().notes().forEach([&](const Note &note) { notes[static_cast<size_t>(note.z)] = note; });
    Timeline timeline;
    for (Note &note : notes) {
        if (note.z % kColumns == 0) {
            timeline.id = TimelineId::create();
            timeline.y = note.z / kColumns * (kTimelineHeight + kTimelineGap);
            timeline.width = kColumns * 220;
            timeline.height = kTimelineHeight;
            draft.set(timeline);
        }
        note.timeline = timeline.id;
        note.column = note.z % kColumns;
        note.x = kTimelinePadding + note.column * 200;
        note.y = timeline.y + kTimelineTitleHeight + kRowGap;
        draft.set(note);
    }
    return std::move(draft).finish();
}

// The floor: the same pictures of the same notes, culled by a plain loop, and nothing else.
class BarePainter
{
public:
    explicit BarePainter(const Board &board)
    {
        board.notes().forEach([this](const Note &note) { m_notes.push_back({note, {}}); });
        std::ranges::sort(m_notes, {}, [](const Drawn &drawn) { return drawn.note.z; });
    }

    void paint(QPainter &painter, const QRectF &exposed)
    {
        const double zoom = painter.worldTransform().m11();
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        for (Drawn &drawn : m_notes) {
            const QRectF rect(drawn.note.x, drawn.note.y, drawn.note.width, drawn.note.height);
            if (!rect.adjusted(-kFlatReach, -kFlatReach, kFlatReach, kFlatReach).intersects(exposed))
                continue;
            if (zoom < NotePainter::kPaperZoom)
                painter.fillRect(rect, QColor::fromRgba(info(drawn.note.kind).colour));
            else
                m_painter.paint(painter, drawn.note, rect.topLeft(), drawn.writing, {}, Theme::light(), zoom);
        }
    }

private:
    struct Drawn
    {
        Note note;
        std::optional<NoteWriting> writing;
    };

    std::vector<Drawn> m_notes;
    NotePainter m_painter;
};

// A window of its own, so that what it costs to bring pixels to the screen is part of the floor as well.
class BareWindow : public QWidget
{
public:
    explicit BareWindow(const Board &board)
        : m_bare(board)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        resize(1920, 1080);
        show();
        while (!windowHandle()->isExposed())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    double cost(const QTransform &transform, const QRect &dirty)
    {
        m_transform = transform;
        raise();
        QApplication::processEvents();
        repaint(dirty);
        return median([&] { repaint(dirty); });
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), Theme::light().paper);
        painter.setWorldTransform(m_transform);
        m_bare.paint(painter, m_transform.inverted().mapRect(QRectF(event->rect())));
    }

private:
    BarePainter m_bare;
    QTransform m_transform;
};

void moveMouse(BoardView &view, QPoint to, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons,
                      Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &event);
}

void print(const char *what, double view, double floor)
{
    std::printf("%-24s view %8.3f   floor %8.3f   ratio %5.2f\n", what, view, floor, view / floor);
}

void measureRepaint(BoardView &view, BareWindow &bare, double zoom, const char *name)
{
    view.raise();
    view.setZoom(zoom);
    view.centerOn(kAcross * 100, kNotes / kAcross * 70);
    QApplication::processEvents();
    view.viewport()->repaint();
    const double shown = median([&view] { view.viewport()->repaint(); });
    print(name, shown, bare.cost(view.viewportTransform(), bare.rect()));
}

// What a mouse move costs while the note at the point is dragged with all that are selected, until everything
// is painted.
double costOfDragging(BoardView &view, QPointF paper)
{
    const QPoint start = view.mapFromScene(paper);
    QMouseEvent press(QEvent::MouseButtonPress, start, view.viewport()->mapToGlobal(start), Qt::LeftButton,
                      Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &press);
    int step = 20;
    moveMouse(view, start + QPoint(step, 0), Qt::LeftButton);
    QApplication::processEvents();
    const double cost = median([&] {
        ++step;
        moveMouse(view, start + QPoint(step, step % 7), Qt::LeftButton);
        QApplication::processEvents();
    });
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&view, &escape);
    view.selectNotes({});
    return cost;
}

constexpr QPointF kMiddleNote(kAcross / 2 * 200 + 52, kNotes / kAcross / 2 * 140 + 52);

void measureDrag(BoardView &view, BareWindow &bare, double zoom, const char *name)
{
    view.raise();
    view.setZoom(zoom);
    view.centerOn(kAcross * 100, kNotes / kAcross * 70);
    const QSizeF paper = QSizeF(104, 104) * zoom;
    const QPoint start = view.mapFromScene(kMiddleNote);
    const double cost = costOfDragging(view, kMiddleNote);
    const int reach = int(kNoteReach * zoom);
    const QRect dirty = QRectF(start - QPointF(paper.width() / 2, paper.height() / 2), paper)
                            .toRect()
                            .adjusted(-reach, -reach, reach + 1, reach + 7);
    print(name, cost, bare.cost(view.viewportTransform(), dirty));
}

// The thousand notes around the middle one, beside one full repaint of the same view.
void measureDragOfMany(BoardView &view, const Board &board, double zoom, const char *name)
{
    view.raise();
    view.setZoom(zoom);
    view.centerOn(kMiddleNote);
    std::vector<NoteId> many;
    board.notes().forEach([&](const Note &note) {
        if (std::abs(note.x - kMiddleNote.x()) < 20 * 200 && std::abs(note.y - kMiddleNote.y()) < 13 * 140)
            many.push_back(note.id);
    });
    many.resize(1000);
    const double repaint = median([&view] { view.viewport()->repaint(); });
    view.selectNotes(many);
    print(name, costOfDragging(view, kMiddleNote), repaint);
}

class Shown
{
public:
    explicit Shown(const Board &board)
        : m_document(board, [] { return qint64(0); })
        , m_view(m_document)
    {
        m_view.setReducedMotion(true);
        m_view.resize(1920, 1080);
        m_view.show();
        while (!m_view.windowHandle()->isExposed())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QApplication::processEvents();
    }

    BoardView &view() { return m_view; }
    const Board &board() const { return m_document.board(); }

private:
    Document m_document;
    BoardView m_view;
};

// One note among many, beside the same among a tenth of them.
void measureGrowth(Board (*make)(int), QPointF grabbed, double zoom, const char *name)
{
    const auto cost = [&](int count) {
        Shown shown(make(count));
        shown.view().setZoom(zoom);
        shown.view().centerOn(grabbed);
        return costOfDragging(shown.view(), grabbed);
    };
    const double few = cost(kNotes);
    print(name, cost(10 * kNotes), few);
}

int run()
{
    {
        Shown shown(manyNotes(kNotes));
        BoardView &view = shown.view();
        BareWindow bare(shown.board());
        measureRepaint(view, bare, 1.0, "repaint at 1.0");
        measureRepaint(view, bare, 0.5, "repaint at 0.5");
        measureRepaint(view, bare, 0.25, "repaint at 0.25");
        measureRepaint(view, bare, 0.075, "repaint of all");
        measureDrag(view, bare, 1.0, "drag one at 1.0");
        measureDrag(view, bare, 0.25, "drag one at 0.25");
        measureDrag(view, bare, 0.075, "drag one over all");
        std::printf("1,000 dragged beside a full repaint\n");
        measureDragOfMany(view, shown.board(), 0.5, "drag 1,000 at 0.5");
        measureDragOfMany(view, shown.board(), 0.25, "drag 1,000 at 0.25");
        measureDragOfMany(view, shown.board(), 0.075, "drag 1,000 over all");
    }
    std::printf("one dragged among 100,000 beside among 10,000\n");
    const QPointF onTimeline(kTimelinePadding + 20 * 200 + 52, kTimelineTitleHeight + kRowGap + 52);
    measureGrowth(manyNotes, kMiddleNote, 1.0, "free at 1.0");
    measureGrowth(manyNotes, kMiddleNote, 0.25, "free at 0.25");
    measureGrowth(manyTimelines, onTimeline, 1.0, "on a timeline at 1.0");
    measureGrowth(manyTimelines, onTimeline, 0.25, "on a timeline at 0.25");
    return 0;
}

} // namespace

} // namespace tempestry

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    return tempestry::run();
}
