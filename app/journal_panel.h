#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QListView;

namespace tempestry {

class Button;
class JournalModel;

// What happened in the run, line by line: the current line stands out, later ones are pale. A click finds the note.
class JournalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JournalPanel(QWidget *parent = nullptr);

    void setJournal(std::shared_ptr<const simulation::Journal> journal, const Board &board);
    // The record that happened last, and the virtual instant in microseconds: what is after it is still to come.
    void setTime(qint64 time);

    JournalModel &model() const { return *m_model; }

Q_SIGNALS:
    void picked(tempestry::NoteId note);
    void timePicked(qint64 time);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void pick(const QModelIndex &index);
    void showCauses();
    void showAll();

    JournalModel *m_model;
    class JournalDelegate *m_delegate;
    QListView *m_list;
    QLineEdit *m_filter;
    QLabel *m_question;
    Button *m_why;
    Button *m_all;
    qint64 m_time = 0;
};

} // namespace tempestry
