#pragma once

#include "board/note_badges.h"
#include "board/note_painter.h"
#include "board/spatial_grid.h"
#include "model/board.h"

#include <QGraphicsItem>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace tempestry {

struct Theme;

// What a run has done to a note by an instant.
struct NoteInRun
{
    quint32 count = 0;    // what has come to it
    bool current = false; // something has just come, or it is busy

    bool operator==(const NoteInRun &) const = default;
};

// What is pointed out on a note beyond what it is.
struct NoteMark
{
    enum class Ring : quint8 { None, Found, Added, Changed, Removed };

    Ring ring = Ring::None;
    QString badge; // a few characters at its upper right corner; empty for none

    bool operator==(const NoteMark &) const = default;
};

using NoteMarks = QHash<NoteId, NoteMark>;

// Shows all notes as one item: ten thousand items would cost more than what they paint, and could not be
// stacked freely under tiles. Each note is kept whole as it was last synced, beside the place where it is
// shown at the moment.
class NoteLayer : public QGraphicsItem
{
public:
    explicit NoteLayer(const Theme &theme);

    void setTheme(const Theme &theme);
    // Of titles; they still shrink to fit their notes.
    void setTextScale(double scale);
    double textScale() const { return m_painter.textScale(); }

    // Takes over the note; a new one is shown where it is, a known one stays where it is shown until place().
    void sync(const std::shared_ptr<const Note> &note);
    void remove(NoteId id);
    void place(NoteId id, QPointF topLeft);

    bool contains(NoteId id) const { return m_entries.contains(id); }
    using QGraphicsItem::contains;
    // Where the note is shown; null when it is not.
    QRectF shownRect(NoteId id) const;
    // Of all notes.
    QRectF shownBounds() const;
    // The topmost note there.
    std::optional<NoteId> noteAt(QPointF point) const;
    std::vector<NoteId> notesIn(const QRectF &rect) const;

    void setSelected(const QSet<NoteId> &notes);
    void setHovered(std::optional<NoteId> note);
    std::optional<NoteId> hovered() const { return m_hovered; }
    // Held notes are shown above all others, off the paper.
    void setHeld(const QSet<NoteId> &notes);
    bool isHeld(NoteId note) const { return m_held.contains(note); }
    // Shows the held notes further on by the distance; costs next to nothing, however many they are.
    void carry(QPointF distance);
    // The note is ringed but blank: an editor shows its text.
    void setWritingHidden(std::optional<NoteId> note);
    // How the notes fare in a run that is being played; nullopt when none is. Those not listed are not
    // reached.
    using Run = QHash<NoteId, NoteInRun>;
    void setRun(std::optional<Run> run);

    // All other notes are faint; nullopt ends that.
    void setLit(std::optional<QSet<NoteId>> notes);
    void setMarks(const NoteMarks &marks);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Entry
    {
        std::shared_ptr<const Note> note;
        QRectF shown;
        std::optional<NoteWriting> writing;
        int rank = 0; // in m_order
        bool badged = false;
        bool held = false; // then it is in no cell of the grid
    };

    double reach(const Entry &entry) const;
    void invalidate(const QRectF &rect, double margin);
    void invalidate(const Entry &entry);
    void invalidate(NoteId id);
    void moveTo(Entry &entry, const QRectF &shown);
    void order() const;
    std::vector<Entry *> exposed(const QRectF &rect) const;
    void paintOverview(QPainter &painter, const std::vector<Entry *> &entries) const;
    void paintEntry(QPainter &painter, Entry &entry, double zoom);
    void paintRings(QPainter &painter, const QRectF &rect, double zoom) const;
    void paintRing(QPainter &painter, const Entry &entry, const QColor &colour, double zoom) const;
    void fillRing(QPainter &painter, const Entry &entry, const QColor &colour) const;
    double strength(const Note &note) const;
    double ringReach() const;

    const Theme *m_theme;
    NotePainter m_painter;
    NoteBadges m_badges;
    QHash<NoteId, std::shared_ptr<Entry>> m_entries;
    SpatialGrid<Entry *> m_grid;
    mutable std::vector<Entry *> m_order; // from back to front
    mutable bool m_ordered = true;
    QSet<NoteId> m_selected;
    QSet<NoteId> m_held;
    std::vector<Entry *> m_heldEntries; // beside m_held
    std::optional<NoteId> m_hovered;
    std::optional<NoteId> m_writingHidden;
    std::optional<Run> m_run;
    std::optional<QSet<NoteId>> m_lit;
    NoteMarks m_marks;
};

// The scene may be as large as this in each direction, in paper units.
inline constexpr double kPaperReach = 4e6;

} // namespace tempestry
