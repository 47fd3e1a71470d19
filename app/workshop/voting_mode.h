#pragma once

#include "app/workshop/voting.h"
#include "app/workshop/voting_setup.h"
#include "app/workshop/voting_strip.h"

#include <QPointer>

class QKeyEvent;
class QMouseEvent;

namespace tempestry {

class BoardView;
class SidePanel;

// Voting on the paper: asks for the rules in a strip over its lower edge, lights the notes that can be voted
// on, gives keys and clicks of the paper to the round while somebody votes, and shows the result at the side.
class VotingMode : public QObject
{
    Q_OBJECT

public:
    // All outlive it.
    VotingMode(Document &document, BoardView &view, SidePanel &side, QObject *parent = nullptr);

    Voting &round() const { return *m_round; }

    // Asks for the rules of a new round, or goes on with the one that waits.
    void open();
    // Offers to go on with a round that was not revealed before, if the board has one.
    void offerHidden();
    void reveal();
    void clear();
    void showResult();

Q_SIGNALS:
    void hint(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void askRules(const std::vector<VotingSetup::Choice> &choices);
    std::vector<VotingSetup::Choice> choices() const;
    void follow(const Edit &edit);
    void goOnHidden();
    void close();
    void sync();
    void syncStrip();
    void sayTurn();
    void sayPaused();
    void sayVoted();
    bool isVotingKey(const QKeyEvent &event) const;
    bool takeKey(const QKeyEvent &event);
    bool takePress(const QMouseEvent &event);
    VotingStrip::Action revealAction(bool first);
    VotingStrip::Action closeAction();

    Document &m_document;
    BoardView &m_view;
    SidePanel &m_side;
    Voting *m_round;
    QPointer<VotingStrip> m_strip;
    std::optional<NoteId> m_shownCurrent;
    bool m_lit = false;
    bool m_pressed = false; // the left button went down for a dot
};

} // namespace tempestry
