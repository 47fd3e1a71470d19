#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace tempestry {

class BoardView;
class Document;
enum class NoteKind : quint8;

// In the lower left corner of the paper: the kinds of notes in use, by name and in everyday words. Pressing
// one selects its notes. Makes way for what is being typed.
class Legend : public QWidget
{
    Q_OBJECT

public:
    // A child of the view. The document outlives it.
    Legend(const Document &document, BoardView &view);

    void setOffered(bool offered);
    std::vector<NoteKind> kinds() const { return m_kinds; }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void rebuild();
    void place();
    bool isInTheWay() const;
    void selectAll(NoteKind kind);

    const Document &m_document;
    BoardView &m_view;
    QVBoxLayout *m_rows;
    std::vector<NoteKind> m_kinds; // in the order of the palette
    bool m_offered = false;
};

} // namespace tempestry
