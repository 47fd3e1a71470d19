#pragma once

#include "model/board.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QMenu;

namespace tempestry {

// The fields of a note: a row each, and one to add another. Shows the fields it was made with.
class FieldTable : public QWidget
{
    Q_OBJECT

public:
    FieldTable(std::vector<Field> fields, bool readOnly, QWidget *parent = nullptr);

Q_SIGNALS:
    // All fields as they are to be, and what was done to them.
    void changed(const std::vector<tempestry::Field> &fields, const QString &label);
    void refused(const QString &why);

private:
    void addRow(size_t index, int row);
    void addValues(size_t index, int row); // of an enum
    void addNewRow(int row);
    void addCell(size_t index, int row, int column, const QString &name, QString Field::*member);
    void addType(size_t index, int row);
    void addRemove(size_t index, int row);
    void fillMenu(QMenu &menu, size_t index);
    void setEntityId(size_t index);
    void change(size_t index, const QString &label, const std::function<void(Field &)> &edit);

    std::vector<Field> m_fields;
    bool m_readOnly;
    QGridLayout *m_grid;
};

// "string", "string · id", "number · required".
QString fieldTypeText(const Field &field);

} // namespace tempestry
