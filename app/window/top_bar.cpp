#include "app/window/top_bar.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/value_box.h"
#include "app/window/commands.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace tempestry {

TopBar::TopBar(const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_row(new QHBoxLayout(this))
    , m_middle(new QHBoxLayout)
    , m_menu(new Button(tr("Menu"), Button::Style::Bare, this))
    , m_title(new ValueBox({}, this))
    , m_mark(new QLabel(this))
{
    look::setFixedHeight(*this, 48);
    m_row->setContentsMargins(10, 0, 14, 1);
    m_row->setSpacing(8);

    m_menu->setPicture(Button::Picture::Menu);
    m_menu->setObjectName(QStringLiteral("menu"));
    m_menu->setToolTip(commands.tooltip(QStringLiteral("view.menu")));
    connect(m_menu, &Button::clicked, this, [this] { Q_EMIT chosen(QStringLiteral("view.menu")); });
    m_row->addWidget(m_menu);

    m_title->setFont(look::titleFont());
    m_title->setAlignment(Qt::AlignLeft);
    m_title->setObjectName(QStringLiteral("boardTitle"));
    m_title->setPlaceholderText(tr("Untitled board"));
    m_title->setAccessibleName(tr("Name of the board"));
    m_title->setToolTip(tr("Click to rename the board"));
    m_title->setFocusPolicy(Qt::ClickFocus);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_title, &ValueBox::committed, this, &TopBar::titleEdited);
    m_row->addWidget(m_title);
    m_mark->setFont(look::textFont());
    m_mark->setTextFormat(Qt::PlainText);
    m_row->addWidget(m_mark);

    m_row->addStretch(1);
    m_row->addLayout(m_middle);
    m_row->addStretch(1);

    addButton(QStringLiteral("edit.find"), commands.find(QStringLiteral("edit.find"))->text, false);
    addButton(QStringLiteral("present.start"), tr("Present"), false);
    m_run = addButton(QStringLiteral("run.run"), QStringLiteral("\u25B6 ") + tr("Run"), true);
}

Button *TopBar::addButton(const QString &commandId, const QString &text, bool dark)
{
    auto *button = new Button(text, dark ? Button::Style::Dark : Button::Style::Quiet, this);
    button->setObjectName(commandId);
    button->setKey(shownKey(*m_commands.find(commandId)));
    button->setToolTip(m_commands.tooltip(commandId));
    button->setAccessibleName(m_commands.find(commandId)->text);
    connect(button, &Button::clicked, this, [this, button] { Q_EMIT chosen(button->objectName()); });
    m_row->addWidget(button);
    return button;
}

void TopBar::setTitle(const QString &title, bool editable)
{
    m_title->setValue(title);
    m_title->setReadOnly(!editable);
}

void TopBar::setMark(const QString &text, bool good, const QString &tooltip)
{
    m_mark->setText(text);
    m_mark->setToolTip(tooltip);
    look::setInk(*m_mark, good ? look::Ink::Second : look::Ink::Warning);
}

void TopBar::setRunning(bool running)
{
    const QString id = running ? QStringLiteral("run.stop") : QStringLiteral("run.run");
    m_run->setObjectName(id);
    m_run->setText(running ? QStringLiteral("\u25A0 ") + tr("Stop") : QStringLiteral("\u25B6 ") + tr("Run"));
    m_run->setKey(shownKey(*m_commands.find(id)));
    m_run->setToolTip(m_commands.tooltip(id));
    m_run->setAccessibleName(m_commands.find(id)->text);
}

void TopBar::editTitle()
{
    m_title->setFocus();
    m_title->selectAll();
}

QWidget *TopBar::menuButton() const
{
    return m_menu;
}

const QWidget &TopBar::runButton() const
{
    return *m_run;
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
