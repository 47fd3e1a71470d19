#pragma once

#include "model/document.h"

#include <QAbstractListModel>

#include <optional>

namespace tempestry {

// The hotspots of a board as a list for people: the open ones as hotspotsOf() orders them, then a head, then
// the resolved ones unless they are folded away. Follows the document.
class HotspotsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RemarkRole = Qt::UserRole, // QString: where it is, or by what it was resolved
        PriorityRole,              // int
        VotesRole,                 // int, 0 while hidden
        ResolvedRole,              // bool
        HeadRole,                  // bool: the line above the resolved ones
    };

    // The document outlives it.
    explicit HotspotsModel(const Document &document, QObject *parent = nullptr);

    // Only hotspots whose title, place or decision contains the text; empty: all.
    void setFilter(const QString &text);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);

    int rowOf(NoteId note) const;                // -1 when it is not listed
    std::optional<NoteId> noteAt(int row) const; // nullopt on the head
    int openCount() const { return m_open; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();
    bool matches(const Note &note) const;
    QString remark(const Note &note) const;

    const Document &m_document;
    QString m_filter;
    bool m_folded = true;
    int m_open = 0;     // of the hotspots listed
    int m_resolved = 0; // also those folded away
    std::vector<std::optional<NoteId>> m_rows;
};

// A list for a Markdown document, open ones first; empty without hotspots.
QString hotspotsMarkdown(const Board &board);

} // namespace tempestry
