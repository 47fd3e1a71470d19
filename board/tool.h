#pragma once

#include <QCursor>
#include <QPoint>
#include <QPointF>

namespace tempestry {

// Where the mouse is and what it holds.
struct Pointer
{
    QPointF paper;
    QPoint view; // pixels
    Qt::KeyboardModifiers modifiers;
    double zoom = 1;

    // So many pixels on the screen as a length on the paper.
    double onPaper(double pixels) const { return pixels / zoom; }
};

// One gesture, from its first press to its end. It shows previews while it lasts and gives the document one
// edit when it ends; dropped or cancelled before, it leaves the board as it was.
class Tool
{
public:
    enum class State : quint8 { Active, Done };

    virtual ~Tool() = default;

    virtual State press(const Pointer &) { return State::Active; }
    virtual State move(const Pointer &pointer) = 0;
    virtual State release(const Pointer &pointer) = 0;
    // Takes back what is shown. Also called when the document was changed from elsewhere.
    virtual void cancel() = 0;
    virtual QCursor cursor() const { return Qt::ArrowCursor; }
};

} // namespace tempestry
