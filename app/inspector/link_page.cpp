#include "app/inspector/link_page.h"

#include "app/controls/controls.h"
#include "app/controls/value_box.h"
#include "app/inspector/reach.h"
#include "model/edits.h"

#include <QCoreApplication>

namespace tempestry {

LinkPage::LinkPage(Document &document, LinkId id, QWidget *parent)
    : Page(parent)
    , m_document(document)
    , m_link(id)
{
    const Board &board = document.board();
    const Link &link = *board.find(id);
    const Note *from = board.find(link.from);
    const Note *to = board.find(link.to);
    addTitle(tr("Link"));
    if (const Follower *follower = from && to ? follows(from->kind, to->kind) : nullptr)
        addText(tr("%1 %2 %3.")
                    .arg(kindName(from->kind), QCoreApplication::translate("NoteKind", follower->verb),
                         kindName(to->kind).toLower()),
                look::Ink::Second);
    addEnd(tr("From"), link.from);
    addEnd(tr("To"), link.to);
    addHead(tr("What it says"));
    addValue(labelOf(link));
    addValue(guardOf(link));
    addHead(tr("In a run"));
    addValue(weightOf(link));
    addValue(delayOf(link));
    finish();
}

void LinkPage::addEnd(const QString &head, NoteId id)
{
    const Note *note = m_document.board().find(id);
    if (!note)
        return;
    addHead(head);
    auto *name = new Button(shortTitle(*note), Button::Style::Link, this);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    name->setToolTip(tr("Show this note"));
    connect(name, &Button::clicked, this, [this, id] { Q_EMIT revealAsked(id); });
    addLine({new Swatch(note->kind, this), name}, 1);
}

void LinkPage::addValue(const LinkValue &value)
{
    auto *box = new ValueBox(value.text, this);
    box->setObjectName(value.name);
    box->setPlaceholderText(value.placeholder);
    box->setReadOnly(m_document.isReadOnly());
    connect(box, &ValueBox::refused, this, &LinkPage::hint);
    connect(box, &ValueBox::committed, this, [this, box, value](const QString &text) {
        const Link *current = m_document.board().find(m_link);
        if (!current)
            return;
        Link edited = *current;
        if (const QString problem = value.read(edited, text); !problem.isEmpty())
            box->refuse(problem);
        else
            m_document.apply(edits::changeLink(m_document.board(), edited), tr("Change link"));
    });
    addRow(value.name, box);
}

} // namespace tempestry
