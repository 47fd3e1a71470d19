#include "app/controls/controls.h"
#include "app/controls/value_box.h"
#include "app/inspector/note_page.h"
#include "app/inspector/reach.h"
#include "app/inspector/shares.h"

#include <QLocale>

namespace tempestry {

void NotePage::addValue(const NoteValue &value)
{
    auto *box = new ValueBox(value.text, this);
    box->setObjectName(value.name);
    box->setPlaceholderText(value.placeholder);
    box->setToolTip(value.hint);
    box->setReadOnly(isFixed());
    connect(box, &ValueBox::refused, this, &NotePage::hint);
    connect(box, &ValueBox::committed, this,
            [this, box, label = value.name, read = value.read](const QString &text) {
                Note edited = note();
                if (const QString problem = read(edited, text); !problem.isEmpty())
                    box->refuse(problem);
                else
                    change(tr("Change \u201c%1\u201d").arg(label), [&](Note &note) { note = edited; });
            });
    addRow(value.name, box);
}

void NotePage::addChoice(const QString &label, size_t current, const QStringList &words,
                         const std::function<void(Note &, size_t)> &choose)
{
    const size_t next = (current + 1) % static_cast<size_t>(words.size());
    auto *button = new Button(words[static_cast<qsizetype>(current)], Button::Style::Link, this);
    button->setObjectName(label);
    button->setEnabled(!isFixed());
    button->setToolTip(tr("Click for \u201c%1\u201d").arg(words[static_cast<qsizetype>(next)]));
    connect(button, &Button::clicked, this, [this, label, next, choose] {
        change(tr("Change \u201c%1\u201d").arg(label), [&](Note &note) { choose(note, next); });
    });
    addRow(label, button);
    button->setAccessibleName(tr("%1: %2").arg(label, button->text()));
}

void NotePage::addAnswers()
{
    addChoice(tr("Answers with"), static_cast<size_t>(note().answer),
              {tr("all its events"), tr("one of, by weight"), tr("those whose guard holds")},
              [](Note &note, size_t answer) { note.answer = static_cast<Answer>(answer); });
    if (note().answer == Answer::OneOf)
        addShares();
    if (note().answer == Answer::Guards)
        addGuards();
}

void NotePage::addTrigger()
{
    addChoice(tr("Starts"), static_cast<size_t>(note().trigger),
              {tr("at any of them"), tr("when all have come")},
              [](Note &note, size_t trigger) { note.trigger = static_cast<Trigger>(trigger); });
    if (note().trigger == Trigger::All)
        addValue(keyOf(note()));
}

void NotePage::addBehaviour()
{
    const Role role = info(note().kind).role;
    if (role == Role::Annotation)
        return;
    addHead(tr("Behaviour"));
    const bool works = role == Role::Handler || role == Role::Policy;
    if (role == Role::Handler && m_flow.outgoing(m_note).size() > 1)
        addAnswers();
    if ((works || role == Role::Informed) && m_flow.incoming(m_note).size() > 1)
        addTrigger();
    for (const NoteValue &value : behaviourOf(m_document.board(), note()))
        addValue(value);
    if (works || role == Role::Projection)
        addChoice(tr("If one comes twice"), note().takesTwice ? 1 : 0, {tr("taken once"), tr("taken again")},
                  [](Note &note, size_t twice) { note.takesTwice = twice == 1; });
    if (note().kind == NoteKind::Event)
        addChoice(tr("Pivotal"), note().pivotal ? 1 : 0, {tr("no"), tr("yes")},
                  [](Note &note, size_t pivotal) { note.pivotal = pivotal == 1; });
}

void NotePage::addShares()
{
    for (const Share &share : sharesOf(m_document.board(), m_flow, m_note)) {
        const Note *to = m_document.board().find(share.to);
        auto *box = new ValueBox(QLocale().toString(share.percent, 'g', 3) + QStringLiteral("\u00a0%"), this);
        box->setObjectName(QStringLiteral("share ") + share.to.toString());
        box->setReadOnly(m_document.isReadOnly());
        connect(box, &ValueBox::refused, this, &NotePage::hint);
        connect(box, &ValueBox::committed, this, [this, box, target = share.to](QString text) {
            bool number = false;
            const double percent = QLocale().toDouble(text.remove(u'%').trimmed(), &number);
            if (!number || percent < 0 || percent > 100) {
                box->refuse(tr("\u201c%1\u201d is no share. Write a number from 0 to 100.").arg(text));
                return;
            }
            m_document.apply(setShare(m_document.board(), m_flow, m_note, target, percent),
                             tr("Change share"));
        });
        addRow(shortTitle(*to), box);
    }
}

void NotePage::addGuards()
{
    for (const AnswerGuard &guard : guardsOf(m_document.board(), m_flow, m_note)) {
        auto *box = new ValueBox(guard.text, this);
        box->setObjectName(QStringLiteral("guard ") + guard.to.toString());
        box->setPlaceholderText(tr("otherwise"));
        box->setToolTip(
            tr("Write what must hold, such as amount > 100. Empty: where none of the others holds."));
        box->setReadOnly(m_document.isReadOnly());
        connect(box, &ValueBox::committed, this, [this, target = guard.to](const QString &text) {
            m_document.apply(setGuard(m_document.board(), m_flow, m_note, target, text.trimmed()),
                             tr("Change guard"));
        });
        addRow(shortTitle(*m_document.board().find(guard.to)), box);
    }
}

} // namespace tempestry
