#pragma once

#include "model/simulation/film.h"

#include <QStyledItemDelegate>

#include <memory>

namespace tempestry {

class JournalModel;

// Paints the lines of a journal: time, kind, title and a remark. The current line stands out, later ones are
// pale.
class JournalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // The model outlives it.
    JournalDelegate(const JournalModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {}

    void setFilm(std::shared_ptr<const simulation::Film> film) { m_film = std::move(film); }
    void setNow(int row, double seconds);
    int now() const { return m_now; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    bool isToCome(int row) const;

    const JournalModel &m_model;
    std::shared_ptr<const simulation::Film> m_film;
    int m_now = -1;
    double m_time = 0;
};

} // namespace tempestry
