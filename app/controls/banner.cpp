#include "app/controls/banner.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QHBoxLayout>
#include <QPainter>

#include <utility>

namespace tempestry {

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(16, 5, 16, 5);
    m_text->setFont(look::textFont());
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_row->addWidget(m_text, 1);
    hide();
}

void Banner::say(const QString &text, const QList<Action> &actions)
{
    m_text->setText(text);
    if (actions != m_actions)
        offer(actions);
    setVisible(!text.isEmpty());
}

void Banner::offer(const QList<Action> &actions)
{
    m_actions = actions;
    for (QWidget *button : std::exchange(m_buttons, {}))
        button->deleteLater();
    for (const Action &action : actions) {
        auto *button = new Button(action.text, Button::Style::Quiet, this);
        connect(button, &Button::clicked, this, [this, id = action.commandId] { Q_EMIT chosen(id); });
        m_row->addWidget(button);
        m_buttons << button;
    }
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
