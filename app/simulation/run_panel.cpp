#include "app/simulation/run_panel.h"

#include "app/controls/look.h"
#include "app/simulation/breakpoint_panel.h"
#include "app/simulation/breakpoints.h"
#include "app/simulation/contents_panel.h"
#include "app/simulation/journal_model.h"
#include "app/simulation/journal_panel.h"
#include "app/simulation/journal_reading.h"
#include "app/simulation/lane_chart.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_compare_panel.h"
#include "app/simulation/transport_bar.h"
#include "app/window/commands.h"

#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tempestry {

using simulation::kNone;

namespace {

// What plays smoothly and leaves memory to others; the command line runs more.
constexpr quint64 kMostMessages = 200'000;

// A longer run is not kept to compare the next one with, unless asked for: two of them would fill the memory.
constexpr size_t kMostKeptRecords = 2'000'000;

} // namespace

RunPanel::RunPanel(Document &document, const Commands &commands, QSettings &settings,
                   std::unique_ptr<RunSource> source, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_source(std::move(source))
    , m_reading(new JournalReading(this))
    , m_breakpoints(new Breakpoints(settings, document.board().id().toString(), this))
    , m_playback(new Playback(this))
    , m_transport(new TransportBar(commands, *m_playback, this))
    , m_lanes(new LaneChart)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_journal(new JournalPanel(this))
    , m_contents(new ContentsPanel(this))
    , m_breakpointPanel(new BreakpointPanel(*m_breakpoints, document, this))
    , m_compare(new RunComparePanel(this))
    , m_late(document)
{
    m_choice.options.limits.messages = kMostMessages;
    build();
    connectParts();
    connectSource();
    hide();
}

RunPanel::~RunPanel() = default;

void RunPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_transport);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_lanes);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_lanes->setAutoFillBackground(false);
    below->addWidget(scroll, 7);
    auto *known = new QVBoxLayout;
    known->setSpacing(0);
    m_tabs->setFont(look::textFont());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("What is known about the run"));
    const std::pair<QString, QWidget *> pages[] = {{tr("Journal"), m_journal},
                                                   {tr("Contents"), m_contents},
                                                   {tr("Breakpoints"), m_breakpointPanel},
                                                   {tr("Compare"), m_compare}};
    for (const auto &[name, page] : pages) {
        m_tabs->addTab(name);
        m_pages->addWidget(page);
    }
    known->addWidget(m_tabs);
    known->addWidget(m_pages, 1);
    below->addLayout(known, 6);
    layout->addLayout(below, 1);
    setMinimumHeight(230);
}

void RunPanel::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_transport, &TransportBar::chosen, this, &RunPanel::commandChosen);
    connect(m_playback, &Playback::timeChanged, this, &RunPanel::showInstant);
    connect(m_playback, &Playback::playingChanged, this, &RunPanel::stateChanged);
    connect(m_playback, &Playback::stopped, this, [this] {
        Q_EMIT hint(tr("Stopped by a breakpoint at %1")
                        .arg(m_journal->model().index(m_journal->model().rowOf(m_record)).data().toString()));
    });
    connect(m_lanes, &LaneChart::seekAsked, this, [this](double time) {
        m_playback->pause();
        m_playback->seek(time);
    });
    connect(m_lanes, &LaneChart::picked, this, &RunPanel::picked);
    connect(m_journal, &JournalPanel::picked, this, &RunPanel::picked);
    connect(m_journal, &JournalPanel::recordPicked, this, &RunPanel::showRecord);
    connect(m_journal, &JournalPanel::whyAsked, this, &RunPanel::askWhy);
    connect(m_journal, &JournalPanel::whatCameAsked, this, &RunPanel::askWhatCame);
    connect(m_journal, &JournalPanel::breakpointAsked, m_breakpoints, &Breakpoints::toggle);
    connect(m_journal, &JournalPanel::chainFound, this, &RunPanel::chainFound);
    connect(m_journal, &JournalPanel::hint, this, &RunPanel::hint);
    connect(m_contents, &ContentsPanel::picked, this, &RunPanel::picked);
    connect(m_breakpointPanel, &BreakpointPanel::picked, this, &RunPanel::picked);
    connect(m_breakpoints, &Breakpoints::changed, this, &RunPanel::syncStops);
    connect(m_compare, &RunComparePanel::picked, this, &RunPanel::picked);
    connect(m_compare, &RunComparePanel::recordPicked, this, &RunPanel::showRecord);
    connect(m_compare, &RunComparePanel::marksChanged, this, &RunPanel::marksChanged);
    connect(m_compare, &RunComparePanel::keepAsked, this, [this] {
        m_compareWith = m_run;
        m_keepsCompared = true;
        m_compare->setRuns(nullptr, m_run);
        Q_EMIT hint(tr("The next runs are compared with this one."));
    });
    connect(&m_document, &Document::changed, this, [this] { m_transport->setStale(isOpen()); });
    connect(&m_late, &LateContents::hint, this, &RunPanel::hint);
    connect(&m_late, &LateContents::changed, this, [this] {
        showContents();
        showInstant(m_playback->time());
    });
}

void RunPanel::connectSource()
{
    connect(m_transport, &TransportBar::cancelAsked, this, [this] {
        m_source->cancel();
        m_reading->cancel();
        abandon({});
    });
    connect(m_source.get(), &RunSource::progress, this, [this](quint64 messages) {
        if (m_running)
            m_transport->setProgress(tr("%1 messages\u2026").arg(QLocale().toString(messages)));
    });
    connect(m_source.get(), &RunSource::finished, this, &RunPanel::finish);
    connect(m_source.get(), &RunSource::failed, this, &RunPanel::abandon);
    connect(m_source.get(), &RunSource::cancelled, this, [this] {
        if (!m_reading->isReading())
            abandon({});
    });
    connect(m_reading, &JournalReading::progress, this, [this](int percent) {
        if (m_running)
            m_transport->setProgress(tr("Reading the journal, %1 %\u2026").arg(percent));
    });
    connect(m_reading, &JournalReading::finished, this, &RunPanel::finish);
    connect(m_reading, &JournalReading::failed, this, &RunPanel::abandon);
}

bool RunPanel::canRun() const
{
    return isOpen() || !m_document.board().notes().isEmpty();
}

void RunPanel::runOrContinue()
{
    if (isOpen())
        m_playback->play();
    else if (!m_running)
        start();
}

void RunPanel::runAgain()
{
    start();
}

void RunPanel::start()
{
    m_reading->cancel();
    m_playback->pause();
    m_running = true;
    forgetWhatIsGone();
    m_transport->setSeed(m_choice.options.seed);
    m_transport->setScenario(m_choice.scenario);
    m_transport->setProgress(tr("Running\u2026"));
    m_transport->setStale(false);
    show();
    m_source->start(m_document.board(), m_choice);
    Q_EMIT stateChanged();
}

void RunPanel::finish(std::shared_ptr<const FinishedRun> run)
{
    if (!m_running)
        return;
    m_running = false;
    m_transport->setProgress({});
    if (run->journal->records.empty()) {
        stop();
        Q_EMIT hint(tr(
            "Nothing happened: no note on the paper can start. Add a command, or an event that a policy or a "
            "read model follows."));
        return;
    }
    showRun(std::move(run));
    Q_EMIT stateChanged();
    m_playback->play();
}

void RunPanel::keepToCompare()
{
    if (!m_run || m_keepsCompared)
        return;
    m_compareWith = m_run->journal->records.size() <= kMostKeptRecords ? m_run : nullptr;
}

void RunPanel::showRun(std::shared_ptr<const FinishedRun> run)
{
    keepToCompare();
    endQuestion();
    m_record = kNone;
    m_lanes->setRun(run->film, &run->lanes);
    m_run = std::move(run);
    m_journal->setRun(m_run);
    m_late.setRun(m_run);
    showContents();
    m_compare->setRuns(m_compareWith, m_run);
    syncStops();
    Q_EMIT filmChanged(m_run->film);
    m_playback->setFilm(m_run->film);
    if (!m_run->limit.isEmpty())
        Q_EMIT hint(m_run->limit);
}

void RunPanel::showContents()
{
    m_contents->setContents(m_late.current());
}

void RunPanel::setScriptsTrusted(bool trusted)
{
    m_choice.trustsScripts = trusted;
    m_late.setScripts(trusted ? m_source->projectScripts() : ProjectScripts());
}

void RunPanel::syncStops()
{
    const auto test = m_run ? m_breakpoints->test(*m_run) : nullptr;
    if (!test) {
        m_playback->setStops({});
        return;
    }
    m_playback->setStops([film = m_run->film, test](double after, double until) {
        const auto record = film->firstBetween(after, until, test);
        return record ? std::optional(film->recordTime(*record)) : std::nullopt;
    });
}

void RunPanel::showInstant(double time)
{
    if (!m_run)
        return;
    const simulation::FilmState state = m_run->film->stateAt(time);
    if (m_record == kNone || m_run->film->recordTime(m_record) != time)
        m_record = state.record;
    m_transport->setVirtualTime(state.time, m_run->journal->records.back().time);
    m_lanes->setTime(time);
    m_journal->setTime(time, m_record);
    m_contents->setTime(time);
    Q_EMIT timeChanged(time);
}

void RunPanel::showRecord(quint32 record)
{
    m_playback->pause();
    m_record = record;
    const double time = m_run->film->recordTime(record);
    if (time == m_playback->time())
        showInstant(time);
    else
        m_playback->seek(time);
}

void RunPanel::abandon(const QString &why)
{
    if (!m_running)
        return;
    m_running = false;
    m_transport->setProgress({});
    if (!isOpen())
        hide();
    Q_EMIT stateChanged();
    if (!why.isEmpty())
        Q_EMIT hint(why);
}

void RunPanel::pause()
{
    m_playback->pause();
}

void RunPanel::stop()
{
    if (std::exchange(m_running, false)) {
        m_source->cancel();
        m_reading->cancel();
    }
    m_playback->pause();
    m_transport->setProgress({});
    hide();
    if (m_run) {
        endQuestion();
        keepToCompare();
        m_run.reset();
        m_record = kNone;
        m_playback->setFilm(nullptr);
        m_journal->setRun(nullptr);
        m_late.setRun(nullptr);
        showContents();
        m_compare->setRuns(nullptr, nullptr);
        m_lanes->setRun(nullptr, nullptr);
        syncStops();
        Q_EMIT filmChanged(nullptr);
    }
    Q_EMIT stateChanged();
}

void RunPanel::step()
{
    m_playback->step();
}

void RunPanel::stepBack()
{
    m_playback->stepBack();
}

void RunPanel::toStart()
{
    m_playback->pause();
    m_playback->seek(0);
}

void RunPanel::changeSpeed(int steps)
{
    const auto speeds = Playback::speeds();
    const auto at = std::ranges::find(speeds, m_playback->speed()) - speeds.begin();
    const auto wanted =
        std::clamp<std::ptrdiff_t>(at + steps, 0, static_cast<std::ptrdiff_t>(speeds.size()) - 1);
    m_playback->setSpeed(speeds[static_cast<size_t>(wanted)]);
}

bool RunPanel::isSkippingQuiet() const
{
    return m_playback->isSkippingQuiet();
}

void RunPanel::setSkippingQuiet(bool skips)
{
    m_playback->setSkippingQuiet(skips);
    Q_EMIT stateChanged();
}

void RunPanel::openJournal(const QString &path)
{
    m_source->cancel();
    m_playback->pause();
    m_running = true;
    m_transport->setProgress(tr("Reading the journal\u2026"));
    m_transport->setStale(false);
    show();
    m_reading->start(m_document.board(), path);
    Q_EMIT stateChanged();
}

void RunPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::themeOf(*this).chrome);
}

} // namespace tempestry
