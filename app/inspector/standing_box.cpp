#include "app/inspector/standing_box.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "model/limits.h"
#include "model/standing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kInset = 5; // of the text in a box that is typed in

QLabel *rowLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(look::textFont());
    return label;
}

} // namespace

StandingBox::StandingBox(Document &document, NoteId id, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_note(id)
{
    const Note &note = *document.board().find(id);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(makePriorities(note.priority));
    layout->addWidget(makeState(note.resolved));
    auto *decision = new TextBox(note.decision, kLongestText, this);
    decision->setObjectName(QStringLiteral("What was decided"));
    decision->setAccessibleName(tr("What was decided"));
    decision->setPlaceholderText(tr("What was decided"));
    decision->setReadOnly(isFixed());
    connect(decision, &TextBox::committed, this, [this](const QString &text) {
        m_document.apply(edits::setDecision(m_document.board(), {&m_note, 1}, text), tr("Change decision"));
    });
    layout->addWidget(decision);
}

bool StandingBox::isFixed() const
{
    return m_document.isReadOnly() || m_document.board().find(m_note)->locked;
}

QWidget *StandingBox::makePriorities(Priority current)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(kInset, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rowLabel(tr("Priority"), line), 1);
    for (const auto priority : {Priority::None, Priority::Low, Priority::Medium, Priority::High}) {
        auto *button = new Button(priorityName(priority), Button::Style::Bare, line);
        button->setObjectName(QStringLiteral("priority %1").arg(static_cast<int>(priority)));
        button->setAccessibleName(tr("Priority: %1").arg(priorityName(priority)));
        button->setCheckable(true);
        button->setChecked(priority == current);
        button->setEnabled(!isFixed());
        connect(button, &Button::clicked, this, [this, button, priority] {
            button->setChecked(true);
            m_document.apply(edits::setPriority(m_document.board(), {&m_note, 1}, priority),
                             tr("Change priority"));
        });
        row->addWidget(button);
    }
    return line;
}

QWidget *StandingBox::makeState(bool resolved)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(kInset, 2, 0, 2);
    row->addWidget(rowLabel(tr("Resolved"), line), 1);
    auto *button = new Button(resolved ? tr("yes") : tr("no"), Button::Style::Link, line);
    button->setObjectName(QStringLiteral("resolved"));
    button->setAccessibleName(tr("Resolved: %1").arg(button->text()));
    button->setToolTip(resolved ? tr("Click to open it again") : tr("Click to resolve it"));
    button->setEnabled(!isFixed());
    connect(button, &Button::clicked, this, [this, resolved] {
        const Board &board = m_document.board();
        m_document.apply(resolved ? edits::reopen(board, {&m_note, 1})
                                  : edits::resolve(board, {&m_note, 1}, board.find(m_note)->decision),
                         resolved ? tr("Reopen") : tr("Resolve"));
    });
    row->addWidget(button);
    return line;
}

QString priorityName(Priority priority)
{
    switch (priority) {
    case Priority::None:
        break;
    case Priority::Low:
        return StandingBox::tr("low");
    case Priority::Medium:
        return StandingBox::tr("medium");
    case Priority::High:
        return StandingBox::tr("high");
    }
    return StandingBox::tr("none");
}

} // namespace tempestry
