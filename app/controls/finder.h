#pragma once

#include "model/board.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QWidget>

#include <functional>

class QLineEdit;
class QListView;

namespace tempestry {

// Something that can be found by typing a part of its name.
struct Findable
{
    QString name;
    QString remark;               // its key, or the timeline it is on
    std::optional<NoteKind> kind; // for notes
    bool enabled = true;
    std::function<void()> choose;
};

// How well the letters typed match a name. Higher is better: starts of words, letters that follow one another
// and short names count. The letters must come in this order, blanks passed over; or, which scores less, each
// word typed must begin one of the name. nullopt when they don't match.
std::optional<int> matchScore(QStringView typed, QStringView name);

// A box over the window to find a note or a command by typing: up and down to pick, Enter to take, Escape to
// leave.
class Finder : public QWidget
{
    Q_OBJECT

public:
    explicit Finder(QWidget *window);

    // Best first; equal ones keep their order.
    void open(const QString &placeholder, std::vector<Findable> what);
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void find(const QString &typed);
    void choose(int row);
    void place();
    bool takeKey(int key);

    QLineEdit *m_typed;
    QListView *m_list;
    class FinderModel *m_model;
    std::vector<Findable> m_all;
    QPointer<QWidget> m_focusBefore;
};

} // namespace tempestry
