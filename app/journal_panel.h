#pragma once

#include "model/board.h"
#include "model/simulation/film.h"

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

    // nullptr for both empties it.
    void setRun(std::shared_ptr<const simulation::Journal> journal,
                std::shared_ptr<const simulation::Film> film, const Board &board);
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

    JournalModel *m_model;
    class JournalDelegate *m_delegate;
    QListView *m_list;
    QLineEdit *m_filter;
    QLabel *m_question;
    Button *m_why;
    Button *m_all;
    std::shared_ptr<const simulation::Film> m_film;
    double m_time = 0;
    quint32 m_record = simulation::kNone;
};

} // namespace tempestry
