#include "app/workshop/hotspots_model.h"

#include "app/inspector/reach.h"
#include "app/inspector/standing_box.h"
#include "model/geometry.h"
#include "model/standing.h"
#include "model/votes.h"

#include <algorithm>

namespace tempestry {

namespace {

// The timeline or the frame it is in; empty for none.
QString placeOf(const Board &board, const Note &note)
{
    if (const Timeline *timeline = note.timeline ? board.find(*note.timeline) : nullptr)
        return timeline->title.simplified();
    const Frame *smallest = nullptr;
    board.frames().forEach([&](const Frame &frame) {
        if (encloses(frame, note) &&
            (!smallest || frame.width * frame.height < smallest->width * smallest->height))
            smallest = &frame;
    });
    if (smallest)
        return smallest->title.simplified();
    QString over;
    board.timelines().forEach([&](const Timeline &timeline) {
        if (containsPoint(timeline, centreX(note), centreY(note)))
            over = timeline.title.simplified();
    });
    return over;
}

QString markdownText(const QString &text)
{
    QString escaped;
    for (const QChar letter : text.simplified()) {
        if (QStringLiteral("\\`*_[]<>#|").contains(letter))
            escaped += u'\\';
        escaped += letter;
    }
    return escaped;
}

QString wholeTitle(const Note &note)
{
    const QString title = note.title.simplified();
    return title.isEmpty() ? shortTitle(note) : title;
}

QString openLine(const Board &board, const Note &note)
{
    QString line = QStringLiteral("- [ ] ") + markdownText(wholeTitle(note));
    QStringList remarks;
    if (note.priority != Priority::None)
        remarks << HotspotsModel::tr("priority %1").arg(priorityName(note.priority));
    if (const int votes = shownVotes(note))
        remarks << counted(static_cast<size_t>(votes), HotspotsModel::tr("dot"), HotspotsModel::tr("dots"));
    if (const QString place = placeOf(board, note); !place.isEmpty())
        remarks << markdownText(place);
    if (!remarks.isEmpty())
        line += QStringLiteral(" (%1)").arg(remarks.join(QStringLiteral(", ")));
    return line + u'\n';
}

} // namespace

HotspotsModel::HotspotsModel(const Document &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&document, &Document::changed, this, &HotspotsModel::refresh);
    refresh();
}

void HotspotsModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    refresh();
}

void HotspotsModel::setFolded(bool folded)
{
    m_folded = folded;
    refresh();
}

bool HotspotsModel::matches(const Note &note) const
{
    const auto has = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return m_filter.isEmpty() || has(note.title) || has(note.decision) ||
           has(placeOf(m_document.board(), note));
}

void HotspotsModel::refresh()
{
    const Board &board = m_document.board();
    Hotspots hotspots = hotspotsOf(board);
    const auto misses = [&](const NoteId &id) { return !matches(*board.find(id)); };
    std::erase_if(hotspots.open, misses);
    std::erase_if(hotspots.resolved, misses);
    beginResetModel();
    m_open = static_cast<int>(hotspots.open.size());
    m_resolved = static_cast<int>(hotspots.resolved.size());
    m_rows.assign(hotspots.open.begin(), hotspots.open.end());
    if (m_resolved > 0)
        m_rows.emplace_back();
    if (!m_folded || !m_filter.isEmpty())
        m_rows.insert(m_rows.end(), hotspots.resolved.begin(), hotspots.resolved.end());
    endResetModel();
}

int HotspotsModel::rowOf(NoteId note) const
{
    const auto found = std::ranges::find(m_rows, std::optional(note));
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::optional<NoteId> HotspotsModel::noteAt(int row) const
{
    return row < 0 || row >= rowCount() ? std::nullopt : m_rows[static_cast<size_t>(row)];
}

int HotspotsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString HotspotsModel::remark(const Note &note) const
{
    if (!note.resolved)
        return placeOf(m_document.board(), note);
    return note.decision.isEmpty() ? tr("resolved") : note.decision.simplified();
}

QVariant HotspotsModel::data(const QModelIndex &index, int role) const
{
    const std::optional<NoteId> id = noteAt(index.row());
    if (!id) {
        const QString head = tr("Resolved (%1)").arg(m_resolved);
        return role == HeadRole ? QVariant(true) : role == Qt::DisplayRole ? QVariant(head) : QVariant();
    }
    const Note *note = m_document.board().find(*id);
    if (!note)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shortTitle(*note);
    case Qt::AccessibleTextRole:
        return tr("%1, priority %2, %3").arg(shortTitle(*note), priorityName(note->priority), remark(*note));
    case RemarkRole:
        return remark(*note);
    case PriorityRole:
        return static_cast<int>(note->priority);
    case VotesRole:
        return shownVotes(*note);
    case ResolvedRole:
        return note->resolved;
    case HeadRole:
        return false;
    default:
        return {};
    }
}

QString hotspotsMarkdown(const Board &board)
{
    const Hotspots hotspots = hotspotsOf(board);
    QString text;
    if (!hotspots.open.empty())
        text += HotspotsModel::tr("## Open hotspots\n\n");
    for (const NoteId &id : hotspots.open)
        text += openLine(board, *board.find(id));
    if (hotspots.resolved.empty())
        return text;
    text +=
        (text.isEmpty() ? QString() : QStringLiteral("\n")) + HotspotsModel::tr("## Resolved hotspots\n\n");
    for (const NoteId &id : hotspots.resolved) {
        const Note &note = *board.find(id);
        text += QStringLiteral("- [x] ") + markdownText(wholeTitle(note));
        if (!note.decision.isEmpty())
            text += QStringLiteral(": ") + markdownText(note.decision);
        text += u'\n';
    }
    return text;
}

} // namespace tempestry
