#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "board/note_painter.h"
#include "board/theme.h"
#include "model/document.h"
#include "tests/board/sample_board.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>

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

Board manyNotes()
{
    BoardDraft draft{Board()};
    for (int i = 0; i < kNotes; ++i) {
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

void paintFloor(BarePainter &bare, QImage &screen, const QTransform &transform, const QRect &clip)
{
    QPainter painter(&screen);
    painter.setClipRect(clip);
    painter.fillRect(clip, Theme::light().paper);
    painter.setWorldTransform(transform);
    bare.paint(painter, transform.inverted().mapRect(QRectF(clip)));
}

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

void measureRepaint(BoardView &view, BarePainter &bare, QImage &screen, double zoom, const char *name)
{
    view.setZoom(zoom);
    view.centerOn(kAcross * 100, kNotes / kAcross * 70);
    const auto paintView = [&view] { view.viewport()->repaint(); };
    const auto paintBare = [&] { paintFloor(bare, screen, view.viewportTransform(), screen.rect()); };
    paintView();
    paintBare();
    const double shown = median(paintView);
    print(name, shown, median(paintBare));
}

void measureDrag(BoardView &view, BarePainter &bare, QImage &screen, double zoom, const char *name)
{
    view.setZoom(zoom);
    view.centerOn(kAcross * 100, kNotes / kAcross * 70);
    const QSizeF paper = QSizeF(104, 104) * zoom;
    const QPoint start = view.mapFromScene(QPointF(kAcross / 2 * 200 + 52, kNotes / kAcross / 2 * 140 + 52));
    QMouseEvent press(QEvent::MouseButtonPress, start, view.viewport()->mapToGlobal(start), Qt::LeftButton,
                      Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &press);
    int step = 20;
    moveMouse(view, start + QPoint(step, 0), Qt::LeftButton);
    QApplication::processEvents();
    const double shown = median([&] {
        ++step;
        moveMouse(view, start + QPoint(step, step % 7), Qt::LeftButton);
        QApplication::processEvents();
    });
    const int reach = int(kNoteReach * zoom);
    const QRect dirty = QRectF(start - QPointF(paper.width() / 2, paper.height() / 2), paper)
                            .toRect()
                            .adjusted(-reach, -reach, reach + 1, reach + 7);
    print(name, shown, median([&] { paintFloor(bare, screen, view.viewportTransform(), dirty); }));
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&view, &escape);
}

int run()
{
    Document document(manyNotes(), [] { return qint64(0); });
    BoardView view(document);
    view.setReducedMotion(true);
    view.resize(1920, 1080);
    view.show();
    QApplication::processEvents();
    BarePainter bare(document.board());
    QImage screen(1920, 1080, QImage::Format_RGB32);

    measureRepaint(view, bare, screen, 1.0, "repaint at 1.0");
    measureRepaint(view, bare, screen, 0.5, "repaint at 0.5");
    measureRepaint(view, bare, screen, 0.25, "repaint at 0.25");
    measureRepaint(view, bare, screen, 0.075, "repaint of all");
    measureDrag(view, bare, screen, 1.0, "drag one at 1.0");
    measureDrag(view, bare, screen, 0.25, "drag one at 0.25");
    measureDrag(view, bare, screen, 0.075, "drag one over all");
    return 0;
}

} // namespace

} // namespace tempestry

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    return tempestry::run();
}
