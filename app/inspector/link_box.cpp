#include "app/inspector/link_box.h"

#include "app/controls/value_box.h"

#include <QGridLayout>

namespace tempestry {

LinkBox::LinkBox(Link link, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_link(std::move(link))
    , m_readOnly(readOnly)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(20, 0, 0, 0);
    grid->setSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeBox(labelOf(m_link), tr("label")), 0, 0);
    grid->addWidget(makeBox(guardOf(m_link), tr("guard")), 0, 1);
    grid->addWidget(makeBox(weightOf(m_link), tr("weight")), 1, 0);
    grid->addWidget(makeBox(delayOf(m_link), tr("no delay")), 1, 1);
}

QWidget *LinkBox::makeBox(const LinkValue &value, const QString &placeholder)
{
    auto *box = new ValueBox(value.text, this);
    box->setObjectName(QStringLiteral("%1 %2").arg(value.name, m_link.id.toString()));
    box->setAccessibleName(tr("%1 of the link").arg(value.name));
    box->setToolTip(value.name);
    box->setPlaceholderText(placeholder);
    box->setReadOnly(m_readOnly);
    box->setAlignment(Qt::AlignLeft);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(box, &ValueBox::refused, this, &LinkBox::refused);
    connect(box, &ValueBox::committed, this, [this, box, read = value.read](const QString &text) {
        Link edited = m_link;
        if (const QString problem = read(edited, text); !problem.isEmpty()) {
            box->refuse(problem);
            return;
        }
        m_link = edited;
        Q_EMIT changed(m_link);
    });
    return box;
}

} // namespace tempestry
