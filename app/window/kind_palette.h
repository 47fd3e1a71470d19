#pragma once

#include <QAbstractButton>

#include <optional>
#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace tempestry {

class Button;
enum class NoteKind : quint8;
struct CommandInfo;
struct Phase;

// One thing that can be put on the paper: pressed, it is made where the canvas thinks best; dragged, where it
// is dropped. Shows its key.
class PaletteRow : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Picture : quint8 { Kind, Timeline, Frame, Link };

    // `dragKey` is what the drag carries; empty for what can't be dragged.
    PaletteRow(const QString &name, const QString &key, const QString &dragKey, QWidget *parent = nullptr);
    void setKind(NoteKind kind);
    std::optional<NoteKind> kind() const { return m_kind; }
    void setPicture(Picture picture) { m_picture = picture; }
    // Only its picture and its key; the name is in the tooltip.
    void setNarrow(bool narrow);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int nameRoom(int rowWidth) const;
    void paintPicture(QPainter &painter, const QRectF &box) const;
    void drag();

    QString m_key;
    QString m_dragKey;
    Picture m_picture = Picture::Kind;
    std::optional<NoteKind> m_kind;
    bool m_narrow = false;
    QPoint m_pressed;
};

// The kinds of notes, and what else goes on the paper, on the left of it.
class KindPalette : public QWidget
{
    Q_OBJECT

public:
    explicit KindPalette(QWidget *parent = nullptr);

    void setEditable(bool editable);
    // The kinds that the phase does not offer are folded away under "More"; nullptr shows all.
    void offer(const Phase *phase);
    // Pictures and keys without the names, where the paper needs the room.
    void setNarrow(bool narrow);
    // How wide it is with the names.
    static int fullWidth();

Q_SIGNALS:
    void chosen(const QString &commandId); // a command of the table: "insert.event", "insert.timeline", ...

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRow(const CommandInfo &command, PaletteRow *row);
    void addHead(const QString &text);
    void addRows();
    void arrange();

    QScrollArea *m_scroll;
    QVBoxLayout *m_rows;
    Button *m_more;
    std::vector<PaletteRow *> m_kinds; // in the order of the table
    bool m_narrow = false;
    const Phase *m_phase = nullptr;
    bool m_unfolded = false;
};

} // namespace tempestry
