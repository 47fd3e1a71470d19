#include "app/run_panel.h"

#include "app/commands.h"
#include "app/journal_panel.h"
#include "app/lane_chart.h"
#include "app/look.h"
#include "app/playback.h"
#include "app/transport_bar.h"
#include "model/simulation/film.h"

#include <QJsonArray>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempestry {

using simulation::Film;
using simulation::Journal;

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
    setMinimumHeight(130);
    hide();

    connect(m_transport, &TransportBar::chosen, this, &RunPanel::commandChosen);
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
            m_transport->setProgress(tr("Running: %1 messages so far").arg(QLocale().toString(messages)));
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
    m_board = m_document.board();
    m_transport->setSeed(m_options.seed);
    m_transport->setProgress(tr("Running"));
    m_transport->setStale(false);
    show();
    m_source->start(m_board, m_options);
    Q_EMIT stateChanged();
}

void RunPanel::finish(std::shared_ptr<const Journal> journal)
{
    if (!m_running)
        return;
    m_running = false;
    m_transport->setProgress({});
    if (journal->records.empty()) {
        stop();
        Q_EMIT hint(tr(
            "Nothing happened: no note on the paper can start. Add a command, or an event that a policy or a "
            "read model follows."));
        return;
    }
    showRun(std::move(journal));
    Q_EMIT stateChanged();
    m_playback->play();
}

void RunPanel::showRun(std::shared_ptr<const Journal> journal)
{
    m_run = std::move(journal);
    m_film = std::make_shared<const Film>(m_run, FlowGraph(m_board));
    m_lanes->setLanes(chartLanes(*m_run, *m_film, m_board), m_film->duration());
    m_journal->setRun(m_run, m_film, m_board);
    Q_EMIT filmChanged(m_film);
    m_playback->setFilm(m_film);
    tellLimit(*m_run);
}

void RunPanel::showInstant(double time)
{
    if (!m_film)
        return;
    const simulation::FilmState state = m_film->stateAt(time);
    m_transport->setVirtualTime(state.time, m_run->records.back().time);
    m_lanes->setTime(time);
    m_journal->setTime(time, state.record);
    Q_EMIT timeChanged(time);
}

void RunPanel::tellLimit(const Journal &journal)
{
    const simulation::Record &last = journal.records.back();
    if (last.type != simulation::RecordType::Limit || last.payload == simulation::kNone)
        return;
    const QJsonObject why = journal.payloads[last.payload];
    QStringList notes;
    for (const QJsonValue &note : why[QStringLiteral("notes")].toArray())
        notes << tr("\u201c%1\u201d").arg(note.toString());
    QString sentence = why[QStringLiteral("reason")].toString();
    if (!notes.isEmpty())
        sentence += QStringLiteral(" ") + notes.join(QStringLiteral(" \u2192 "));
    Q_EMIT hint(sentence);
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
    if (m_film) {
        m_film.reset();
        m_run.reset();
        m_playback->setFilm(nullptr);
        m_journal->setRun(nullptr, nullptr, m_board);
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
    ++m_options.seed;
    start();
}

void RunPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::themeOf(*this).chrome);
}

} // namespace tempestry
