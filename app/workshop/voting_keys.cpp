#include "app/workshop/voting_mode.h"
#include "board/board_scene.h"
#include "board/board_view.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

// What keys and clicks on the paper mean while somebody votes.
namespace tempestry {

namespace {

bool isMouse(QEvent::Type type)
{
    return type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick ||
           type == QEvent::MouseButtonRelease;
}

} // namespace

bool VotingMode::isVotingKey(const QKeyEvent &event) const
{
    if (event.matches(QKeySequence::Undo))
        return m_round->hasGiven();
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Space:
    case Qt::Key_Plus:
    case Qt::Key_Minus:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return true;
    default:
        // A letter or a digit would make a note or change one.
        return event.key() >= Qt::Key_0 && event.key() <= Qt::Key_Z &&
               !(event.modifiers() & Qt::ShiftModifier);
    }
}

bool VotingMode::takeKey(const QKeyEvent &event)
{
    if (!isVotingKey(event))
        return false;
    if (event.matches(QKeySequence::Undo)) {
        m_round->takeBackLast();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Left:
        m_round->go(Voting::Way::Left);
        break;
    case Qt::Key_Right:
        m_round->go(Voting::Way::Right);
        break;
    case Qt::Key_Up:
        m_round->go(Voting::Way::Up);
        break;
    case Qt::Key_Down:
        m_round->go(Voting::Way::Down);
        break;
    case Qt::Key_Tab:
        m_round->step(1);
        break;
    case Qt::Key_Backtab:
        m_round->step(-1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Plus:
        m_round->give();
        break;
    case Qt::Key_Minus:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        m_round->takeBack();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event.isAutoRepeat())
            m_round->endTurn();
        break;
    case Qt::Key_Escape:
        m_round->pause();
        break;
    default:
        break;
    }
    return true;
}

// A click gives a dot, one with the right button or Shift takes it back; other clicks do nothing.
bool VotingMode::takePress(const QMouseEvent &event)
{
    const bool right = event.button() == Qt::RightButton;
    if (event.button() != Qt::LeftButton && !right)
        return false;
    if (event.type() == QEvent::MouseButtonRelease)
        return std::exchange(m_pressed, false);
    m_pressed = true;
    const auto &scene = static_cast<const BoardScene &>(*m_view.scene());
    const Target target = scene.targetAt(m_view.mapToScene(event.pos()), 0);
    const auto *note = std::get_if<NoteId>(&target);
    if (!note || std::ranges::find(m_round->notes(), *note) == m_round->notes().end())
        return true;
    m_round->setCurrent(*note);
    if (right || event.modifiers() & Qt::ShiftModifier)
        m_round->takeBack();
    else
        m_round->give();
    return true;
}

bool VotingMode::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey && !isMouse(event->type())) // also what comes while the view is being deleted
        return QObject::eventFilter(watched, event);
    if (m_round->state() != Voting::State::Turn || m_view.isEditing())
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride && isVotingKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress)
        return takeKey(*static_cast<QKeyEvent *>(event));
    if (watched == m_view.viewport() && isMouse(event->type()))
        return takePress(*static_cast<QMouseEvent *>(event));
    return QObject::eventFilter(watched, event);
}

} // namespace tempestry
