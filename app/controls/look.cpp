#include "app/controls/look.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontDatabase>
#include <QHeaderView>
#include <QStyle>
#include <QTableView>
#include <QWidget>

namespace tempestry::look {

namespace {

// The application carries the scale, as it does its font and its palette.
constexpr char kTextScale[] = "textScale";
constexpr char kNoteColours[] = "noteColours";
constexpr char kWidth[] = "widthAtScale1";
constexpr char kHeight[] = "heightAtScale1";
constexpr char kRowHeight[] = "rowHeightAtScale1";

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

void rescale(QWidget &widget, double before)
{
    if (widget.testAttribute(Qt::WA_SetFont) && widget.font().pixelSize() > 0) {
        QFont font = widget.font();
        font.setPixelSize(scaled(qRound(font.pixelSize() / before)));
        widget.setFont(font);
    }
    if (const QVariant width = widget.property(kWidth); width.isValid())
        widget.setFixedWidth(scaledWidth(width.toInt()));
    if (const QVariant height = widget.property(kHeight); height.isValid())
        widget.setFixedHeight(scaled(height.toInt()));
    if (const QVariant height = widget.property(kRowHeight); height.isValid())
        static_cast<QTableView &>(widget).verticalHeader()->setDefaultSectionSize(scaled(height.toInt()));
    if (auto *view = qobject_cast<QAbstractItemView *>(&widget))
        view->doItemsLayout();
    widget.updateGeometry();
    widget.update();
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(scaled(pixels));
    font.setWeight(weight);
    return font;
}

} // namespace

double textScale()
{
    const QVariant scale = qApp->property(kTextScale);
    return scale.isValid() ? scale.toDouble() : 1;
}

void setTextScale(double scale)
{
    const double before = textScale();
    if (scale == before)
        return;
    qApp->setProperty(kTextScale, scale);
    for (QWidget *widget : QApplication::allWidgets())
        rescale(*widget, before);
}

int scaled(int pixels)
{
    return qRound(pixels * textScale());
}

int scaledWidth(int pixels)
{
    return qRound(pixels * (1 + (textScale() - 1) / 2));
}

void setFixedWidth(QWidget &widget, int pixels)
{
    widget.setProperty(kWidth, pixels);
    widget.setFixedWidth(scaledWidth(pixels));
}

void setFixedHeight(QWidget &widget, int pixels)
{
    widget.setProperty(kHeight, pixels);
    widget.setFixedHeight(scaled(pixels));
}

void setRowHeight(QTableView &table, int pixels)
{
    table.setProperty(kRowHeight, pixels);
    table.verticalHeader()->setMinimumSectionSize(1);
    table.verticalHeader()->setDefaultSectionSize(scaled(pixels));
}

QFont titleFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), 15, QFont::DemiBold);
}

QFont textFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), 13, QFont::Normal);
}

QFont strongFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), 13, QFont::DemiBold);
}

QFont sectionFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), 11, QFont::DemiBold);
}

QFont valueFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 12, QFont::Normal);
}

void setInk(QWidget &widget, Ink ink)
{
    widget.setProperty("ink", static_cast<int>(ink));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QPalette palette(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.chrome);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.timeline);
    palette.setColor(QPalette::AlternateBase, theme.paper);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::Button, theme.chrome);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.thirdInk);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.dark ? theme.chrome : QColor(Qt::white));
    palette.setColor(QPalette::ToolTipBase, theme.ink);
    palette.setColor(QPalette::ToolTipText, theme.chrome);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.chromeBorder);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.thirdInk);
    return palette;
}

QString styleSheet(const Theme &theme)
{
    static const QString kSheet = QStringLiteral(R"(
QToolTip { background: %ink; color: %chrome; border: none; padding: 4px 7px; }
QMenu { background: %chrome; color: %ink; border: 1px solid %border; padding: 5px; font-size: %textpx; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: %hover; }
QMenu::item:disabled { color: %third; }
QMenu::separator { height: 1px; background: %border; margin: 5px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 4px; }
QLabel, QPlainTextEdit, QRadioButton { color: %ink; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid %third; border-radius: 7px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid %accent; }
*[ink="1"] { color: %second; }
*[ink="2"] { color: %third; }
*[ink="3"] { color: %warning; }
QLineEdit { color: %ink; }
QLineEdit, QPlainTextEdit { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 2px 4px; selection-background-color: %accent; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: %border; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: %accent; background: %timeline; }
QLineEdit:read-only, QPlainTextEdit:read-only { border-color: transparent; background: transparent; }
QLineEdit#boxed { border-color: %border; padding: 4px 8px; background: %timeline; }
QLineEdit#boxed:focus { border-color: %accent; }
QScrollArea, QAbstractScrollArea#plain { background: transparent; border: none; }
QHeaderView, QHeaderView::section { background: transparent; color: %third; border: none; padding: 3px 4px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: %second; border: none; border-bottom: 2px solid transparent;
    padding: 5px 12px 4px 12px; }
QTabBar::tab:hover { color: %ink; }
QTabBar::tab:selected { color: %ink; border-bottom-color: %ink; }
QTabBar::tab:focus { border-bottom-color: %accent; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 9px; margin: 1px; }
QScrollBar::handle { background: %handle; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: %third; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QMessageBox, QDialog { background: %chrome; }
QMessageBox QPushButton, QDialogButtonBox QPushButton { background: %timeline; color: %ink; border: 1px solid %border;
    border-radius: 5px; padding: 6px 14px; min-width: 60px; }
QMessageBox QPushButton:default { background: %ink; color: %chrome; border-color: %ink; }
QMessageBox QPushButton:focus { border-color: %accent; }
)");
    QString sheet = kSheet;
    sheet.replace(QLatin1StringView("%text"), QString::number(scaled(13)));
    const auto put = [&sheet](const char *name, const QColor &colour) {
        sheet.replace(QLatin1StringView(name), colour.name());
    };
    put("%ink", theme.ink);
    put("%second", theme.secondInk);
    put("%warning", theme.pivotal);
    put("%third", theme.thirdInk);
    put("%chrome", theme.chrome);
    put("%border", theme.chromeBorder);
    put("%timeline", theme.timeline);
    put("%accent", theme.accent);
    put("%hover", mixed(theme.chrome, theme.ink, 0.07));
    put("%handle", mixed(theme.chrome, theme.ink, 0.2));
    return sheet;
}

void setNoteColours(QWidget &window, NoteColours colours)
{
    window.setProperty(kNoteColours, static_cast<int>(colours));
}

const Theme &themeOf(const QWidget &widget)
{
    auto colours = NoteColours::Standard;
    for (const QWidget *at = &widget; at; at = at->parentWidget())
        if (const QVariant set = at->property(kNoteColours); set.isValid()) {
            colours = static_cast<NoteColours>(set.toInt());
            break;
        }
    return Theme::of(colours, isDark(widget.window()->palette()));
}

const Theme &systemTheme()
{
    return Theme::of(NoteColours::Standard, isDark(QGuiApplication::palette()));
}

QColor mixed(const QColor &under, const QColor &over, double strength)
{
    const auto blend = [strength](int a, int b) { return qRound(a + (b - a) * strength); };
    return {blend(under.red(), over.red()), blend(under.green(), over.green()),
            blend(under.blue(), over.blue())};
}

} // namespace tempestry::look
