#include "app/inspector/finding_box.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

FindingBox::FindingBox(const QString &sentence, bool canFix, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(2);
    auto *text = new QLabel(sentence, this);
    text->setObjectName(QStringLiteral("finding"));
    text->setTextFormat(Qt::PlainText);
    text->setFont(look::textFont());
    text->setWordWrap(true);
    layout->addWidget(text);
    if (!canFix)
        return;
    auto *fix = new Button(tr("Fix"), Button::Style::Link, this);
    fix->setObjectName(QStringLiteral("fix"));
    fix->setAccessibleDescription(sentence);
    connect(fix, &Button::clicked, this, &FindingBox::fixAsked);
    layout->addWidget(fix, 0, Qt::AlignLeft);
}

void FindingBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look::mixed(theme.highlight, theme.ink, 0.12), 1));
    painter.setBrush(theme.highlight);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 2.5, -0.5, -2.5), 4, 4);
}

} // namespace tempestry
