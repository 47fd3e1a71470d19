#pragma once

#include "model/document.h"

#include <QWidget>

#include <optional>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;

namespace tempestry {

class Button;
class HotspotsModel;

// All hotspots at the side of the paper, the urgent ones first. In the list Enter shows the note, R resolves
// or reopens it, 0 to 3 set its priority; other letters filter.
class HotspotsPanel : public QWidget
{
    Q_OBJECT

public:
    // The document outlives it.
    explicit HotspotsPanel(Document &document, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(tempestry::NoteId note);
    void resolveAsked(tempestry::NoteId note);
    void reopenAsked(tempestry::NoteId note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::optional<NoteId> current() const;
    void keepCurrent();
    void syncWords();
    void choose(const QModelIndex &index);
    void fold(bool folded);
    void resolveOrReopen();
    void setPriority(Priority priority);
    void copy() const;
    bool takeListKey(const QKeyEvent &event);
    bool takeFilterKey(const QKeyEvent &event);

    Document &m_document;
    HotspotsModel *m_model;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_nothing;
    QLabel *m_keys;
    Button *m_resolve;
    Button *m_copy;
    std::optional<NoteId> m_current; // kept while the list is made anew
    int m_currentRow = 0;
};

} // namespace tempestry
