#pragma once

#include "model/board.h"

#include <random>

namespace tempestry::test {

// Boards with every member filled with the ordinary, the odd and the extreme. Equal seeds give equal boards.
class RandomBoard
{
public:
    explicit RandomBoard(quint64 seed)
        : m_random(seed)
    {}

    Board board(int notes);

    Note note();
    Link link(NoteId from, NoteId to);
    Timeline timeline();
    Frame frame();
    Scenario scenario(const std::vector<NoteId> &notes);

    // Well-formed text: emoji, control characters, both directions of writing, quotes, byte order marks.
    QString text();
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    bool chance() { return number(0, 1) == 1; }

private:
    double coordinate();
    double size();
    qint64 time();
    Duration duration();
    Timer timer();
    Field field(bool mayBeId);
    void behave(Note &note);
    Fault fault(const std::vector<NoteId> &notes);
    NoteId one(const std::vector<NoteId> &notes);
    template <class IdType>
    IdType id();
    QJsonValue payload(int depth);
    QJsonObject payloadObject(int depth);
    std::vector<ScenarioEntry> entries(const std::vector<NoteId> &notes);
    template <class Element>
    void place(Element &element);

    std::mt19937_64 m_random;
};

} // namespace tempestry::test
