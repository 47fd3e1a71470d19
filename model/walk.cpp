#include "model/walk.h"

#include "model/geometry.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace tempestry {

namespace {

constexpr qsizetype kLongestName = 80; // in a sentence

QString tr(const char *text)
{
    return QCoreApplication::translate("Walk", text);
}

QString nameOf(const Note &note)
{
    QString name = note.title.simplified();
    if (name.isEmpty())
        return tr("an untitled %1")
            .arg(QCoreApplication::translate("NoteKind", info(note.kind).name).toLower());
    if (name.size() > kLongestName)
        name = name.first(kLongestName - 1) + QChar(0x2026);
    return note.kind == NoteKind::Policy ? QStringLiteral("“%1”").arg(name) : name;
}

QString verbBetween(const Note &from, const Note &to)
{
    const Follower *follower = follows(from.kind, to.kind);
    return follower ? QCoreApplication::translate("Flow", follower->verb) : tr("comes before");
}

// Somebody reads on from what happened or from what is known, and anew from who does something.
bool isReadOnFrom(const Note &note)
{
    return note.kind == NoteKind::Event || note.kind == NoteKind::ReadModel;
}

QString gapAfter(NoteKind kind)
{
    switch (info(kind).role) {
    case Role::Command:
        return tr("Nothing handles it: who or what does the work?");
    case Role::Event:
        return tr("Nobody reacts to it: does the story end here?");
    case Role::Handler:
        return tr("Nothing comes of it: what has happened then?");
    case Role::Policy:
        return tr("It issues nothing: what is to be done then?");
    case Role::Informed:
        return tr("Nothing follows: what is done with what is known now?");
    case Role::Projection:
        return tr("Nobody reads it: who decides by it?");
    case Role::Annotation:
        break;
    }
    return tr("It stands beside the flow: nothing leads on from here.");
}

} // namespace

Walk::Walk(const Board &board, const FlowGraph &flow, NoteId start, Direction direction)
    : m_board(board)
    , m_flow(flow)
    , m_direction(direction)
    , m_path{start}
{
    arrive();
}

std::optional<NoteId> Walk::startAmong(const Board &board, const FlowGraph &flow,
                                       const std::vector<NoteId> &notes, Direction direction)
{
    const QSet<NoteId> among(notes.begin(), notes.end());
    std::vector<NoteId> order = readingOrder(board);
    std::erase_if(
        order, [&](const NoteId &id) { return !among.contains(id) || isAnnotation(board.find(id)->kind); });
    if (direction == Direction::Reverse)
        std::ranges::reverse(order);
    const auto isEnd = [&](const NoteId &id) {
        return direction == Direction::Forward
                   ? std::ranges::none_of(flow.incoming(id),
                                          [&](const FlowEdge &edge) { return among.contains(edge.from); })
                   : std::ranges::none_of(flow.outgoing(id),
                                          [&](const FlowEdge &edge) { return among.contains(edge.to); });
    };
    const auto end = std::ranges::find_if(order, isEnd);
    if (end != order.end())
        return *end;
    return order.empty() ? std::nullopt : std::optional(order.front());
}

std::optional<NoteId> Walk::current() const
{
    return m_path.empty() ? std::nullopt : std::optional(m_path.back());
}

std::vector<NoteId> Walk::nextOf(NoteId note) const
{
    std::vector<const Note *> next;
    const auto add = [&](const NoteId &id) {
        const Note *found = m_board.find(id);
        if (found && std::ranges::find(next, found) == next.end())
            next.push_back(found);
    };
    if (m_direction == Direction::Forward)
        for (const FlowEdge &edge : m_flow.outgoing(note))
            add(edge.to);
    else
        for (const FlowEdge &edge : m_flow.incoming(note))
            add(edge.from);
    std::ranges::sort(next, {}, [](const Note *n) { return std::tuple(centreY(*n), centreX(*n), n->id); });
    std::vector<NoteId> ids;
    std::ranges::transform(next, std::back_inserter(ids), [](const Note *n) { return n->id; });
    return ids;
}

bool Walk::hasUntold(NoteId note) const
{
    return std::ranges::any_of(nextOf(note), [this](const NoteId &next) { return !isVisited(next); });
}

void Walk::arrive()
{
    m_choices.clear();
    m_chosen = 0;
    const Note *note = m_path.empty() ? nullptr : m_board.find(m_path.back());
    if (!note)
        return;
    m_visited.insert(note->id);
    m_place = {note->x, note->y, note->width, note->height};
    for (const NoteId &next : nextOf(note->id))
        m_choices.push_back({next, isVisited(next)});
    const auto untold = std::ranges::find(m_choices, false, &Choice::visited);
    if (untold != m_choices.end())
        m_chosen = static_cast<size_t>(untold - m_choices.begin());
}

void Walk::choose(int places)
{
    const auto count = static_cast<qint64>(m_choices.size());
    if (count > 0)
        m_chosen = static_cast<size_t>(((static_cast<qint64>(m_chosen) + places) % count + count) % count);
}

bool Walk::advance()
{
    if (!m_choices.empty()) {
        m_path.push_back(m_choices[m_chosen].note);
        arrive();
        return true;
    }
    const auto untold =
        std::find_if(m_path.rbegin(), m_path.rend(), [this](const NoteId &note) { return hasUntold(note); });
    if (untold == m_path.rend())
        return false;
    m_path.erase(untold.base(), m_path.end());
    arrive();
    return true;
}

bool Walk::back()
{
    if (m_path.size() < 2)
        return false;
    m_path.pop_back();
    arrive();
    return true;
}

void Walk::follow()
{
    if (m_path.empty())
        return;
    const NoteId before = m_path.back();
    const NoteId chosen = m_choices.empty() ? NoteId() : m_choices[m_chosen].note;
    const auto isGone = [this](const NoteId &note) { return !m_board.find(note); };
    std::erase_if(m_path, isGone);
    m_path.erase(std::unique(m_path.begin(), m_path.end()), m_path.end());
    m_visited.removeIf(isGone);
    if (m_path.empty())
        if (const auto note = nearest())
            m_path.push_back(*note);
    arrive();
    if (!m_path.empty() && m_path.back() == before)
        for (size_t i = 0; i < m_choices.size(); ++i)
            if (m_choices[i].note == chosen)
                m_chosen = i;
}

std::optional<NoteId> Walk::nearest() const
{
    std::tuple<double, NoteId> best{std::numeric_limits<double>::infinity(), NoteId()};
    m_board.notes().forEach([&](const Note &note) {
        const double away = std::hypot(centreX(note) - centreX(m_place), centreY(note) - centreY(m_place));
        if (!isAnnotation(note.kind))
            best = std::min(best, std::tuple(away, note.id));
    });
    const NoteId note = std::get<NoteId>(best);
    return note.isNull() ? std::nullopt : std::optional(note);
}

// What leads from one note of the path to the next, in the direction of the flow.
QString Walk::clause(size_t step) const
{
    const bool forward = m_direction == Direction::Forward;
    const Note *from = m_board.find(m_path[forward ? step - 1 : step]);
    const Note *to = m_board.find(m_path[forward ? step : step - 1]);
    if (!from || !to)
        return {};
    const bool justNamed = forward && step > 1 && from->kind == NoteKind::Policy;
    return tr("%1 %2 %3")
        .arg(justNamed ? tr("The policy") : nameOf(*from), verbBetween(*from, *to), nameOf(*to));
}

QString Walk::sentence() const
{
    const Note *note = m_path.empty() ? nullptr : m_board.find(m_path.back());
    if (!note)
        return tr("Nothing is left to tell.");
    const size_t step = m_path.size() - 1;
    if (step == 0)
        return m_direction == Direction::Forward ? tr("It begins with %1").arg(nameOf(*note))
                                                 : tr("It ends with %1").arg(nameOf(*note));
    const Note *before = m_board.find(m_path[step - 1]);
    if (m_direction == Direction::Forward && step > 1 && before && isReadOnFrom(*before))
        return tr("%1, which %2 %3").arg(clause(step - 1), verbBetween(*before, *note), nameOf(*note));
    return clause(step);
}

QString Walk::question() const
{
    const Note *note = m_path.empty() ? nullptr : m_board.find(m_path.back());
    if (!note)
        return {};
    const bool forward = m_direction == Direction::Forward;
    if (!m_choices.empty()) {
        if (!forward)
            return tr("What had to be true for this?");
        return m_choices.size() > 1 ? tr("What follows?") : QString();
    }
    QString gap = forward ? gapAfter(note->kind) : tr("Nothing leads here: who or what causes it?");
    if (!forward && info(note->kind).role == Role::Informed)
        gap = tr("Here it begins.");
    const auto untold =
        std::find_if(m_path.rbegin(), m_path.rend(), [this](const NoteId &id) { return hasUntold(id); });
    return untold == m_path.rend() ? gap : tr("%1 Next: back to %2").arg(gap, nameOf(*m_board.find(*untold)));
}

} // namespace tempestry
