#pragma once

#include "model/edits.h"
#include "model/simulation/scripts/start_scripts.h"

namespace tempestry::simulation {

// A board with scripts, and the host that runs them, without a run around it.
class ScriptBench
{
public:
    NoteId add(NoteKind kind, const QString &title, const QString &script = {}, std::vector<Field> fields = {})
    {
        Note note;
        note.id = NoteId::create();
        note.kind = kind;
        note.title = title;
        note.script = script;
        note.fields = std::move(fields);
        note.x = 5000.0 * static_cast<double>(m_board.notes().size()); // too far apart to be neighbours
        note.width = 100;
        note.height = 100;
        change([&](BoardDraft &draft) { draft.set(note); });
        return note.id;
    }

    void link(NoteId from, NoteId to, const QString &guard = {})
    {
        Link link;
        link.id = LinkId::create();
        link.from = from;
        link.to = to;
        link.guard = guard;
        change([&](BoardDraft &draft) { draft.set(link); });
    }

    Scripts &start(std::chrono::milliseconds limit = std::chrono::seconds(20))
    {
        const FlowGraph flow(m_board);
        m_plan = *compilePlan(m_board, flow, nullptr, {}, &m_problem);
        ScriptOptions options;
        options.callLimit = limit;
        options.giveUp = [] { qFatal("a script could not be interrupted"); };
        m_host = startScripts(scriptSet(m_board, flow, m_plan), options);
        m_host->begin(m_tables);
        return *m_host;
    }

    quint32 number(NoteId note) const
    {
        return static_cast<quint32>(std::ranges::find(m_plan.ids, note) - m_plan.ids.begin());
    }
    quint32 edge(NoteId from, NoteId to) const
    {
        const auto isIt = [&](const PlanEdge &edge) { return edge.from == number(from) && edge.to == number(to); };
        return static_cast<quint32>(std::ranges::find_if(m_plan.edges, isIt) - m_plan.edges.begin());
    }

    Scripts::Message message(NoteId note, const QJsonObject &payload, const QString &entity = QStringLiteral("A-1"))
    {
        m_tables.payloads.push_back(payload);
        if (!m_tables.entities.contains(entity))
            m_tables.entities << entity;
        return {number(note), static_cast<quint32>(m_tables.entities.indexOf(entity)),
                static_cast<quint32>(m_tables.payloads.size() - 1), {}};
    }

    Scripts::Call call(NoteId note, NoteId messageNote, const QJsonObject &payload = {},
                       const QString &entity = QStringLiteral("A-1"))
    {
        const Scripts::Message sent = message(messageNote, payload, entity);
        return {number(note), sent, sent.entity, 1'000'000, {1, 2}};
    }

    const Board &board() const { return m_board; }

private:
    template <class Change>
    void change(Change change)
    {
        BoardDraft draft(m_board);
        change(draft);
        m_board = std::move(draft).finish();
    }

    Board m_board;
    Plan m_plan;
    QString m_problem;
    Journal m_tables;
    std::unique_ptr<Scripts> m_host;
};

} // namespace tempestry::simulation
