#include "app/workshop/prompt_strip.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/workshop/workshop.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

PromptStrip::PromptStrip(Workshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
    , m_prompt(new QLabel(this))
    , m_doneWhen(new QLabel(this))
{
    setObjectName(QStringLiteral("prompt"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(1);
    m_prompt->setFont(look::strongFont());
    m_doneWhen->setFont(look::textFont());
    look::setInk(*m_doneWhen, look::Ink::Second);
    for (QLabel *label : {m_prompt, m_doneWhen}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        lines->addWidget(label);
    }
    auto *close = new Button(tr("Put the prompt away"), Button::Style::Bare, this);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Put away for this phase"));
    close->setObjectName(QStringLiteral("closePrompt"));
    connect(close, &Button::clicked, this, [this] { m_workshop.showPrompt(false); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 10, 7);
    row->addLayout(lines, 1);
    row->addWidget(close, 0, Qt::AlignVCenter);
    connect(&workshop, &Workshop::changed, this, &PromptStrip::follow);
    follow();
}

void PromptStrip::setAway(bool away)
{
    m_away = away;
    follow();
}

QString PromptStrip::text() const
{
    return m_prompt->text();
}

void PromptStrip::follow()
{
    if (const Phase *phase = m_workshop.phase()) {
        m_prompt->setText(QCoreApplication::translate("Workshop", phase->prompt));
        m_doneWhen->setText(
            tr("Done when: %1").arg(QCoreApplication::translate("Workshop", phase->doneWhen)));
        setAccessibleName(m_prompt->text());
        setAccessibleDescription(m_doneWhen->text());
    }
    setVisible(m_workshop.isPromptShown() && !m_away);
}

void PromptStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
