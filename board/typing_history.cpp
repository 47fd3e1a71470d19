#include "board/typing_history.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tempestry {

TypingHistory::TypingHistory(TypedText first)
    : m_states{{std::move(first), Way::Other}}
{}

TypingHistory::Way TypingHistory::wayBetween(const TypedText &before, const TypedText &after)
{
    const int from = std::min(before.anchor, before.position);
    QString rest = before.text;
    rest.remove(from, std::abs(before.position - before.anchor));
    const qsizetype longer = after.text.size() - rest.size();
    if (longer < 0)
        return before.anchor == before.position ? Way::Erased : Way::Other;
    const bool isOneCharacter = longer == 1 || longer == 2;
    return isOneCharacter && rest.insert(from, after.text.mid(from, longer)) == after.text ? Way::Typed
                                                                                           : Way::Other;
}

bool TypingHistory::beginsWord(const TypedText &before, const TypedText &after)
{
    const int at = before.position;
    return at > 0 && before.text[at - 1].isSpace() && !after.text[at].isSpace();
}

void TypingHistory::add(TypedText next)
{
    const State &now = m_states[m_now];
    if (next.text == now.typed.text)
        return;
    const Way way = wayBetween(now.typed, next);
    const bool goesOn = m_now > 0 && m_now + 1 == m_states.size() && way != Way::Other && way == now.way &&
                        !(way == Way::Typed && beginsWord(now.typed, next));
    if (!goesOn)
        ++m_now;
    m_states.resize(m_now);
    m_states.push_back({std::move(next), way});
}

const TypedText *TypingHistory::back()
{
    return m_now == 0 ? nullptr : &m_states[--m_now].typed;
}

const TypedText *TypingHistory::forward()
{
    return m_now + 1 == m_states.size() ? nullptr : &m_states[++m_now].typed;
}

} // namespace tempestry
