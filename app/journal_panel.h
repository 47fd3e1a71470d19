#pragma once

#include "app/finished_run.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QListView;

namespace tempestry {

class Button;
class JournalModel;

// What happened in the run, line by line: the current line stands out, later ones are pale. A click finds the
// note.
class JournalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JournalPanel(QWidget *parent = nullptr);

    // nullptr empties it.
    void setRun(std::shared_ptr<const FinishedRun> run);
    // The instant of the film that is shown, and the record that happened last.
    void setTime(double seconds, quint32 record);

    JournalModel &model() const { return *m_model; }

Q_SIGNALS:
    void picked(tempestry::NoteId note);
    void timePicked(double seconds); // of the film

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void pick(const QModelIndex &index);
    void showCauses();
    void showAll();
    void tellOutcome(const FinishedRun &run);

    JournalModel *m_model;
    class JournalDelegate *m_delegate;
    QListView *m_list;
    QLineEdit *m_filter;
    QLabel *m_question;
    QLabel *m_outcome;
    Button *m_why;
    Button *m_all;
    std::shared_ptr<const simulation::Film> m_film;
    double m_time = 0;
    quint32 m_record = simulation::kNone;
};

} // namespace tempestry
