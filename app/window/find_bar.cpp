#include "app/window/find_bar.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "board/board_view.h"
#include "model/document.h"
#include "model/search.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kWidth = 380;
constexpr int kMargin = 14; // from the corner of the view

} // namespace

FindBar::FindBar(const Document &document, BoardView &view)
    : QWidget(&view)
    , m_document(document)
    , m_view(view)
    , m_typed(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(4);
    m_typed->setObjectName(QStringLiteral("findOnPaper"));
    m_typed->setPlaceholderText(tr("Find on the paper"));
    m_typed->setAccessibleName(tr("Find on the paper"));
    m_typed->setFont(look::textFont());
    m_typed->setStyleSheet(QStringLiteral(
        "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: none; background: transparent; }"));
    row->addWidget(m_typed, 1);
    m_count->setFont(look::valueFont());
    look::setInk(*m_count, look::Ink::Third);
    row->addWidget(m_count);
    const auto addButton = [&](const QString &text, const QString &tooltip, auto press) {
        auto *button = new Button(text, Button::Style::Bare, this);
        button->setToolTip(tooltip);
        button->setAccessibleName(tooltip);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::clicked, this, press);
        row->addWidget(button);
        return button;
    };
    addButton(QStringLiteral("\u2191"), tr("The one before (Shift+F3)"), [this] { previous(); });
    addButton(QStringLiteral("\u2193"), tr("The next one (F3)"), [this] { next(); });
    addButton(tr("Close"), tr("Close (Esc)"), [this] { close(); })->setPicture(Button::Picture::Close);

    m_typed->installEventFilter(this);
    view.installEventFilter(this);
    connect(m_typed, &QLineEdit::textChanged, this, [this] {
        m_current = -1;
        find();
        step(1);
    });
    connect(&document, &Document::changed, this, [this] {
        if (isOpen())
            find();
    });
    hide();
}

void FindBar::open()
{
    if (!isOpen())
        m_view.rememberPlace();
    place();
    show();
    raise();
    m_typed->setFocus();
    m_typed->selectAll();
    find();
}

void FindBar::close()
{
    if (!isOpen())
        return;
    hide();
    m_view.setMarks({});
    m_view.setFocus();
}

void FindBar::find()
{
    const bool hadOne = m_current >= 0 && m_current < qsizetype(m_found.size());
    const NoteId current = hadOne ? m_found[size_t(m_current)] : NoteId();
    m_found = search(m_document.board(), m_typed->text());
    const auto again = std::ranges::find(m_found, current);
    m_current = again == m_found.end() ? -1 : again - m_found.begin();
    NoteMarks marks;
    for (const NoteId &note : m_found)
        marks.insert(note, {NoteMark::Ring::Found, {}});
    m_view.setMarks(marks);
    syncCount();
}

void FindBar::step(int by)
{
    if (!isOpen())
        open();
    if (m_found.empty())
        return;
    const auto count = qsizetype(m_found.size());
    m_current = m_current < 0 ? (by > 0 ? 0 : count - 1) : (m_current + by + count) % count;
    m_view.reveal(m_found[size_t(m_current)]);
    syncCount();
}

void FindBar::syncCount()
{
    if (m_typed->text().trimmed().isEmpty())
        m_count->clear();
    else if (m_found.empty())
        m_count->setText(tr("none"));
    else
        m_count->setText(tr("%1 of %2").arg(m_current + 1).arg(m_found.size()));
}

bool FindBar::takeKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(event.modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    case Qt::Key_Down:
        next();
        return true;
    case Qt::Key_Up:
        previous();
        return true;
    default:
        return false;
    }
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress)
        return takeKey(*static_cast<QKeyEvent *>(event));
    if (watched == &m_view && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void FindBar::place()
{
    const int width = std::min(kWidth, m_view.width() - 2 * kMargin);
    setGeometry(m_view.width() - width - kMargin, kMargin, width, sizeHint().height());
}

void FindBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.chromeBorder);
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace tempestry
