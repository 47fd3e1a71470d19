#include "app/workshop/voting_setup.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kMostDots = 99;
constexpr int kNumberWidth = 52;
constexpr double kLargeText = 1.4; // from this text scale on the choices take a row more

// A spin box that shows and types its number like the other boxes of the window.
class NumberBox : public QSpinBox
{
public:
    explicit NumberBox(QWidget *parent)
        : QSpinBox(parent)
    {
        setButtonSymbols(NoButtons);
        setFrame(false);
        setFont(look::valueFont());
        lineEdit()->setFont(font()); // which the style sheet keeps from coming down to it
        setAlignment(Qt::AlignCenter);
        setFixedWidth(look::scaledWidth(kNumberWidth));
        setMaximum(kMostDots);
        lineEdit()->setObjectName(QStringLiteral("boxed"));
    }
};

} // namespace

VotingSetup::VotingSetup(std::vector<Choice> choices, const Voting::Rules &rules, QWidget *parent)
    : QWidget(parent)
    , m_choices(std::move(choices))
    , m_numberRow(new QHBoxLayout)
    , m_choiceRow(new QGridLayout)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addLayout(m_numberRow);
    rows->addLayout(m_choiceRow);
    m_dots = addNumber("dots", tr("Dots each"), 1, rules.dots);
    m_voters = addNumber("voters", tr("Voters"), 0, rules.voters.value_or(0));
    m_most = addNumber("most", tr("At most on one note"), 0, rules.most.value_or(0));
    m_numberRow->addStretch(1);
    auto *close = new Button(tr("Close"), Button::Style::Bare, this);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &Button::clicked, this, &VotingSetup::closed);
    m_numberRow->addWidget(close);
    addChoices();
    setFocusProxy(m_dots);
}

QSpinBox *VotingSetup::addNumber(const char *name, const QString &label, int least, int value)
{
    auto *text = new QLabel(label, this);
    text->setTextFormat(Qt::PlainText);
    text->setFont(look::textFont());
    auto *box = new NumberBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(label);
    box->setMinimum(least);
    if (least == 0)
        box->setSpecialValueText(tr("any"));
    box->setValue(value);
    m_numberRow->addWidget(text);
    m_numberRow->addWidget(box);
    m_numberRow->addSpacing(10);
    return box;
}

void VotingSetup::addChoices()
{
    auto *text = new QLabel(tr("Vote on"), this);
    text->setFont(look::textFont());
    m_choiceRow->addWidget(text, 0, 0);
    const size_t across = look::textScale() < kLargeText ? m_choices.size() : (m_choices.size() + 1) / 2;
    for (size_t i = 0; i < m_choices.size(); ++i) {
        auto *button = new Button(m_choices[i].text, Button::Style::Quiet, this);
        button->setObjectName(m_choices[i].name);
        button->setCheckable(true);
        button->setChecked(m_choices[i].chosen);
        connect(button, &Button::clicked, this, [this, i] { choose(i); });
        m_choiceRow->addWidget(button, int(i / across), int(i % across) + 1);
        m_buttons.push_back(button);
    }
    const int last = int(across) + 1;
    m_choiceRow->setColumnStretch(last, 1);
    auto *startButton = new Button(tr("Start"), Button::Style::Dark, this);
    startButton->setObjectName(QStringLiteral("startVote"));
    startButton->setKey(QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    connect(startButton, &Button::clicked, this, &VotingSetup::start);
    m_choiceRow->addWidget(startButton, m_choiceRow->rowCount() - 1, last + 1);
}

void VotingSetup::choose(size_t index)
{
    for (size_t i = 0; i < m_buttons.size(); ++i)
        if (i != index && !(m_choices[i].joins && m_choices[index].joins))
            m_buttons[i]->setChecked(false);
    if (std::ranges::none_of(m_buttons, &Button::isChecked))
        m_buttons[index]->setChecked(true);
}

void VotingSetup::start()
{
    std::vector<NoteId> notes;
    for (size_t i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i]->isChecked())
            notes.insert(notes.end(), m_choices[i].notes.begin(), m_choices[i].notes.end());
    const auto limit = [](const QSpinBox *box) {
        return box->value() > 0 ? std::optional(box->value()) : std::nullopt;
    };
    Q_EMIT started(notes, {.dots = m_dots->value(), .voters = limit(m_voters), .most = limit(m_most)});
}

void VotingSetup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        start();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tempestry
