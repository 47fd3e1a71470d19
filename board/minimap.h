#pragma once

#include <QPixmap>
#include <QTimer>
#include <QTransform>
#include <QWidget>

namespace tempestry {

class BoardView;
class Document;

// The whole board in small, over a corner of the view, with a frame around what the view shows. Pressed or
// dragged, the view goes there; keys and the wheel go to the view.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    // A child of the view, which keeps it in its lower right corner.
    Minimap(const Document &document, BoardView &view);

    // Not shown anyway while the view is so small that it would cover too much.
    void setOffered(bool offered);
    bool isOffered() const { return m_offered; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void place();
    void redraw();
    void goTo(QPointF point);

    const Document &m_document;
    BoardView &m_view;
    bool m_offered = false;
    QPixmap m_picture;      // of the board
    QTransform m_fromPaper; // to this widget
    QTimer m_redraw;        // edits come in bursts
};

} // namespace tempestry
