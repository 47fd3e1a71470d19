#include "app/history/compare_panel.h"

#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace tempestry {

namespace {

LineList::Line lineOf(const Difference &difference)
{
    const bool isPair = !difference.before.isEmpty();
    if (difference.section == Section::Reworded)
        return {difference.after, ComparePanel::tr("was: %1").arg(difference.before), {}, false};
    if (isPair)
        return {difference.name,
                QStringLiteral("%1 \u2192 %2").arg(difference.before, difference.after),
                {},
                false};
    return {difference.name, {}, difference.after, false};
}

} // namespace

ComparePanel::ComparePanel(std::vector<Choice> choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(std::move(choices))
    , m_from(nullptr)
    , m_to(nullptr)
    , m_remark(new QLabel(this))
    , m_list(new LineList(this))
    , m_copy(new Button(tr("Copy as Markdown"), Button::Style::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 6, 0);
    layout->setSpacing(8);
    m_from = addChooser("compareFrom", &ComparePanel::fromChosen);
    m_to = addChooser("compareTo", &ComparePanel::toChosen);
    layout->addWidget(m_from);
    layout->addWidget(m_to);
    m_remark->setFont(look::textFont());
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    look::setInk(*m_remark, look::Ink::Second);
    layout->addWidget(m_remark);
    m_list->setAccessibleName(tr("What differs"));
    layout->addWidget(m_list, 1);
    m_copy->setObjectName(QStringLiteral("copyComparison"));
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_copy, &Button::clicked, this, &ComparePanel::copy);
    connect(m_list, &LineList::chosen, this,
            [this](int row) { Q_EMIT picked(m_comparison.differences[m_rows[size_t(row)]]); });
}

Button *ComparePanel::addChooser(const char *name, Chosen chosen)
{
    auto *button = new Button({}, Button::Style::Quiet, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setEnabled(!m_choices.empty());
    connect(button, &Button::clicked, this, [this, button, chosen] { choose(*button, chosen); });
    return button;
}

void ComparePanel::choose(const Button &at, Chosen chosen)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Choice &choice : m_choices)
        menu->addAction(QString(choice.name).replace(u'&', QStringLiteral("&&")), this,
                        [this, chosen, moment = choice.moment] {
                            Q_EMIT(this->*chosen)
                            (moment);
                        });
    menu->popup(at.mapToGlobal(QPoint(0, at.height() + 2)));
}

void ComparePanel::announce(const QString &from, const QString &to)
{
    m_fromName = from;
    m_toName = to;
    const auto label = [](Button &button, const QString &text) {
        button.setText(button.fontMetrics().elidedText(text, Qt::ElideRight, 230));
        button.setAccessibleName(text);
        button.setToolTip(text);
        button.updateGeometry();
    };
    label(*m_from, tr("From: %1").arg(from));
    label(*m_to, tr("To: %1").arg(to));
    list({}, tr("Comparing\u2026"));
    m_copy->setEnabled(false);
}

void ComparePanel::show(Comparison comparison)
{
    const bool isEmpty = comparison.isEmpty();
    list(std::move(comparison),
         isEmpty ? tr("Nothing differs. Notes that only made room for others have not moved.") : QString());
    m_copy->setEnabled(true);
}

void ComparePanel::list(Comparison comparison, const QString &remark)
{
    m_comparison = std::move(comparison);
    m_rows.clear();
    std::vector<LineList::Line> lines;
    std::optional<Section> section;
    for (size_t i = 0; i < m_comparison.differences.size(); ++i) {
        const Difference &difference = m_comparison.differences[i];
        if (section != difference.section) {
            section = difference.section;
            lines.push_back(
                {sectionTitle(*section), {}, QString::number(m_comparison.count(*section)), true});
            m_rows.push_back(i);
        }
        lines.push_back(lineOf(difference));
        m_rows.push_back(i);
    }
    m_list->setLines(std::move(lines));
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void ComparePanel::copy()
{
    QGuiApplication::clipboard()->setText(toMarkdown(m_comparison, m_fromName, m_toName));
    Q_EMIT hint(tr("The comparison is on the clipboard."));
}

} // namespace tempestry
