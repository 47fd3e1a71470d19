#include "model/simulation/expected_counts.h"

#include "model/simulation/journal.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

// The strongly connected components, each behind those that lead to it (Tarjan 1972, without recursion).
class Components
{
public:
    explicit Components(const FlatFlow &flow)
        : m_flow(flow)
        , m_number(flow.size(), kNone)
        , m_low(flow.size(), kNone)
    {
        for (quint32 note = 0; note < flow.size(); ++note)
            if (m_number[note] == kNone)
                visitFrom(note);
    }

    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const auto &component : m_components)
            visit(component);
    }

private:
    struct Frame
    {
        quint32 note;
        size_t next;
    };

    void enter(quint32 note)
    {
        m_number[note] = m_low[note] = m_count++;
        m_open.push_back(note);
        m_frames.push_back({note, 0});
    }

    void visitFrom(quint32 root)
    {
        enter(root);
        while (!m_frames.empty()) {
            auto &[note, next] = m_frames.back();
            if (next < m_flow.incoming(note).size()) {
                const quint32 before = m_flow.edges()[m_flow.incoming(note)[next++]].from;
                if (m_number[before] == kNone)
                    enter(before);
                else if (m_number[before] != kClosed)
                    m_low[note] = std::min(m_low[note], m_number[before]);
                continue;
            }
            const quint32 done = note;
            m_frames.pop_back();
            if (m_low[done] == m_number[done])
                close(done);
            else
                m_low[m_frames.back().note] = std::min(m_low[m_frames.back().note], m_low[done]);
        }
    }

    void close(quint32 root)
    {
        auto &component = m_components.emplace_back();
        do {
            component.push_back(m_open.back());
            m_number[m_open.back()] = kClosed;
            m_open.pop_back();
        } while (component.back() != root);
    }

    static constexpr quint32 kClosed = kNone - 1;

    const FlatFlow &m_flow;
    std::vector<quint32> m_number;
    std::vector<quint32> m_low;
    std::vector<quint32> m_open;
    std::vector<Frame> m_frames;
    std::vector<std::vector<quint32>> m_components;
    quint32 m_count = 0;
};

} // namespace

quint32 timesOf(const FlatFlow &flow, quint32 note)
{
    const Note &written = flow.note(note);
    if (flow.role(note) == Role::Projection)
        return 1;
    if (written.times)
        return static_cast<quint32>(std::max(*written.times, 1));
    return written.actors.size() > 1 ? static_cast<quint32>(written.actors.size()) : 1;
}

std::vector<quint32> expectedCounts(const FlatFlow &flow, const std::vector<bool> &happens)
{
    std::vector<quint32> counts(flow.size());
    Components(flow).forEach([&](const std::vector<quint32> &component) {
        for (const quint32 note : component) {
            const bool isOnCircle = component.size() > 1;
            quint64 before = isOnCircle || flow.incoming(note).empty() ? 1 : 0;
            if (!isOnCircle)
                for (const quint32 edge : flow.incoming(note))
                    before = std::max<quint64>(before, counts[flow.edges()[edge].from]);
            if (flow.note(note).trigger == Trigger::All)
                before = std::min<quint64>(before, 1);
            if (happens[note])
                counts[note] =
                    static_cast<quint32>(std::min<quint64>(before * timesOf(flow, note), kNone - 1));
        }
    });
    return counts;
}

} // namespace tempestry::simulation
