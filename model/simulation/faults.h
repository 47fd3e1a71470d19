#pragma once

#include "model/simulation/engine.h"

#include <optional>
#include <vector>

namespace tempestry::simulation {

// What becomes of a message on its way to a note.
struct Fate
{
    enum class Kind : quint8 { Arrives, Later, Lost, AfterNext };

    Kind kind = Kind::Arrives;
    qint64 delay = 0;           // until it comes; of Later and Lost
    std::vector<qint64> copies; // comes once more so much later, for each
};

// Decides what goes wrong in a run: by the ids of what it concerns, or by counting.
class Faults
{
public:
    Faults(const Plan &plan, const RunOptions &options);

    bool isEmpty() const { return m_faults.empty(); }

    Fate ofDelivery(quint32 message, quint32 receiver, const MessageId &id);
    bool fails(quint32 note, const MessageId &activity);
    // How long the system is down when it crashes at the message.
    std::optional<qint64> crash(const MessageId &message);

private:
    struct Known
    {
        PlanFault planned;
        qint64 concerned = 0; // so many so far
    };

    bool strikes(Known &known, const MessageId &id, quint64 which);
    qint64 delayOf(const Known &known, const MessageId &id) const;

    std::vector<Known> m_faults;
    quint64 m_seed = 0;
};

} // namespace tempestry::simulation
