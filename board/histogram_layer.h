#pragma once

#include "board/note_layer.h"

#include <QGraphicsItem>
#include <QHash>

#include <vector>

namespace tempestry {

// A small histogram under a note.
struct NoteHistogram
{
    std::vector<double> bars; // from the least to the most, each 0 to 1 of the tallest
    QString text;             // a few characters beside it
    bool stands = false;      // stands out from the others

    bool operator==(const NoteHistogram &) const = default;
};

using NoteHistograms = QHash<NoteId, NoteHistogram>;

// Shows histograms under notes, from the zoom on at which they can be read.
class HistogramLayer : public QGraphicsItem
{
public:
    static constexpr double kLeastZoom = 0.4;

    // The notes outlive it.
    HistogramLayer(const NoteLayer &notes, const Theme &theme);

    void setTheme(const Theme &theme);
    void setHistograms(const NoteHistograms &histograms);
    // Call when notes may be shown elsewhere; costs nothing without histograms.
    void follow();

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintHistogram(QPainter &painter, const NoteHistogram &histogram, const QRectF &strip) const;

    const NoteLayer &m_notes;
    const Theme *m_theme;
    NoteHistograms m_histograms;
};

} // namespace tempestry
