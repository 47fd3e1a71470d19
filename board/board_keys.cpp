#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/kind_drop.h"
#include "board/note_editing.h"
#include "board/select_tool.h"
#include "board/writing_keys.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

// The keys of the paper.
namespace tempestry {

namespace {

// While something is typed, the window's shortcuts must not take these.
bool isForTyping(const QKeyEvent &key)
{
    constexpr QKeySequence::StandardKey kOfText[] = {QKeySequence::Copy,  QKeySequence::Cut,
                                                     QKeySequence::Paste, QKeySequence::SelectAll,
                                                     QKeySequence::Undo,  QKeySequence::Redo};
    constexpr int kWithControl[] = {Qt::Key_Return, Qt::Key_Enter,    Qt::Key_Left, Qt::Key_Right,
                                    Qt::Key_Up,     Qt::Key_Down,     Qt::Key_Home, Qt::Key_End,
                                    Qt::Key_Delete, Qt::Key_Backspace};
    const bool plain = !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool isFunction = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    return (plain && !isFunction) || std::ranges::find(kWithControl, key.key()) != std::end(kWithControl) ||
           std::ranges::any_of(kOfText,
                               [&key](QKeySequence::StandardKey standard) { return key.matches(standard); });
}

bool isEnter(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

} // namespace

bool BoardView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isEditing() &&
        isForTyping(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    // The scene would put a Tab into the text, and the window would move the focus by it, before
    // keyPressEvent() sees it.
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (isEditing() ? m_editing->handleKey(key) : writesByKey(key))
            return true;
    }
    return PaperView::event(event);
}

void BoardView::keyPressEvent(QKeyEvent *event)
{
    if (isEditing()) {
        PaperView::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (m_tool || m_drop || m_foreign)
            cancelTool();
        else
            m_scene->select({});
        return;
    }
    if (!m_tool && !createByLetter(*event) && !nudgeByKey(*event))
        PaperView::keyPressEvent(event);
}

// Keys that go on from the one selected note.
bool BoardView::writesByKey(const QKeyEvent &event)
{
    const Selection &selection = m_scene->selection();
    const bool opens =
        (isEnter(event) || event.key() == Qt::Key_F2) && !(event.modifiers() & ~Qt::KeypadModifier);
    if (m_tool || m_drop || m_foreign ||
        (selection.notes.size() != 1 && !(opens && (selection.timeline || selection.frame))))
        return false;
    const std::optional<Side> growth = growthSide(event);
    const std::optional<Side> next = nextSide(event);
    if ((!opens && !growth && !next) || (next && m_document.isReadOnly()))
        return false;
    if (event.isAutoRepeat())
        return true;
    if (opens)
        editSelected();
    else if (growth)
        grow(*growth);
    else
        goOnFrom(*selection.notes.begin(), *next);
    return true;
}

bool BoardView::createByLetter(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier || event.key() < Qt::Key_A || event.key() > Qt::Key_Z)
        return false;
    const char letter = char(event.key());
    const auto kind = noteKindFromShortcut(letter);
    if (!kind && letter != 'N' && letter != 'F' && letter != 'L')
        return false;
    if (event.isAutoRepeat())
        return true;
    if (kind)
        createNote(*kind);
    else if (letter == 'N')
        createTimeline();
    else if (letter == 'F')
        createFrame();
    else
        startLink();
    return true;
}

bool BoardView::nudgeByKey(const QKeyEvent &event)
{
    const double step = event.modifiers() & Qt::ShiftModifier ? 20 : 1;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier) || m_scene->selection().notes.isEmpty())
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        nudgeSelected(-step, 0);
        return true;
    case Qt::Key_Right:
        nudgeSelected(step, 0);
        return true;
    case Qt::Key_Up:
        nudgeSelected(0, -step);
        return true;
    case Qt::Key_Down:
        nudgeSelected(0, step);
        return true;
    default:
        return false;
    }
}

} // namespace tempestry
