#pragma once

#include "model/note_kind.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>

namespace tempestry {

struct Theme;

// A word to press, with its key behind it in small.
class Button : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Style : quint8 {
        Quiet, // a hairline around it
        Dark,  // the one thing to do here
        Bare,  // a word that shades under the pointer
        Link,  // a word in the accent colour
    };

    explicit Button(const QString &text, Style style = Style::Quiet, QWidget *parent = nullptr);

    void setKey(const QString &key); // as shown; empty for none
    void setStyle(Style style);
    // Where there is room it is as wide as the longest of these texts needs, so that nothing moves when one
    // takes another's place.
    void setTextsInTurn(const QStringList &texts);
    // A picture instead of the text, which stays the name that is read out.
    enum class Picture : quint8 { None, Menu, ToStart, Back, Play, Pause, Forward, Close, Gear };
    void setPicture(Picture picture);
    Picture picture() const { return m_picture; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int padding() const;
    int widthFor(const QString &text) const;

    Style m_style;
    Picture m_picture = Picture::None;
    QString m_key;
    QStringList m_textsInTurn;
};

// The name of a kind on its colour.
class KindChip : public QWidget
{
    Q_OBJECT

public:
    explicit KindChip(NoteKind kind, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    NoteKind m_kind;
};

// A small square in the colour of a kind.
class Swatch : public QWidget
{
    Q_OBJECT

public:
    explicit Swatch(NoteKind kind, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    NoteKind m_kind;
};

// Text of several lines that is as tall as what is written in it, and is taken over when the person leaves it
// or presses Enter (Shift+Enter begins a new line). Escape puts back what was there.
class TextBox : public QPlainTextEdit
{
    Q_OBJECT

public:
    // What goes beyond `longest` UTF-16 code units is cut off as it is typed.
    TextBox(const QString &text, qsizetype longest, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

Q_SIGNALS:
    void committed(const QString &text); // only when it differs from what was there

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void commit();
    void cutToLongest();
    int wantedHeight() const;

    QString m_committed;
    qsizetype m_longest;
};

QColor kindColour(NoteKind kind, const Theme &theme); // white for kinds without one
QString kindName(NoteKind kind);
QString kindPlural(NoteKind kind);
QString kindHint(NoteKind kind);
QString kindAlias(NoteKind kind); // in everyday words
void paintSwatch(QPainter &painter, const QRectF &rect, NoteKind kind, const Theme &theme);
int keyWidth(const QString &key); // as paintKey() paints it
// A key as on a keyboard, its right edge and middle given. Returns its width.
int paintKey(QPainter &painter, const QPoint &rightMiddle, const QString &key, const QColor &ink,
             const QColor &border);

} // namespace tempestry
