#include "app/simulation/run_compare_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/simulation/contents_text.h"
#include "app/simulation/duration_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

using namespace simulation;

namespace {

constexpr size_t kMostLines = 2000; // of each part
constexpr size_t kAtOnce = 50'000;  // records

QString arrow(const QString &before, const QString &after)
{
    return QStringLiteral("%1 \u2192 %2").arg(before, after);
}

QString counts(quint64 before, quint64 after)
{
    const QLocale locale;
    return arrow(locale.toString(qulonglong(before)), locale.toString(qulonglong(after)));
}

// Only the fields that differ.
QString fieldsText(const QJsonObject &fields, const QJsonObject &other)
{
    QStringList parts;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        if (other.value(field.key()) != field.value())
            parts << QStringLiteral("%1: %2").arg(field.key(), valueText(field.value()));
    return parts.isEmpty() ? QStringLiteral("\u2013") : parts.join(QStringLiteral(", "));
}

QString recordText(const Journal &journal, std::optional<quint32> seq)
{
    if (!seq)
        return RunComparePanel::tr("had ended");
    const Record &record = journal.records[*seq];
    const QString name = record.note == kNone
                             ? QString()
                             : journal.noteNames[static_cast<qsizetype>(record.note)].simplified();
    const QString entity = record.entity == kNone
                               ? QString()
                               : journal.entities[static_cast<qsizetype>(record.entity)].simplified();
    return QStringLiteral("%1 %2 %3").arg(virtualTimeText(record.time), name, entity).trimmed();
}

} // namespace

RunComparePanel::RunComparePanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_keep(new Button(tr("Keep this run to compare with"), Button::Style::Link, this))
    , m_list(new LineList(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 3, 8, 0);
    auto *head = new QHBoxLayout;
    m_title->setFont(look::textFont());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(60);
    m_title->setObjectName(QStringLiteral("comparedRuns"));
    m_keep->setObjectName(QStringLiteral("keepRun"));
    head->addWidget(m_title, 1);
    head->addWidget(m_keep);
    layout->addLayout(head);
    m_list->setAccessibleName(tr("What differs between the runs"));
    layout->addWidget(m_list, 1);
    connect(m_keep, &Button::clicked, this, &RunComparePanel::keepAsked);
    connect(m_list, &LineList::chosen, this, [this](int row) {
        const Goal &goal = m_goals[static_cast<size_t>(row)];
        if (goal.note)
            Q_EMIT picked(*goal.note);
        if (goal.record)
            Q_EMIT recordPicked(*goal.record);
    });
}

RunComparePanel::~RunComparePanel()
{
    stop();
}

void RunComparePanel::stop()
{
    ++m_number;
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void RunComparePanel::setRuns(std::shared_ptr<const FinishedRun> before,
                              std::shared_ptr<const FinishedRun> after)
{
    stop();
    m_before = std::move(before);
    m_after = std::move(after);
    m_isCompared = false;
    m_found.clear();
    m_goals.clear();
    m_list->setLines({});
    setMarks({});
    m_keep->setEnabled(m_after != nullptr);
    m_title->setText(m_before && m_after ? arrow(m_before->name, m_after->name)
                                         : tr("Run again, with another seed or after an edit, to compare."));
    m_title->setToolTip(m_title->text().toHtmlEscaped());
    if (isVisible())
        compare();
}

void RunComparePanel::compare()
{
    if (!m_before || !m_after || std::exchange(m_isCompared, true))
        return;
    if (std::max(m_before->journal->records.size(), m_after->journal->records.size()) < kAtOnce) {
        tell(compareRuns(*m_before->journal, *m_after->journal));
        return;
    }
    m_thread = std::jthread([this, before = m_before, after = m_after,
                             number = m_number](const std::stop_token &stopped) {
        auto found = std::make_shared<const RunComparison>(
            compareRuns(*before->journal, *after->journal, [&stopped] { return stopped.stop_requested(); }));
        QMetaObject::invokeMethod(this, [this, found, number] {
            if (number == m_number)
                tell(*found);
        });
    });
}

void RunComparePanel::addLine(const QString &text, const QString &detail, const QString &remark, Goal goal)
{
    m_goals.push_back(goal);
    m_lines.push_back({text, detail, remark, false});
}

void RunComparePanel::addHead(const QString &text)
{
    m_goals.push_back({});
    m_lines.push_back({text, {}, {}, true});
}

void RunComparePanel::tell(const RunComparison &comparison)
{
    m_goals.clear();
    m_lines.clear();
    m_found.clear();
    if (comparison.isEmpty())
        addHead(tr("Both runs are the same"));
    addTotals(comparison);
    addDivergence(comparison);
    addNotes(comparison);
    addContents(comparison);
    m_list->setLines(std::exchange(m_lines, {}));
    setMarks(isVisible() ? m_found : NoteMarks());
}

void RunComparePanel::addTotals(const RunComparison &comparison)
{
    const RunComparison::Totals &before = comparison.before;
    const RunComparison::Totals &after = comparison.after;
    addHead(tr("In all"));
    addLine(tr("Lasts"), {}, arrow(virtualTimeText(before.time), virtualTimeText(after.time)));
    addLine(tr("Commands"), {}, counts(before.commands, after.commands));
    addLine(tr("Events"), {}, counts(before.events, after.events));
    if (before.failures || after.failures)
        addLine(tr("Failures"), {}, counts(before.failures, after.failures));
}

void RunComparePanel::addDivergence(const RunComparison &comparison)
{
    if (!comparison.divergence)
        return;
    addHead(tr("First difference"));
    const Goal goal{std::nullopt, comparison.divergence->after};
    addLine(tr("Before"), {}, recordText(*m_before->journal, comparison.divergence->before), goal);
    addLine(tr("Now"), {}, recordText(*m_after->journal, comparison.divergence->after), goal);
}

void RunComparePanel::addNotes(const RunComparison &comparison)
{
    if (comparison.notes.empty())
        return;
    addHead(tr("Notes"));
    for (size_t i = 0; i < comparison.notes.size(); ++i) {
        const RunComparison::NoteDifference &note = comparison.notes[i];
        const auto mean = [](const RunComparison::Share &share) {
            return share.count ? share.worked / share.count : 0;
        };
        QString remark = counts(note.before.count, note.after.count);
        QString detail;
        if (note.before.worked != note.after.worked)
            detail = tr("busy %1, each %2")
                         .arg(arrow(durationText(note.before.worked), durationText(note.after.worked)),
                              arrow(durationText(mean(note.before)), durationText(mean(note.after))));
        if (i < kMostLines)
            addLine(note.title.simplified(), detail, remark, {note.note, std::nullopt});
        m_found.insert(note.note, {NoteMark::Ring::Changed, remark.remove(u' ')});
    }
}

void RunComparePanel::addContents(const RunComparison &comparison)
{
    if (comparison.contents.empty())
        return;
    addHead(tr("Read models at the end"));
    for (size_t i = 0; i < std::min(comparison.contents.size(), kMostLines); ++i) {
        const RunComparison::ContentsDifference &model = comparison.contents[i];
        const QJsonObject before = model.before.value_or(QJsonObject());
        const QJsonObject after = model.after.value_or(QJsonObject());
        const QString detail = !model.before  ? tr("new: %1").arg(fieldsText(after, before))
                               : !model.after ? tr("gone: %1").arg(fieldsText(before, after))
                                              : arrow(fieldsText(before, after), fieldsText(after, before));
        addLine(model.title.simplified(), detail, model.entity.simplified(), {model.note, std::nullopt});
    }
    for (const RunComparison::ContentsDifference &model : comparison.contents)
        if (!m_found.contains(model.note))
            m_found.insert(model.note, {NoteMark::Ring::Changed, QStringLiteral("\u2260")});
}

void RunComparePanel::setMarks(NoteMarks marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    Q_EMIT marksChanged(m_marks);
}

void RunComparePanel::showEvent(QShowEvent *)
{
    compare();
    setMarks(m_found);
}

void RunComparePanel::hideEvent(QHideEvent *)
{
    setMarks({});
}

void RunComparePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
    painter.fillRect(QRect(0, m_list->y() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
