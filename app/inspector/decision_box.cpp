#include "app/inspector/decision_box.h"

#include "app/controls/look.h"
#include "board/board_view.h"
#include "model/limits.h"
#include "model/standing.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>

namespace tempestry {

namespace {

constexpr int kWidth = 340;
constexpr int kGap = 10; // below the note, pixels

} // namespace

DecisionBox::DecisionBox(Document &document, BoardView &view)
    : QWidget(view.viewport())
    , m_document(document)
    , m_view(view)
    , m_decision(new QLineEdit(this))
{
    hide();
    setCursor(Qt::ArrowCursor);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    m_decision->setObjectName(QStringLiteral("decision"));
    m_decision->setFont(look::textFont());
    m_decision->setPlaceholderText(tr("What was decided? Enter resolves it"));
    m_decision->setAccessibleName(tr("What was decided"));
    m_decision->setMaxLength(static_cast<int>(kLongestText));
    m_decision->installEventFilter(this);
    layout->addWidget(m_decision);
    for (QScrollBar *bar : {view.horizontalScrollBar(), view.verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &DecisionBox::place);
    connect(&view, &BoardView::zoomChanged, this, &DecisionBox::place);
    connect(&document, &Document::changed, this, &DecisionBox::place);
}

std::vector<NoteId> DecisionBox::changeable(const std::vector<NoteId> &notes)
{
    std::vector<NoteId> kept;
    bool locked = false;
    for (const NoteId &id : notes)
        if (const Note *note = m_document.board().find(id); note && hasStanding(note->kind)) {
            if (note->locked)
                locked = true;
            else
                kept.push_back(id);
        }
    if (kept.empty())
        Q_EMIT hint(locked ? tr("The note is locked. Unlock it first.")
                           : tr("Only hotspots and opportunities can be resolved."));
    return kept;
}

void DecisionBox::ask(const std::vector<NoteId> &notes)
{
    if (!m_notes.empty() || m_document.isReadOnly())
        return;
    m_view.commitEditing();
    m_notes = changeable(notes);
    if (m_notes.empty())
        return;
    m_focusBefore = QApplication::focusWidget();
    m_view.reveal(m_notes.front());
    m_view.selectNotes(m_notes);
    m_decision->setText(m_document.board().find(m_notes.front())->decision.simplified());
    m_decision->selectAll();
    place();
    show();
    raise();
    m_decision->setFocus();
}

void DecisionBox::reopen(const std::vector<NoteId> &notes)
{
    m_document.apply(edits::reopen(m_document.board(), changeable(notes)), tr("Reopen hotspot"));
}

void DecisionBox::resolve()
{
    const std::vector<NoteId> notes = m_notes;
    const QString decision = m_decision->text().trimmed();
    close();
    m_document.apply(edits::resolve(m_document.board(), notes, decision), tr("Resolve hotspot"));
}

void DecisionBox::close()
{
    m_notes.clear();
    const bool hadFocus = m_decision->hasFocus();
    hide();
    if (!hadFocus)
        return;
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus();
    else
        m_view.setFocus();
}

void DecisionBox::place()
{
    if (m_notes.empty())
        return;
    const Note *note = m_document.board().find(m_notes.front());
    if (!note || m_document.isReadOnly()) {
        close();
        return;
    }
    const QRect shown =
        m_view.mapFromScene(QRectF(note->x, note->y, note->width, note->height)).boundingRect();
    const QSize room = parentWidget()->size();
    const QSize size(std::min(kWidth, room.width()), sizeHint().height());
    const bool below = shown.bottom() + kGap + size.height() < room.height();
    const int y = below ? shown.bottom() + kGap : shown.top() - kGap - size.height();
    const int x = std::clamp(shown.center().x() - size.width() / 2, 0, room.width() - size.width());
    setGeometry({{x, std::clamp(y, 0, std::max(0, room.height() - size.height()))}, size});
}

bool DecisionBox::eventFilter(QObject *watched, QEvent *event)
{
    if (m_notes.empty())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            close();
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            resolve();
        else
            return false;
        return true;
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
            return false;
        if (m_decision->isModified() && !m_decision->text().trimmed().isEmpty())
            resolve();
        else
            close();
    }
    return QWidget::eventFilter(watched, event);
}

void DecisionBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.chromeBorder);
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace tempestry
