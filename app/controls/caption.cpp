#include "app/controls/caption.h"

#include "app/controls/look.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kUnitShare = 28.0 / 1080; // the sentence's pixels in the parent's height
constexpr int kLeastUnit = 20;
constexpr double kWidthShare = 0.62; // of the parent's width, at most
constexpr int kStay = 3200;          // milliseconds
constexpr int kFade = 180;
constexpr double kSecond = 0.68; // strength of the second ink
constexpr double kThird = 0.45;

} // namespace

Caption::Caption(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    m_stay.setSingleShot(true);
    connect(&m_stay, &QTimer::timeout, this, &Caption::fade);
    m_fade.setStartValue(1.0);
    m_fade.setEndValue(0.0);
    m_fade.setDuration(style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this) ? kFade : 0);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_strength = value.toDouble();
        update();
    });
    connect(&m_fade, &QVariantAnimation::finished, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Caption::say(const CaptionText &text, Stay stay)
{
    m_stay.stop();
    m_fade.stop();
    m_strength = 1;
    m_text = text;
    setAccessibleName(QStringLiteral("%1 %2").arg(text.sentence, text.question).trimmed());
    place();
    raise();
    show();
    update();
    if (stay == Stay::Fades)
        m_stay.start(kStay);
}

void Caption::clear()
{
    m_stay.stop();
    m_fade.stop();
    m_text = {};
    hide();
}

void Caption::fade()
{
    m_fade.start();
}

bool Caption::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

int Caption::unit() const
{
    return std::max(kLeastUnit, qRound(parentWidget()->height() * kUnitShare));
}

QFont Caption::sized(double share, QFont::Weight weight) const
{
    QFont font = look::titleFont();
    font.setPixelSize(qRound(unit() * share));
    font.setWeight(weight);
    return font;
}

void Caption::addLine(const QString &text, const QFont &font, double strength)
{
    if (text.isEmpty())
        return;
    const int padding = unit() * 3 / 4;
    const int room = qRound(parentWidget()->width() * kWidthShare) - 2 * padding;
    const int top = m_lines.empty() ? padding * 2 / 3 : m_lines.back().rect.bottom() + 1 + unit() / 5;
    const QRect bounds = QFontMetrics(font).boundingRect(QRect(0, 0, std::max(room, 1), 100'000),
                                                         Qt::TextWordWrap | Qt::AlignLeft, text);
    m_lines.push_back({text, font, strength, QRect(padding, top, bounds.width() + 2, bounds.height())});
}

void Caption::place()
{
    m_lines.clear();
    addLine(m_text.sentence, sized(1, QFont::DemiBold), 1);
    if (!m_text.count.isEmpty() && !m_lines.empty()) {
        const Line &sentence = m_lines.front();
        const QFont small = sized(0.55, QFont::Normal);
        const QFontMetrics metrics(small);
        const int up = QFontMetrics(sentence.font).descent() - metrics.descent();
        const QRect rect(sentence.rect.right() + unit() / 2,
                         sentence.rect.bottom() + 1 - metrics.height() - up,
                         metrics.horizontalAdvance(m_text.count) + 2, metrics.height());
        m_lines.insert(m_lines.begin(), {m_text.count, small, kSecond, rect});
    }
    addLine(m_text.question, sized(0.68, QFont::Normal), kSecond);
    for (const CaptionChoice &choice : m_text.choices)
        addLine((choice.chosen ? QStringLiteral("\u25B8  ") : QStringLiteral("     ")) + choice.text +
                    (choice.told ? QStringLiteral("  \u2713") : QString()),
                sized(0.68, choice.chosen ? QFont::DemiBold : QFont::Normal),
                choice.chosen ? 1 : (choice.told ? kThird : kSecond));
    QRect all;
    for (const Line &line : m_lines)
        all |= line.rect;
    const int padding = unit() * 3 / 4;
    const QSize size(all.right() + 1 + padding, all.bottom() + 1 + padding * 2 / 3);
    setGeometry(unit(), parentWidget()->height() - size.height() - unit(), size.width(), size.height());
}

void Caption::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(0.93 * m_strength);
    painter.setPen(QPen(theme.chromeBorder, 1));
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setOpacity(m_strength);
    for (const Line &line : m_lines) {
        painter.setFont(line.font);
        painter.setPen(look::mixed(theme.chrome, theme.ink, line.strength));
        painter.drawText(line.rect, Qt::TextWordWrap | Qt::AlignLeft, line.text);
    }
}

} // namespace tempestry
