#include "app/run_panel.h"

#include "app/commands.h"
#include "app/journal_panel.h"
#include "app/lane_chart.h"
#include "app/look.h"
#include "app/playback.h"
#include "app/transport_bar.h"
#include "model/simulation/film.h"

#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempestry {

namespace {

// What plays smoothly and leaves memory to others; the command line runs more.
constexpr quint64 kMostMessages = 200'000;

} // namespace

RunPanel::RunPanel(Document &document, const Commands &commands, std::unique_ptr<RunSource> source,
                   QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_source(std::move(source))
    , m_playback(new Playback(this))
    , m_transport(new TransportBar(commands, *m_playback, this))
    , m_lanes(new LaneChart)
    , m_journal(new JournalPanel(this))
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
    below->addWidget(m_journal, 6);
    layout->addLayout(below, 1);
    setMinimumHeight(210);
    m_choice.options.limits.messages = kMostMessages;
    hide();

    connect(m_transport, &TransportBar::chosen, this, &RunPanel::commandChosen);
    connect(m_transport, &TransportBar::cancelAsked, m_source.get(), &RunSource::cancel);
    connect(m_playback, &Playback::timeChanged, this, &RunPanel::showInstant);
    connect(m_playback, &Playback::playingChanged, this, &RunPanel::stateChanged);
    const auto seek = [this](double time) {
        m_playback->pause();
        m_playback->seek(time);
    };
    connect(m_lanes, &LaneChart::seekAsked, this, seek);
    connect(m_lanes, &LaneChart::picked, this, &RunPanel::picked);
    connect(m_journal, &JournalPanel::timePicked, this, seek);
    connect(m_journal, &JournalPanel::picked, this, &RunPanel::picked);
    connect(m_source.get(), &RunSource::progress, this, [this](quint64 messages) {
        if (m_running)
            m_transport->setProgress(tr("%1 messages\u2026").arg(QLocale().toString(messages)));
    });
    connect(m_source.get(), &RunSource::finished, this, &RunPanel::finish);
    connect(m_source.get(), &RunSource::failed, this, &RunPanel::abandon);
    connect(m_source.get(), &RunSource::cancelled, this, [this] { abandon({}); });
    connect(&document, &Document::changed, this, [this] { m_transport->setStale(isOpen()); });
}

RunPanel::~RunPanel() = default;

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

// The board may have changed since the choice.
void RunPanel::forgetWhatIsGone()
{
    const Board &board = m_document.board();
    if (!scenarioNamed(board, m_choice.scenario))
        m_choice.scenario.clear();
    const QStringList conditions = simulation::conditionsOf(board);
    m_choice.set.removeIf([&](const auto &entry) { return !conditions.contains(entry.key()); });
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

void RunPanel::showRun(std::shared_ptr<const FinishedRun> run)
{
    m_run = std::move(run);
    m_lanes->setLanes(m_run->lanes, m_run->film->duration());
    m_journal->setRun(m_run);
    Q_EMIT filmChanged(m_run->film);
    m_playback->setFilm(m_run->film);
    if (!m_run->limit.isEmpty())
        Q_EMIT hint(m_run->limit);
}

void RunPanel::showInstant(double time)
{
    if (!m_run)
        return;
    const simulation::FilmState state = m_run->film->stateAt(time);
    m_transport->setVirtualTime(state.time, m_run->journal->records.back().time);
    m_lanes->setTime(time);
    m_journal->setTime(time, state.record);
    Q_EMIT timeChanged(time);
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
    if (std::exchange(m_running, false))
        m_source->cancel();
    m_playback->pause();
    m_transport->setProgress({});
    hide();
    if (m_run) {
        m_run.reset();
        m_playback->setFilm(nullptr);
        m_journal->setRun(nullptr);
        m_lanes->setLanes({}, 0);
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

void RunPanel::anotherSeed()
{
    ++m_choice.options.seed;
    start();
}

void RunPanel::chooseScenario(const QString &name)
{
    m_choice.scenario = name;
    m_choice.set.clear();
    start();
}

bool RunPanel::isSwitchedOn(const QString &condition) const
{
    const Scenario *scenario = scenarioNamed(m_document.board(), m_choice.scenario);
    return m_choice.set.value(condition, !scenario || scenario->set.value(condition, true));
}

void RunPanel::switchCondition(const QString &name)
{
    m_choice.set[name] = !isSwitchedOn(name);
    start();
}

void RunPanel::showChoices(const QWidget &elsewhere)
{
    const Board &board = m_document.board();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("choices"));
    const auto add = [menu](const QString &text, bool ticked, auto chosen) {
        QAction *action = menu->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(ticked);
        connect(action, &QAction::triggered, menu, chosen);
    };
    QStringList names;
    board.scenarios().forEach([&names](const Scenario &scenario) { names << scenario.name; });
    names.removeDuplicates();
    names.removeAll(QString());
    names.sort(Qt::CaseInsensitive);
    add(tr("By itself"), m_choice.scenario.isEmpty(), [this] { chooseScenario({}); });
    for (const QString &name : names)
        add(name.simplified(), name == m_choice.scenario, [this, name] { chooseScenario(name); });
    const QStringList conditions = simulation::conditionsOf(board);
    if (!conditions.isEmpty())
        menu->addSeparator();
    for (const QString &condition : conditions)
        add(tr("If %1").arg(condition.simplified()), isSwitchedOn(condition),
            [this, condition] { switchCondition(condition); });
    menu->popup(m_transport->isVisible()
                    ? m_transport->scenarioCorner() - QPoint(0, menu->sizeHint().height())
                    : elsewhere.mapToGlobal(QPoint(0, elsewhere.height() + 4)));
    menu->setActiveAction(menu->actions().front());
}

void RunPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::themeOf(*this).chrome);
}

} // namespace tempestry
