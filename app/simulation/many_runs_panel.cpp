#include "app/simulation/many_runs_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/measured_text.h"
#include "app/simulation/bottleneck_text.h"
#include "app/simulation/histogram_view.h"
#include "app/simulation/many_runs_table.h"
#include "app/simulation/run_panel.h"
#include "board/board_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tempestry {

namespace {

constexpr int kMostRuns = 1'000'000;
constexpr size_t kBarsOnNote = 24;

NoteHistogram smallHistogram(const simulation::LogHistogram &histogram, Measure measure)
{
    return {barsOf(histogram, kBarsOnNote).heights, valueText(measure, double(histogram.percentile(0.5))),
            false};
}

} // namespace

ManyRunsPanel::ManyRunsPanel(Document &document, BoardView &view, RunPanel &run,
                             std::unique_ptr<RunManySource> source, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_run(run)
    , m_source(std::move(source))
    , m_table(new ManyRunsTable(this))
    , m_histogram(new HistogramView(this))
    , m_summary(new QLabel(this))
    , m_bottleneck(new QLabel(this))
    , m_count(new QLineEdit(QStringLiteral("1000"), this))
    , m_again(new Button(tr("Run many"), Button::Style::Dark, this))
    , m_cancel(new Button(tr("Cancel"), Button::Style::Quiet, this))
{
    hide();
    build();
    if (m_source)
        connectSource();
    connectParts();
}

ManyRunsPanel::~ManyRunsPanel() = default;

void ManyRunsPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 9, 10, 8);
    layout->setSpacing(6);
    layout->addLayout(makeHead());
    for (QLabel *label : {m_summary, m_bottleneck}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(label == m_bottleneck ? look::strongFont() : look::textFont());
    }
    m_bottleneck->setObjectName(QStringLiteral("bottleneck"));
    layout->addWidget(m_bottleneck);
    auto *below = new QHBoxLayout;
    below->setSpacing(18);
    below->addWidget(m_table, 7);
    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    side->addLayout(makeMeasures());
    side->addWidget(m_histogram, 1);
    below->addLayout(side, 3);
    layout->addLayout(below, 1);
    setMinimumHeight(look::scaled(230));
    setFocusProxy(m_table);
}

QHBoxLayout *ManyRunsPanel::makeHead()
{
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Many runs"), this);
    title->setFont(look::titleFont());
    look::setInk(*m_summary, look::Ink::Second);
    m_summary->setObjectName(QStringLiteral("summary"));
    auto *runs = new QLabel(tr("Runs"), this);
    runs->setFont(look::textFont());
    m_count->setObjectName(QStringLiteral("boxed"));
    m_count->setFont(look::valueFont());
    m_count->setValidator(new QIntValidator(1, kMostRuns, m_count));
    m_count->setFixedWidth(look::scaled(84));
    m_count->setAccessibleName(tr("How many runs"));
    connect(m_count, &QLineEdit::returnPressed, this, &ManyRunsPanel::start);
    m_again->setObjectName(QStringLiteral("runMany"));
    m_cancel->setObjectName(QStringLiteral("cancelMany"));
    m_cancel->hide();
    auto *copyButton = new Button(tr("Copy table"), Button::Style::Quiet, this);
    copyButton->setObjectName(QStringLiteral("copyMany"));
    auto *close = new Button(tr("Close"), Button::Style::Bare, this);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeMany"));
    head->addWidget(title);
    head->addSpacing(10);
    head->addWidget(m_summary, 1);
    for (QWidget *widget : {static_cast<QWidget *>(runs), static_cast<QWidget *>(m_count),
                            static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_cancel),
                            static_cast<QWidget *>(copyButton), static_cast<QWidget *>(close)})
        head->addWidget(widget);
    connect(m_again, &Button::clicked, this, &ManyRunsPanel::start);
    connect(m_cancel, &Button::clicked, this, [this] { m_source->cancel(); });
    connect(copyButton, &Button::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->text()); });
    connect(close, &Button::clicked, this, &ManyRunsPanel::close);
    return head;
}

QHBoxLayout *ManyRunsPanel::makeMeasures()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (const QString &name : {tr("Time"), tr("Waiting"), tr("Queue"), tr("Times a run")}) {
        const auto measure = static_cast<Measure>(m_measures.size());
        auto *button = new Button(name, Button::Style::Quiet, this);
        button->setToolTip(tr("Shown here and under the notes"));
        connect(button, &Button::clicked, this, [this, measure] { setMeasure(measure); });
        m_measures.push_back(button);
        row->addWidget(button);
    }
    row->addStretch(1);
    return row;
}

void ManyRunsPanel::connectParts()
{
    connect(m_table, &ManyRunsTable::currentRowChanged, this, &ManyRunsPanel::showCurrent);
    connect(m_table, &ManyRunsTable::picked, this, [this](NoteId note) {
        if (m_document.board().find(note))
            m_view.reveal(note);
    });
    connect(&m_document, &Document::changed, this, [this] {
        if (m_open)
            syncWords();
    });
    connect(&m_run, &RunPanel::stateChanged, this, [this] {
        if (m_run.isRunning())
            close();
    });
}

void ManyRunsPanel::connectSource()
{
    connect(m_source.get(), &RunManySource::progress, this, [this](quint64 runs) {
        if (m_running)
            m_summary->setText(
                tr("%1 of %2 runs\u2026").arg(QLocale().toString(runs), QLocale().toString(m_asked.runs)));
    });
    connect(m_source.get(), &RunManySource::finished, this, &ManyRunsPanel::finish);
    connect(m_source.get(), &RunManySource::failed, this, [this](const QString &reason) {
        if (!m_running)
            return;
        endRunning();
        Q_EMIT hint(reason);
    });
    connect(m_source.get(), &RunManySource::cancelled, this, &ManyRunsPanel::endRunning);
}

bool ManyRunsPanel::canRun() const
{
    return m_source && !m_running && !m_document.board().notes().isEmpty();
}

void ManyRunsPanel::open(const RunChoice &choice)
{
    m_asked.choice = choice;
    m_open = true;
    m_run.stop();
    show();
    start();
    m_table->setFocus();
}

void ManyRunsPanel::start()
{
    if (!m_open || !canRun())
        return;
    m_asked.runs = static_cast<quint64>(std::clamp(m_count->text().toInt(), 1, kMostRuns));
    if (!scenarioNamed(m_document.board(), m_asked.choice.scenario))
        m_asked.choice.scenario.clear();
    m_count->setText(QString::number(m_asked.runs));
    m_running = true;
    syncWords();
    m_source->start(m_document.board(), m_asked);
    Q_EMIT stateChanged();
}

void ManyRunsPanel::endRunning()
{
    if (!std::exchange(m_running, false))
        return;
    syncWords();
    Q_EMIT stateChanged();
}

void ManyRunsPanel::finish(std::shared_ptr<const FinishedRuns> made)
{
    if (!m_running)
        return;
    m_made = std::move(made);
    const auto found = bottleneck(m_made->statistics);
    m_table->setRuns(m_made, found ? std::optional(m_made->scope.notes[found->note]) : std::nullopt);
    endRunning();
    showCurrent();
    showOnNotes();
}

void ManyRunsPanel::close()
{
    if (!std::exchange(m_open, false))
        return;
    if (std::exchange(m_running, false))
        m_source->cancel();
    m_made.reset();
    m_table->setRuns(nullptr, {});
    m_view.setHistograms({});
    syncWords();
    hide();
    m_view.setFocus();
    Q_EMIT stateChanged();
}

void ManyRunsPanel::setMeasure(Measure measure)
{
    m_measure = measure;
    syncWords();
    showCurrent();
    showOnNotes();
}

void ManyRunsPanel::showOnNotes()
{
    NoteHistograms histograms;
    for (int row = 0; m_made && row < m_table->rows().rowCount(); ++row) {
        const simulation::NoteStatistics *note = m_table->rows().statisticsAt(row);
        if (note && !histogramOf(*note, m_measure).isEmpty())
            histograms.insert(m_table->rows().noteAt(row),
                              smallHistogram(histogramOf(*note, m_measure), m_measure));
    }
    const auto found = m_made ? bottleneck(m_made->statistics) : std::nullopt;
    if (found && histograms.contains(m_made->scope.notes[found->note]))
        histograms[m_made->scope.notes[found->note]].stands = true;
    m_view.setHistograms(histograms);
}

void ManyRunsPanel::showCurrent()
{
    const int row = m_made ? m_table->currentRow() : -1;
    if (row < 0) {
        m_histogram->show({}, m_measure, {}, {});
        return;
    }
    const QString title = m_table->rows().index(row, ManyRunsModel::Title).data().toString();
    const simulation::NoteStatistics *note = m_table->rows().statisticsAt(row);
    if (!note) {
        m_histogram->show({}, m_measure, title,
                          m_table->rows().index(row, ManyRunsModel::Outcome).data().toString());
        return;
    }
    const QString what[] = {note->cycle.isEmpty() ? tr("how long it takes") : tr("time from the beginning"),
                            tr("how long what comes waits"), tr("how many wait"),
                            tr("how often it works in a run")};
    m_histogram->show(histogramOf(*note, m_measure), m_measure,
                      QStringLiteral("%1: %2").arg(title, what[static_cast<size_t>(m_measure)]),
                      tr("It happens and does not work, so there is nothing to tell."));
}

void ManyRunsPanel::syncWords()
{
    m_cancel->setVisible(m_running);
    m_again->setVisible(!m_running);
    m_count->setEnabled(!m_running);
    for (size_t i = 0; i < m_measures.size(); ++i)
        m_measures[i]->setStyle(i == static_cast<size_t>(m_measure) ? Button::Style::Dark
                                                                    : Button::Style::Quiet);
    const bool stale = m_made && !(m_made->board == m_document.board());
    m_again->setText(stale ? tr("Board has changed, run again") : tr("Run many"));
    m_again->updateGeometry();
    m_bottleneck->setText(m_made ? bottleneckText(*m_made) : QString());
    m_bottleneck->setVisible(!m_bottleneck->text().isEmpty());
    if (m_running) {
        m_summary->setText(tr("Running\u2026"));
    } else if (!m_made) {
        m_summary->setText(m_source ? tr("Press Run many") : QString());
    } else {
        const simulation::RunStatistics &all = m_made->statistics;
        const quint64 first = m_made->asked.choice.options.seed;
        QString text = tr("%1 runs, seeds %2 to %3. Half of them last at most %4, 95 of 100 at most %5.")
                           .arg(QLocale().toString(all.runs))
                           .arg(first)
                           .arg(first + all.runs - 1)
                           .arg(measuredTime(double(all.length.percentile(0.5))),
                                measuredTime(double(all.length.percentile(0.95))));
        if (all.limited > 0)
            text += u' ' + tr("%1 were ended by a limit.").arg(QLocale().toString(all.limited));
        m_summary->setText(text);
    }
}

void ManyRunsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ManyRunsPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
