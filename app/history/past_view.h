#pragma once

#include "board/board_view.h"
#include "model/document.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace tempestry {

class MainWindow;

// Another board than the present one, laid over it to be looked at: the board of a moment, or a comparison.
// Meanwhile the document is read-only, and both views show the same part of the paper. Afterwards all is as
// it was before.
class PastView : public QObject
{
    Q_OBJECT

public:
    // The window outlives it.
    explicit PastView(MainWindow &window);
    ~PastView() override;

    bool isOpen() const { return !m_view.isNull(); }
    // The sign says what is seen, in a few words over the upper edge. Precondition of all others: isOpen().
    void show(const Board &board, const QString &sign, const NoteMarks &marks);
    void setLit(std::optional<QSet<NoteId>> notes);
    void reveal(NoteId note);
    void reveal(const QRectF &place); // paper units
    const Board &board() const { return m_document->board(); }
    BoardView &view() const { return *m_view; }

    void close();

    // Keys typed over the paper come here first; returns whether the key was used.
    using Keys = std::function<bool(int key)>;
    void setKeys(Keys keys) { m_keys = std::move(keys); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void closeAsked(); // by Escape

private:
    class Sign;

    struct Sight
    {
        double zoom;
        int x;
        int y;
    };

    void open(const Board &board);
    void mirror(const BoardView &from, BoardView &to);
    void restore(const Sight &sight);

    MainWindow &m_window;
    std::unique_ptr<Document> m_document;
    QPointer<BoardView> m_view; // goes with the window
    Sign *m_sign = nullptr;
    Keys m_keys;
    Sight m_before{};
    bool m_mirroring = false;
};

} // namespace tempestry
