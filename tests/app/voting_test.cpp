#include "app/controls/look.h"
#include "app/controls/side_panel.h"
#include "app/window/board_session.h"
#include "app/workshop/votes_panel.h"
#include "app/workshop/voting_mode.h"
#include "board/board_scene.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "model/votes.h"
#include "tests/app/voting_room.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSpinBox>
#include <QTest>

namespace tempestry {

class VotingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeVotersByKeyboard_areRankedWhenRevealed();
    void clicks_giveAndTakeBackDots();
    void cleanup() { look::setTextScale(1); }
    void wordsOfTheStrip_areNeverCutOff();
    void formInLargestText_isNotCutOff();
    void dotsOfVoter_vanishWithTurn();
    void moreDotsThanThereAre_areRefusedWithReason();
    void mostOnOneNote_isKept();
    void letters_makeNoNotesWhileVoting();
    void dragging_movesNoNoteWhileVoting();
    void gripsOfSelectedNote_areAwayWhileSomebodyVotes();
    void escape_pausesAndGoOnKeepsDots();
    void undoWithDots_takesBackLastDot();
    void undoWithoutDots_givesTurnBackToVoterBefore();
    void redoneBallot_goesToNextVoter();
    void noteRemovedInTurn_takesItsDotsAlong();
    void revealInTurn_countsItsDots();
    void reopenedFile_offersToGoOnAndKeepsBallots();
    void hiddenDots_areNotListedNorCopied();
    void clearedVotes_comeBackWithOneUndo();
    void readOnlyBoard_cannotBeVotedOn();
};

void VotingTest::threeVotersByKeyboard_areRankedWhenRevealed()
{
    const VotingRoom room;
    room.start(3);
    QCOMPARE(room.round().notes(), (std::vector{room.left, room.middle, room.right, room.below}));
    QCOMPARE(room.round().current(), std::optional(room.left));
    room.key(Qt::Key_Space); // left
    room.key(Qt::Key_Right);
    room.key(Qt::Key_Plus); // middle
    room.key(Qt::Key_Space);
    QCOMPARE(room.round().dotsLeft(), 0);
    room.key(Qt::Key_Return);
    QCOMPARE(room.round().voter(), 2);
    room.key(Qt::Key_Down);
    QCOMPARE(room.round().current(), std::optional(room.below));
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Backspace);
    room.key(Qt::Key_Tab); // round to the first
    room.key(Qt::Key_Backtab);
    room.key(Qt::Key_Backtab);
    QCOMPARE(room.round().current(), std::optional(room.right));
    room.key(Qt::Key_Left);
    room.key(Qt::Key_Space); // middle
    room.key(Qt::Key_Return);
    room.key(Qt::Key_Space); // left
    QVERIFY(ranking(room.board()).empty());
    room.key(Qt::Key_Return);
    QCOMPARE(room.round().state(), Voting::State::Voted);
    QCOMPARE(room.window->document().undoLabel(), QStringLiteral("Ballot 3"));
    QVERIFY(ranking(room.board()).empty());
    room.press("revealVotes");
    QCOMPARE(ranking(room.board()), (std::vector<RankedNote>{{1, room.middle, 3}, {2, room.left, 2}}));
    auto *panel = qobject_cast<VotesPanel *>(room.window->side().panel());
    QVERIFY(panel && panel->isVisible());
    QVERIFY(!room.strip().isVisible());
    const auto *list = panel->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("Who ships"));
    room.press("copyRanking");
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("1. Who ships: 3 dots\n2. Who pays: 2 dots\n"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(room.window->view().selectedNotes(), std::vector{room.left});
}

void VotingTest::clicks_giveAndTakeBackDots()
{
    const VotingRoom room;
    room.start();
    room.click(room.right);
    room.click(room.right);
    room.click(room.left);
    QCOMPARE(room.round().dotsOn(room.right), 2);
    QCOMPARE(room.round().dotsOn(room.left), 1);
    room.click(room.right, Qt::ShiftModifier);
    QCOMPARE(room.round().dotsOn(room.right), 1);
    room.click(room.event); // not in the round
    QCOMPARE(room.round().dotsLeft(), 1);
    room.press("endTurn");
    QCOMPARE(room.note(room.right).votes, 1);
    QVERIFY(room.note(room.right).votesHidden);
    QCOMPARE(room.round().voter(), 2);
}

void VotingTest::wordsOfTheStrip_areNeverCutOff()
{
    const VotingRoom room;
    room.window->resize(1440, 900);
    room.start(12, 3);
    for (int dots = 0; dots < 3; ++dots) {
        for (const QLabel *label : room.strip().findChildren<QLabel *>())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        room.key(Qt::Key_Space);
    }
}

void VotingTest::formInLargestText_isNotCutOff()
{
    const VotingRoom room;
    room.window->resize(1440, 900);
    look::setTextScale(2);
    QTest::keyClick(room.window, Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(child<QWidget>(&room.strip(), "startVote"));
    for (const auto *button : room.strip().findChildren<QAbstractButton *>())
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    const auto *box = child<QSpinBox>(room.window, "most");
    QVERIFY(box->findChild<QLineEdit *>()->font().pixelSize() > 20);
}

void VotingTest::dotsOfVoter_vanishWithTurn()
{
    const VotingRoom room;
    room.start();
    const QImage before = room.window->view().grab().toImage();
    room.key(Qt::Key_Space);
    QVERIFY(room.window->view().viewport()->grab().toImage() != before);
    room.key(Qt::Key_Return);
    QCOMPARE(room.round().dotsOn(room.left), 0);
    QCOMPARE(room.strip().title(), QStringLiteral("Voter 2"));
    // All that is on the paper now is there with no votes as well.
    const QImage voted =
        room.window->view().viewport()->grab(QRect(room.at(room.left), QSize(60, 60))).toImage();
    room.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.note(room.left).votes, 0);
    QCOMPARE(room.window->view().viewport()->grab(QRect(room.at(room.left), QSize(60, 60))).toImage(), voted);
}

void VotingTest::moreDotsThanThereAre_areRefusedWithReason()
{
    const VotingRoom room;
    room.start(0, 1);
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Space);
    QCOMPARE(room.round().dotsOn(room.left), 1);
    QVERIFY(room.said().contains(QStringLiteral("Take one back first")));
}

void VotingTest::mostOnOneNote_isKept()
{
    const VotingRoom room;
    room.start(0, 3, 2);
    for (int i = 0; i < 3; ++i)
        room.key(Qt::Key_Space);
    QCOMPARE(room.round().dotsOn(room.left), 2);
    QVERIFY(room.said().contains(QStringLiteral("2 dots")));
}

void VotingTest::letters_makeNoNotesWhileVoting()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_E);
    room.key(Qt::Key_N);
    QVERIFY(!room.window->view().isEditing());
    QCOMPARE(room.board().notes().size(), 5U);
    QCOMPARE(room.board().timelines().size(), 0U);
}

void VotingTest::dragging_movesNoNoteWhileVoting()
{
    const VotingRoom room;
    room.start();
    QWidget *paper = room.window->view().viewport();
    const double x = room.note(room.right).x;
    const QPoint from = room.at(room.right);
    QTest::mousePress(paper, Qt::LeftButton, {}, from);
    QTest::mouseMove(paper, from + QPoint(40, 40));
    QTest::mouseMove(paper, from + QPoint(90, 60));
    QTest::mouseRelease(paper, Qt::LeftButton, {}, from + QPoint(90, 60));
    QCOMPARE(room.note(room.right).x, x);
    QCOMPARE(room.round().dotsOn(room.right), 1);
}

void VotingTest::gripsOfSelectedNote_areAwayWhileSomebodyVotes()
{
    const VotingRoom room;
    const auto &scene = static_cast<const BoardScene &>(*room.window->view().scene());
    room.window->view().selectNotes(std::vector{room.left});
    QVERIFY(scene.resizable());
    room.start();
    room.window->view().selectNotes(std::vector{room.left});
    QVERIFY(!scene.hasGrips() && !scene.resizable());
    room.press("pauseVote");
    QVERIFY(scene.hasGrips());
}

void VotingTest::escape_pausesAndGoOnKeepsDots()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Escape);
    QCOMPARE(room.round().state(), Voting::State::Paused);
    QVERIFY(room.strip().isVisible());
    room.window->view().selectNotes({&room.right, 1});
    room.key(Qt::Key_Right); // nudges as ever
    QVERIFY(room.note(room.right).x != 400 - room.note(room.right).width / 2);
    room.press("goOnVote");
    QCOMPARE(room.round().state(), Voting::State::Turn);
    QCOMPARE(room.round().dotsOn(room.left), 1);
    QCOMPARE(room.round().voter(), 1);
}

void VotingTest::undoWithDots_takesBackLastDot()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    room.key(Qt::Key_Right);
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.round().dotsLeft(), 3);
    QCOMPARE(room.round().voter(), 2);
    QCOMPARE(room.note(room.left).votes, 1);
}

void VotingTest::undoWithoutDots_givesTurnBackToVoterBefore()
{
    const VotingRoom room;
    room.start();
    for (int voter = 1; voter <= 2; ++voter) {
        room.key(Qt::Key_Space);
        room.key(Qt::Key_Return);
    }
    room.key(Qt::Key_Return); // the third gives none
    QCOMPARE(room.round().voter(), 4);
    room.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.round().voter(), 2);
    QCOMPARE(room.note(room.left).votes, 1);
}

void VotingTest::redoneBallot_goesToNextVoter()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    room.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.round().voter(), 1);
    room.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(room.round().voter(), 2);
    QCOMPARE(room.note(room.left).votes, 1);
}

void VotingTest::noteRemovedInTurn_takesItsDotsAlong()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    const std::vector gone{room.left};
    room.window->document().apply(edits::removeNotes(room.board(), gone), QStringLiteral("Delete"));
    QCOMPARE(room.round().dotsLeft(), 3);
    QCOMPARE(room.round().current(), std::optional(room.middle));
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    QCOMPARE(room.note(room.middle).votes, 1);
}

void VotingTest::revealInTurn_countsItsDots()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.press("revealVotes");
    QCOMPARE(ranking(room.board()), (std::vector<RankedNote>{{1, room.left, 1}}));
    QCOMPARE(room.round().state(), Voting::State::Off);
}

void VotingTest::reopenedFile_offersToGoOnAndKeepsBallots()
{
    VotingRoom room;
    room.start(3);
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    room.key(Qt::Key_Space); // not cast when the program is killed
    QTRY_VERIFY(room.window->session().isSaved());
    const QString path = room.window->session().path();
    room.desk.restart();
    room.window = OpenDesk::shown(room.desk->open(path));
    QCOMPARE(room.note(room.left).votes, 1);
    QVERIFY(room.note(room.left).votesHidden);
    QVERIFY(room.strip().isVisible());
    QVERIFY(ranking(room.board()).empty());
    room.press("goOnVote");
    room.press("startVote");
    QCOMPARE(room.round().notes(), (std::vector{room.left, room.middle, room.right, room.below}));
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    QCOMPARE(room.note(room.left).votes, 2);
    QVERIFY(room.window->commands().run(QStringLiteral("vote.reveal")));
    QCOMPARE(ranking(room.board()), (std::vector<RankedNote>{{1, room.left, 2}}));
}

void VotingTest::hiddenDots_areNotListedNorCopied()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    QVERIFY(room.window->commands().run(QStringLiteral("vote.result")));
    QVERIFY(!room.window->side().panel()->findChild<QListView *>()->isVisible());
    QVERIFY(rankingText(room.board()).isEmpty());
    QVERIFY(room.window->commands().run(QStringLiteral("vote.reveal")));
    QVERIFY(room.window->side().panel()->findChild<QListView *>()->isVisible());
    room.window->undo();
    QVERIFY(!room.window->side().panel()->findChild<QListView *>()->isVisible());
    QVERIFY(room.strip().isVisible());
}

void VotingTest::clearedVotes_comeBackWithOneUndo()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.key(Qt::Key_Return);
    room.key(Qt::Key_Right);
    room.key(Qt::Key_Space);
    room.press("revealVotes");
    const Board voted = room.board();
    QVERIFY(room.window->commands().run(QStringLiteral("vote.clear")));
    QVERIFY(!hasVotes(room.board()));
    room.window->undo();
    QCOMPARE(room.board(), voted);
}

void VotingTest::readOnlyBoard_cannotBeVotedOn()
{
    const VotingRoom room;
    room.start();
    room.key(Qt::Key_Space);
    room.window->document().setReadOnly(true);
    QCOMPARE(room.round().state(), Voting::State::Off);
    QVERIFY(!room.window->commands().run(QStringLiteral("vote.start")));
    QVERIFY(!hasVotes(room.board()));
}

} // namespace tempestry

QTEST_MAIN(tempestry::VotingTest)
#include "voting_test.moc"
