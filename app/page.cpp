#include "app/page.h"

#include "app/look.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tempestry {

namespace {

QLabel *label(const QString &text, const QFont &font, QPalette::ColorRole ink, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setFont(font);
    made->setForegroundRole(ink);
    return made;
}

} // namespace

Page::Page(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(16, 14, 16, 16);
    m_layout->setSpacing(0);
}

void Page::addHead(const QString &text)
{
    QFont font = look::sectionFont();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    QLabel *head = label(text, font, QPalette::PlaceholderText, this);
    head->setContentsMargins(0, 20, 0, 7);
    m_layout->addWidget(head);
}

QLabel *Page::addText(const QString &text, QPalette::ColorRole ink)
{
    QLabel *sentence = label(text, look::textFont(), ink, this);
    sentence->setWordWrap(true);
    sentence->setContentsMargins(0, 2, 0, 4);
    m_layout->addWidget(sentence);
    return sentence;
}

void Page::addTitle(const QString &text)
{
    QLabel *title = label(text, look::titleFont(), QPalette::WindowText, this);
    title->setWordWrap(true);
    title->setContentsMargins(0, 0, 0, 4);
    m_layout->addWidget(title);
}

void Page::addRow(const QString &text, QWidget *value, const QString &remark)
{
    QList<QWidget *> widgets{label(text, look::textFont(), QPalette::WindowText, this)};
    if (!remark.isEmpty())
        widgets << label(remark, look::textFont(), QPalette::PlaceholderText, this);
    value->setAccessibleName(text);
    widgets << value;
    addLine(widgets, remark.isEmpty() ? 0 : 1);
}

void Page::addRow(const QString &text, const QString &value)
{
    addRow(text, label(value, look::valueFont(), QPalette::WindowText, this));
}

void Page::addLine(const QList<QWidget *> &widgets, int stretched)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(6);
    for (qsizetype i = 0; i < widgets.size(); ++i)
        row->addWidget(widgets[i], i == stretched ? 1 : 0);
    line->setMinimumHeight(30);
    m_layout->addWidget(line);
    m_ruled << line;
}

void Page::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
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
        painter.fillRect(QRect(line->x(), line->geometry().bottom(), line->width(), 1),
                         look::mixed(theme.chrome, theme.chromeBorder, 0.7));
}

} // namespace tempestry
