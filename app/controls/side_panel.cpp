#include "app/controls/side_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

SidePanel::SidePanel(QWidget *inspector, QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_frame(new QWidget(this))
    , m_title(new QLabel(m_frame))
    , m_place(new QVBoxLayout)
{
    look::setFixedWidth(*this, qRound(inspector->maximumWidth() / (look::scaledWidth(100) / 100.0)));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(inspector);
    layout->addWidget(m_frame);

    m_title->setFont(look::titleFont());
    m_title->setTextFormat(Qt::PlainText);
    auto *close = new Button(tr("Close"), Button::Style::Bare, m_frame);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeSide"));
    connect(close, &Button::clicked, this, &SidePanel::close);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close);
    m_place->setContentsMargins(16, 10, 10, 10);
    m_place->addLayout(head);
    m_frame->setLayout(m_place);
    m_frame->hide();
}

void SidePanel::open(const QString &title, QWidget *panel)
{
    delete m_panel;
    m_panel = panel;
    m_place->addWidget(panel, 1);
    m_title->setText(title);
    m_inspector->hide();
    m_frame->show();
    panel->show();
}

void SidePanel::close()
{
    if (!m_panel)
        return;
    m_panel->deleteLater(); // one of its own signals may be on its way
    m_panel->hide();
    m_place->removeWidget(m_panel);
    m_panel = nullptr;
    m_frame->hide();
    m_inspector->show();
    Q_EMIT closed();
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_panel)
        close();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
}

} // namespace tempestry
