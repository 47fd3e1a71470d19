#include "app/workshop/personas_model.h"

#include "model/edits.h"

#include <QColor>
#include <QMimeData>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kColumns = 5;

QString headOf(int column)
{
    switch (column) {
    case PersonasModel::Name:
        return PersonasModel::tr("Persona");
    case PersonasModel::UseCase:
        return PersonasModel::tr("Use case");
    case PersonasModel::Likelihood:
        return PersonasModel::tr("Likelihood");
    case PersonasModel::Rationale:
        return PersonasModel::tr("Rationale");
    default:
        return PersonasModel::tr("Places");
    }
}

QString likelihoodText(const Persona &persona)
{
    return persona.likelihood ? QString::number(*persona.likelihood) : QString();
}

bool sameNames(const std::vector<PersonaRow> &a, const std::vector<PersonaRow> &b)
{
    return std::ranges::equal(a, b, {}, &PersonaRow::name, &PersonaRow::name);
}

} // namespace

PersonasModel::PersonasModel(Document &document, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_rows(personasOf(document.board()))
{
    connect(&document, &Document::changed, this, &PersonasModel::follow);
    connect(&document, &Document::readOnlyChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int PersonasModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_rows, name, &PersonaRow::name);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString PersonasModel::nameAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? m_rows[static_cast<size_t>(row)].name
                                                             : QString();
}

int PersonasModel::blankRow() const
{
    return m_document.isReadOnly() ? -1 : static_cast<int>(m_rows.size());
}

int PersonasModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + (m_document.isReadOnly() ? 0 : 1);
}

int PersonasModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString PersonasModel::text(const PersonaRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.name;
    case UseCase:
        return row.persona.useCase;
    case Likelihood:
        return likelihoodText(row.persona);
    case Rationale:
        return row.persona.rationale;
    default:
        return QString::number(row.places);
    }
}

QVariant PersonasModel::data(const QModelIndex &index, int role) const
{
    const int column = index.column();
    if (role == Qt::TextAlignmentRole && (column == Likelihood || column == Places))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole)
        return {};
    if (index.row() == blankRow())
        return role != Qt::EditRole && column == Name ? tr("New persona\u2026") : QString();
    const QString cell = text(m_rows[static_cast<size_t>(index.row())], column);
    return role == Qt::DisplayRole ? cell.simplified() : cell;
}

QVariant PersonasModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return headOf(section);
    if (role == Qt::TextAlignmentRole)
        return int((section == Likelihood || section == Places ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Likelihood)
        return tr("1 to 10");
    if (role == Qt::ToolTipRole && section == Places)
        return tr("Actor notes of this name, and notes on which it is named");
    return {};
}

Qt::ItemFlags PersonasModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (m_document.isReadOnly())
        return flags;
    const bool blank = index.row() == blankRow();
    if (blank ? index.column() == Name : index.column() != Places)
        flags |= Qt::ItemIsEditable;
    return blank ? flags : flags | Qt::ItemIsDragEnabled;
}

bool PersonasModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString typed = value.toString();
    if (index.column() == Name)
        return setName(nameAt(index.row()), typed.simplified());
    return setPersona(m_rows[static_cast<size_t>(index.row())], index.column(), typed.trimmed());
}

bool PersonasModel::setName(const QString &name, const QString &typed)
{
    if (typed.isEmpty() || typed == name)
        return false;
    const Board &board = m_document.board();
    if (name.isEmpty() && rowOf(typed) >= 0) {
        Q_EMIT refused(tr("There is a persona \u201c%1\u201d already.").arg(typed));
        return false;
    }
    if (name.isEmpty()) {
        m_document.apply(edits::addNote(board, edits::newPersonaNote(board, typed)), tr("Add persona"));
        Q_EMIT added(typed);
        return true;
    }
    if (m_document.apply(edits::renamePersona(board, name, typed), tr("Rename persona")))
        return true;
    Q_EMIT refused(tr("All notes of \u201c%1\u201d are locked.").arg(name));
    return false;
}

bool PersonasModel::setPersona(const PersonaRow &row, int column, const QString &typed)
{
    Persona persona = row.persona;
    if (column == UseCase) {
        persona.useCase = typed;
    } else if (column == Rationale) {
        persona.rationale = typed;
    } else {
        bool number = false;
        const int likelihood = typed.toInt(&number);
        if (!typed.isEmpty() && (!number || likelihood < 1 || likelihood > 10)) {
            Q_EMIT refused(
                tr("\u201c%1\u201d is no likelihood. Write a whole number from 1 to 10.").arg(typed));
            return false;
        }
        persona.likelihood = number ? std::optional(likelihood) : std::nullopt;
    }
    if (persona == row.persona)
        return false;
    const QString name = row.name; // the row goes with the edit
    if (m_document.apply(edits::changePersona(m_document.board(), name, persona), tr("Change persona")))
        return true;
    Q_EMIT refused(tr("All notes of \u201c%1\u201d are locked.").arg(name));
    return false;
}

void PersonasModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    take(sorted());
}

std::vector<PersonaRow> PersonasModel::sorted() const
{
    std::vector<PersonaRow> rows = personasOf(m_document.board());
    if (m_sortColumn < 0)
        return rows;
    const auto before = [this](const PersonaRow &a, const PersonaRow &b) {
        if (m_sortColumn == Likelihood)
            return a.persona.likelihood < b.persona.likelihood; // unknown ones come first
        if (m_sortColumn == Places)
            return a.places < b.places;
        return text(a, m_sortColumn).localeAwareCompare(text(b, m_sortColumn)) < 0;
    };
    std::ranges::stable_sort(rows, [&](const PersonaRow &a, const PersonaRow &b) {
        return m_sortOrder == Qt::AscendingOrder ? before(a, b) : before(b, a);
    });
    return rows;
}

void PersonasModel::follow()
{
    take(sorted());
}

// Rows keep their persistent indexes by name, so that an open editor stays with its persona.
void PersonasModel::take(std::vector<PersonaRow> rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    if (!sameNames(rows, m_rows)) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        std::vector<QString> names;
        for (const QModelIndex &index : before)
            names.push_back(nameAt(index.row()));
        m_rows = std::move(rows);
        for (qsizetype i = 0; i < before.size(); ++i)
            if (const int row = rowOf(names[static_cast<size_t>(i)]); row >= 0)
                changePersistentIndex(before[i], index(row, before[i].column()));
        Q_EMIT layoutChanged();
    } else {
        m_rows = std::move(rows);
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

QStringList PersonasModel::mimeTypes() const
{
    return {QLatin1StringView(kMimeType)};
}

QMimeData *PersonasModel::mimeData(const QModelIndexList &indexes) const
{
    const QString name = indexes.isEmpty() ? QString() : nameAt(indexes.front().row());
    if (name.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setData(QLatin1StringView(kMimeType), name.toUtf8());
    return mime;
}

QString personasText(const Board &board)
{
    QStringList lines;
    QStringList heads;
    for (int column = 0; column < kColumns; ++column)
        heads << headOf(column);
    lines << heads.join(u'\t');
    for (const PersonaRow &row : personasOf(board))
        lines << QStringList{row.name, row.persona.useCase.simplified(), likelihoodText(row.persona),
                             row.persona.rationale.simplified(), QString::number(row.places)}
                     .join(u'\t');
    return lines.join(u'\n') + u'\n';
}

} // namespace tempestry
