#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace tempestry {

class Button;
class LineList;
class WholeHistory;
struct Checkpoint;

// The moments of the history that have names, the newest first, and a box to name the present one.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    // The history outlives it and has been asked for.
    HistoryPanel(WholeHistory &history, bool mayName, QWidget *parent = nullptr);

    void startNaming();

Q_SIGNALS:
    void named(const QString &name); // never empty
    void picked(size_t moment);
    void compareAsked(size_t moment); // with now

private:
    void fill();

    WholeHistory &m_history;
    QLineEdit *m_name;
    QLabel *m_remark;
    LineList *m_list;
    Button *m_compare;
    std::vector<Checkpoint> m_shown; // in the order of the list
};

} // namespace tempestry
