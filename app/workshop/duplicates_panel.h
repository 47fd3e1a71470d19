#pragma once

#include "app/controls/background_work.h"
#include "model/document.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;

namespace tempestry {

class BoardView;
class Button;
class Page;

// Lists the notes that say the same, and what can be done with each group of them. Follows the document.
class DuplicatesPanel : public QWidget
{
    Q_OBJECT

public:
    // Both outlive the panel.
    DuplicatesPanel(Document &document, BoardView &view, QWidget *parent = nullptr);

    // Puts the focus where the first group can be seen to, also when it is yet to be found.
    void focusFirst();

Q_SIGNALS:
    void hint(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Group = std::vector<NoteId>;

    void look();
    void list(const std::vector<Group> &groups);
    void setPage(Page *page);
    void addGroup(Page &page, const Group &group, size_t index);
    Button *nameOf(Page &page, const QString &text, const Group &shown);
    void reveal(const Group &notes);
    void finish(const ChangeSet &change, const QString &label);

    Document &m_document;
    BoardView &m_view;
    QScrollArea *m_scroll;
    QTimer m_pause; // after a change of the board
    BackgroundWork<std::vector<Group>> m_looking;
    bool m_wantsFocus = false; // as soon as there is a group
};

} // namespace tempestry
