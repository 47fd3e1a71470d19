// How fast a run is, measured against the least that any simulation of such a flow has to do: take the next
// message from a binary heap, write 64 bytes about it, put what follows into the heap. And how much memory
// the engine needs for a message beside the journal.

#include "model/simulation/engine.h"
#include "model/simulation/flat_map.h"
#include "tests/simulation/board_builder.h"

#include <QTextStream>
#include <queue>

#include <malloc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <functional>
#include <limits>

using namespace tempestry;
using namespace tempestry::simulation;

namespace {

constexpr quint64 kMessages = 1'000'000;
constexpr int kNotes = 1000;
constexpr int kTokens = 100;
constexpr int kRounds = 15;

struct Pending
{
    qint64 time;
    quint64 order;
    quint32 node;
    bool operator<(const Pending &other) const
    {
        return time != other.time ? time > other.time : order > other.order;
    }
};

// How the way of a message takes time: in fixed delays, or in drawn durations of handlers with few places.
struct Pace
{
    qint64 delay = 0;
    qint64 duration = 0; // mean

    qint64 floorDelay(quint32 node, quint64 order) const
    {
        if (duration == 0)
            return delay * (node % 7 + 1);
        const double share = static_cast<double>(mixed(order) >> 11U) * 0x1p-53;
        return static_cast<qint64>(-std::log(1 - share) * static_cast<double>(duration));
    }
};

size_t floorLoop(const Pace &pace)
{
    std::vector<Record> journal;
    journal.reserve(kMessages);
    std::priority_queue<Pending> queue;
    quint64 order = 0;
    for (quint32 token = 0; token < kTokens; ++token)
        queue.push({0, order++, token * (kNotes / kTokens)});
    while (journal.size() < kMessages) {
        const Pending next = queue.top();
        queue.pop();
        Record record;
        record.id = {next.order, next.node};
        record.time = next.time;
        record.note = next.node;
        journal.push_back(record);
        const qint64 time = next.time + pace.floorDelay(next.node, order);
        queue.push({time, order++, (next.node + 1) % kNotes});
    }
    return journal.size();
}

// A circle of command, procedure, event and policy.
Plan circle(const Pace &pace)
{
    BoardBuilder builder;
    std::vector<NoteId> notes;
    for (int i = 0; i < kNotes; i += 4) {
        notes.push_back(builder.command(QStringLiteral("Do %1").arg(i)));
        notes.push_back(builder.procedure(QStringLiteral("Procedure %1").arg(i)));
        notes.push_back(builder.event(QStringLiteral("Done %1").arg(i)));
        notes.push_back(builder.policy(QStringLiteral("Policy %1").arg(i)));
        if (pace.duration > 0)
            builder.change(notes[notes.size() - 3], [&pace](Note &note) {
                note.duration = Duration(Duration::Kind::Exponential, pace.duration);
                note.capacity = 1;
            });
    }
    for (size_t i = 0; i < notes.size(); ++i) {
        const bool isToMessage = i % 2 == 1;
        builder.link(notes[i], notes[(i + 1) % notes.size()],
                     isToMessage ? pace.delay * (static_cast<qint64>(i) % 7 + 1) : 0);
    }
    Scenario scenario;
    for (size_t token = 0; token < kTokens; ++token) {
        ScenarioEntry entry;
        entry.note = notes[token * 4];
        scenario.when.push_back(entry);
    }
    QString problem;
    return compilePlan(builder.board(), builder.flow(), &scenario, {}, &problem).value();
}

// Milliseconds that this process has computed.
double computed()
{
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

// Milliseconds of each; the best of some rounds, in each of which all have their turn, so that a machine that
// is slow for a while is so to all of them.
template <size_t N>
std::array<double, N> best(const std::array<std::function<void()>, N> &works)
{
    std::array<double, N> least;
    least.fill(std::numeric_limits<double>::max());
    for (int round = 0; round < kRounds; ++round)
        for (size_t k = 0; k < N; ++k) {
            const double begin = computed();
            works[k]();
            least[k] = std::min(least[k], computed() - begin);
        }
    return least;
}

size_t allocated()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

// Bytes beside the journal for each message, at the most there were.
double memoryOf(const Plan &plan, const RunOptions &options)
{
    const size_t before = allocated();
    size_t most = 0;
    Journal journal;
    run(plan, options, journal,
        {[&most](const RunProgress &) {
             most = std::max(most, allocated());
             return true;
         },
         [](const Journal &, quint64) {}});
    return static_cast<double>(most - before) / static_cast<double>(options.limits.messages);
}

void measure(QTextStream &out, const QString &name, const Pace &pace)
{
    const Plan plan = circle(pace);
    RunOptions options;
    options.limits.messages = kMessages;
    const auto [floor, kept, handedOn] = best<3>({
        [pace] { floorLoop(pace); },
        [&] {
            Journal journal;
            run(plan, options, journal);
        },
        [&] {
            Journal journal;
            quint64 records = 0;
            run(plan, options, journal,
                {{}, [&records](const Journal &part, quint64) { records += part.records.size(); }});
        },
    });
    out << QStringLiteral("%1: floor %2 ms, journal kept %3 ms (%4 times), handed on %5 ms (%6 times), "
                          "%7 bytes a message beside the journal\n")
               .arg(name)
               .arg(floor, 0, 'f', 1)
               .arg(kept, 0, 'f', 1)
               .arg(kept / floor, 0, 'f', 2)
               .arg(handedOn, 0, 'f', 1)
               .arg(handedOn / floor, 0, 'f', 2)
               .arg(memoryOf(plan, options), 0, 'f', 1);
    out.flush();
}

} // namespace

int main()
{
    QTextStream out(stdout);
    out << kMessages << " messages through " << kNotes << " notes, " << kTokens << " at a time\n";
    measure(out, QStringLiteral("no delays"), {});
    measure(out, QStringLiteral("delays"), {.delay = 10});
    measure(out, QStringLiteral("queues with drawn durations"), {.duration = 10'000});
    return 0;
}
