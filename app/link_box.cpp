#include "app/link_box.h"

#include "app/value_box.h"

#include <QHBoxLayout>

namespace tempestry {

LinkBox::LinkBox(Link link, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_link(std::move(link))
    , m_readOnly(readOnly)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 0, 0);
    row->setSpacing(2);
    addBox(labelOf(m_link), tr("label"), 3);
    addBox(weightOf(m_link), tr("weight"), 2);
    addBox(delayOf(m_link), tr("no delay"), 2);
}

void LinkBox::addBox(const LinkValue &value, const QString &placeholder, int stretch)
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
    static_cast<QHBoxLayout *>(layout())->addWidget(box, stretch);
}

} // namespace tempestry
