#include "app/history/history_panel.h"

#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/look.h"
#include "app/history/history_bar.h"
#include "app/history/whole_history.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kLongestName = 200;

} // namespace

HistoryPanel::HistoryPanel(WholeHistory &history, bool mayName, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_name(new QLineEdit(this))
    , m_remark(new QLabel(this))
    , m_list(new LineList(this))
    , m_compare(new Button(tr("Compare with now"), Button::Style::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 6, 0);
    layout->setSpacing(8);
    m_name->setObjectName(QStringLiteral("boxed"));
    m_name->setFont(look::textFont());
    m_name->setPlaceholderText(tr("Name this moment"));
    m_name->setAccessibleName(tr("Name this moment"));
    m_name->setMaxLength(kLongestName);
    m_name->setVisible(mayName);
    layout->addWidget(m_name);
    m_remark->setFont(look::textFont());
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    look::setInk(*m_remark, look::Ink::Second);
    layout->addWidget(m_remark);
    m_list->setAccessibleName(tr("Named moments"));
    layout->addWidget(m_list, 1);
    m_compare->setObjectName(QStringLiteral("compareWithNow"));
    m_compare->setToolTip(tr("Compare the picked moment with now"));
    layout->addWidget(m_compare, 0, Qt::AlignLeft);

    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_name->text().simplified();
        m_name->clear();
        if (!name.isEmpty())
            Q_EMIT named(name);
    });
    connect(m_list, &LineList::chosen, this, [this](int row) { Q_EMIT picked(m_shown[size_t(row)].moment); });
    connect(m_compare, &Button::clicked, this, [this] {
        if (const auto row = m_list->currentRow())
            Q_EMIT compareAsked(m_shown[size_t(*row)].moment);
    });
    connect(&history, &WholeHistory::loaded, this, &HistoryPanel::fill);
    connect(&history, &WholeHistory::grew, this, &HistoryPanel::fill);
    fill();
}

void HistoryPanel::startNaming()
{
    m_name->setFocus();
    m_name->selectAll();
}

void HistoryPanel::fill()
{
    const History *history = m_history.get();
    m_shown = history ? history->checkpoints() : std::vector<Checkpoint>();
    std::ranges::reverse(m_shown);
    std::vector<LineList::Line> lines;
    for (const Checkpoint &checkpoint : m_shown)
        lines.push_back({.text = checkpoint.name.simplified(),
                         .detail = {},
                         .remark = clockText(checkpoint.time, history->timeAt(history->size()))});
    m_list->setLines(std::move(lines));
    if (!m_shown.empty())
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_compare->setVisible(!m_shown.empty());
    QString remark;
    if (!history)
        remark = tr("Reading the history\u2026");
    else if (m_shown.empty())
        remark =
            tr("No moment has a name yet. Name one before a phase begins, to see later what came of it.");
    if (!m_history.remark().isEmpty())
        remark += (remark.isEmpty() ? QString() : QStringLiteral("\n\n")) + m_history.remark();
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

} // namespace tempestry
