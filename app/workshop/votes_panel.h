#pragma once

#include "model/document.h"

#include <QWidget>

class QLabel;
class QListView;

namespace tempestry {

class Button;
class VotesModel;

// The result of the voting as a ranked list that follows the document. Pressing a line shows its note.
class VotesPanel : public QWidget
{
    Q_OBJECT

public:
    // The document outlives it.
    explicit VotesPanel(const Document &document, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(tempestry::NoteId note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void copy() const;

    const Document &m_document;
    VotesModel *m_model;
    QListView *m_list;
    QLabel *m_nothing;
    Button *m_copy;
};

// "1. Who pays?: 5 dots", a line each; empty without dots to be seen.
QString rankingText(const Board &board);

} // namespace tempestry
