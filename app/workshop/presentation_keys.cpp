#include "app/window/main_window.h"
#include "app/workshop/presentation.h"
#include "app/workshop/walk_through.h"
#include "board/board_view.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

// What keys and clicks mean while the board is presented.
namespace tempestry {

void Presentation::typeDigit(int digit)
{
    m_typed = std::min(m_typed * 10 + digit, 9999);
    if (!m_stops.empty())
        showCaption();
}

void Presentation::goToTyped()
{
    goTo(qint64(m_typed) - 1);
}

std::function<void()> Presentation::stepOf(int key)
{
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
    case Qt::Key_N:
        return [this] { next(); };
    case Qt::Key_Left:
    case Qt::Key_PageUp:
    case Qt::Key_P:
        return [this] { back(); };
    case Qt::Key_Home:
        return [this] { goTo(0); };
    case Qt::Key_End:
        return [this] { goTo(qint64(m_stops.size()) - 1); };
    default:
        return {};
    }
}

std::function<void()> Presentation::deedOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (m_view.isEditing() || m_view.hasGesture() || m_window.walk().isActive() ||
        modifiers & ~Qt::ShiftModifier)
        return {};
    if (key == Qt::Key_O)
        return [this] { setDimming(!m_dimming); };
    if (modifiers)
        return {};
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        return [this, key] { typeDigit(key - Qt::Key_0); };
    const bool hasSelection = !m_view.selectedNotes().empty();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_typed > 0)
            return [this] { goToTyped(); };
        return hasSelection ? std::function<void()>() : [this] { next(); };
    case Qt::Key_Backspace:
        return hasSelection ? std::function<void()>() : [this] { back(); };
    case Qt::Key_B:
    case Qt::Key_Period:
        return [this] { setBlank(!isBlank()); };
    case Qt::Key_Escape:
        if (m_typed > 0)
            return [this] {
                m_typed = 0;
                showCaption();
            };
        return [this] { end(); };
    default:
        return stepOf(key);
    }
}

// A click where nothing else wants it.
bool Presentation::handleClick(const QMouseEvent &event)
{
    const bool isPress = event.type() != QEvent::MouseButtonRelease;
    if (isPress) {
        const bool isFree = event.button() == Qt::LeftButton && !event.modifiers() && !m_view.isEditing() &&
                            !m_view.hasGesture() && !m_window.walk().isActive() &&
                            m_view.selectedNotes().empty() && m_view.isBarePaper(event.position());
        m_pressed = isFree ? std::optional(event.position()) : std::nullopt;
        return isFree && event.type() == QEvent::MouseButtonDblClick;
    }
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed &&
        (event.position() - *pressed).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        QMetaObject::invokeMethod(this, &Presentation::next, Qt::QueuedConnection);
    return false;
}

bool Presentation::handle(QEvent &event)
{
    switch (event.type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        const auto &key = static_cast<const QKeyEvent &>(event);
        const auto deed = deedOf(key);
        if (!deed)
            return false;
        event.accept();
        if (event.type() == QEvent::KeyPress && !key.isAutoRepeat())
            deed();
        return true;
    }
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseButtonRelease:
        return handleClick(static_cast<const QMouseEvent &>(event));
    default:
        return false;
    }
}

} // namespace tempestry
