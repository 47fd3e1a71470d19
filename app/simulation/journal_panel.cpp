#include "app/simulation/journal_panel.h"

#include "app/controls/controls.h"
#include "app/controls/long_list.h"
#include "app/controls/look.h"
#include "app/simulation/journal_delegate.h"
#include "app/simulation/journal_model.h"
#include "model/simulation/journal_lines.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace tempestry {

namespace {

constexpr int kRowHeight = 26;
constexpr qsizetype kMostSentences = 3;
constexpr int kMostCopied = 10'000; // lines

QString unmetText(const simulation::Unmet &unmet)
{
    switch (unmet.list) {
    case simulation::Unmet::List::Then:
        return JournalPanel::tr("Expected %1; came: %2").arg(unmet.expected, unmet.came);
    case simulation::Unmet::List::Never:
        return JournalPanel::tr("Expected %1, but it came: %2").arg(unmet.expected, unmet.came);
    case simulation::Unmet::List::ReadModels:
        return JournalPanel::tr("Expected at the end %1; there was: %2").arg(unmet.expected, unmet.came);
    }
    return {};
}

} // namespace

JournalPanel::JournalPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new JournalModel(this))
    , m_delegate(new JournalDelegate(*m_model, this))
    , m_list(new LongList(this))
    , m_filter(new QLineEdit(this))
    , m_question(new QLabel(this))
    , m_count(new QLabel(this))
    , m_outcome(new QLabel(this))
    , m_why(new Button(tr("Why?"), Button::Style::Bare, this))
    , m_whatCame(new Button(tr("What came of it?"), Button::Style::Bare, this))
    , m_all(new Button(tr("Show all"), Button::Style::Link, this))
{
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &JournalPanel::filter);
    connect(&m_search, &JournalSearch::answered, this, &JournalPanel::showAnswer);
    connect(m_list, &LongList::clicked, this, &JournalPanel::pick);
    connect(m_list, &LongList::activated, this, &JournalPanel::pick);
    connect(m_list, &LongList::customContextMenuRequested, this, &JournalPanel::openMenu);
    connect(m_why, &Button::clicked, this, &JournalPanel::whyAsked);
    connect(m_whatCame, &Button::clicked, this, &JournalPanel::whatCameAsked);
    connect(m_all, &Button::clicked, this, &JournalPanel::endQuestion);
}

void JournalPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 3, 8, 3);
    m_filter->setFont(look::textFont());
    m_filter->setPlaceholderText(tr("Filter: words, event, note:\u2026, entity:\u2026, amount > 100"));
    m_filter->setAccessibleName(tr("Filter the journal"));
    m_filter->setToolTip(tr(
        "Words are looked for in titles, entities and payloads. Kinds of records, such as event, command or "
        "failed, note:\"Order placed\", entity:A-1042, correlation:3f2a and amount > 100 narrow it down."));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    for (QLabel *label : {m_question, m_count, m_outcome})
        label->setTextFormat(Qt::PlainText);
    m_question->setFont(look::strongFont());
    m_question->setMinimumWidth(80);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setFont(look::textFont());
    look::setInk(*m_count, look::Ink::Third);
    m_why->setObjectName(QStringLiteral("why"));
    m_whatCame->setObjectName(QStringLiteral("whatCame"));
    m_all->setObjectName(QStringLiteral("showAll"));
    m_why->setToolTip(tr("Show what led to the current line (Alt+Y)"));
    m_whatCame->setToolTip(tr("Show what the current line led to (Alt+Shift+Y)"));
    head->addWidget(m_filter, 1);
    head->addWidget(m_question, 1);
    head->addWidget(m_count);
    head->addWidget(m_all);
    head->addWidget(m_why);
    head->addWidget(m_whatCame);
    layout->addLayout(head);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setFont(look::textFont());
    m_outcome->setWordWrap(true);
    m_outcome->setContentsMargins(14, 2, 14, 6);
    m_outcome->hide();
    layout->addWidget(m_outcome);
    m_list->setAccessibleName(tr("Journal"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    look::setRowHeight(*m_list, kRowHeight);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);
    showHead();
}

void JournalPanel::setRun(std::shared_ptr<const FinishedRun> run)
{
    m_search.stop();
    m_run = std::move(run);
    m_delegate->setFilm(m_run ? m_run->film : nullptr);
    m_outcome->hide();
    if (m_run)
        tellOutcome(*m_run);
    m_model->setRun(m_run);
    m_hasQuestion = false;
    m_time = 0;
    m_record = simulation::kNone;
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_count->clear();
    showHead();
}

void JournalPanel::setFilter(const QString &text)
{
    if (m_hasQuestion)
        endQuestion();
    m_filter->setText(text);
}

void JournalPanel::focusFilter()
{
    if (m_hasQuestion)
        endQuestion();
    m_filter->setFocus();
    m_filter->selectAll();
}

void JournalPanel::filter()
{
    if (!m_run)
        return;
    QString problem;
    const auto wanted = simulation::RecordFilter::parse(m_filter->text(), &problem);
    m_filter->setStyleSheet(
        wanted ? QString()
               : QStringLiteral("QLineEdit { border-color: %1; }").arg(look::themeOf(*this).removed.name()));
    if (!wanted) {
        m_search.stop();
        m_count->setText(problem);
        return;
    }
    JournalQuestion question;
    question.filter = *wanted;
    m_search.ask(m_run, std::move(question));
    if (m_search.isSearching())
        m_count->setText(tr("Searching\u2026"));
}

void JournalPanel::ask(JournalQuestion question)
{
    if (!m_run)
        return;
    m_search.ask(m_run, std::move(question));
}

void JournalPanel::showAnswer(const std::shared_ptr<const JournalAnswer> &answer)
{
    const QLocale locale;
    if (answer->kind == JournalQuestion::Kind::Which) {
        m_model->show(answer->rows);
        m_count->setText(m_filter->text().trimmed().isEmpty()
                             ? QString()
                             : tr("%1 of %2")
                                   .arg(locale.toString(qulonglong(answer->rows.size())),
                                        locale.toString(qulonglong(m_run->entries.size()))));
    } else if (answer->record == simulation::kNone) {
        Q_EMIT hint(tr("Nothing has come to this note in the run."));
        return;
    } else {
        m_hasQuestion = true;
        m_model->show(answer->rows);
        const QString name = m_model->index(m_model->rowOf(answer->record)).data().toString();
        m_question->setText(answer->kind == JournalQuestion::Kind::Why
                                ? tr("Why \u201c%1\u201d?").arg(name)
                                : tr("What came of \u201c%1\u201d?").arg(name));
        m_count->setText(locale.toString(qulonglong(answer->rows.size())));
        Q_EMIT chainFound(answer);
    }
    showHead();
    m_delegate->setNow(-2, m_time);
    setTime(m_time, m_record);
}

void JournalPanel::endQuestion()
{
    if (!std::exchange(m_hasQuestion, false))
        return;
    showHead();
    filter();
    Q_EMIT chainFound(nullptr);
}

void JournalPanel::showHead()
{
    m_filter->setVisible(!m_hasQuestion);
    m_question->setVisible(m_hasQuestion);
    m_all->setVisible(m_hasQuestion);
}

void JournalPanel::tellOutcome(const FinishedRun &run)
{
    QStringList sentences;
    if (!run.limit.isEmpty())
        sentences << run.limit;
    if (run.unmet && run.unmet->empty())
        sentences << tr("As expected");
    else if (run.unmet)
        for (const simulation::Unmet &unmet : *run.unmet)
            sentences << unmetText(unmet);
    const bool good = run.unmet && run.unmet->empty() && sentences.size() == 1;
    m_outcome->setToolTip(sentences.size() > kMostSentences ? sentences.join(u'\n') : QString());
    if (sentences.size() > kMostSentences) {
        const qsizetype more = sentences.size() - kMostSentences;
        sentences = sentences.first(kMostSentences) << tr("and %1 more").arg(more);
    }
    look::setInk(*m_outcome, good ? look::Ink::Second : look::Ink::Warning);
    m_outcome->setText(sentences.join(u'\n'));
    m_outcome->setVisible(!sentences.isEmpty());
}

void JournalPanel::setTime(double seconds, quint32 record)
{
    m_time = seconds;
    m_record = record;
    const int row = record == simulation::kNone ? -1 : m_model->rowOf(record);
    const bool moved = row != m_delegate->now();
    m_delegate->setNow(row, seconds);
    if (!moved)
        return;
    if (row >= 0)
        m_list->scrollTo(m_model->index(row));
    m_list->viewport()->update();
}

void JournalPanel::pick(const QModelIndex &index)
{
    if (!index.isValid() || QGuiApplication::keyboardModifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
        return; // lines are being selected
    const quint32 record = m_model->recordAt(index.row());
    if (const std::optional<NoteId> note = m_model->noteAt(index.row()))
        Q_EMIT picked(*note);
    Q_EMIT recordPicked(record);
}

void JournalPanel::copySelected()
{
    QItemSelection parts = m_list->selectionModel()->selection();
    std::ranges::sort(parts, {}, &QItemSelectionRange::top);
    qint64 count = 0;
    for (const QItemSelectionRange &part : parts)
        count += part.height();
    if (count > kMostCopied)
        return Q_EMIT hint(
            tr("%1 lines are too many to copy. Select at most %2, or export the run, which writes all.")
                .arg(QLocale().toString(count), QLocale().toString(kMostCopied)));
    QStringList text;
    for (const QItemSelectionRange &part : parts)
        for (int row = part.top(); row <= part.bottom(); ++row)
            text << m_model->line(row);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text.join(u'\n'));
}

bool JournalPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    if (!static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copySelected();
    return true;
}

void JournalPanel::openMenu(const QPoint &at)
{
    const QModelIndex line = m_list->indexAt(at).isValid() ? m_list->indexAt(at) : m_list->currentIndex();
    if (!line.isValid())
        return;
    const simulation::Journal &journal = *m_run->journal;
    const simulation::Record record = journal.records[m_model->recordAt(line.row())];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("lineMenu"));
    const auto only = [&](const QString &text, const QString &term) {
        menu->addAction(text, this, [this, term] { setFilter(term); });
    };
    const auto quoted = [](QString text) { return u'"' + text.remove(u'"').simplified() + u'"'; };
    if (record.note != simulation::kNone)
        only(tr("Only this note"),
             QStringLiteral("note:") + quoted(journal.noteNames[static_cast<qsizetype>(record.note)]));
    if (record.entity != simulation::kNone)
        only(tr("Only this entity"),
             QStringLiteral("entity:") + quoted(journal.entities[static_cast<qsizetype>(record.entity)]));
    if (record.correlation != simulation::kNone)
        only(tr("Only what began with the same"),
             QStringLiteral("correlation:%1")
                 .arg(journal.records[record.correlation].id.high, 16, 16, QChar(u'0')));
    only(tr("Only this kind of line"), QString(simulation::recordKey(record.type)));
    menu->addSeparator();
    const auto about = [this, line](auto signal) {
        return [this, line, signal] {
            pick(line);
            Q_EMIT(this->*signal)
            ();
        };
    };
    menu->addAction(tr("Why did this happen?"), this, about(&JournalPanel::whyAsked));
    menu->addAction(tr("What came of it?"), this, about(&JournalPanel::whatCameAsked));
    if (const auto note = m_model->noteAt(line.row()))
        menu->addAction(tr("Stop at this note"), this, [this, note] { Q_EMIT breakpointAsked(*note); });
    menu->addAction(tr("Copy the selected lines"), this, &JournalPanel::copySelected);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void JournalPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
    painter.fillRect(QRect(0, m_list->y() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
