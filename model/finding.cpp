#include "model/finding.h"

#include "model/completeness.h"
#include "model/edits.h"
#include "model/wording.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace tempestry {

namespace {

using Kind = Finding::Kind;
using Links = std::vector<const Link *>;

QString tr(const char *text)
{
    return QCoreApplication::translate("Finding", text);
}

QString kindWord(NoteKind kind)
{
    return QCoreApplication::translate("NoteKind", info(kind).name).toLower();
}

QString titleOf(const Note &note)
{
    const QString title = note.title.simplified();
    return title.isEmpty() ? tr("This %1").arg(kindWord(note.kind)) : tr("“%1”").arg(title);
}

class Check
{
public:
    Check(const Board &board, const FlowGraph &flow, std::vector<Finding> &findings)
        : m_board(board)
        , m_flow(flow)
        , m_findings(findings)
    {}

    void look(const Note &note, const Links &linksFrom)
    {
        lookAtFields(note);
        for (const Link *link : linksFrom)
            lookAtLink(note, *link);
        lookAtNeighbours(note);
        lookAtWording(note);
    }

private:
    Finding &add(Kind kind, const Note &note, const QString &sentence)
    {
        Finding finding;
        finding.kind = kind;
        finding.note = note.id;
        finding.sentence = sentence;
        return m_findings.emplace_back(std::move(finding));
    }

    void lookAtFields(const Note &note)
    {
        for (const Field &field : missingFields(m_board, m_flow, note))
            add(Kind::MissingField, note, sentenceOn(note, field)).field = field.name;
    }

    static QString sentenceOn(const Note &note, const Field &field)
    {
        if (note.kind == NoteKind::ReadModel)
            return tr("%1 shows “%2”, but no event that is projected into it brings it. Add the field to an "
                      "event.")
                .arg(titleOf(note), field.name);
        const QString what = tr("%1 carries “%2”, but no command and nothing that is known there brings it.")
                                 .arg(titleOf(note), field.name);
        return what + u' ' +
               (field.required
                    ? tr("Add the field to a command or to an aggregate.")
                    : tr("Add the field to a command or to an aggregate, or give it an example if it "
                         "comes about there."));
    }

    void lookAtLink(const Note &note, const Link &link)
    {
        const Note *to = m_board.find(link.to);
        if (!to || mayFollow(note.kind, to->kind))
            return;
        const QString sentence =
            tr("The link from %1 to %2 leads nowhere: “%3” does not lead to “%4”. Turn it "
               "around or remove it.");
        add(Kind::ForbiddenLink, note,
            sentence.arg(titleOf(note), titleOf(*to), kindWord(note.kind), kindWord(to->kind)))
            .link = link.id;
    }

    void lookAtNeighbours(const Note &note)
    {
        const bool leads = !m_flow.outgoing(note.id).empty();
        const bool isLed = !m_flow.incoming(note.id).empty();
        const Role role = info(note.kind).role;
        if (role == Role::Command && !leads)
            add(Kind::Unhandled, note,
                tr("Nobody handles %1. Put a procedure, an aggregate or an external system behind it.")
                    .arg(titleOf(note)));
        if (role == Role::Policy && !isLed)
            add(Kind::Untriggered, note, tr("No event triggers %1. Put one before it.").arg(titleOf(note)));
        if ((role == Role::Policy || role == Role::Handler) && note.kind != NoteKind::Activity && !leads)
            add(Kind::Idle, note,
                (role == Role::Policy ? tr("%1 issues no command. Put one behind it.")
                                      : tr("%1 emits no event. Put one behind it."))
                    .arg(titleOf(note)));
        if (role == Role::Projection && !isLed)
            add(Kind::Unfed, note,
                tr("No event is projected into %1. Put one before it.").arg(titleOf(note)));
        if (role == Role::Event && !leads)
            add(Kind::Unheard, note,
                tr("%1 reaches nobody. Link it to a policy or a read model, unless nobody has to react.")
                    .arg(titleOf(note)));
    }

    void lookAtWording(const Note &note)
    {
        const Role role = info(note.kind).role;
        if (role != Role::Event && role != Role::Command)
            return;
        const std::optional<NoteKind> reads = kindByWording(note.title);
        if (!reads || *reads == note.kind)
            return;
        add(Kind::Wording, note,
            tr("%1 is put like a note of the kind “%2”. Word it as “%3”, or change its kind.")
                .arg(titleOf(note), kindWord(*reads), kindWord(note.kind)))
            .reads = reads;
    }

    const Board &m_board;
    const FlowGraph &m_flow;
    std::vector<Finding> &m_findings;
};

ChangeSet addField(const Board &board, const FlowGraph &flow, const Note &note, const QString &name)
{
    const auto field = std::ranges::find(note.fields, name, &Field::name);
    const std::vector<NoteId> bringers = possibleBringers(board, flow, note);
    if (field == note.fields.end() || bringers.size() != 1)
        return {};
    return edits::changeNote(board, bringers.front(), [&field](Note &bringer) {
        Field added = *field;
        added.entityId = added.entityId && std::ranges::none_of(bringer.fields, &Field::entityId);
        bringer.fields.push_back(std::move(added));
    });
}

ChangeSet turnAround(const Board &board, LinkId id)
{
    const Link *link = board.find(id);
    if (!link || !edits::linkProblem(board, link->to, link->from).isEmpty())
        return edits::removeLinks(board, {&id, 1});
    Link turned = *link;
    std::swap(turned.from, turned.to);
    return edits::changeLink(board, turned);
}

} // namespace

const char *findingKey(Finding::Kind kind)
{
    static constexpr std::array kKeys = {"missingField", "forbiddenLink", "unhandled", "untriggered",
                                         "idle",         "unfed",         "unheard",   "wording"};
    return kKeys[static_cast<size_t>(kind)];
}

std::vector<Finding> findingsOf(const Board &board, const FlowGraph &flow, NoteId id)
{
    std::vector<Finding> findings;
    const Note *note = board.find(id);
    if (!note)
        return findings;
    Links links;
    board.links().forEach([&](const Link &link) {
        if (link.from == id)
            links.push_back(&link);
    });
    Check(board, flow, findings).look(*note, links);
    return findings;
}

std::vector<Finding> checkBoard(const Board &board, const FlowGraph &flow)
{
    QHash<NoteId, Links> links;
    board.links().forEach([&](const Link &link) { links[link.from].push_back(&link); });
    std::vector<Finding> findings;
    Check check(board, flow, findings);
    for (const NoteId &id : readingOrder(board))
        check.look(*board.find(id), links.value(id));
    return findings;
}

ChangeSet edits::settle(const Board &board, const FlowGraph &flow, const Finding &finding)
{
    const Note *note = board.find(finding.note);
    if (!note)
        return {};
    if (finding.kind == Finding::Kind::MissingField)
        return addField(board, flow, *note, finding.field);
    if (finding.link)
        return turnAround(board, *finding.link);
    if (finding.reads)
        return changeNote(board, note->id, [&finding](Note &edited) {
            edited.kind = *finding.reads;
            edited.width = std::max(edited.width, info(edited.kind).width);
        });
    return {};
}

} // namespace tempestry
