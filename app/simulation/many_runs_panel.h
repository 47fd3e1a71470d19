#pragma once

#include "app/simulation/many_runs_model.h"
#include "app/simulation/run_many_source.h"
#include "model/document.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace tempestry {

class BoardView;
class Button;
class HistogramView;
class ManyRunsTable;
class RunPanel;

// The board run many times, below the paper: what the runs came to as a table and as histograms, in large
// here and in small under the notes.
class ManyRunsPanel : public QWidget
{
    Q_OBJECT

public:
    // The references outlive it. Without a source nothing can be run. Hidden until open(). One run and many
    // are never shown together, as both speak on the notes: each closes the other.
    ManyRunsPanel(Document &document, BoardView &view, RunPanel &run, std::unique_ptr<RunManySource> source,
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
    void hint(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    QHBoxLayout *makeHead();
    QHBoxLayout *makeMeasures();
    void connectParts();
    void connectSource();
    void start();
    void finish(std::shared_ptr<const FinishedRuns> made);
    void endRunning();
    void setMeasure(Measure measure);
    void showCurrent();
    void showOnNotes();
    void syncWords();

    Document &m_document;
    BoardView &m_view;
    RunPanel &m_run;
    std::unique_ptr<RunManySource> m_source;
    ManyRunsTable *m_table;
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
