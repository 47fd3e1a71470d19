#include "persistence/statistics_json.h"

#include "persistence/json_text.h"
#include "persistence/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tempestry::persistence {

using simulation::Bottleneck;
using simulation::HotspotStatistics;
using simulation::LogHistogram;
using simulation::NoteStatistics;
using simulation::RunStatistics;
using simulation::StatisticsScope;

namespace {

constexpr const char *kFormat[] = {"tempestry-statistics"};
constexpr const char *kReasons[] = {"waiting", "work"};

struct HistogramName
{
    const char *name;
    LogHistogram NoteStatistics::*histogram;
};
constexpr HistogramName kHistograms[] = {
    {"duration", &NoteStatistics::duration}, {"waiting", &NoteStatistics::waiting},
    {"queue", &NoteStatistics::queue},       {"cycle", &NoteStatistics::cycle},
    {"perRun", &NoteStatistics::perRun},
};

struct CountName
{
    const char *name;
    quint64 NoteStatistics::*count;
};
constexpr CountName kCounts[] = {
    {"reached", &NoteStatistics::reached},
    {"activities", &NoteStatistics::activities},
    {"failures", &NoteStatistics::failures},
    {"busy", &NoteStatistics::busy},
};

void addCount(Json &object, const char *name, quint64 count)
{
    if (count > 0)
        object[name] = count;
}

void addHistogram(Json &object, const char *name, const LogHistogram &histogram)
{
    if (histogram.isEmpty())
        return;
    Json bins = Json::array();
    for (const LogHistogram::Bin &bin : histogram.bins())
        bins.push_back({bin.first, bin.count});
    object[name] = {{"count", histogram.count()},
                    {"sum", histogram.sum()},
                    {"least", histogram.least()},
                    {"most", histogram.most()},
                    {"p5", histogram.percentile(0.05)},
                    {"p50", histogram.percentile(0.5)},
                    {"p95", histogram.percentile(0.95)},
                    {"p99", histogram.percentile(0.99)},
                    {"bins", std::move(bins)}};
}

Json named(const Board &board, NoteId note)
{
    return {{"note", note.toString().toStdString()}, {"title", textJson(board.find(note)->title)}};
}

Json noteJson(const Board &board, const StatisticsScope &scope, const RunStatistics &statistics,
              size_t number)
{
    const NoteStatistics &note = statistics.notes[number];
    Json json = named(board, scope.notes[number]);
    for (const CountName &count : kCounts)
        addCount(json, count.name, note.*count.count);
    if (const auto share = utilisation(scope, statistics, number))
        json["utilisation"] = numberJson(*share);
    for (const HistogramName &histogram : kHistograms)
        addHistogram(json, histogram.name, note.*histogram.histogram);
    for (const auto &[message, count] : note.outcomes) {
        json["outcomes"].push_back(named(board, scope.notes[message]));
        json["outcomes"].back()["count"] = count;
    }
    return json;
}

quint64 countFrom(JsonObject &object, const char *name)
{
    const auto value = object.find(name);
    return value ? static_cast<quint64>(value->integer(0, static_cast<qint64>(LogHistogram::kGreatest))) : 0;
}

quint64 numberFrom(const JsonValue &value)
{
    return static_cast<quint64>(value.integer(0, static_cast<qint64>(LogHistogram::kGreatest)));
}

LogHistogram histogramFrom(JsonObject &object, const char *name)
{
    LogHistogram histogram;
    const auto value = object.find(name);
    if (!value)
        return histogram;
    JsonObject members(*value);
    std::vector<LogHistogram::Bin> bins;
    const JsonValue listed = members.at("bins");
    listed.forEach([&bins](const JsonValue &pair) {
        std::vector<quint64> numbers;
        pair.forEach([&numbers](const JsonValue &number) { numbers.push_back(numberFrom(number)); });
        if (numbers.size() != 2)
            pair.fail("should be two numbers");
        bins.push_back({numbers[0], 1, numbers[1]});
    });
    if (!histogram.restore(numberFrom(members.at("sum")), numberFrom(members.at("least")),
                           numberFrom(members.at("most")), bins))
        value->fail("its figures don't fit together");
    return histogram;
}

class Reader
{
public:
    explicit Reader(const StatisticsScope &scope)
        : m_scope(scope)
        , m_statistics(scope)
    {}

    RunStatistics read(const JsonValue &root)
    {
        JsonObject object(root);
        object.at("format").choice(kFormat, "a format of statistics");
        object.at("version").integer(1, 1);
        const JsonValue seeds = object.at("seeds");
        m_statistics.runs = numberFrom(JsonObject(seeds).at("runs"));
        m_statistics.limited = countFrom(object, "limited");
        m_statistics.length = histogramFrom(object, "length");
        m_statistics.messages = histogramFrom(object, "messages");
        m_statistics.cost = histogramFrom(object, "cost");
        if (const auto notes = object.find("notes"))
            notes->forEach([this](const JsonValue &value) { readNote(value); });
        if (const auto hotspots = object.find("hotspots"))
            hotspots->forEach([this](const JsonValue &value) { readHotspot(value); });
        return std::move(m_statistics);
    }

private:
    size_t noteFrom(JsonObject &object) const
    {
        const JsonValue value = object.at("note");
        const auto found = std::ranges::find(m_scope.notes, value.id<NoteId>());
        if (found == m_scope.notes.end())
            value.fail("is no note that flows on this board");
        return static_cast<size_t>(found - m_scope.notes.begin());
    }

    void readNote(const JsonValue &value)
    {
        JsonObject object(value);
        NoteStatistics &note = m_statistics.notes[noteFrom(object)];
        for (const CountName &count : kCounts)
            note.*count.count = countFrom(object, count.name);
        for (const HistogramName &histogram : kHistograms)
            note.*histogram.histogram = histogramFrom(object, histogram.name);
        if (const auto outcomes = object.find("outcomes"))
            outcomes->forEach([&](const JsonValue &outcome) {
                JsonObject members(outcome);
                note.outcomes[static_cast<quint32>(noteFrom(members))] = numberFrom(members.at("count"));
            });
    }

    void readHotspot(const JsonValue &value)
    {
        JsonObject object(value);
        const JsonValue id = object.at("note");
        const auto found =
            std::ranges::find(m_scope.hotspots, id.id<NoteId>(), &StatisticsScope::Hotspot::id);
        if (found == m_scope.hotspots.end())
            id.fail("is no hotspot of this board");
        HotspotStatistics &hotspot =
            m_statistics.hotspots[static_cast<size_t>(found - m_scope.hotspots.begin())];
        hotspot.crossings = countFrom(object, "crossings");
        hotspot.runs = countFrom(object, "runs");
    }

    const StatisticsScope &m_scope;
    RunStatistics m_statistics;
};

} // namespace

QByteArray statisticsToJson(const Board &board, const StatisticsScope &scope, quint64 firstSeed,
                            const RunStatistics &statistics)
{
    Json json{{"format", kFormat[0]},
              {"version", 1},
              {"board", board.id().toString().toStdString()},
              {"seeds", {{"first", firstSeed}, {"runs", statistics.runs}}}};
    addCount(json, "limited", statistics.limited);
    addHistogram(json, "length", statistics.length);
    addHistogram(json, "messages", statistics.messages);
    addHistogram(json, "cost", statistics.cost);
    json["notes"] = Json::array();
    for (size_t i = 0; i < statistics.notes.size(); ++i)
        if (!(statistics.notes[i] == NoteStatistics()))
            json["notes"].push_back(noteJson(board, scope, statistics, i));
    json["hotspots"] = Json::array();
    for (size_t i = 0; i < statistics.hotspots.size(); ++i) {
        Json hotspot = named(board, scope.hotspots[i].id);
        addCount(hotspot, "crossings", statistics.hotspots[i].crossings);
        addCount(hotspot, "runs", statistics.hotspots[i].runs);
        json["hotspots"].push_back(std::move(hotspot));
    }
    if (const auto found = bottleneck(statistics)) {
        json["bottleneck"] = named(board, scope.notes[found->note]);
        json["bottleneck"]["reason"] = kReasons[static_cast<size_t>(found->reason)];
        json["bottleneck"]["share"] = numberJson(found->share);
    }
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

RunStatistics statisticsFromJson(QByteArrayView json, const StatisticsScope &scope)
{
    const Json root = parseJson(json);
    return Reader(scope).read(JsonValue(root, "statistics"));
}

} // namespace tempestry::persistence
