#include "board/board_accessible.h"

#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/roll_painter.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include <algorithm>

namespace tempestry {

namespace {

class NoteAccessible : public QAccessibleInterface
{
public:
    NoteAccessible(BoardView &view, NoteId note)
        : m_view(view)
        , m_note(note)
    {}

    NoteId id() const { return m_note; }

    bool isValid() const override { return note() != nullptr; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text text) const override
    {
        const Note *current = note();
        if (!current)
            return {};
        if (text == QAccessible::Description)
            return current->description;
        if (text != QAccessible::Name)
            return {};
        const QString kind = QCoreApplication::translate("NoteKind", info(current->kind).name).toLower();
        return QCoreApplication::translate("Board", "%1, %2").arg(current->title.simplified(), kind);
    }

    QRect rect() const override
    {
        const Note *current = note();
        if (!current)
            return {};
        const QRect shown = m_view.mapFromScene(rectOf(*current)).boundingRect();
        return {m_view.viewport()->mapToGlobal(shown.topLeft()), shown.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.multiSelectable = true;
        state.selected = scene().selection().notes.contains(m_note);
        state.focused = state.selected && m_view.hasFocus() && scene().selection().notes.size() == 1;
        state.offscreen = !m_view.viewport()->rect().intersects(
            QRect(m_view.viewport()->mapFromGlobal(rect().topLeft()), rect().size()));
        return state;
    }

private:
    BoardScene &scene() const { return *static_cast<BoardScene *>(m_view.scene()); }
    const Note *note() const { return scene().board().find(m_note); }

    BoardView &m_view;
    NoteId m_note;
};

class BoardAccessible : public QAccessibleWidget
{
public:
    explicit BoardAccessible(BoardView &view)
        : QAccessibleWidget(&view, QAccessible::List)
        , m_view(view)
    {
        QObject::connect(&scene().document(), &Document::changed, &view, [this] { m_isCurrent = false; });
        QObject::connect(&scene(), &BoardScene::picked, &view, [this] { announceSelection(); });
    }

    ~BoardAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(order().size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const NoteId note = order()[size_t(index)];
        if (!m_ids.contains(note))
            m_ids.insert(note, QAccessible::registerAccessibleInterface(new NoteAccessible(m_view, note)));
        return QAccessible::accessibleInterface(m_ids.value(note));
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *note = dynamic_cast<const NoteAccessible *>(child);
        return note ? indexOf(note->id()) : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPointF paper = m_view.mapToScene(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
        const Target target = scene().targetAt(paper, 0);
        const auto *note = std::get_if<NoteId>(&target);
        return note ? child(indexOf(*note)) : nullptr;
    }

private:
    BoardScene &scene() const { return *static_cast<BoardScene *>(m_view.scene()); }

    const std::vector<NoteId> &order() const
    {
        if (!m_isCurrent) {
            m_order = readingOrder(scene().board());
            m_isCurrent = true;
            m_ids.removeIf([this](const std::pair<const NoteId &, QAccessible::Id &> &entry) {
                if (scene().board().find(entry.first))
                    return false;
                QAccessible::deleteAccessibleInterface(entry.second);
                return true;
            });
        }
        return m_order;
    }

    int indexOf(NoteId note) const
    {
        const auto found = std::ranges::find(order(), note);
        return found == m_order.end() ? -1 : int(found - m_order.begin());
    }

    void announceSelection() const
    {
        if (!QAccessible::isActive())
            return;
        QAccessibleEvent selected(&m_view, QAccessible::SelectionWithin);
        QAccessible::updateAccessibility(&selected);
        const QSet<NoteId> &notes = scene().selection().notes;
        if (notes.size() != 1)
            return;
        QAccessibleEvent focused(&m_view, QAccessible::Focus);
        focused.setChild(indexOf(*notes.begin()));
        QAccessible::updateAccessibility(&focused);
    }

    BoardView &m_view;
    mutable std::vector<NoteId> m_order;
    mutable bool m_isCurrent = false;
    mutable QHash<NoteId, QAccessible::Id> m_ids;
};

} // namespace

QAccessibleInterface *accessibleBoard(const QString &className, QObject *object)
{
    if (className != QLatin1StringView("tempestry::BoardView"))
        return nullptr;
    auto *view = static_cast<BoardView *>(object);
    return new BoardAccessible(*view);
}

} // namespace tempestry
