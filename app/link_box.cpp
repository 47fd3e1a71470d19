#include "app/link_box.h"

#include "app/duration_text.h"
#include "app/value_box.h"
#include "model/limits.h"

#include <QHBoxLayout>
#include <QLocale>

#include <cmath>

namespace tempestry {

LinkBox::LinkBox(Link link, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_link(std::move(link))
    , m_readOnly(readOnly)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 0, 0);
    row->setSpacing(2);
    addBox(tr("Label"), m_link.label, tr("label"), 3, [](Link &edited, const QString &text) {
        edited.label = atMost(text.trimmed(), kLongestTitle);
        return QString();
    });
    addBox(tr("Weight"), m_link.weight == 1 ? QString() : QLocale().toString(m_link.weight, 'g', 6),
           tr("weight"), 2, [](Link &edited, const QString &text) {
               bool number = false;
               const double weight =
                   text.trimmed().isEmpty() ? 1 : QLocale().toDouble(text.trimmed(), &number);
               if (!text.trimmed().isEmpty() && (!number || !std::isfinite(weight) || weight < 0))
                   return tr("\u201c%1\u201d is no weight. Write a number from 0 on.").arg(text);
               edited.weight = weight;
               return QString();
           });
    addBox(
        tr("Delay"), m_link.delay ? durationText(m_link.delay) : QString(), tr("no delay"), 2,
        [](Link &edited, const QString &text) {
            const std::optional<qint64> delay = text.trimmed().isEmpty() ? 0 : parseDuration(text);
            if (!delay)
                return tr("\u201c%1\u201d is no delay. Write a number with \u00b5s, ms, s, min, h or d, such "
                          "as 800 ms.")
                    .arg(text);
            edited.delay = *delay;
            return QString();
        });
}

void LinkBox::addBox(const QString &name, const QString &value, const QString &placeholder, int stretch,
                     const std::function<QString(Link &, const QString &)> &read)
{
    auto *box = new ValueBox(value, this);
    box->setObjectName(QStringLiteral("%1 %2").arg(name, m_link.id.toString()));
    box->setAccessibleName(tr("%1 of the link").arg(name));
    box->setToolTip(name);
    box->setPlaceholderText(placeholder);
    box->setReadOnly(m_readOnly);
    box->setAlignment(Qt::AlignLeft);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(box, &ValueBox::refused, this, &LinkBox::refused);
    connect(box, &ValueBox::committed, this, [this, box, read](const QString &text) {
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
