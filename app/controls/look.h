#pragma once

#include "board/theme.h"

#include <QFont>
#include <QPalette>
#include <QString>

class QTableView;
class QWidget;

// How everything around the paper looks: three sizes of type, all times the text scale, one palette and one
// style sheet, all made from the theme. Widgets that paint themselves ask themeOf() while they paint and so
// follow the window.
namespace tempestry::look {

// Text is larger than usual by this, 1 to 2, in the whole program. Setting it changes the fonts of all
// widgets that were given one of those below; those that are made later have it from the start.
double textScale();
void setTextScale(double scale);
// A length that goes with the text.
int scaled(int pixels);
// Of a panel beside the paper; grows by less than the text, so that room for the paper is left.
int scaledWidth(int pixels);
// Lengths that go with the text also when the scale changes.
void setFixedWidth(QWidget &widget, int pixels);
void setFixedHeight(QWidget &widget, int pixels);
void setRowHeight(QTableView &table, int pixels);

QFont titleFont();   // 15, semibold
QFont textFont();    // 13
QFont strongFont();  // 13, semibold
QFont sectionFont(); // 11, semibold
QFont valueFont();   // 12, monospaced, so that figures stand under one another

// In which ink a label or text box is written. Style sheets keep palettes from reaching these.
enum class Ink : quint8 { First, Second, Third, Warning };
void setInk(QWidget &widget, Ink ink);

QPalette palette(const Theme &theme);
QString styleSheet(const Theme &theme);

// Which colours of notes a window and all in it have; beside its palette.
void setNoteColours(QWidget &window, NoteColours colours);

// The theme that the widget's window has.
const Theme &themeOf(const QWidget &widget);
// The theme that goes with the lightness of the system's own colours.
const Theme &systemTheme();

// `over` laid on `under` with the strength 0 to 1.
QColor mixed(const QColor &under, const QColor &over, double strength);

} // namespace tempestry::look
