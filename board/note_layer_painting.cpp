#include "board/exposure.h"
#include "board/note_layer.h"
#include "board/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kRingGap = 3;       // pixels
constexpr double kNotReached = 0.42; // opacity
constexpr double kFaint = 0.2;

// A dark pill at the upper right corner.
void paintBadge(QPainter &painter, const QRectF &note, const QString &text)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    const double width = std::max(22.0, 14 + 7.0 * double(text.size()));
    const QRectF pill(note.right() - width * 0.6, note.top() - 9, width, 16);
    painter.setOpacity(1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x23262B));
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, text);
}

QColor ringColour(NoteMark::Ring ring, const Theme &theme)
{
    switch (ring) {
    case NoteMark::Ring::None:
        break;
    case NoteMark::Ring::Found:
        return theme.pivotal;
    case NoteMark::Ring::Added:
        return theme.added;
    case NoteMark::Ring::Changed:
        return theme.changed;
    case NoteMark::Ring::Removed:
        return theme.removed;
    }
    return {};
}

} // namespace

double NoteLayer::strength(const Note &note) const
{
    if (m_lit && !m_lit->contains(note.id) && m_writingHidden != note.id)
        return kFaint;
    return !m_run || isAnnotation(note.kind) || m_run->contains(note.id) ? 1 : kNotReached;
}

void NoteLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double zoom = painter->worldTransform().m11();
    const double reach = std::max(kNoteReach, (m_theme->ringWidth + kRingGap) / zoom);
    const QRectF rect = option->exposedRect.adjusted(-reach, -reach, reach, reach);
    std::vector<Entry *> entries = exposed(rect);
    const Exposure exposure(*painter);
    std::erase_if(entries, [&](const Entry *entry) {
        const double margin = this->reach(*entry);
        return !exposure.shows(entry->shown.adjusted(-margin, -margin, margin, margin));
    });
    if (zoom < NotePainter::kPaperZoom) {
        paintOverview(*painter, entries);
    } else {
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        for (Entry *entry : entries)
            if (!entry->held)
                paintEntry(*painter, *entry, zoom);
        if (!m_heldEntries.empty())
            for (Entry *entry : entries)
                if (entry->held)
                    paintEntry(*painter, *entry, zoom);
    }
    painter->setOpacity(1);
    if (!m_selected.isEmpty() || m_writingHidden || !m_marks.isEmpty())
        paintRings(*painter, rect, zoom);
}

void NoteLayer::paintEntry(QPainter &painter, Entry &entry, double zoom)
{
    const NoteId &id = entry.note->id;
    NoteLook look;
    look.strength = strength(*entry.note);
    const NoteInRun run = m_run ? m_run->value(id) : NoteInRun();
    if (run.count > 0)
        look.glow = run.current ? PaperStamps::Glow::Bright : PaperStamps::Glow::Soft;
    if (entry.held)
        look.lift = PaperStamps::Lift::Held;
    else if (m_hovered == id)
        look.lift = PaperStamps::Lift::Hovered;
    look.written = m_writingHidden != id;
    if (entry.badged && entry.note->resolved)
        look.paper = kResolvedPaper;
    m_painter.paint(painter, *entry.note, entry.shown.topLeft(), entry.writing, look, *m_theme, zoom);
    if (entry.badged && zoom >= NoteBadges::kLeastZoom)
        m_badges.draw(painter, *entry.note, entry.shown.topLeft(), *m_theme, zoom);
    if (zoom < NotePainter::kTextZoom)
        return;
    if (run.count > 0)
        paintBadge(painter, entry.shown, QString::number(run.count));
    else if (const auto mark = m_marks.constFind(id); mark != m_marks.constEnd() && !mark->badge.isEmpty())
        paintBadge(painter, entry.shown, mark->badge);
}

void NoteLayer::paintOverview(QPainter &painter, const std::vector<Entry *> &entries) const
{
    const QTransform world = painter.worldTransform();
    Q_ASSERT(world.type() <= QTransform::TxScale);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setWorldMatrixEnabled(false);
    const bool isEven = !m_run && !m_lit; // all notes at full strength
    for (const Entry *entry : entries) {
        QColor colour = m_theme->of(entry->note->kind).paper;
        if (colour.alpha() == 0)
            continue;
        if (!isEven)
            colour.setAlphaF(float(strength(*entry->note)));
        const QRectF &shown = entry->shown;
        painter.fillRect(QRect(qRound(shown.x() * world.m11() + world.dx()),
                               qRound(shown.y() * world.m22() + world.dy()),
                               std::max(1, qRound(shown.width() * world.m11())),
                               std::max(1, qRound(shown.height() * world.m22()))),
                         colour);
    }
    painter.setWorldMatrixEnabled(true);
}

void NoteLayer::paintRings(QPainter &painter, const QRectF &rect, double zoom) const
{
    painter.setRenderHint(QPainter::Antialiasing, zoom >= NotePainter::kPaperZoom);
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](const NoteId &id, const QColor &colour) {
        const auto found = m_entries.constFind(id);
        if (found != m_entries.constEnd() && (*found)->shown.intersects(rect) && !(*found)->held)
            zoom < NotePainter::kPaperZoom ? fillRing(painter, **found, colour)
                                           : paintRing(painter, **found, colour, zoom);
    };
    for (auto mark = m_marks.begin(); mark != m_marks.end(); ++mark)
        if (mark->ring != NoteMark::Ring::None && !m_selected.contains(mark.key()))
            ring(mark.key(), ringColour(mark->ring, *m_theme));
    QSet<NoteId> ringed = m_selected;
    if (m_writingHidden)
        ringed.insert(*m_writingHidden);
    for (const NoteId &id : std::as_const(ringed))
        ring(id, m_theme->accent);
}

// In the overview there are thousands, and a stroke costs ten times as much as its four sides filled.
void NoteLayer::fillRing(QPainter &painter, const Entry &entry, const QColor &colour) const
{
    const int width = std::max(1, qRound(m_theme->ringWidth));
    const int gap = qRound(kRingGap) + width;
    const QTransform world = painter.worldTransform();
    const QRect ring = world.mapRect(entry.shown).toRect().adjusted(-gap, -gap, gap, gap);
    painter.setWorldMatrixEnabled(false);
    painter.fillRect(ring.left(), ring.top(), ring.width(), width, colour);
    painter.fillRect(ring.left(), ring.bottom() - width + 1, ring.width(), width, colour);
    painter.fillRect(ring.left(), ring.top() + width, width, ring.height() - 2 * width, colour);
    painter.fillRect(ring.right() - width + 1, ring.top() + width, width, ring.height() - 2 * width, colour);
    painter.setWorldMatrixEnabled(true);
}

void NoteLayer::paintRing(QPainter &painter, const Entry &entry, const QColor &colour, double zoom) const
{
    const double gap = (kRingGap + m_theme->ringWidth / 2) / std::min(zoom, 1.0);
    QPen pen(colour, m_theme->ringWidth / std::min(zoom, 1.0));
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    if (info(entry.note->kind).turn == 0) {
        painter.drawRoundedRect(entry.shown.adjusted(-gap, -gap, gap, gap), gap, gap);
        return;
    }
    painter.save();
    painter.translate(entry.shown.center());
    painter.rotate(info(entry.note->kind).turn);
    painter.translate(-entry.shown.center());
    painter.drawRoundedRect(entry.shown.adjusted(-gap, -gap, gap, gap), gap, gap);
    painter.restore();
}

} // namespace tempestry
