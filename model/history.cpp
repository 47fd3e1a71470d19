#include "model/history.h"

#include <QHash>

#include <algorithm>

namespace tempestry {

namespace {

constexpr size_t kStride = 64;                               // edits between two boards that are kept
constexpr qint64 kLastTime = qint64(253'402'300'799) * 1000; // the end of the year 9999

qint64 timeOf(const Edit &edit)
{
    return std::clamp(edit.time, qint64(0), kLastTime);
}

qint64 pauseBetween(const Edit &before, const Edit &after)
{
    return std::clamp(timeOf(after) - timeOf(before), qint64(0), History::kLongestPause);
}

} // namespace

History::History(const Board &present, std::vector<Edit> edits, const std::function<bool()> &goOn)
    : m_edits(std::move(edits))
{
    Board board = present;
    size_t moment = m_edits.size();
    m_keyframes.push_back({moment, board});
    for (; moment > 0; --moment) {
        const ChangeSet back = invert(m_edits[moment - 1].change);
        if (!fits(back, board) || (moment % kStride == 0 && goOn && !goOn()))
            break;
        board = apply(back, board);
        if (m_keyframes.back().moment - (moment - 1) >= kStride)
            m_keyframes.push_back({moment - 1, board});
    }
    if (m_keyframes.back().moment != moment)
        m_keyframes.push_back({moment, board});
    std::ranges::reverse(m_keyframes);

    m_leftOut = moment;
    m_edits.erase(m_edits.begin(), m_edits.begin() + std::ptrdiff_t(m_leftOut));
    for (Keyframe &keyframe : m_keyframes)
        keyframe.moment -= m_leftOut;
    for (size_t i = 0; i < m_edits.size(); ++i)
        m_elapsed.push_back(i == 0 ? 0 : m_elapsed.back() + pauseBetween(m_edits[i - 1], m_edits[i]));
}

Board History::at(size_t moment) const
{
    moment = std::min(moment, size());
    const auto after = std::ranges::upper_bound(m_keyframes, moment, {}, &Keyframe::moment);
    const Keyframe &keyframe = *std::prev(after);
    Board board = keyframe.board;
    for (size_t i = keyframe.moment; i < moment; ++i)
        board = apply(m_edits[i].change, board);
    return board;
}

qint64 History::timeAt(size_t moment) const
{
    return m_edits.empty() ? 0 : timeOf(m_edits[std::clamp(moment, size_t(1), size()) - 1]);
}

qint64 History::elapsedAt(size_t moment) const
{
    return m_elapsed.empty() ? 0 : m_elapsed[std::clamp(moment, size_t(1), size()) - 1];
}

std::vector<Checkpoint> History::checkpoints() const
{
    QHash<EditId, Checkpoint> named;
    QHash<EditId, Checkpoint> takenBack;
    for (size_t i = 0; i < m_edits.size(); ++i) {
        const Edit &edit = m_edits[i];
        if (!edit.change.checkpoint())
            continue;
        if (edit.kind == Edit::Kind::Undo && named.contains(edit.of))
            takenBack.insert(edit.of, named.take(edit.of));
        else if (edit.kind == Edit::Kind::Redo && takenBack.contains(edit.of))
            named.insert(edit.of, takenBack.take(edit.of));
        else if (const QString &name = edit.change.checkpoint()->second; !name.isEmpty())
            named.insert(edit.kind == Edit::Kind::Redo ? edit.of : edit.id,
                         {edit.id, i + 1, timeOf(edit), name});
    }
    std::vector<Checkpoint> all(named.begin(), named.end());
    std::ranges::sort(all, {}, &Checkpoint::moment);
    return all;
}

void History::append(const Edit &edit)
{
    // What is now needs no board of its own once there is one near it.
    Keyframe now{size() + 1, apply(edit.change, m_keyframes.back().board)};
    if (m_keyframes.size() > 1 &&
        m_keyframes.back().moment - m_keyframes[m_keyframes.size() - 2].moment < kStride)
        m_keyframes.back() = std::move(now);
    else
        m_keyframes.push_back(std::move(now));
    m_elapsed.push_back(m_edits.empty() ? 0 : m_elapsed.back() + pauseBetween(m_edits.back(), edit));
    m_edits.push_back(edit);
}

} // namespace tempestry
