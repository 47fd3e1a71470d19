#include "app/controls/value_box.h"

#include "app/controls/look.h"
#include "model/limits.h"

#include <QKeyEvent>

namespace tempestry {

ValueBox::ValueBox(const QString &value, QWidget *parent)
    : QLineEdit(parent)
    , m_committed(value)
{
    setMaxLength(static_cast<int>(kLongestTitle));
    setText(value);
    setFont(look::valueFont());
    setAlignment(Qt::AlignRight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursorPosition(0);
    connect(this, &QLineEdit::textChanged, this, &QWidget::updateGeometry);
}

void ValueBox::setValue(const QString &value)
{
    const bool typing = hasFocus() && text() != m_committed;
    m_committed = value;
    if (!typing && text() != value) {
        setText(value);
        setCursorPosition(0);
    }
}

void ValueBox::setLeastDigits(int digits)
{
    m_leastDigits = digits;
    updateGeometry();
}

void ValueBox::refuse(const QString &why)
{
    m_committed = m_before;
    setText(m_before);
    Q_EMIT refused(why);
}

QSize ValueBox::sizeHint() const
{
    const int written = fontMetrics().horizontalAdvance(text().isEmpty() ? placeholderText() : text());
    const int least = fontMetrics().horizontalAdvance(u'0') * m_leastDigits;
    return {std::max(written, least) + 18, QLineEdit::sizeHint().height()};
}

void ValueBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        setText(m_committed);
        clearFocus();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        selectAll();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void ValueBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

void ValueBox::commit()
{
    if (isReadOnly() || text() == m_committed)
        return;
    m_before = m_committed;
    m_committed = text();
    Q_EMIT committed(text());
}

} // namespace tempestry
