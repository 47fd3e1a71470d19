#pragma once

#include "app/controls/line_list.h"
#include "app/simulation/finished_run.h"
#include "board/note_layer.h"
#include "model/simulation/run_comparison.h"

#include <QWidget>

#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

class QLabel;

namespace tempestry {

class Button;

// What differs between a run that was kept and the one that is shown, side by side. Long runs are compared in
// a thread of their own, and only when somebody looks.
class RunComparePanel : public QWidget
{
    Q_OBJECT

public:
    explicit RunComparePanel(QWidget *parent = nullptr);
    ~RunComparePanel() override;

    // Either may be nullptr: there is nothing to compare yet.
    void setRuns(std::shared_ptr<const FinishedRun> before, std::shared_ptr<const FinishedRun> after);
    // Of the notes that fared differently, with both counts; empty while the panel is not on the screen.
    const NoteMarks &marks() const { return m_marks; }

Q_SIGNALS:
    void picked(tempestry::NoteId note);
    void recordPicked(quint32 record); // of the run that is shown
    void keepAsked();                  // the run that is shown is to be compared with from now on
    void marksChanged(const tempestry::NoteMarks &marks);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Goal // of a line of the list
    {
        std::optional<NoteId> note;
        std::optional<quint32> record;
    };

    void compare();
    void stop();
    void tell(const simulation::RunComparison &comparison);
    void addLine(const QString &text, const QString &detail, const QString &remark, Goal goal = {});
    void addHead(const QString &text);
    void addTotals(const simulation::RunComparison &comparison);
    void addDivergence(const simulation::RunComparison &comparison);
    void addNotes(const simulation::RunComparison &comparison);
    void addContents(const simulation::RunComparison &comparison);
    void setMarks(NoteMarks marks);

    QLabel *m_title;
    Button *m_keep;
    LineList *m_list;
    std::shared_ptr<const FinishedRun> m_before;
    std::shared_ptr<const FinishedRun> m_after;
    std::vector<LineList::Line> m_lines; // while they are being made
    std::vector<Goal> m_goals;           // beside the lines
    NoteMarks m_found;                   // of the last comparison
    NoteMarks m_marks;
    std::jthread m_thread;
    int m_number = 0; // of the comparison that is current
    bool m_isCompared = false;
};

} // namespace tempestry
