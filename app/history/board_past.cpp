#include "app/history/board_past.h"

#include "app/controls/side_panel.h"
#include "app/history/history_bar.h"
#include "app/history/history_film.h"
#include "app/history/history_panel.h"
#include "app/simulation/run_panel.h"
#include "app/window/board_session.h"
#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"
#include "persistence/board_file.h"
#include "persistence/import.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace tempestry {

namespace {

constexpr size_t kMostMarked = 16; // edits between two frames that are pointed out together

QString badgeOf(Section section)
{
    switch (section) {
    case Section::Added:
        return BoardPast::tr("new");
    case Section::Removed:
        return BoardPast::tr("removed");
    case Section::Reworded:
        return BoardPast::tr("reworded");
    case Section::Places:
    case Section::Moved:
        return BoardPast::tr("moved");
    case Section::Linked:
        return BoardPast::tr("linked");
    case Section::Unlinked:
        return BoardPast::tr("unlinked");
    case Section::Votes:
        return BoardPast::tr("votes");
    default:
        return BoardPast::tr("changed");
    }
}

// A note with several differences is marked with the one that is told first.
NoteMarks marksOf(const Comparison &comparison)
{
    NoteMarks marks;
    for (const Difference &difference : comparison.differences) {
        if (!difference.note || marks.contains(*difference.note))
            continue;
        const auto ring = difference.section == Section::Added     ? NoteMark::Ring::Added
                          : difference.section == Section::Removed ? NoteMark::Ring::Removed
                                                                   : NoteMark::Ring::Changed;
        marks.insert(*difference.note, {ring, badgeOf(difference.section)});
    }
    return marks;
}

// The board at an instant, in the file as it is there.
Board boardIn(const QString &path)
{
    using namespace persistence;
    return isBoardFile(path) ? BoardFile::open(path, BoardFile::Access::Read).board()
                             : readBoardJson(path).board;
}

} // namespace

BoardPast::BoardPast(MainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_history(window.session())
    , m_view(window)
    , m_film(new HistoryFilm(this))
    , m_bar(new HistoryBar(window.commands(), *m_film, &window))
{
    connect(&m_history, &WholeHistory::loaded, this, [this] {
        if (const auto wanted = std::exchange(m_wanted, {}))
            wanted();
        refresh();
    });
    connect(&m_history, &WholeHistory::progressed, m_bar, &HistoryBar::setProgress);
    connect(m_bar, &HistoryBar::chosen, &window.commands(), &Commands::run);
    connect(m_film, &HistoryFilm::momentChanged, this, &BoardPast::showMoment);
    connect(m_film, &HistoryFilm::playingChanged, this, &BoardPast::refresh);
    connect(&m_view, &PastView::closeAsked, this, &BoardPast::backToNow);
    connect(&window.run(), &RunPanel::stateChanged, this, [this] {
        if (m_window.run().isRunning() || m_window.run().isOpen())
            backToNow();
    });
}

BoardPast::~BoardPast() = default;

void BoardPast::refresh()
{
    m_window.commands().refresh();
}

// What needs the whole history, once it is there.
void BoardPast::want(const std::function<void()> &what)
{
    if (m_history.get()) {
        what();
        return;
    }
    m_wanted = what;
    m_bar->setProgress(0, 0);
    m_bar->show();
    m_history.ask();
    refresh();
}

void BoardPast::openFilm()
{
    if (isFilmOpen()) {
        backToNow();
        return;
    }
    want([this] { beginFilm(m_history.get()->size()); });
}

void BoardPast::beginFilm(size_t moment)
{
    const History &history = *m_history.get();
    if (history.size() == 0) {
        m_bar->hide();
        m_window.say(m_history.remark().isEmpty() ? tr("There is no history yet: nothing has been edited.")
                                                  : m_history.remark());
        return;
    }
    m_comparing.drop();
    if (std::exchange(m_panel, nullptr))
        m_window.side().close();
    if (!m_film->history())
        m_film->setHistory(&history);
    m_bar->setHistory(history.checkpoints(), m_history.remark());
    m_bar->show();
    m_film->seek(moment);
    showMoment(moment, moment);
    m_view.setKeys([this](int key) { return m_bar->takeKey(key); });
    if (!m_window.side().panel() && !m_window.isPaperOnly())
        showMoments(); // the inspector would tell of the present
    m_view.view().setFocus();
    if (!m_history.remark().isEmpty())
        m_window.say(m_history.remark());
    refresh();
}

void BoardPast::showMoment(size_t before, size_t now)
{
    const History &history = *m_history.get();
    const Board board = history.at(now);
    NoteMarks marks;
    if (now > 0) {
        const bool onwards = m_film->isPlaying() && before < now && now - before <= kMostMarked;
        marks = marksOf(tempestry::compare(history.at(onwards ? before : now - 1), board));
    }
    m_view.show(
        board,
        now == history.size()
            ? tr("As it is now")
            : tr("As it was at %1").arg(clockText(history.timeAt(now), history.timeAt(history.size()))),
        marks);
}

void BoardPast::backToNow()
{
    if (std::exchange(m_wanted, {}))
        m_history.cancel();
    m_comparing.drop();
    m_film->setHistory(nullptr);
    m_bar->hide();
    const bool wasFilm = isFilmOpen();
    if (m_view.isOpen())
        m_view.close();
    if (std::exchange(m_panel, nullptr) || (wasFilm && qobject_cast<HistoryPanel *>(m_window.side().panel())))
        m_window.side().close();
    refresh();
}

void BoardPast::openCopy()
{
    if (!isFilmOpen())
        return;
    m_film->pause();
    const History &history = *m_history.get();
    const size_t moment = m_film->moment();
    const QString title = m_view.board().title().simplified();
    const QString time = clockText(history.timeAt(moment), history.timeAt(history.size()));
    try {
        m_window.desk().newBoard(m_view.board(),
                                 tr("%1, %2").arg(title.isEmpty() ? tr("Untitled board") : title, time));
    } catch (const persistence::BoardFileError &error) {
        m_window.say(error.message());
    }
}

void BoardPast::nameMoment()
{
    showMoments();
    if (auto *panel = qobject_cast<HistoryPanel *>(m_window.side().panel()))
        panel->startNaming();
}

void BoardPast::showMoments()
{
    m_window.setPaperOnly(false);
    m_history.ask();
    auto *panel = new HistoryPanel(m_history, !m_window.document().isReadOnly());
    connect(panel, &HistoryPanel::named, this, &BoardPast::giveName);
    connect(panel, &HistoryPanel::picked, this,
            [this](size_t moment) { want([this, moment] { beginFilm(moment); }); });
    connect(panel, &HistoryPanel::compareAsked, this, [this](size_t moment) {
        want([this, moment] { compareMoments(moment, m_history.get()->size()); });
    });
    m_window.side().open(tr("History"), panel);
}

void BoardPast::giveName(const QString &name)
{
    ChangeSet change;
    change.setCheckpoint(QString(), name);
    if (m_window.document().apply(change, tr("Checkpoint: %1").arg(name)))
        m_window.say(tr("This moment is named \u201c%1\u201d.").arg(name));
    m_window.view().setFocus();
}

void BoardPast::compare()
{
    want([this] {
        const History &history = *m_history.get();
        const std::vector<Checkpoint> named = history.checkpoints();
        size_t from = named.empty() ? 0 : named.back().moment;
        if (isFilmOpen() && m_film->moment() < history.size())
            from = m_film->moment();
        compareMoments(from, history.size());
    });
}

QString BoardPast::nameOf(size_t moment) const
{
    const History &history = *m_history.get();
    if (moment == history.size())
        return tr("now");
    if (moment == 0)
        return tr("the start");
    for (const Checkpoint &checkpoint : history.checkpoints())
        if (checkpoint.moment == moment)
            return checkpoint.name.simplified();
    return clockText(history.timeAt(moment), history.timeAt(history.size()));
}

void BoardPast::compareMoments(size_t from, size_t to)
{
    const History &history = *m_history.get();
    if (history.size() == 0) {
        m_bar->hide();
        m_window.say(m_history.remark().isEmpty()
                         ? tr("There is nothing to compare with: nothing has been edited.")
                         : m_history.remark());
        return;
    }
    m_from = from;
    m_to = to;
    if (!m_panel) {
        std::vector<size_t> moments{0, from};
        for (const Checkpoint &checkpoint : history.checkpoints())
            moments.push_back(checkpoint.moment);
        moments.push_back(history.size());
        m_panel = openPanel(std::move(moments));
    }
    startComparison({history.at(from), nameOf(from)}, {history.at(to), nameOf(to)});
}

ComparePanel *BoardPast::openPanel(std::vector<size_t> moments)
{
    std::ranges::sort(moments, std::ranges::greater());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    std::vector<ComparePanel::Choice> choices;
    for (const size_t moment : moments)
        choices.push_back({moment, nameOf(moment)});
    auto *panel = new ComparePanel(std::move(choices));
    connect(panel, &ComparePanel::fromChosen, this, [this](size_t moment) { compareMoments(moment, m_to); });
    connect(panel, &ComparePanel::toChosen, this, [this](size_t moment) { compareMoments(m_from, moment); });
    connect(panel, &ComparePanel::hint, &m_window, &MainWindow::say);
    connect(panel, &ComparePanel::picked, this, [this](const Difference &difference) {
        if (!m_view.isOpen())
            return;
        if (difference.note && m_view.board().find(*difference.note))
            m_view.reveal(*difference.note);
        else
            m_view.reveal(difference.place);
    });
    // Closed, or another panel has come in its place.
    connect(panel, &QObject::destroyed, this, [this, panel] {
        if (m_panel && m_panel != panel)
            return;
        m_panel = nullptr;
        if (m_view.isOpen() && !m_film->history())
            backToNow();
    });
    m_window.setPaperOnly(false);
    m_window.side().open(tr("Comparison"), panel);
    return panel;
}

// The later board is there at once, and with it the document is read-only: what is being compared stays.
void BoardPast::startComparison(const Side &from, const Side &to)
{
    m_film->setHistory(nullptr);
    m_bar->hide();
    const QString sign = tr("From %1 to %2").arg(from.name, to.name);
    m_view.show(to.board, sign, {});
    m_view.setKeys({});
    m_panel->announce(from.name, to.name);
    m_comparing.start(
        [before = from.board, after = to.board] {
            return Compared{withRemoved(before, after), tempestry::compare(before, after)};
        },
        [this, sign, lit = to.board.notes()](const Compared &compared) {
            showComparison(compared, sign, lit);
        });
    refresh();
}

void BoardPast::showComparison(const Compared &compared, const QString &sign, const ElementMap<Note> &lit)
{
    m_view.show(compared.board, sign, marksOf(compared.comparison));
    QSet<NoteId> notes;
    lit.forEach([&notes](const Note &note) { notes.insert(note.id); });
    m_view.setLit(std::move(notes));
    m_panel->show(compared.comparison);
}

void BoardPast::compareWithFile()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Compare with a file"),
                                                      QFileInfo(m_window.session().path()).path(),
                                                      tr("Boards (*.tempest *.json)"));
    if (!path.isEmpty())
        compareWithFile(path);
}

void BoardPast::compareWithFile(const QString &path)
{
    try {
        const Board other = boardIn(path);
        backToNow();
        m_panel = openPanel({});
        startComparison({other, QFileInfo(path).fileName()}, {m_window.document().board(), tr("now")});
    } catch (const persistence::BoardFileError &error) {
        m_window.say(error.message());
    } catch (const ImportError &error) {
        m_window.say(QString::fromUtf8(error.what()));
    }
}

} // namespace tempestry
