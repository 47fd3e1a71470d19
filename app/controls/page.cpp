#include "app/controls/page.h"

#include "app/controls/look.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kInset = 5; // of the text in a box that is typed in

QLabel *label(const QString &text, const QFont &font, look::Ink ink, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setFont(font);
    look::setInk(*made, ink);
    return made;
}

} // namespace

Page::Page(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(16 - kInset, 14, 16, 16);
    m_layout->setSpacing(0);
}

void Page::addHead(const QString &text)
{
    QFont font = look::sectionFont();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    QLabel *head = label(text, font, look::Ink::Third, this);
    head->setContentsMargins(kInset, 20, 0, 7);
    m_layout->addWidget(head);
}

QLabel *Page::addText(const QString &text, look::Ink ink)
{
    QLabel *sentence = label(text, look::textFont(), ink, this);
    sentence->setWordWrap(true);
    sentence->setContentsMargins(kInset, 2, 0, 4);
    m_layout->addWidget(sentence);
    return sentence;
}

void Page::addTitle(const QString &text)
{
    QLabel *title = label(text, look::titleFont(), look::Ink::First, this);
    title->setWordWrap(true);
    title->setContentsMargins(kInset, 0, 0, 4);
    m_layout->addWidget(title);
}

void Page::addRow(const QString &text, QWidget *value, const QString &remark)
{
    QList<QWidget *> widgets{label(text, look::textFont(), look::Ink::First, this)};
    if (!remark.isEmpty())
        widgets << label(remark, look::textFont(), look::Ink::Third, this);
    value->setAccessibleName(text);
    widgets << value;
    addLine(widgets, remark.isEmpty() ? 0 : 1);
}

QLabel *Page::addRow(const QString &text, const QString &value)
{
    QLabel *shown = label(value, look::valueFont(), look::Ink::First, this);
    addRow(text, shown);
    return shown;
}

void Page::addLine(const QList<QWidget *> &widgets, int stretched)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(kInset, 2, 0, 2);
    row->setSpacing(6);
    for (qsizetype i = 0; i < widgets.size(); ++i)
        row->addWidget(widgets[i], i == stretched ? 1 : 0);
    line->setMinimumHeight(look::scaled(30));
    m_layout->addWidget(line);
    m_ruled << line;
}

void Page::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void Page::addIndented(QWidget *widget, int stretch)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(kInset, 0, 0, 0);
    row->addWidget(widget, stretch);
    if (stretch == 0)
        row->addStretch(1);
    m_layout->addLayout(row);
}

void Page::addSpace(int height)
{
    m_layout->addSpacing(height);
}

void Page::finish()
{
    m_layout->addStretch(1);
}

void Page::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    for (const QWidget *line : m_ruled)
        painter.fillRect(QRect(line->x() + kInset, line->geometry().bottom(), line->width() - kInset, 1),
                         look::mixed(theme.chrome, theme.chromeBorder, 0.7));
}

} // namespace tempestry
