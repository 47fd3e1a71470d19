#pragma once

#include "model/document.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace tempestry {

// A round of dot voting in which the voters take turns at one keyboard. What a voter gives is kept here until
// the turn ends; then it is one edit of the document, hidden from everybody. Undo of a ballot gives the turn
// back to its voter.
class Voting : public QObject
{
    Q_OBJECT

public:
    struct Rules
    {
        int dots = 3;              // of each voter, at least 1
        std::optional<int> voters; // absent: until somebody reveals
        std::optional<int> most;   // of one voter's dots on one note; absent: all
    };
    enum class State : quint8 {
        Off,
        Turn,   // somebody is voting
        Paused, // the turn waits
        Voted,  // all voters have had their turn
    };
    enum class Way : quint8 { Left, Right, Up, Down };

    // The document outlives it.
    explicit Voting(Document &document, QObject *parent = nullptr);

    // The first voter's turn begins. Notes that the board does not have are passed over; with none left, or
    // on a read-only board, there is no round.
    void start(const std::vector<NoteId> &notes, const Rules &rules);

    State state() const { return m_state; }
    const Rules &rules() const { return m_rules; }
    const std::vector<NoteId> &notes() const { return m_notes; } // that can be voted on, in reading order
    int voter() const { return static_cast<int>(m_ballots.size()) + 1; }
    int dotsLeft() const;
    int dotsOn(NoteId note) const { return static_cast<int>(m_turn.count(note)); }
    bool hasGiven() const { return !m_turn.empty(); }
    std::optional<NoteId> current() const { return m_current; } // where the voter is

    void setCurrent(NoteId note);
    void step(int places); // in reading order, round and round
    void go(Way way);      // to the nearest note there; stays where there is none

    void give(); // a dot to the current note
    void takeBack();
    void takeBackLast(); // wherever it is
    void endTurn();
    void pause();
    void goOn();   // also with one voter more than was meant to be
    void reveal(); // with what the voter has given so far
    void stop();   // the dots given so far stay hidden

Q_SIGNALS:
    void changed();
    void revealed();
    void hint(const QString &sentence);

private:
    void follow(const Edit &edit);
    void beginTurn();
    void cast();
    void enter(State state);

    Document &m_document;
    Rules m_rules;
    State m_state = State::Off;
    std::vector<NoteId> m_notes;
    std::optional<NoteId> m_current;
    QList<NoteId> m_turn;          // a dot each, in the order they were given
    std::vector<EditId> m_ballots; // cast in this round; null for one without dots that changed nothing
    QList<EditId> m_undone;
    bool m_casting = false;
};

} // namespace tempestry
