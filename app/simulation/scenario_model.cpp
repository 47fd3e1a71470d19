#include "app/simulation/scenario_model.h"

#include "app/inspector/reach.h"
#include "app/simulation/duration_text.h"

#include <QJsonDocument>

#include <algorithm>

namespace tempestry {

namespace {

QString listName(ScenarioList list)
{
    switch (list) {
    case ScenarioList::Given:
        return ScenarioModel::tr("Given");
    case ScenarioList::When:
        return ScenarioModel::tr("When");
    case ScenarioList::Then:
        return ScenarioModel::tr("Then");
    case ScenarioList::Never:
        return ScenarioModel::tr("Never");
    case ScenarioList::ReadModels:
        return ScenarioModel::tr("Read models");
    }
    return {};
}

QString blankText(ScenarioList list)
{
    switch (list) {
    case ScenarioList::Given:
        return ScenarioModel::tr("Add an event that had happened");
    case ScenarioList::When:
        return ScenarioModel::tr("Add a command or event that begins it");
    case ScenarioList::Then:
        return ScenarioModel::tr("Add what must come of it");
    case ScenarioList::Never:
        return ScenarioModel::tr("Add what must not come");
    case ScenarioList::ReadModels:
        return ScenarioModel::tr("Add a read model and what it holds");
    }
    return {};
}

bool hasTime(ScenarioList list)
{
    return list != ScenarioList::Given && list != ScenarioList::ReadModels;
}

QString payloadText(const QJsonObject &payload)
{
    return payload.isEmpty() ? QString()
                             : QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

// The one called so, or the only one whose label has the text in it.
std::optional<NoteId> noteNamed(const std::vector<NoteChoice> &choices, const QString &text)
{
    std::vector<NoteId> matching;
    for (const NoteChoice &choice : choices) {
        if (choice.label.compare(text, Qt::CaseInsensitive) == 0)
            return choice.note;
        if (choice.label.contains(text, Qt::CaseInsensitive))
            matching.push_back(choice.note);
    }
    return matching.size() == 1 ? std::optional(matching.front()) : std::nullopt;
}

// A tooltip that shows the text as it is.
QString tip(const QString &text)
{
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace

std::vector<NoteChoice> noteChoices(const Board &board, ScenarioList list)
{
    std::vector<NoteChoice> choices;
    QHash<QString, int> taken;
    for (const NoteId &id : readingOrder(board)) {
        const Note &note = *board.find(id);
        if (fitsList(note.kind, list))
            choices.push_back(
                {note.title.simplified().isEmpty() ? shortTitle(note) : note.title.simplified(), id});
    }
    for (const NoteChoice &choice : choices)
        ++taken[choice.label];
    QHash<QString, int> numbers;
    for (NoteChoice &choice : choices) {
        if (taken.value(choice.label) < 2)
            continue;
        const Note &note = *board.find(choice.note);
        const Timeline *timeline = note.timeline ? board.find(*note.timeline) : nullptr;
        const int number = ++numbers[choice.label];
        choice.label += QStringLiteral(" (%1)").arg(
            timeline && !timeline->title.simplified().isEmpty()
                ? ScenarioModel::tr("%1, in %2").arg(number).arg(timeline->title.simplified())
                : QString::number(number));
    }
    return choices;
}

ScenarioModel::ScenarioModel(Document &document, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
{
    connect(&document, &Document::changed, this, &ScenarioModel::refresh);
}

void ScenarioModel::setScenario(std::optional<ScenarioId> id)
{
    m_id = id;
    refresh();
}

void ScenarioModel::setOutcome(const ScenarioOutcome *outcome)
{
    m_outcome = outcome ? std::optional(*outcome) : std::nullopt;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Outcome), index(rowCount() - 1, Outcome));
}

void ScenarioModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    if (const Scenario *scenario = current())
        for (const ScenarioList list : kScenarioLists) {
            for (size_t i = 0; i < entriesOf(*scenario, list).size(); ++i)
                m_rows.push_back({list, i});
            if (!m_document.isReadOnly())
                m_rows.push_back({list, {}});
        }
    endResetModel();
}

const Scenario *ScenarioModel::current() const
{
    return m_id ? m_document.board().find(*m_id) : nullptr;
}

std::optional<ScenarioModel::Row> ScenarioModel::rowAt(int row) const
{
    return row < 0 || row >= rowCount() ? std::nullopt : std::optional(m_rows[static_cast<size_t>(row)]);
}

int ScenarioModel::rowOf(ScenarioList list, std::optional<size_t> entry) const
{
    const auto found =
        std::ranges::find_if(m_rows, [&](const Row &row) { return row.list == list && row.entry == entry; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const ScenarioEntry *ScenarioModel::entryOf(const Row &row) const
{
    const Scenario *scenario = current();
    return scenario && row.entry ? &entriesOf(*scenario, row.list)[*row.entry] : nullptr;
}

std::optional<NoteId> ScenarioModel::noteAt(int row) const
{
    const auto at = rowAt(row);
    const ScenarioEntry *entry = at ? entryOf(*at) : nullptr;
    return entry && m_document.board().find(entry->note) ? std::optional(entry->note) : std::nullopt;
}

std::vector<NoteChoice> ScenarioModel::choices(int row) const
{
    const auto at = rowAt(row);
    return at ? noteChoices(m_document.board(), at->list) : std::vector<NoteChoice>();
}

void ScenarioModel::remove(int row)
{
    const auto at = rowAt(row);
    if (at && at->entry && m_id)
        m_document.apply(edits::removeEntry(m_document.board(), *m_id, at->list, *at->entry),
                         tr("Remove from scenario"));
}

void ScenarioModel::move(int row, int places)
{
    const auto at = rowAt(row);
    if (at && at->entry && m_id)
        m_document.apply(edits::moveEntry(m_document.board(), *m_id, at->list, *at->entry, places),
                         tr("Move in scenario"));
}

int ScenarioModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScenarioModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

bool ScenarioModel::isLost(const Row &row) const
{
    const ScenarioEntry *entry = entryOf(row);
    const ::tempestry::Note *note = entry ? m_document.board().find(entry->note) : nullptr;
    return entry && (!note || !fitsList(note->kind, row.list));
}

QString ScenarioModel::noteText(const Row &row) const
{
    const ScenarioEntry *entry = entryOf(row);
    if (!entry)
        return blankText(row.list);
    const ::tempestry::Note *note = m_document.board().find(entry->note);
    if (!note)
        return tr("This note is no longer on the board");
    const QString title = note->title.simplified();
    return title.isEmpty() ? shortTitle(*note) : title;
}

const simulation::Unmet *ScenarioModel::unmetOf(const Row &row) const
{
    using UnmetList = simulation::Unmet::List;
    if (!m_outcome || !row.entry)
        return nullptr;
    const auto found = std::ranges::find_if(m_outcome->unmet, [&row](const simulation::Unmet &unmet) {
        const ScenarioList list = unmet.list == UnmetList::Then    ? ScenarioList::Then
                                  : unmet.list == UnmetList::Never ? ScenarioList::Never
                                                                   : ScenarioList::ReadModels;
        return list == row.list && unmet.entry == *row.entry;
    });
    return found == m_outcome->unmet.end() ? nullptr : &*found;
}

QString ScenarioModel::outcomeText(const Row &row) const
{
    if (isLost(row))
        return tr("Enter chooses another note, Del removes the row");
    if (const simulation::Unmet *unmet = unmetOf(row))
        return tr("came: %1").arg(unmet->came);
    const bool isChecked = row.list != ScenarioList::Given && row.list != ScenarioList::When;
    return m_outcome && m_outcome->problem.isEmpty() && row.entry && isChecked ? tr("as expected")
                                                                               : QString();
}

QString ScenarioModel::text(const Row &row, int column) const
{
    const ScenarioEntry *entry = entryOf(row);
    switch (column) {
    case List:
        return row.entry.value_or(0) == 0 && (row.entry || rowOf(row.list, 0) < 0) ? listName(row.list)
                                                                                   : QString();
    case Note:
        return noteText(row);
    case Entity:
        return entry ? entry->entity : QString();
    case Payload:
        return entry ? payloadText(entry->payload) : QString();
    case Time:
        return entry && entry->time && hasTime(row.list) ? durationText(*entry->time) : QString();
    case Outcome:
        return outcomeText(row);
    default:
        return {};
    }
}

QVariant ScenarioModel::data(const QModelIndex &index, int role) const
{
    const auto row = rowAt(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::EditRole:
        return index.column() == Note && (!row->entry || isLost(*row)) ? QString()
                                                                       : text(*row, index.column());
    case Qt::ToolTipRole:
        if (const simulation::Unmet *unmet = index.column() == Outcome ? unmetOf(*row) : nullptr)
            return tip(tr("Expected: %1\nCame: %2").arg(unmet->expected, unmet->came));
        return tip(text(*row, index.column()));
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(listName(row->list), headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 text(*row, index.column()));
    case BlankRole:
        return !row->entry;
    case ProblemRole:
        return isLost(*row) || unmetOf(*row);
    default:
        return {};
    }
}

QVariant ScenarioModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Note:
        return tr("Note");
    case Entity:
        return tr("Entity");
    case Payload:
        return tr("With");
    case Time:
        return tr("Time");
    case Outcome:
        return tr("What came");
    default:
        return QString();
    }
}

Qt::ItemFlags ScenarioModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const auto row = rowAt(index.row());
    if (!row || m_document.isReadOnly())
        return flags;
    const bool isTyped =
        index.column() == Note || (row->entry && (index.column() == Entity || index.column() == Payload ||
                                                  (index.column() == Time && hasTime(row->list))));
    return isTyped ? flags | Qt::ItemIsEditable : flags;
}

bool ScenarioModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto row = rowAt(index.row());
    const QString typed = value.toString().trimmed();
    if (role != Qt::EditRole || !row || !m_id || typed == data(index, Qt::EditRole).toString())
        return false;
    return index.column() == Note ? changeNote(*row, typed) : changeEntry(*row, index.column(), typed);
}

bool ScenarioModel::changeNote(const Row &row, const QString &typed)
{
    if (typed.isEmpty())
        return false;
    const auto choices = noteChoices(m_document.board(), row.list);
    const auto note = noteNamed(choices, typed);
    if (!note) {
        Q_EMIT refused(
            tr("No note that can stand here is called \u201c%1\u201d. Type to choose one.").arg(typed));
        return false;
    }
    ScenarioEntry entry = row.entry ? *entryOf(row) : ScenarioEntry();
    entry.note = *note;
    return row.entry
               ? m_document.apply(edits::changeEntry(m_document.board(), *m_id, row.list, *row.entry, entry),
                                  tr("Change scenario"))
               : m_document.apply(edits::addEntry(m_document.board(), *m_id, row.list, entry),
                                  tr("Add to scenario"));
}

bool ScenarioModel::changeEntry(const Row &row, int column, const QString &typed)
{
    const ScenarioEntry *before = entryOf(row);
    if (!before)
        return false;
    ScenarioEntry entry = *before;
    if (column == Entity)
        entry.entity = typed;
    else if (column == Payload ? !setPayload(entry, typed) : !setTime(entry, typed))
        return false;
    return m_document.apply(edits::changeEntry(m_document.board(), *m_id, row.list, *row.entry, entry),
                            tr("Change scenario"));
}

// The braces may be left out.
bool ScenarioModel::setPayload(ScenarioEntry &entry, const QString &typed)
{
    const QString json = typed.isEmpty() || typed.startsWith(u'{') ? typed : u'{' + typed + u'}';
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!json.isEmpty() && !document.isObject()) {
        Q_EMIT refused(tr("\u201c%1\u201d is no JSON object. Write such as {\"sum\": 12.5}.").arg(typed));
        return false;
    }
    entry.payload = document.object();
    return true;
}

bool ScenarioModel::setTime(ScenarioEntry &entry, const QString &typed)
{
    const auto time = typed.isEmpty() ? std::nullopt : parseDuration(typed);
    if (!typed.isEmpty() && !time) {
        Q_EMIT refused(tr("\u201c%1\u201d is no time. Write such as \u201c1.5 s\u201d.").arg(typed));
        return false;
    }
    entry.time = time;
    return true;
}

} // namespace tempestry
