#include "app/simulation/breakpoint_panel.h"

#include "app/controls/look.h"
#include "app/inspector/reach.h"
#include "app/simulation/breakpoints.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tempestry {

BreakpointPanel::BreakpointPanel(Breakpoints &breakpoints, const Document &document, QWidget *parent)
    : QWidget(parent)
    , m_breakpoints(breakpoints)
    , m_document(document)
    , m_condition(new QLineEdit(this))
    , m_problem(new QLabel(this))
    , m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 3, 8, 3);
    layout->setSpacing(2);
    m_condition->setObjectName(QStringLiteral("condition"));
    m_condition->setFont(look::textFont());
    m_condition->setPlaceholderText(
        tr("Stop where: amount > 100, entity == \"A-1042\", failed. Enter adds it"));
    m_condition->setAccessibleName(tr("New condition to stop at"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setFont(look::textFont());
    m_problem->setTextFormat(Qt::PlainText);
    look::setInk(*m_problem, look::Ink::Warning);
    m_problem->hide();
    m_list->setObjectName(QStringLiteral("plain"));
    m_list->setFont(look::textFont());
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    layout->addWidget(m_condition);
    layout->addWidget(m_problem);
    layout->addWidget(m_list, 1);
    connect(m_condition, &QLineEdit::returnPressed, this, &BreakpointPanel::add);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        m_breakpoints.setEnabled(static_cast<size_t>(m_list->row(item)), item->checkState() == Qt::Checked);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (const auto note = m_breakpoints.all()[static_cast<size_t>(m_list->row(item))].note)
            Q_EMIT picked(*note);
    });
    connect(&breakpoints, &Breakpoints::changed, this, &BreakpointPanel::sync, Qt::QueuedConnection);
    connect(&document, &Document::changed, this, &BreakpointPanel::sync);
    sync();
}

void BreakpointPanel::add()
{
    const QString problem = m_breakpoints.add(m_condition->text());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        m_condition->clear();
}

void BreakpointPanel::sync()
{
    const QSignalBlocker quiet(m_list);
    const int current = m_list->currentRow();
    m_list->clear();
    for (const Breakpoint &breakpoint : m_breakpoints.all()) {
        const Note *note = breakpoint.note ? m_document.board().find(*breakpoint.note) : nullptr;
        const QString text = note              ? shortTitle(*note)
                             : breakpoint.note ? tr("A note that is no longer on the board")
                                               : tr("Where %1").arg(breakpoint.condition);
        auto *item = new QListWidgetItem(text, m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(breakpoint.enabled ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    update();
}

bool BreakpointPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if ((key != Qt::Key_Delete && key != Qt::Key_Backspace) || m_list->currentRow() < 0)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_breakpoints.remove(static_cast<size_t>(m_list->currentRow()));
    return true;
}

void BreakpointPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
    painter.fillRect(QRect(0, m_list->y() - 1, width(), 1), theme.chromeBorder);
    if (m_list->count() > 0)
        return;
    painter.setFont(look::textFont());
    painter.setPen(theme.thirdInk);
    painter.drawText(m_list->geometry(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Playing stops nowhere. F9 stops it at the selected note."));
}

} // namespace tempestry
