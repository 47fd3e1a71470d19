#include "model/simulation/delivery_checks.h"

#include "model/simulation/flat_map.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

constexpr size_t kMostPlaces = 1000; // deliveries that a fault is tried at
constexpr int kMostRuns = 400;

// Tries faults of one kind at some of the deliveries of a run.
class DeliveryChecker
{
public:
    using Places = std::vector<qint64>;

    DeliveryChecker(Plan plan, const RunOptions &options, Fault::Kind kind, const CheckProgress &progress)
        : m_plan(std::move(plan))
        , m_options(options)
        , m_kind(kind)
        , m_progress(progress)
    {
        m_plan.faults.clear();
        Journal journal;
        if (isGoingOn()) {
            run(m_plan, optionsWith({}), journal);
            m_expected = endsOf(journal);
            m_deliveries = std::min(journal.records.size(), kMostPlaces);
        }
    }

    bool isCancelled() const { return m_isCancelled; }
    size_t deliveries() const { return m_deliveries; } // at most

    std::vector<EndDifference> differences(const Places &places)
    {
        if (!isGoingOn())
            return {};
        Journal journal;
        run(m_plan, optionsWith(places), journal);
        return differencesOf(m_expected, endsOf(journal));
    }

    // The fewest of the places that still make a difference.
    Places shrunk(Places places)
    {
        size_t parts = 2;
        while (places.size() > 1 && !m_isCancelled && m_runs < kMostRuns) {
            parts = std::min(parts, places.size());
            if (const auto fewer = smaller(places, parts)) {
                parts = fewer->size() * 2 <= places.size() ? 2 : std::max<size_t>(parts - 1, 2);
                places = *fewer;
            } else if (parts == places.size()) {
                break;
            } else {
                parts *= 2;
            }
        }
        return places;
    }

    std::optional<DeliveryCheck> result(const Places &places)
    {
        DeliveryCheck check{differences(places), optionsWith(places).faults};
        for (EndDifference &difference : check.differences)
            if (const auto note = std::ranges::find(m_plan.ids, difference.readModel);
                note != m_plan.ids.end())
                difference.title = m_plan.titles[note - m_plan.ids.begin()];
        return m_isCancelled ? std::nullopt : std::optional(check);
    }

private:
    bool isGoingOn()
    {
        m_isCancelled = m_isCancelled || (m_progress && !m_progress(m_runs));
        ++m_runs;
        return !m_isCancelled;
    }

    RunOptions optionsWith(const Places &places) const
    {
        RunOptions options = m_options;
        options.faults.clear();
        for (const qint64 place : places) {
            Fault fault;
            fault.kind = m_kind;
            fault.at = place;
            options.faults.push_back(fault);
        }
        return options;
    }

    // One part of the places, or all without one part.
    std::optional<Places> smaller(const Places &places, size_t parts)
    {
        for (const bool isRest : {false, true}) {
            for (size_t part = 0; part < parts && m_runs < kMostRuns; ++part) {
                const auto begin = places.begin() + static_cast<std::ptrdiff_t>(places.size() * part / parts);
                const auto end =
                    places.begin() + static_cast<std::ptrdiff_t>(places.size() * (part + 1) / parts);
                Places tried(begin, end);
                if (isRest) {
                    tried.assign(places.begin(), begin);
                    tried.insert(tried.end(), end, places.end());
                }
                if (!tried.empty() && !differences(tried).empty())
                    return tried;
            }
        }
        return std::nullopt;
    }

    Plan m_plan;
    const RunOptions m_options;
    const Fault::Kind m_kind;
    const CheckProgress &m_progress;
    Ends m_expected;
    size_t m_deliveries = 0;
    int m_runs = 0;
    bool m_isCancelled = false;
};

std::optional<DeliveryCheck> checked(DeliveryChecker &checker, const DeliveryChecker::Places &places)
{
    if (checker.differences(places).empty())
        return checker.isCancelled() ? std::nullopt : std::optional(DeliveryCheck());
    return checker.result(checker.shrunk(places));
}

} // namespace

std::optional<DeliveryCheck> checkIdempotence(const Plan &plan, const RunOptions &options,
                                              const std::vector<NoteId> &asked, const CheckProgress &progress)
{
    Plan without = plan;
    for (size_t note = 0; note < without.notes.size(); ++note)
        if (asked.empty() || std::ranges::find(asked, without.ids[note]) != asked.end())
            without.notes[note].takesTwice = true;
    DeliveryChecker checker(without, options, Fault::Kind::Duplicate, progress);
    DeliveryChecker::Places places;
    for (size_t place = 1; place <= checker.deliveries(); ++place)
        places.push_back(static_cast<qint64>(place));
    return checked(checker, places);
}

std::optional<DeliveryCheck> checkOrderIndependence(const Plan &plan, const RunOptions &options, int orders,
                                                    const CheckProgress &progress)
{
    DeliveryChecker checker(plan, options, Fault::Kind::Reorder, progress);
    std::optional<DeliveryCheck> check = DeliveryCheck();
    for (quint64 order = 0; order < static_cast<quint64>(orders); ++order) {
        DeliveryChecker::Places places;
        for (size_t place = 1; place <= checker.deliveries(); ++place)
            if (mixed(mixed(order) + place) % 2 == 0)
                places.push_back(static_cast<qint64>(place));
        check = checked(checker, places);
        if (!check || !check->differences.empty())
            break;
    }
    return check;
}

} // namespace tempestry::simulation
