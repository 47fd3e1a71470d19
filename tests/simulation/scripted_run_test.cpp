#include "model/simulation/engine.h"
#include "model/simulation/scripts.h"
#include "tests/simulation/board_builder.h"

#include <QJsonArray>
#include <QTest>

#include <functional>
#include <map>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

namespace {

// Scripts written in C++, one for each note's title. A state is the list of the payloads taken up.
class WrittenScripts : public Scripts
{
public:
    using Handle = std::function<std::variant<std::vector<Output>, Failure>(const Call &)>;

    WrittenScripts(const Plan &plan, const Journal &journal)
        : m_plan(plan)
        , m_journal(journal)
    {}

    quint32 note(const QString &title) const { return static_cast<quint32>(m_plan.titles.indexOf(title)); }

    bool canHandle(quint32 note) const override { return handles.contains(m_plan.titles[note]); }
    bool canApply(quint32 note) const override { return canHandle(note); }
    bool canProject(quint32) const override { return projects; }

    std::variant<std::vector<Output>, Failure> handle(const Call &call) override
    {
        return handles.at(m_plan.titles[call.note])(call);
    }

    std::optional<Failure> apply(quint32 aggregate, const Message &event) override
    {
        return take(aggregate, event);
    }
    std::optional<Failure> project(quint32 readModel, const Message &event) override
    {
        return take(readModel, event);
    }

    QJsonValue state(quint32 note, quint32 entity) const override
    {
        const auto found = m_states.find({note, entity});
        return found == m_states.end() ? QJsonValue(QJsonValue::Undefined) : found->second;
    }
    void forget() override { m_states.clear(); }
    bool canTell(quint32) const override { return true; }
    std::variant<bool, Failure> holds(quint32, const QJsonObject &fields) override
    {
        return fields.value("amount"_L1).toInt() > 100;
    }

    std::map<QString, Handle> handles;
    bool projects = false;

private:
    std::optional<Failure> take(quint32 note, const Message &event)
    {
        QJsonArray &state = m_states[{note, event.entity}];
        state.append(event.payload == kNone ? QJsonObject() : m_journal.payloads[event.payload]);
        return std::nullopt;
    }

    const Plan &m_plan;
    const Journal &m_journal;
    std::map<std::pair<quint32, quint32>, QJsonArray> m_states;
};

struct ScriptedRun
{
    explicit ScriptedRun(const BoardBuilder &builder, const Scenario *scenario = nullptr)
        : plan(compilePlan(builder.board(), builder.flow(), scenario, {}, &problem).value())
        , scripts(plan, journal)
    {}

    RunEnd toEnd()
    {
        RunOptions options;
        options.scripts = &scripts;
        return run(plan, options, journal);
    }

    std::vector<Record> of(RecordType type) const
    {
        std::vector<Record> found;
        std::ranges::copy_if(journal.records, std::back_inserter(found),
                             [type](const Record &record) { return record.type == type; });
        return found;
    }

    QJsonObject payload(const Record &record) const
    {
        return record.payload == kNone ? QJsonObject() : journal.payloads[record.payload];
    }

    QString problem;
    Plan plan;
    Journal journal;
    WrittenScripts scripts;
};

} // namespace

class ScriptedRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outputs_becomeEventsInTheirOrder();
    void progress_standsWithTheEndOfTheActivity();
    void outputForAHandedEntity_goesToItsStream();
    void outputForAnyEntity_failsTheActivity();
    void failure_isToldWithItsLineAndTriedAgain();
    void fatalFailure_endsTheRunWithNoteLineAndReason();
    void aggregate_isFoldedFromItsEntitysStreamOnly();
    void readModel_holdsWhatItsScriptMakes();
    void strangeGuard_isAskedOfTheScripts();
    void withoutScripts_theNoteActsAsIfItHadNone();

private:
    BoardBuilder m_board;
    NoteId m_pack;
    NoteId m_packing;
    NoteId m_part;
    NoteId m_order;
};

void ScriptedRunTest::init()
{
    m_board = BoardBuilder();
    m_pack = m_board.command(u"Pack order"_s);
    m_packing = m_board.note(NoteKind::Aggregate, u"Packing"_s);
    m_part = m_board.event(u"Part packed"_s);
    m_order = m_board.event(u"Order packed"_s);
    m_board.chain({m_pack, m_packing, m_part});
    m_board.link(m_packing, m_order);
    m_board.field(m_pack, u"order"_s, u"A-1"_s, true);
    m_board.field(m_pack, u"box"_s, u"B-9"_s);
    m_board.field(m_order, u"order"_s, {}, true);
    m_board.change(m_packing, [](Note &note) { note.script = u"…"_s; });
}

void ScriptedRunTest::outputs_becomeEventsInTheirOrder()
{
    ScriptedRun scripted(m_board);
    auto &scripts = scripted.scripts;
    scripts.handles[u"Packing"_s] = [&](const Scripts::Call &call) {
        const QJsonObject command = scripted.journal.payloads[call.message.payload];
        std::vector<Scripts::Output> outputs;
        for (const int part : {1, 2})
            outputs.push_back({scripts.note(u"Part packed"_s), {{u"part"_s, part}}, {}});
        outputs.push_back({scripts.note(u"Order packed"_s), {{u"box"_s, command.value("box"_L1)}}, {}});
        return outputs;
    };
    QCOMPARE(scripted.toEnd(), RunEnd::Finished);
    const auto events = scripted.of(RecordType::Event);
    QCOMPARE(events.size(), size_t(3));
    QCOMPARE(scripted.payload(events[0]), (QJsonObject{{u"part"_s, 1}}));
    QCOMPARE(scripted.payload(events[1]), (QJsonObject{{u"part"_s, 2}}));
    QCOMPARE(scripted.payload(events[2]), (QJsonObject{{u"box"_s, u"B-9"_s}, {u"order"_s, u"A-1"_s}}));
    QCOMPARE(scripted.journal.entities[events[2].entity], u"A-1"_s);
    QVERIFY(events[0].id != events[1].id);
}

void ScriptedRunTest::progress_standsWithTheEndOfTheActivity()
{
    ScriptedRun scripted(m_board);
    scripted.scripts.handles[u"Packing"_s] = [&](const Scripts::Call &) {
        return std::vector<Scripts::Output>{{scripted.scripts.note(u"Part packed"_s), {}, {}},
                                            {kNone, {{u"done"_s, 3}, {u"total"_s, 4}}, {}}};
    };
    QCOMPARE(scripted.toEnd(), RunEnd::Finished);
    QCOMPARE(scripted.of(RecordType::Event).size(), size_t(1));
    int told = 0;
    for (const Record &ended : scripted.of(RecordType::ActivityEnded))
        if (scripted.payload(ended) == QJsonObject{{u"done"_s, 3}, {u"total"_s, 4}})
            ++told;
    QCOMPARE(told, 1);
}

void ScriptedRunTest::outputForAHandedEntity_goesToItsStream()
{
    ScriptedRun scripted(m_board);
    scripted.scripts.handles[u"Packing"_s] = [&](const Scripts::Call &) {
        return std::vector<Scripts::Output>{
            {scripted.scripts.note(u"Order packed"_s), {{u"order"_s, u"B-9"_s}}, {}}};
    };
    scripted.toEnd();
    const auto events = scripted.of(RecordType::Event);
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(scripted.journal.entities[events[0].entity], u"B-9"_s);
}

void ScriptedRunTest::outputForAnyEntity_failsTheActivity()
{
    ScriptedRun scripted(m_board);
    scripted.scripts.handles[u"Packing"_s] = [&](const Scripts::Call &) {
        return std::vector<Scripts::Output>{
            {scripted.scripts.note(u"Part packed"_s), {}, {}},
            {scripted.scripts.note(u"Order packed"_s), {{u"order"_s, u"X-3"_s}}, {}}};
    };
    scripted.toEnd();
    QVERIFY(scripted.of(RecordType::Event).empty());
    const auto failed = scripted.of(RecordType::ActivityFailed);
    QCOMPARE(failed.size(), size_t(1));
    QVERIFY(scripted.payload(failed[0]).value("reason"_L1).toString().contains(u"“X-3”"_s));
}

void ScriptedRunTest::failure_isToldWithItsLineAndTriedAgain()
{
    m_board.change(m_packing, [](Note &note) { note.retry = Retry{2, 500, 1}; });
    ScriptedRun scripted(m_board);
    int calls = 0;
    scripted.scripts.handles[u"Packing"_s] =
        [&](const Scripts::Call &) -> std::variant<std::vector<Scripts::Output>, Scripts::Failure> {
        if (++calls == 1)
            return Scripts::Failure{u"parts is not defined"_s, 3, false};
        return std::vector<Scripts::Output>{{scripted.scripts.note(u"Order packed"_s), {}, {}}};
    };
    QCOMPARE(scripted.toEnd(), RunEnd::Finished);
    const auto failed = scripted.of(RecordType::ActivityFailed);
    QCOMPARE(failed.size(), size_t(1));
    QCOMPARE(scripted.payload(failed[0]),
             (QJsonObject{{u"reason"_s, u"parts is not defined"_s}, {u"line"_s, 3}, {u"again"_s, 500}}));
    QCOMPARE(scripted.of(RecordType::Event).size(), size_t(1));
    QCOMPARE(scripted.of(RecordType::Event)[0].time, 500);
}

void ScriptedRunTest::fatalFailure_endsTheRunWithNoteLineAndReason()
{
    m_board.change(m_packing, [](Note &note) { note.retry = Retry{5, 500, 1}; });
    ScriptedRun scripted(m_board);
    scripted.scripts.handles[u"Packing"_s] = [](const Scripts::Call &) {
        return Scripts::Failure{u"It did not come to an end."_s, 2, true};
    };
    QCOMPARE(scripted.toEnd(), RunEnd::Limited);
    const Record &last = scripted.journal.records.back();
    QVERIFY(last.type == RecordType::Limit);
    QCOMPARE(scripted.journal.noteNames[last.note], u"Packing"_s);
    QCOMPARE(scripted.payload(last), (QJsonObject{{u"limit"_s, u"script"_s},
                                                  {u"line"_s, 2},
                                                  {u"notes"_s, QJsonArray{u"Packing"_s}},
                                                  {u"reason"_s, u"It did not come to an end."_s}}));
    QCOMPARE(scripted.of(RecordType::ActivityFailed).size(), size_t(1));
}

void ScriptedRunTest::aggregate_isFoldedFromItsEntitysStreamOnly()
{
    Scenario scenario;
    scenario.given = {{m_part, {}, u"A-1"_s, {{u"part"_s, 7}}}, {m_part, {}, u"A-2"_s, {{u"part"_s, 8}}}};
    scenario.when = {{m_pack, 0, u"A-1"_s, {}}, {m_pack, 10, u"A-1"_s, {}}, {m_pack, 20, u"A-3"_s, {}}};
    ScriptedRun scripted(m_board, &scenario);
    QList<qsizetype> folded;
    scripted.scripts.handles[u"Packing"_s] = [&](const Scripts::Call &call) {
        folded.append(scripted.scripts.state(call.note, call.entity).toArray().size());
        return std::vector<Scripts::Output>{{scripted.scripts.note(u"Order packed"_s), {}, {}}};
    };
    scripted.toEnd();
    QCOMPARE(folded, (QList<qsizetype>{1, 2, 0}));
    QVERIFY(scripted.scripts.state(scripted.scripts.note(u"Packing"_s), 1).isUndefined()); // never asked
}

void ScriptedRunTest::readModel_holdsWhatItsScriptMakes()
{
    const auto list = m_board.readModel(u"Packed"_s);
    m_board.link(m_order, list);
    m_board.change(list, [](Note &note) { note.script = u"…"_s; });
    ScriptedRun scripted(m_board);
    scripted.scripts.projects = true;
    scripted.toEnd();
    const auto projected = scripted.of(RecordType::Projected);
    QCOMPARE(projected.size(), size_t(1));
    QCOMPARE(scripted.payload(projected[0]),
             (QJsonObject{{u"value"_s, QJsonArray{QJsonObject{{u"order"_s, u"A-1"_s}}}}}));
}

void ScriptedRunTest::strangeGuard_isAskedOfTheScripts()
{
    const auto judge = m_board.command(u"Judge"_s);
    const auto judging = m_board.procedure(u"Judging"_s);
    m_board.link(judge, judging);
    m_board.guardedLink(judging, m_board.event(u"Large"_s), u"Math.abs(amount) > 100"_s);
    m_board.link(judging, m_board.event(u"Small"_s));
    m_board.field(judge, u"amount"_s, u"150"_s, false, u"number"_s);
    m_board.change(judging, [](Note &note) { note.answer = Answer::Guards; });
    Scenario scenario;
    scenario.when = {{judge, 0, {}, {}}, {judge, 1, {}, {{u"amount"_s, 5}}}};
    ScriptedRun scripted(m_board, &scenario);
    scripted.toEnd();
    const auto events = scripted.of(RecordType::Event);
    QCOMPARE(events.size(), size_t(2));
    QCOMPARE(scripted.journal.noteNames[events[0].note], u"Large"_s);
    QCOMPARE(scripted.journal.noteNames[events[1].note], u"Small"_s);
}

void ScriptedRunTest::withoutScripts_theNoteActsAsIfItHadNone()
{
    ScriptedRun scripted(m_board);
    QCOMPARE(run(scripted.plan, {}, scripted.journal), RunEnd::Finished);
    QCOMPARE(scripted.of(RecordType::Event).size(), size_t(2));
}

QTEST_APPLESS_MAIN(ScriptedRunTest)
#include "scripted_run_test.moc"
