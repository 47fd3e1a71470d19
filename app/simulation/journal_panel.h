#pragma once

#include "app/simulation/finished_run.h"
#include "app/simulation/journal_search.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;

namespace tempestry {

class Button;
class JournalModel;
class LongList;

// What happened in the run, line by line: the current line stands out, later ones are pale. A click finds the
// note. A filter leaves lines out; a question leaves those of a chain of causes.
class JournalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JournalPanel(QWidget *parent = nullptr);

    // nullptr empties it.
    void setRun(std::shared_ptr<const FinishedRun> run);
    // The instant of the film that is shown, and the record that is current.
    void setTime(double seconds, quint32 record);

    // See RecordFilter for what can be written there.
    void setFilter(const QString &text);
    void focusFilter();
    void ask(JournalQuestion question);
    // All lines that the filter leaves are back.
    void endQuestion();
    bool hasQuestion() const { return m_hasQuestion; }
    // More lines than fit a clipboard well are refused with a hint.
    void copySelected();

    JournalModel &model() const { return *m_model; }

Q_SIGNALS:
    void picked(tempestry::NoteId note);
    void recordPicked(quint32 record);
    void whyAsked();
    void whatCameAsked();
    void breakpointAsked(tempestry::NoteId note);
    // The way of a chain is to be seen; nullptr: no more.
    void chainFound(std::shared_ptr<const tempestry::JournalAnswer> chain);
    void hint(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void pick(const QModelIndex &index);
    void filter();
    void showAnswer(const std::shared_ptr<const JournalAnswer> &answer);
    void showHead();
    void tellOutcome(const FinishedRun &run);
    void openMenu(const QPoint &at);

    JournalModel *m_model;
    class JournalDelegate *m_delegate;
    JournalSearch m_search;
    LongList *m_list;
    QLineEdit *m_filter;
    QLabel *m_question;
    QLabel *m_count;
    QLabel *m_outcome;
    Button *m_why;
    Button *m_whatCame;
    Button *m_all;
    std::shared_ptr<const FinishedRun> m_run;
    double m_time = 0;
    quint32 m_record = simulation::kNone;
    bool m_hasQuestion = false;
};

} // namespace tempestry
