#include "board/contents_card.h"

#include "board/note_layer.h"
#include "board/theme.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kRow = 19; // pixels
constexpr double kWidth = 208;
constexpr double kInset = 9;
constexpr double kGap = 6; // under the note
constexpr double kShadow = 4;
constexpr size_t kMostRows = 8;

QFont nameFont(bool strong)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(12);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont valueFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(11);
    return font;
}

size_t shownRows(const NoteContents &contents)
{
    return std::min(contents.rows.size(), kMostRows);
}

QString restOf(const NoteContents &contents)
{
    QStringList parts;
    if (const size_t hidden = contents.rows.size() - shownRows(contents))
        parts << QCoreApplication::translate("ContentsCard", "%1 more fields").arg(hidden);
    if (contents.others)
        parts << QCoreApplication::translate("ContentsCard", "%1 more entities").arg(contents.others);
    return parts.join(QStringLiteral(", "));
}

} // namespace

ContentsCard::ContentsCard(const NoteLayer &notes, const Theme &theme)
    : m_notes(notes)
    , m_theme(&theme)
{
    setFlag(ItemIgnoresTransformations);
    setAcceptedMouseButtons(Qt::NoButton);
    hide();
}

void ContentsCard::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void ContentsCard::setContents(std::optional<NoteContents> contents)
{
    if (contents == m_contents)
        return;
    updateViews();
    prepareGeometryChange();
    m_contents = std::move(contents);
    follow();
    updateViews();
}

// All of it and at once: of a card that shrinks the scene may leave a part behind.
void ContentsCard::updateViews() const
{
    if (!scene() || !isVisible())
        return;
    for (const QGraphicsView *view : scene()->views())
        view->viewport()->update(
            deviceTransform(view->viewportTransform()).mapRect(boundingRect()).toAlignedRect());
}

void ContentsCard::follow()
{
    const QRectF note = m_contents ? m_notes.shownRect(m_contents->note) : QRectF();
    setVisible(!note.isNull());
    setPos(note.left(), note.bottom());
}

QRectF ContentsCard::slip() const
{
    if (!m_contents)
        return {};
    const size_t rows = 1 + shownRows(*m_contents) + !restOf(*m_contents).isEmpty();
    return {0, kGap, kWidth, kRow * static_cast<double>(rows) + kInset};
}

QRectF ContentsCard::boundingRect() const
{
    return slip().adjusted(-kShadow, -kShadow, kShadow, kShadow);
}

void ContentsCard::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!m_contents)
        return;
    const QRectF paper = slip();
    QColor shadow(Qt::black);
    shadow.setAlpha(36);
    painter->fillRect(paper.translated(1, 2), shadow);
    painter->fillRect(paper, m_theme->timeline);
    painter->setPen(m_theme->timelineBorder);
    painter->drawRect(paper);
    QRectF row(paper.left() + kInset, paper.top() + kInset / 2, paper.width() - 2 * kInset, kRow);
    const auto write = [&](const QString &text, Qt::Alignment side, double room) {
        painter->drawText(row, side | Qt::AlignVCenter,
                          QFontMetricsF(painter->font()).elidedText(text, Qt::ElideRight, room));
    };
    painter->setFont(nameFont(true));
    painter->setPen(m_theme->ink);
    write(m_contents->head, Qt::AlignLeft, row.width());
    for (size_t i = 0; i < shownRows(*m_contents); ++i) {
        const NoteContents::Row &field = m_contents->rows[i];
        row.translate(0, kRow);
        if (field.changed)
            painter->fillRect(row.adjusted(-kInset + 1, 0, kInset - 1, 0), m_theme->highlight);
        const double value =
            std::min(QFontMetricsF(valueFont()).horizontalAdvance(field.value), row.width() * 0.65);
        painter->setFont(nameFont(false));
        painter->setPen(m_theme->secondInk);
        write(field.name, Qt::AlignLeft, row.width() - value - 8);
        painter->setFont(valueFont());
        painter->setPen(m_theme->ink);
        write(field.value, Qt::AlignRight, value + 1);
    }
    row.translate(0, kRow);
    painter->setFont(nameFont(false));
    painter->setPen(m_theme->thirdInk);
    write(restOf(*m_contents), Qt::AlignLeft, row.width());
}

} // namespace tempestry
