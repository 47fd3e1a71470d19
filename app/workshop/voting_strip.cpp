#include "app/workshop/voting_strip.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace tempestry {

namespace {

constexpr int kDistance = 14; // from the lower edge

QLabel *label(const QFont &font, look::Ink ink, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setFont(font);
    look::setInk(*made, ink);
    return made;
}

} // namespace

VotingStrip::VotingStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    setAccessibleName(tr("Voting"));
    setProperty("overLowerEdge", true); // what else is said there keeps above it
    setCursor(Qt::ArrowCursor);
    m_layout->setContentsMargins(18, 9, 10, 9);
    parent->installEventFilter(this);
    hide();
}

void VotingStrip::replaceContent(QWidget *content)
{
    if (m_content) {
        m_content->setParent(nullptr); // nobody finds it any more
        m_content->deleteLater();      // one of its own signals may be on its way
    }
    m_content = content;
    m_layout->addWidget(content);
}

void VotingStrip::makeLine(const std::vector<Action> &actions)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_title = label(look::strongFont(), look::Ink::First, line);
    m_remark = label(look::textFont(), look::Ink::Second, line);
    row->addWidget(m_title);
    row->addWidget(m_remark);
    row->addSpacing(10);
    m_names.clear();
    for (const Action &action : actions) {
        m_names << action.name;
        const bool closes = action.text.isEmpty();
        auto *button = new Button(closes ? tr("Close") : action.text,
                                  closes         ? Button::Style::Bare
                                  : action.first ? Button::Style::Dark
                                                 : Button::Style::Quiet,
                                  line);
        button->setObjectName(action.name);
        button->setKey(action.key);
        if (closes) {
            button->setPicture(Button::Picture::Close);
            button->setToolTip(tr("Close; hidden dots stay hidden"));
        }
        connect(button, &Button::clicked, this, [act = action.act] { act(); });
        row->addWidget(button);
    }
    replaceContent(line);
}

void VotingStrip::say(const QString &title, const QString &remark, const std::vector<Action> &actions)
{
    QStringList names;
    for (const Action &action : actions)
        names << action.name;
    if (!m_title || names != m_names)
        makeLine(actions);
    m_title->setText(title);
    m_remark->setText(remark);
    setAccessibleDescription(title + QStringLiteral(". ") + remark);
    show();
    place();
}

void VotingStrip::showForm(QWidget *form)
{
    replaceContent(form);
    m_title = nullptr;
    m_remark = nullptr;
    show();
    place();
}

QString VotingStrip::title() const
{
    return m_title ? m_title->text() : QString();
}

QString VotingStrip::remark() const
{
    return m_remark ? m_remark->text() : QString();
}

bool VotingStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void VotingStrip::place()
{
    m_content->show();
    m_content->layout()->activate(); // its words may be longer now
    m_layout->activate();
    const QWidget *below = parentWidget();
    const QSize size(std::min(below->width() - 20, sizeHint().width()), sizeHint().height());
    setGeometry(
        QRect({(below->width() - size.width()) / 2, below->height() - size.height() - kDistance}, size));
    raise();
    update();
}

void VotingStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.chromeBorder);
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace tempestry
