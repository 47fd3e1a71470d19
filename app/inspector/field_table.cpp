#include "app/inspector/field_table.h"

#include "app/controls/controls.h"
#include "app/controls/value_box.h"
#include "model/behaviour_limits.h"

#include <QGridLayout>
#include <QMenu>

namespace tempestry {

namespace {

constexpr int kColumns = 4;

// What a field can be, with the keys of the format and the words on screen.
QStringList fieldTypes()
{
    return {QStringLiteral("string"),    QStringLiteral("number"), QStringLiteral("boolean"),
            QStringLiteral("date-time"), QStringLiteral("list"),   QStringLiteral("object"),
            QStringLiteral("enum")};
}

// As fieldTypeText(), where there is little room.
QString shortTypeText(const Field &field)
{
    const QString type = field.required ? field.type + u'*' : field.type;
    return field.entityId ? type + QStringLiteral(" \u00b7 ") + FieldTable::tr("id") : type;
}

bool isEnum(const Field &field)
{
    return field.type == QLatin1StringView("enum");
}

} // namespace

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
    m_grid->setColumnStretch(1, 3);
    m_grid->setColumnStretch(2, 3);
    int row = 0;
    for (size_t i = 0; i < m_fields.size(); ++i) {
        addRow(i, row++);
        if (isEnum(m_fields[i]))
            addValues(i, row++);
    }
    if (!m_readOnly)
        addNewRow(row);
}

void FieldTable::addRow(size_t index, int row)
{
    addCell(index, row, 0, tr("Name"), &Field::name);
    addType(index, row);
    addCell(index, row, 2, tr("Example"), &Field::example);
    addRemove(index, row);
}

void FieldTable::addCell(size_t index, int row, int column, const QString &name, QString Field::*member)
{
    auto *box = new ValueBox(m_fields[index].*member, this);
    box->setObjectName(QStringLiteral("%1 %2").arg(name).arg(index));
    box->setAccessibleName(tr("%1 of field %2").arg(name).arg(index + 1));
    box->setPlaceholderText(name);
    box->setReadOnly(m_readOnly);
    box->setLeastDigits(3);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setAlignment(column == 2 ? Qt::AlignRight : Qt::AlignLeft);
    connect(box, &ValueBox::committed, this, [this, member, index](const QString &text) {
        change(index, tr("Change field"), [&](Field &field) { field.*member = text.trimmed(); });
    });
    m_grid->addWidget(box, row, column);
}

void FieldTable::addType(size_t index, int row)
{
    const Field &field = m_fields[index];
    auto *type = new Button(shortTypeText(field), Button::Style::Bare, this);
    type->setObjectName(QStringLiteral("type %1").arg(index));
    type->setAccessibleName(tr("Type of field %1: %2").arg(index + 1).arg(fieldTypeText(field)));
    type->setToolTip(fieldTypeText(field));
    type->setEnabled(!m_readOnly);
    type->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *menu = new QMenu(type);
    fillMenu(*menu, index);
    connect(type, &Button::clicked, menu,
            [type, menu] { menu->popup(type->mapToGlobal(QPoint(0, type->height()))); });
    m_grid->addWidget(type, row, 1);
}

void FieldTable::fillMenu(QMenu &menu, size_t index)
{
    const Field &field = m_fields[index];
    const auto add = [&](const QString &name, const QString &text, bool isOn, std::function<void()> run) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::triggered, this, std::move(run));
    };
    QStringList types = fieldTypes();
    if (!types.contains(field.type))
        types << field.type;
    for (const QString &type : types)
        add(type, type, field.type == type, [this, index, type] {
            change(index, tr("Change type of field"), [&](Field &edited) { edited.type = type; });
        });
    menu.addSeparator();
    add(QStringLiteral("entityId"), tr("Names the entity"), field.entityId,
        [this, index] { setEntityId(index); });
    add(QStringLiteral("required"), tr("Required"), field.required, [this, index] {
        change(index, tr("Change field"), [](Field &edited) { edited.required = !edited.required; });
    });
}

void FieldTable::addRemove(size_t index, int row)
{
    auto *remove = new Button(tr("Remove field %1").arg(index + 1), Button::Style::Bare, this);
    remove->setPicture(Button::Picture::Close);
    remove->setEnabled(!m_readOnly);
    remove->setToolTip(tr("Remove this field"));
    connect(remove, &Button::clicked, this, [this, index] {
        m_fields.erase(m_fields.begin() + static_cast<std::ptrdiff_t>(index));
        Q_EMIT changed(m_fields, tr("Remove field"));
    });
    m_grid->addWidget(remove, row, 3);
}

void FieldTable::addValues(size_t index, int row)
{
    auto *box = new ValueBox(m_fields[index].values.join(QStringLiteral(", ")), this);
    box->setObjectName(QStringLiteral("values %1").arg(index));
    box->setAccessibleName(tr("Values of field %1").arg(index + 1));
    box->setPlaceholderText(tr("values, such as open, paid, sent"));
    box->setToolTip(tr("What it may be, with commas between"));
    box->setReadOnly(m_readOnly);
    box->setAlignment(Qt::AlignLeft);
    connect(box, &ValueBox::refused, this, &FieldTable::refused);
    connect(box, &ValueBox::committed, this, [this, box, index](const QString &text) {
        QStringList values;
        for (const QString &value : text.split(u',', Qt::SkipEmptyParts))
            if (const QString word = value.trimmed(); !word.isEmpty() && !values.contains(word))
                values << word;
        if (values.size() > kMostChoices)
            box->refuse(tr("%1 values are too many. Write at most %2.").arg(values.size()).arg(kMostChoices));
        else
            change(index, tr("Change values of field"), [&](Field &field) { field.values = values; });
    });
    m_grid->addWidget(box, row, 1, 1, kColumns - 1);
}

void FieldTable::addNewRow(int row)
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
    m_grid->addWidget(box, row, 0, 1, kColumns);
}

void FieldTable::setEntityId(size_t index)
{
    const bool had = m_fields[index].entityId;
    for (Field &field : m_fields)
        field.entityId = false;
    change(index, tr("Choose the entity id"), [had](Field &field) { field.entityId = !had; });
}

void FieldTable::change(size_t index, const QString &label, const std::function<void(Field &)> &edit)
{
    edit(m_fields[index]);
    Q_EMIT changed(m_fields, label);
}

QString fieldTypeText(const Field &field)
{
    QStringList words{field.type};
    if (field.entityId)
        words << FieldTable::tr("id");
    if (field.required)
        words << FieldTable::tr("required");
    return words.join(QStringLiteral(" \u00b7 "));
}

} // namespace tempestry
