#pragma once

#include "model/id.h"

#include <QGraphicsItem>

#include <optional>
#include <vector>

namespace tempestry {

class NoteLayer;
struct Theme;

// What a note holds in a run, as a small table.
struct NoteContents
{
    struct Row
    {
        QString name;
        QString value;
        bool changed = false; // just now

        bool operator==(const Row &) const = default;
    };

    NoteId note;
    QString head; // of which entity
    std::vector<Row> rows;
    size_t others = 0; // entities that the note holds beside

    bool operator==(const NoteContents &) const = default;
};

// Shows what a note holds on a slip of paper under it, at the same size whatever the zoom.
class ContentsCard : public QGraphicsItem
{
public:
    // The layer outlives it.
    ContentsCard(const NoteLayer &notes, const Theme &theme);

    void setTheme(const Theme &theme);
    void setContents(std::optional<NoteContents> contents);
    // Call after notes have moved.
    void follow();

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF slip() const;
    void updateViews() const;

    const NoteLayer &m_notes;
    const Theme *m_theme;
    std::optional<NoteContents> m_contents;
};

} // namespace tempestry
