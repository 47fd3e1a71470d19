#include "board/writing_keys.h"

#include <QKeyEvent>

namespace tempestry {

std::optional<Side> nextSide(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool shift = modifiers & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (modifiers & ~Qt::ShiftModifier)
            return std::nullopt;
        return shift || event.key() == Qt::Key_Backtab ? Side::Left : Side::Right;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if ((modifiers & ~Qt::ShiftModifier) != Qt::ControlModifier)
            return std::nullopt;
        return shift ? Side::Above : Side::Below;
    default:
        return std::nullopt;
    }
}

std::optional<Side> growthSide(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Right:
        return Side::Right;
    case Qt::Key_Left:
        return Side::Left;
    case Qt::Key_Up:
        return Side::Above;
    case Qt::Key_Down:
        return Side::Below;
    default:
        return std::nullopt;
    }
}

} // namespace tempestry
