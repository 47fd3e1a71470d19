#pragma once

#include "model/board.h"
#include "model/flow_graph.h"

#include <QJsonObject>

#include <utility>

namespace tempestry {

// Writes boards for tests in a few words. Ids are numbered, so that every run of a test sees the same ones,
// and notes stand far apart, so that the flow has no edges but the links.
class BoardBuilder
{
public:
    NoteId note(NoteKind kind, const QString &title)
    {
        Note note;
        note.id = nextId<NoteId>();
        note.kind = kind;
        note.title = title;
        note.width = 100;
        note.height = 100;
        note.x = 1000.0 * (m_count % 100);
        note.y = 1000.0 * (m_count / 100);
        m_draft.set(note);
        return note.id;
    }

    NoteId event(const QString &title) { return note(NoteKind::Event, title); }
    NoteId command(const QString &title) { return note(NoteKind::Command, title); }
    NoteId actor(const QString &title) { return note(NoteKind::Actor, title); }
    NoteId policy(const QString &title) { return note(NoteKind::Policy, title); }
    NoteId procedure(const QString &title) { return note(NoteKind::Procedure, title); }
    NoteId readModel(const QString &title) { return note(NoteKind::ReadModel, title); }
    NoteId externalSystem(const QString &title) { return note(NoteKind::ExternalSystem, title); }

    // Links each note to the next.
    void chain(std::initializer_list<NoteId> notes)
    {
        for (auto from = notes.begin(); from + 1 < notes.end(); ++from)
            link(*from, *(from + 1));
    }

    void link(NoteId from, NoteId to, Duration delay = 0, double weight = 1)
    {
        Link link;
        link.id = nextId<LinkId>();
        link.from = from;
        link.to = to;
        link.delay = std::move(delay);
        link.weight = weight;
        m_draft.set(link);
    }

    void guardedLink(NoteId from, NoteId to, const QString &guard)
    {
        Link link;
        link.id = nextId<LinkId>();
        link.from = from;
        link.to = to;
        link.guard = guard;
        m_draft.set(link);
    }

    template <class Edit>
    void change(NoteId id, Edit edit)
    {
        m_draft.change(id, edit);
    }

    void field(NoteId id, const QString &name, const QString &example, bool entityId = false,
               const QString &type = QStringLiteral("string"))
    {
        change(id, [&](Note &note) {
            note.fields.push_back(
                {.name = name, .type = type, .example = example, .values = {}, .entityId = entityId});
        });
    }

    const Board &board() const { return m_draft.board(); }
    FlowGraph flow() const { return FlowGraph(board()); }

private:
    template <class AnyId>
    AnyId nextId()
    {
        return AnyId(QUuid(static_cast<uint>(++m_count), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    }

    BoardDraft m_draft{Board(BoardId(QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), QStringLiteral("Test"))};
    int m_count = 0;
};

} // namespace tempestry
