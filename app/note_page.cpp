#include "app/note_page.h"

#include "app/controls.h"
#include "app/duration_text.h"
#include "app/field_table.h"
#include "app/link_box.h"
#include "app/look.h"
#include "app/reach.h"
#include "app/shares.h"
#include "app/standing_box.h"
#include "app/value_box.h"
#include "model/arrange_edits.h"
#include "model/standing.h"

#include <QLocale>

namespace tempestry {

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
    if (role == Role::Command || role == Role::Event)
        addFields();
    if (role != Role::Annotation) {
        addPredecessors();
        addSuccessors();
        addReach();
    }
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

void NotePage::addValue(const QString &label, const QString &value, const QString &placeholder,
                        const std::function<QString(Note &, const QString &)> &read)
{
    auto *box = new ValueBox(value, this);
    box->setObjectName(label);
    box->setPlaceholderText(placeholder);
    box->setReadOnly(isFixed());
    connect(box, &ValueBox::refused, this, &NotePage::hint);
    connect(box, &ValueBox::committed, this, [this, box, label, read](const QString &text) {
        Note edited = note();
        if (const QString problem = read(edited, text); !problem.isEmpty()) {
            box->refuse(problem);
            return;
        }
        change(tr("Change \u201c%1\u201d").arg(label), [&](Note &note) { note = edited; });
    });
    addRow(label, box);
}

void NotePage::addChoice(const QString &label, bool second, const QString &firstWord,
                         const QString &secondWord, std::function<void(Note &, bool)> choose)
{
    auto *button = new Button(second ? secondWord : firstWord, Button::Style::Link, this);
    button->setObjectName(label);
    button->setEnabled(!isFixed());
    button->setToolTip(tr("Click for \u201c%1\u201d").arg(second ? firstWord : secondWord));
    connect(button, &Button::clicked, this, [this, label, second, choose] {
        change(tr("Change \u201c%1\u201d").arg(label), [&](Note &note) { choose(note, !second); });
    });
    addRow(label, button);
    button->setAccessibleName(tr("%1: %2").arg(label, button->text()));
}

void NotePage::addBehaviour()
{
    const Role role = info(note().kind).role;
    if (role == Role::Annotation)
        return;
    addHead(tr("Behaviour"));
    const bool answers = role == Role::Handler && m_flow.outgoing(m_note).size() > 1;
    if (answers) {
        addChoice(tr("Answers with"), note().answer == Answer::OneOf, tr("all its events"),
                  tr("one of, by weight"),
                  [](Note &note, bool oneOf) { note.answer = oneOf ? Answer::OneOf : Answer::All; });
        if (note().answer == Answer::OneOf)
            addShares();
    }
    const bool acts = role == Role::Handler || role == Role::Policy || role == Role::Informed;
    if (acts && m_flow.incoming(m_note).size() > 1)
        addChoice(tr("Starts"), note().trigger == Trigger::All, tr("at any of them"),
                  tr("when all have come"),
                  [](Note &note, bool all) { note.trigger = all ? Trigger::All : Trigger::Any; });
    if (acts)
        addValue(tr("Takes"), note().duration.isNone() ? QString() : durationText(note().duration.first),
                 tr("no time"), [](Note &note, const QString &text) {
                     const std::optional<qint64> duration =
                         text.trimmed().isEmpty() ? 0 : parseDuration(text);
                     if (!duration)
                         return tr("\u201c%1\u201d is no duration. Write a number with \u00b5s, ms, s, min, "
                                   "h or d, such as "
                                   "800 ms.")
                             .arg(text);
                     note.duration = *duration;
                     return QString();
                 });
    addValue(tr("Times"), note().times ? QString::number(*note().times) : QString(),
             QString::number(std::max<qsizetype>(1, note().actors.size())),
             [](Note &note, const QString &text) {
                 bool number = false;
                 const int times = text.trimmed().toInt(&number);
                 if (!text.trimmed().isEmpty() && (!number || times < 1 || times > 1000))
                     return tr("\u201c%1\u201d is no number of times. Write a whole number from 1 to 1000.")
                         .arg(text);
                 note.times = number ? std::optional(times) : std::nullopt;
                 return QString();
             });
    addValue(tr("Condition"), note().condition, tr("always"), [](Note &note, const QString &text) {
        note.condition = text.trimmed();
        return QString();
    });
    if (note().kind == NoteKind::Event)
        addChoice(tr("Pivotal"), note().pivotal, tr("no"), tr("yes"),
                  [](Note &note, bool pivotal) { note.pivotal = pivotal; });
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

void NotePage::addPersona()
{
    addHead(tr("Persona"));
    const Persona persona = note().persona.value_or(Persona());
    const auto put = [](Note &note, const Persona &edited) {
        note.persona = edited == Persona() ? std::nullopt : std::optional(edited);
    };
    addValue(tr("Use case"), persona.useCase, tr("what for"), [=](Note &note, const QString &text) {
        Persona edited = persona;
        edited.useCase = text;
        put(note, edited);
        return QString();
    });
    addValue(
        tr("Likelihood"), persona.likelihood ? QString::number(*persona.likelihood) : QString(),
        tr("1 to 10"), [=](Note &note, const QString &text) {
            bool number = false;
            const int likelihood = text.trimmed().toInt(&number);
            if (!text.trimmed().isEmpty() && (!number || likelihood < 1 || likelihood > 10))
                return tr("\u201c%1\u201d is no likelihood. Write a whole number from 1 to 10.").arg(text);
            Persona edited = persona;
            edited.likelihood = number ? std::optional(likelihood) : std::nullopt;
            put(note, edited);
            return QString();
        });
    addValue(tr("Rationale"), persona.rationale, tr("why"), [=](Note &note, const QString &text) {
        Persona edited = persona;
        edited.rationale = text;
        put(note, edited);
        return QString();
    });
}

void NotePage::addFields()
{
    addHead(note().kind == NoteKind::Command ? tr("Receives") : tr("Carries"));
    auto *table = new FieldTable(note().fields, isFixed(), this);
    table->setObjectName(QStringLiteral("fields"));
    connect(table, &FieldTable::changed, this,
            [this](const std::vector<Field> &fields, const QString &label) {
                change(label, [&](Note &note) { note.fields = fields; });
            });
    addWidget(table);
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
