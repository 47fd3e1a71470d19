#pragma once

#include "app/many_runs_model.h"
#include "app/run_many_source.h"
#include "model/document.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace tempestry {

class BoardView;
class Button;
class HistogramView;

// The board run many times, below the paper: what the runs came to as a table and as histograms, in large
// here and in small under the notes.
class ManyRunsPanel : public QWidget
{
    Q_OBJECT

public:
    // Document and view outlive it. Without a source nothing can be run. Hidden until open().
    ManyRunsPanel(Document &document, BoardView &view, std::unique_ptr<RunManySource> source,
                  QWidget *parent = nullptr);
    ~ManyRunsPanel() override;

    bool canRun() const;
    bool isOpen() const { return m_open; }
    bool isRunning() const { return m_running; }
    // nullptr while there are none.
    const std::shared_ptr<const FinishedRuns> &finished() const { return m_made; }

    // Runs the board as it is now, with this choice and as many runs as are written in the panel.
    void open(const RunChoice &choice);
    void close();

Q_SIGNALS:
    void stateChanged();
    void picked(tempestry::NoteId note);
    void hint(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    QHBoxLayout *makeHead();
    QHBoxLayout *makeMeasures();
    void buildTable();
    void connectSource();
    void start();
    void finish(std::shared_ptr<const FinishedRuns> made);
    void endRunning();
    void setMeasure(Measure measure);
    void showCurrent();
    void showOnNotes();
    void syncWords();
    int currentRow() const; // of the model; -1 for none
    void pickCurrent();
    void sortByCurrent();
    QString copiedTable() const;

    Document &m_document;
    BoardView &m_view;
    std::unique_ptr<RunManySource> m_source;
    ManyRunsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    HistogramView *m_histogram;
    QLabel *m_summary;
    QLabel *m_bottleneck;
    QLineEdit *m_count;
    Button *m_again;
    Button *m_cancel;
    std::vector<Button *> m_measures; // by Measure
    std::shared_ptr<const FinishedRuns> m_made;
    ManyRuns m_asked;
    Measure m_measure = Measure::Time;
    bool m_open = false;
    bool m_running = false;
};

} // namespace tempestry
