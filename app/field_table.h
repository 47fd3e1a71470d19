#pragma once

#include "model/board.h"

#include <QWidget>

class QGridLayout;

namespace tempestry {

// The fields of a command or event: a row each, and one to add another. Shows the fields it was made with.
class FieldTable : public QWidget
{
    Q_OBJECT

public:
    FieldTable(std::vector<Field> fields, bool readOnly, QWidget *parent = nullptr);

Q_SIGNALS:
    // All fields as they are to be, and what was done to them.
    void changed(const std::vector<tempestry::Field> &fields, const QString &label);

private:
    void addRow(size_t index);
    void addNewRow();
    void addCell(int row, int column, const QString &name, QString Field::*member, size_t index);
    void setEntityId(size_t index);

    std::vector<Field> m_fields;
    bool m_readOnly;
    QGridLayout *m_grid;
};

} // namespace tempestry
