#include "app/banner.h"

#include "app/controls.h"
#include "app/look.h"

#include <QHBoxLayout>
#include <QPainter>

namespace tempestry {

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_action(new Button({}, Button::Style::Quiet, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 5, 16, 5);
    m_text->setFont(look::textFont());
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &Button::clicked, this, [this] { Q_EMIT chosen(m_command); });
    hide();
}

void Banner::say(const QString &text, const QString &action, const QString &commandId)
{
    m_text->setText(text);
    m_command = commandId;
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_action->updateGeometry();
    setVisible(!text.isEmpty());
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.highlight);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
