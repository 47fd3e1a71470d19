#include "app/field_table.h"

#include "app/controls.h"
#include "app/value_box.h"

#include <QGridLayout>

namespace tempestry {

FieldTable::FieldTable(std::vector<Field> fields, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_fields(std::move(fields))
    , m_readOnly(readOnly)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
    for (size_t i = 0; i < m_fields.size(); ++i)
        addRow(i);
    if (!m_readOnly)
        addNewRow();
}

void FieldTable::addCell(int row, int column, const QString &name, QString Field::*member, size_t index)
{
    auto *box = new ValueBox(m_fields[index].*member, this);
    box->setObjectName(QStringLiteral("%1 %2").arg(name).arg(row));
    box->setAccessibleName(tr("%1 of field %2").arg(name).arg(row + 1));
    box->setPlaceholderText(name);
    box->setReadOnly(m_readOnly);
    box->setLeastDigits(3);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setAlignment(column == 2 ? Qt::AlignRight : Qt::AlignLeft);
    connect(box, &ValueBox::committed, this, [this, member, index](const QString &text) {
        m_fields[index].*member = text.trimmed();
        Q_EMIT changed(m_fields, tr("Change field"));
    });
    m_grid->addWidget(box, row, column);
}

void FieldTable::addRow(size_t index)
{
    const int row = static_cast<int>(index);
    addCell(row, 0, tr("Name"), &Field::name, index);
    addCell(row, 1, tr("Type"), &Field::type, index);
    addCell(row, 2, tr("Example"), &Field::example, index);
    auto *id = new Button(tr("id"), Button::Style::Bare, this);
    id->setCheckable(true);
    id->setChecked(m_fields[index].entityId);
    id->setEnabled(!m_readOnly);
    id->setObjectName(QStringLiteral("entityId %1").arg(row));
    id->setToolTip(m_fields[index].entityId ? tr("This field names the entity")
                                            : tr("Let this field name the entity"));
    id->setAccessibleName(tr("Field %1 names the entity").arg(row + 1));
    connect(id, &Button::clicked, this, [this, index] { setEntityId(index); });
    m_grid->addWidget(id, row, 3);
    auto *remove = new Button(tr("Remove field %1").arg(row + 1), Button::Style::Bare, this);
    remove->setPicture(Button::Picture::Close);
    remove->setEnabled(!m_readOnly);
    remove->setToolTip(tr("Remove this field"));
    connect(remove, &Button::clicked, this, [this, index] {
        m_fields.erase(m_fields.begin() + static_cast<std::ptrdiff_t>(index));
        Q_EMIT changed(m_fields, tr("Remove field"));
    });
    m_grid->addWidget(remove, row, 4);
}

void FieldTable::addNewRow()
{
    auto *box = new ValueBox({}, this);
    box->setObjectName(QStringLiteral("newField"));
    box->setAccessibleName(tr("Name of a new field"));
    box->setPlaceholderText(tr("Add a field"));
    box->setAlignment(Qt::AlignLeft);
    connect(box, &ValueBox::committed, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            return;
        Field field;
        field.name = text.trimmed();
        m_fields.push_back(field);
        Q_EMIT changed(m_fields, tr("Add field"));
    });
    m_grid->addWidget(box, static_cast<int>(m_fields.size()), 0, 1, 5);
}

void FieldTable::setEntityId(size_t index)
{
    const bool had = m_fields[index].entityId;
    for (Field &field : m_fields)
        field.entityId = false;
    m_fields[index].entityId = !had;
    Q_EMIT changed(m_fields, tr("Choose the entity id"));
}

} // namespace tempestry
