#pragma once

#include "app/controls/background_work.h"
#include "app/history/compare_panel.h"
#include "app/history/past_view.h"
#include "app/history/whole_history.h"

namespace tempestry {

class HistoryBar;
class HistoryFilm;

// What a window shows of its board's past: the history as a film, moments with names, and what became of one
// moment in another. The board itself stays as it is, but for the names.
class BoardPast : public QObject
{
    Q_OBJECT

public:
    // The window outlives it.
    explicit BoardPast(MainWindow &window);
    ~BoardPast() override;

    HistoryBar &bar() const { return *m_bar; }
    HistoryFilm &film() const { return *m_film; }
    const WholeHistory &history() const { return m_history; }
    bool isShown() const { return m_view.isOpen() || m_wanted; }
    bool isFilmOpen() const { return m_view.isOpen() && !m_panel; }

    void openFilm();
    void backToNow();
    void openCopy(); // of the moment shown, as a board of its own

    void nameMoment();
    void showMoments();

    // The moment shown, or the newest with a name, with now.
    void compare();
    void compareWithFile();
    // The board in the file, as it is there, with the present one. Tells what is wrong with the file.
    void compareWithFile(const QString &path);

private:
    struct Side
    {
        Board board;
        QString name;
    };
    // The later one of two boards with what is gone, and what differs.
    struct Compared
    {
        Board board;
        Comparison comparison;
    };

    void want(const std::function<void()> &what);
    void beginFilm(size_t moment);
    void showMoment(size_t before, size_t now);
    void giveName(const QString &name);
    void compareMoments(size_t from, size_t to);
    void startComparison(const Side &from, const Side &to);
    void showComparison(const Compared &compared, const QString &sign, const ElementMap<Note> &lit);
    ComparePanel *openPanel(std::vector<size_t> moments);
    QString nameOf(size_t moment) const;
    void refresh();

    MainWindow &m_window;
    WholeHistory m_history;
    PastView m_view;
    HistoryFilm *m_film;
    HistoryBar *m_bar;
    ComparePanel *m_panel = nullptr; // while two boards are compared; the side panel owns it
    BackgroundWork<Compared> m_comparing;
    std::function<void()> m_wanted; // when the history has been read
    size_t m_from = 0;
    size_t m_to = 0;
};

} // namespace tempestry
