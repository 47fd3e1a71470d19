#pragma once

#include "model/document.h"
#include "model/personas.h"

#include <QAbstractTableModel>

namespace tempestry {

// The personas of a board, a row each, to be typed over; each cell is one step of the document. The last row
// is blank: a name typed there makes a new persona. Follows the document.
class PersonasModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, UseCase, Likelihood, Rationale, Places };

    // What is dragged out of the table: the name of a persona in UTF-8.
    static constexpr char kMimeType[] = "application/x-tempestry-persona";

    // The document outlives it.
    explicit PersonasModel(Document &document, QObject *parent = nullptr);

    int rowOf(const QString &name) const; // -1 when there is no such persona
    QString nameAt(int row) const;        // empty on the blank row
    int blankRow() const;                 // -1 on a read-only board

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void refused(const QString &why);
    void added(const QString &name);

private:
    void follow();
    std::vector<PersonaRow> sorted() const;
    void take(std::vector<PersonaRow> rows);
    QString text(const PersonaRow &row, int column) const;
    bool setName(const QString &name, const QString &typed);
    bool setPersona(const PersonaRow &row, int column, const QString &typed);

    Document &m_document;
    std::vector<PersonaRow> m_rows;
    int m_sortColumn = -1; // -1: as the paper is read
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

// The whole table for a spreadsheet: a line of heads, then one for each persona, cells parted by tabs.
QString personasText(const Board &board);

} // namespace tempestry
