#pragma once

#include <QString>

#include <vector>

namespace tempestry {

// A text while it is edited; the cursor is at `position`, and what lies between is selected.
struct TypedText
{
    QString text;
    int anchor = 0;
    int position = 0;
};

// Undo within one text, a word at a time.
class TypingHistory
{
public:
    explicit TypingHistory(TypedText first);

    // After each edit; one that changes no text is passed over.
    void add(TypedText next);
    // The text to go back or forward to; nullptr at the end of the way.
    const TypedText *back();
    const TypedText *forward();

private:
    enum class Way : quint8 { Other, Typed, Erased };
    struct State
    {
        TypedText typed;
        Way way; // in which it came from the one before
    };

    static Way wayBetween(const TypedText &before, const TypedText &after);
    static bool beginsWord(const TypedText &before, const TypedText &after);

    std::vector<State> m_states;
    size_t m_now = 0;
};

} // namespace tempestry
