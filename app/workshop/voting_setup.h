#pragma once

#include "app/workshop/voting.h"

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QSpinBox;

namespace tempestry {

class Button;

// The form before a round of voting: how many dots, how many voters, which notes. Enter starts, Escape
// closes.
class VotingSetup : public QWidget
{
    Q_OBJECT

public:
    // Notes that can be voted on, as one of the things to choose from.
    struct Choice
    {
        QString name; // of the button
        QString text;
        std::vector<NoteId> notes;
        bool joins = false; // can be chosen together with others that join
        bool chosen = false;
    };

    VotingSetup(std::vector<Choice> choices, const Voting::Rules &rules, QWidget *parent = nullptr);

Q_SIGNALS:
    void started(const std::vector<tempestry::NoteId> &notes, const tempestry::Voting::Rules &rules);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QSpinBox *addNumber(const char *name, const QString &label, int least, int value);
    void addChoices();
    void choose(size_t index);
    void start();

    std::vector<Choice> m_choices;
    std::vector<Button *> m_buttons; // beside m_choices
    QHBoxLayout *m_numberRow;
    QGridLayout *m_choiceRow;
    QSpinBox *m_dots;
    QSpinBox *m_voters;
    QSpinBox *m_most;
};

} // namespace tempestry
