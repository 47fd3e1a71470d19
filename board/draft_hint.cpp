#include "board/draft_hint.h"

#include "board/note_writing.h"
#include "board/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

namespace tempestry {

namespace {

constexpr double kLabelDistance = 8; // below the note, clear of its ring
constexpr double kLabelHeight = 16;
constexpr quint8 kWordingStrength = 50; // of the ink, in percent

QFont hintFont()
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

DraftHint::DraftHint(const Theme &theme)
    : m_theme(&theme)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void DraftHint::sync(const Draft &draft, const QRectF &rect)
{
    prepareGeometryChange();
    m_kind = draft.note.kind;
    m_rect = rect;
    const KindInfo &row = info(m_kind);
    m_wording = QCoreApplication::translate("NoteKind", row.hint);
    const QString name = QCoreApplication::translate("NoteKind", row.name);
    m_label = draft.kinds.size() > 1
                  ? QCoreApplication::translate("Board", "%1 \u00B7 up/down for another").arg(name)
                  : name;
    const double width = QFontMetricsF(hintFont()).horizontalAdvance(m_label) + 12;
    m_labelRect = QRectF(rect.center().x() - width / 2, rect.bottom() + kLabelDistance, width, kLabelHeight);
    update();
}

QRectF DraftHint::boundingRect() const
{
    return (m_rect | m_labelRect).adjusted(-1, -1, 1, 1);
}

void DraftHint::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(hintFont());
    painter->setPen(m_theme->secondInk);
    painter->drawText(m_labelRect, Qt::AlignCenter, m_label);

    QColor ink = inkOf(m_kind, *m_theme);
    ink.setAlpha(ink.alpha() * kWordingStrength / 100);
    painter->setPen(ink);
    painter->translate(m_rect.center());
    painter->rotate(info(m_kind).turn);
    painter->translate(-m_rect.center());
    const int alignment = m_kind == NoteKind::Text ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignCenter;
    painter->drawText(m_rect.adjusted(kNoteMargin, kNoteMargin, -kNoteMargin, -kNoteMargin),
                      alignment | Qt::TextWordWrap, m_wording);
}

} // namespace tempestry
