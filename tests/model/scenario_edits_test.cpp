#include "model/document.h"
#include "model/edits.h"
#include "model/scenario_edits.h"

#include <QTest>

namespace tempestry {

class ScenarioEditsTest : public QObject
{
    Q_OBJECT

    Board m_board;
    NoteId m_pay;
    NoteId m_paid;
    NoteId m_orders;
    ScenarioId m_id;

    NoteId put(NoteKind kind, double x)
    {
        const Note note = edits::newNote(m_board, kind, x, 0);
        make(edits::addNote(m_board, note));
        return note.id;
    }
    void make(const ChangeSet &change) { m_board = apply(change, m_board); }
    const Scenario &scenario() const { return *m_board.find(m_id); }
    static ScenarioEntry of(NoteId note, const QString &entity = {}) { return {note, {}, entity, {}}; }
    QStringList entities(ScenarioList list) const
    {
        QStringList all;
        for (const ScenarioEntry &entry : entriesOf(scenario(), list))
            all << entry.entity;
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_board = Board();
        m_pay = put(NoteKind::Command, 0);
        m_paid = put(NoteKind::Event, 200);
        m_orders = put(NoteKind::ReadModel, 400);
        Scenario scenario;
        scenario.id = m_id = ScenarioId::create();
        scenario.name = QStringLiteral("Paid");
        make(edits::addScenario(m_board, scenario));
    }

    void everyEdit_isTakenBackByUndo()
    {
        make(edits::addEntry(m_board, m_id, ScenarioList::Then, of(m_paid, QStringLiteral("a"))));
        make(edits::addEntry(m_board, m_id, ScenarioList::Then, of(m_paid, QStringLiteral("b"))));
        ScenarioId copy;
        const ChangeSet changes[] = {
            edits::renameScenario(m_board, m_id, QStringLiteral("Paid late")),
            edits::duplicateScenario(m_board, m_id, QStringLiteral("Paid"), &copy),
            edits::addEntry(m_board, m_id, ScenarioList::Given, of(m_paid)),
            edits::changeEntry(m_board, m_id, ScenarioList::Then, 0, of(m_pay)),
            edits::moveEntry(m_board, m_id, ScenarioList::Then, 0, 1),
            edits::removeEntry(m_board, m_id, ScenarioList::Then, 0),
            edits::setOrdered(m_board, m_id, true),
            edits::setCondition(m_board, m_id, QStringLiteral("cluster"), false),
            edits::setFaults(m_board, m_id, {Fault()}),
            edits::removeScenario(m_board, m_id),
        };
        for (const ChangeSet &change : changes) {
            Document document(m_board, [] { return qint64(0); });
            QVERIFY(document.apply(change, QStringLiteral("Edit")));
            QVERIFY(!(document.board() == m_board));
            QVERIFY(document.undo());
            QCOMPARE(document.board(), m_board);
        }
    }

    void entry_isAddedBeforeAnother()
    {
        make(edits::addEntry(m_board, m_id, ScenarioList::When, of(m_pay, QStringLiteral("b"))));
        make(edits::addEntry(m_board, m_id, ScenarioList::When, of(m_pay, QStringLiteral("c")), 9));
        make(edits::addEntry(m_board, m_id, ScenarioList::When, of(m_pay, QStringLiteral("a")), 0));
        QCOMPARE(entities(ScenarioList::When).join(u' '), QStringLiteral("a b c"));
        QVERIFY(scenario().then.empty());
    }

    void movedEntry_staysWithinItsList_data()
    {
        QTest::addColumn<int>("places");
        QTest::addColumn<QString>("order");
        QTest::newRow("one up") << -1 << "b a c d";
        QTest::newRow("one down") << 1 << "a c b d";
        QTest::newRow("two down") << 2 << "a c d b";
        QTest::newRow("beyond the end") << 9 << "a c d b";
        QTest::newRow("beyond the start") << -9 << "b a c d";
        QTest::newRow("nowhere") << 0 << "a b c d";
    }
    void movedEntry_staysWithinItsList()
    {
        QFETCH(int, places);
        QFETCH(QString, order);
        for (const char *entity : {"a", "b", "c", "d"})
            make(
                edits::addEntry(m_board, m_id, ScenarioList::Never, of(m_paid, QString::fromLatin1(entity))));
        make(edits::moveEntry(m_board, m_id, ScenarioList::Never, 1, places));
        QCOMPARE(entities(ScenarioList::Never).join(u' '), order);
    }

    void missingEntryOrScenario_changesNothing()
    {
        QVERIFY(edits::removeEntry(m_board, m_id, ScenarioList::Then, 0).isEmpty());
        QVERIFY(edits::moveEntry(m_board, m_id, ScenarioList::Then, 3, 1).isEmpty());
        QVERIFY(edits::setOrdered(m_board, ScenarioId::create(), true).isEmpty());
        ScenarioId copy;
        QVERIFY(edits::duplicateScenario(m_board, ScenarioId::create(), {}, &copy).isEmpty());
    }

    void takenOrEmptyName_isRefusedWithReason()
    {
        ScenarioId other;
        make(edits::duplicateScenario(m_board, m_id, QStringLiteral("Paid"), &other));
        QCOMPARE(m_board.find(other)->name, QStringLiteral("Paid 2"));
        QVERIFY(edits::renameScenario(m_board, other, QStringLiteral("Paid")).isEmpty());
        QVERIFY(edits::scenarioNameProblem(m_board, other, QStringLiteral("Paid"))
                    .contains(QStringLiteral("Paid")));
        QVERIFY(!edits::scenarioNameProblem(m_board, m_id, QStringLiteral(" ")).isEmpty());
        QVERIFY(edits::scenarioNameProblem(m_board, m_id, QStringLiteral("Paid")).isEmpty());
    }

    void conditionWithoutValue_isForgotten()
    {
        make(edits::setCondition(m_board, m_id, QStringLiteral("cluster"), false));
        QCOMPARE(scenario().set.value(QStringLiteral("cluster"), true), false);
        make(edits::setCondition(m_board, m_id, QStringLiteral("cluster"), {}));
        QVERIFY(scenario().set.isEmpty());
    }

    void scenarios_comeByName()
    {
        Scenario first;
        first.id = ScenarioId::create();
        first.name = QStringLiteral("late");
        make(edits::addScenario(m_board, first));
        QCOMPARE(scenariosInOrder(m_board), (std::vector{first.id, m_id}));
    }

    void entriesThatNameNoFittingNote_areTold()
    {
        make(edits::addEntry(m_board, m_id, ScenarioList::When, of(m_pay)));
        make(edits::addEntry(m_board, m_id, ScenarioList::Then, of(m_paid)));
        make(edits::addEntry(m_board, m_id, ScenarioList::ReadModels, of(m_orders)));
        QVERIFY(lostEntries(m_board, scenario()).empty());
        make(edits::addEntry(m_board, m_id, ScenarioList::Then, of(NoteId::create())));
        make(edits::addEntry(m_board, m_id, ScenarioList::Given, of(m_pay)));
        const std::vector<LostEntry> lost = lostEntries(m_board, scenario());
        QCOMPARE(lost,
                 (std::vector<LostEntry>{{ScenarioList::Given, 0, false}, {ScenarioList::Then, 1, true}}));
        QCOMPARE(
            lostEntryText(scenario(), lost[1]),
            QStringLiteral("Scenario \u201cPaid\u201d: entry 2 of \u201cthen\u201d names a note that is no "
                           "longer on the board. Choose another note, or remove the entry."));
    }
};

} // namespace tempestry

QTEST_APPLESS_MAIN(tempestry::ScenarioEditsTest)
#include "scenario_edits_test.moc"
