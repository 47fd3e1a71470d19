#include "app/inspector/note_page.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/value_box.h"
#include "app/inspector/field_table.h"
#include "app/inspector/finding_box.h"
#include "app/inspector/link_box.h"
#include "app/inspector/reach.h"
#include "app/inspector/script_box.h"
#include "app/inspector/standing_box.h"
#include "model/arrange_edits.h"
#include "model/finding.h"
#include "model/standing.h"

#include <utility>

namespace tempestry {

namespace {

QString fixLabel(const Finding &finding)
{
    if (finding.link)
        return NotePage::tr("Put link right");
    return finding.reads ? NotePage::tr("Change kind") : NotePage::tr("Add field");
}

} // namespace

NotePage::NotePage(Document &document, const FlowGraph &flow, NoteId id, QWidget *parent)
    : Page(parent)
    , m_document(document)
    , m_flow(flow)
    , m_note(id)
{
    addName();
    addBehaviour();
    const Role role = info(note().kind).role;
    if (hasStanding(note().kind)) {
        addHead(tr("Where it stands"));
        addWidget(new StandingBox(document, id, this));
    }
    if (note().kind == NoteKind::Actor)
        addPersona();
    else if (role != Role::Annotation)
        addActors();
    if (role == Role::Handler)
        addReceived();
    if (role == Role::Command || role == Role::Event || role == Role::Projection ||
        note().kind == NoteKind::Aggregate)
        addFields();
    if (canHaveScript(note().kind))
        addScript();
    if (role != Role::Annotation) {
        addPredecessors();
        addSuccessors();
        addReach();
    }
    addFindings();
    finish();
}

void NotePage::addName()
{
    addIndented(new KindChip(note().kind, this));
    addSpace(6);
    if (note().locked)
        addUnlocking();
    auto *title = new TextBox(note().title, kLongestTitle, this);
    title->setObjectName(QStringLiteral("title"));
    title->setFont(look::titleFont());
    title->setPlaceholderText(kindHint(note().kind));
    title->setAccessibleName(tr("Title"));
    title->setReadOnly(isFixed());
    connect(title, &TextBox::committed, this, [this](const QString &text) {
        change(tr("Rename note"), [&](Note &note) { note.title = text; });
    });
    addWidget(title);
    auto *description = new TextBox(note().description, kLongestText, this);
    description->setObjectName(QStringLiteral("description"));
    description->setPlaceholderText(tr("Say more about it"));
    description->setAccessibleName(tr("Description"));
    description->setReadOnly(isFixed());
    look::setInk(*description, look::Ink::Second);
    connect(description, &TextBox::committed, this, [this](const QString &text) {
        change(tr("Describe note"), [&](Note &note) { note.description = text; });
    });
    addWidget(description);
}

void NotePage::addUnlocking()
{
    auto *unlock = new Button(tr("Unlock"), Button::Style::Link, this);
    unlock->setObjectName(QStringLiteral("unlock"));
    unlock->setEnabled(!m_document.isReadOnly());
    connect(unlock, &Button::clicked, this, [this] {
        m_document.apply(edits::lockNotes(m_document.board(), {&m_note, 1}, false), tr("Unlock note"));
    });
    unlock->setToolTip(note().timeline
                           ? tr("A locked note can't be dragged, changed or deleted. It still makes room for "
                                "others on its timeline.")
                           : tr("A locked note can't be dragged, changed or deleted."));
    addRow(tr("Locked"), unlock);
    unlock->setAccessibleName(tr("Unlock"));
}

bool NotePage::isFixed() const
{
    return m_document.isReadOnly() || note().locked;
}

void NotePage::addPersona()
{
    addHead(tr("Persona"));
    const Persona persona = note().persona.value_or(Persona());
    const auto put = [](Note &note, const Persona &edited) {
        note.persona = edited == Persona() ? std::nullopt : std::optional(edited);
    };
    addValue({tr("Use case"), persona.useCase, tr("what for"), {}, [=](Note &note, const QString &text) {
                  Persona edited = persona;
                  edited.useCase = text;
                  put(note, edited);
                  return QString();
              }});
    addValue(
        {tr("Likelihood"), persona.likelihood ? QString::number(*persona.likelihood) : QString(),
         tr("1 to 10"), tr("Write a whole number from 1 to 10."), [=](Note &note, const QString &text) {
             bool number = false;
             const int likelihood = text.trimmed().toInt(&number);
             if (!text.trimmed().isEmpty() && (!number || likelihood < 1 || likelihood > 10))
                 return tr("\u201c%1\u201d is no likelihood. Write a whole number from 1 to 10.").arg(text);
             Persona edited = persona;
             edited.likelihood = number ? std::optional(likelihood) : std::nullopt;
             put(note, edited);
             return QString();
         }});
    addValue({tr("Rationale"), persona.rationale, tr("why"), {}, [=](Note &note, const QString &text) {
                  Persona edited = persona;
                  edited.rationale = text;
                  put(note, edited);
                  return QString();
              }});
}

QString NotePage::fieldsHead() const
{
    switch (note().kind) {
    case NoteKind::Command:
        return tr("Receives");
    case NoteKind::ReadModel:
        return tr("Shows");
    case NoteKind::Aggregate:
        return tr("Keeps");
    default:
        return tr("Carries");
    }
}

void NotePage::addFields()
{
    addHead(fieldsHead());
    auto *table = new FieldTable(note().fields, isFixed(), this);
    table->setObjectName(QStringLiteral("fields"));
    connect(table, &FieldTable::refused, this, &NotePage::hint);
    connect(table, &FieldTable::changed, this,
            [this](const std::vector<Field> &fields, const QString &label) {
                change(label, [&](Note &note) { note.fields = fields; });
            });
    addWidget(table);
    const Role role = info(note().kind).role;
    if (note().fields.empty() || (role != Role::Command && role != Role::Event))
        return;
    auto *copy = new Button(tr("Copy payload schema"), Button::Style::Link, this);
    copy->setObjectName(QStringLiteral("copySchema"));
    copy->setToolTip(tr("Copy what it carries as JSON Schema"));
    connect(copy, &Button::clicked, this,
            [this] { Q_EMIT commandChosen(QStringLiteral("edit.copySchema")); });
    addIndented(copy);
}

void NotePage::addReceived()
{
    bool none = true;
    for (const FlowEdge &edge : m_flow.incoming(m_note)) {
        const Note *command = m_document.board().find(edge.from);
        if (!command || info(command->kind).role != Role::Command)
            continue;
        for (const Field &field : command->fields) {
            if (std::exchange(none, false))
                addHead(tr("Receives"));
            auto *example = new QLabel(field.example, this);
            example->setTextFormat(Qt::PlainText);
            example->setFont(look::valueFont());
            addRow(field.name, example, fieldTypeText(field));
        }
    }
}

void NotePage::addFindings()
{
    bool none = true;
    for (const Finding &finding : findingsOf(m_document.board(), m_flow, m_note)) {
        if (std::exchange(none, false))
            addHead(tr("Worth a look"));
        const ChangeSet fix = edits::settle(m_document.board(), m_flow, finding);
        auto *box = new FindingBox(finding.sentence, !fix.isEmpty() && !m_document.isReadOnly(), this);
        connect(box, &FindingBox::fixAsked, this, [this, finding] {
            m_document.apply(edits::settle(m_document.board(), m_flow, finding), fixLabel(finding));
        });
        addIndented(box, 1);
    }
}

void NotePage::addScript()
{
    addHead(tr("Script"));
    auto *box = new ScriptBox(note(), scriptNames(m_document.board(), m_flow, m_note), isFixed(), this);
    connect(box, &ScriptBox::committed, this, [this](const QString &script) {
        change(tr("Change script"), [&](Note &note) { note.script = script; });
    });
    addIndented(box, 1);
}

void NotePage::addActors()
{
    addHead(tr("Named on it"));
    const auto addBox = [this](const QString &name, const QString &actor) {
        auto *box = new ValueBox(actor, this);
        box->setObjectName(name);
        box->setAlignment(Qt::AlignLeft);
        box->setReadOnly(isFixed());
        addWidget(box);
        return box;
    };
    for (qsizetype i = 0; i < note().actors.size(); ++i) {
        ValueBox *box = addBox(QStringLiteral("actor %1").arg(i), note().actors[i]);
        box->setAccessibleName(tr("Actor %1").arg(i + 1));
        box->setToolTip(tr("Empty it to take the actor off the note"));
        connect(box, &ValueBox::committed, this, [this, i](const QString &text) {
            change(tr("Change actors"), [&](Note &note) {
                if (text.trimmed().isEmpty())
                    note.actors.removeAt(i);
                else
                    note.actors[i] = text.trimmed();
            });
        });
    }
    if (isFixed())
        return;
    ValueBox *box = addBox(QStringLiteral("newActor"), {});
    box->setAccessibleName(tr("Name of another actor"));
    box->setPlaceholderText(tr("Add an actor"));
    connect(box, &ValueBox::committed, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty())
            change(tr("Add actor"), [&](Note &note) { note.actors << text.trimmed(); });
    });
}

void NotePage::addPredecessors()
{
    const std::vector<FlowEdge> flow = m_flow.incoming(m_note);
    addHead(tr("What leads to it"));
    addEdges(flow, &Link::to, &Link::from);
}

void NotePage::addSuccessors()
{
    const std::vector<FlowEdge> flow = m_flow.outgoing(m_note);
    addHead(tr("What follows it"));
    addEdges(flow, &Link::from, &Link::to);
}

void NotePage::addEdges(const std::vector<FlowEdge> &flow, NoteId Link::*here, NoteId Link::*there)
{
    const Board &board = m_document.board();
    bool none = true;
    board.links().forEach([&](const Link &link) {
        const Note *other = link.*here == m_note ? board.find(link.*there) : nullptr;
        if (other) {
            addLink(link, *other);
            none = false;
        }
    });
    for (const FlowEdge &edge : flow) {
        const Note *other = board.find(edge.from == m_note ? edge.to : edge.from);
        if (other && edge.reason != FlowReason::Link) {
            addImplied(edge, *other);
            none = false;
        }
    }
    if (none)
        addText(tr("Nothing yet."), look::Ink::Second);
}

Button *NotePage::nameOf(const Note &other)
{
    auto *name = new Button(shortTitle(other), Button::Style::Link, this);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    name->setToolTip(tr("Show this note"));
    connect(name, &Button::clicked, this, [this, id = other.id] { Q_EMIT revealAsked(id); });
    return name;
}

void NotePage::addLink(const Link &link, const Note &other)
{
    auto *remove = new Button(tr("Remove the link"), Button::Style::Bare, this);
    remove->setPicture(Button::Picture::Close);
    remove->setObjectName(QStringLiteral("removeLink"));
    remove->setToolTip(tr("Remove the link"));
    remove->setEnabled(!m_document.isReadOnly());
    connect(remove, &Button::clicked, this, [this, id = link.id] {
        m_document.apply(edits::removeLinks(m_document.board(), {&id, 1}), tr("Remove link"));
    });
    addLine({new Swatch(other.kind, this), nameOf(other), remove}, 1);
    auto *box = new LinkBox(link, m_document.isReadOnly(), this);
    connect(box, &LinkBox::refused, this, &NotePage::hint);
    connect(box, &LinkBox::changed, this, [this](const Link &edited) {
        m_document.apply(edits::changeLink(m_document.board(), edited), tr("Change link"));
    });
    addWidget(box);
}

void NotePage::addImplied(const FlowEdge &edge, const Note &other)
{
    auto *make = new Button(tr("Make link"), Button::Style::Bare, this);
    make->setObjectName(QStringLiteral("makeLink"));
    make->setToolTip(edge.reason == FlowReason::Timeline
                         ? tr("Follows from the order on the timeline. Make it a link that stays.")
                         : tr("Follows from the place beside it. Make it a link that stays."));
    make->setEnabled(!m_document.isReadOnly());
    connect(make, &Button::clicked, this,
            [this, edge] { m_document.apply(edits::makeLink(m_document.board(), edge), tr("Make link")); });
    addLine({new Swatch(other.kind, this), nameOf(other), make}, 1);
}

void NotePage::addReach()
{
    const Reach reach = reachOf(m_document.board(), m_flow, m_note);
    addHead(tr("What it reaches"));
    QString text = reach.counts.isEmpty() ? tr("Nothing follows it yet.") : countsText(reach.counts) + u'.';
    if (!reach.strands.isEmpty() && reach.strands.size() <= 3)
        text += QStringLiteral(" ") + tr("Without it, \u201c%1\u201d would lead nowhere.")
                                          .arg(reach.strands.join(tr("\u201d and \u201c")));
    addText(text, look::Ink::Second);
}

} // namespace tempestry
