#include "app/controls/toast.h"
#include "app/controls/value_box.h"
#include "app/simulation/coverage_list.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scenario_dialog.h"
#include "app/simulation/scenario_model.h"
#include "app/simulation/scenario_table.h"
#include "app/simulation/scenarios_panel.h"
#include "board/board_view.h"
#include "tests/app/open_desk.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

namespace tempestry {

class ScenariosPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newScenario_isNamedAndListed();
    void typedNote_makesEntryAndIsUndone();
    void unknownNote_isRefusedWithReason();
    void cells_takeEntityPayloadAndTime();
    void wrongPayload_isRefusedAndChangesNothing();
    void begin_isTypedAsDateAndTime();
    void keys_moveRemoveAndReveal();
    void runAll_saysWhatCameBesideItsRow();
    void changedBoard_makesOutcomesStale();
    void deletedNote_isSaidInItsRow();
    void path_isDrawnAndGoesAway();
    void coverage_listsAndRevealsWhatIsMissing();
    void conditionAndOrder_areSwitched();
    void madeFromRun_hasWhatIsTicked();
    void run_isCopiedAsText();
    void readOnlyBoard_isNotChanged();
};

namespace {

class Room
{
public:
    Room()
    {
        window = OpenDesk::shown(desk->newBoard());
        BoardDraft draft(board());
        place = put(draft, NoteKind::Command, QStringLiteral("Place order"), 0);
        placed = put(draft, NoteKind::Event, QStringLiteral("Order placed"), 140);
        refused = put(draft, NoteKind::Event, QStringLiteral("Order refused"), 5000);
        draft.change(placed, [](Note &note) { note.condition = QStringLiteral("open"); });
        apply(draft);
        QTest::keyClick(window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    }

    static NoteId put(BoardDraft &draft, NoteKind kind, const QString &title, double x)
    {
        Note note;
        note.id = NoteId::create();
        note.kind = kind;
        note.title = title;
        note.x = x;
        note.width = note.height = 104;
        draft.set(note);
        return note.id;
    }
    void apply(const BoardDraft &draft) const
    {
        window->document().apply(between(board(), draft.board()), QStringLiteral("Set up"));
    }
    // Placing an order; expects what the notes say.
    ScenarioId scenario(const QString &name, NoteId then) const
    {
        Scenario made;
        made.id = ScenarioId::create();
        made.name = name;
        made.when = {{place, {}, {}, {}}};
        made.then = {{then, {}, {}, {}}};
        BoardDraft draft(board());
        draft.set(made);
        apply(draft);
        panel().choose(made.id);
        return made.id;
    }

    const Board &board() const { return window->document().board(); }
    const Scenario &current() const { return *board().find(*panel().current()); }
    ScenariosPanel &panel() const { return window->scenarios(); }
    ScenarioTable &table() const { return *panel().findChild<ScenarioTable *>(); }
    ScenarioModel &model() const { return static_cast<ScenarioModel &>(*table().model()); }
    LineList &list() const
    {
        const auto lists = panel().findChildren<LineList *>();
        return **std::ranges::find(lists, QStringLiteral("Scenarios"), &QWidget::accessibleName);
    }
    bool says(const QString &words) const { return window->findChild<Toast *>()->text().contains(words); }
    QString cell(int row, int column) const { return model().index(row, column).data().toString(); }
    void type(int row, int column, const QString &text) const
    {
        table().setFocus();
        table().setCurrentIndex(model().index(row, column));
        QTest::keyClick(&table(), Qt::Key_Return);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents(); // the table takes it over later
    }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId place;
    NoteId placed;
    NoteId refused;
};

} // namespace

void ScenariosPanelTest::newScenario_isNamedAndListed()
{
    const Room room;
    QVERIFY(room.panel().isVisible());
    room.window->commands().run(QStringLiteral("scenario.new"));
    auto *name = child<ValueBox>(&room.panel(), "scenarioName");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Paid at once"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(room.current().name, QStringLiteral("Paid at once"));
    QCOMPARE(room.list().line(0).text, QStringLiteral("\u25CB Paid at once"));
    room.window->commands().run(QStringLiteral("scenario.duplicate"));
    QCOMPARE(room.current().name, QStringLiteral("Paid at once 2"));
    room.window->commands().run(QStringLiteral("scenario.remove"));
    QCOMPARE(room.board().scenarios().size(), size_t(1));
    QCOMPARE(room.current().name, QStringLiteral("Paid at once"));
}

void ScenariosPanelTest::typedNote_makesEntryAndIsUndone()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const int row = room.model().rowOf(ScenarioList::Never, {});
    room.type(row, ScenarioModel::Note, QStringLiteral("REFUSE"));
    QCOMPARE(room.current().never.size(), size_t(1));
    QCOMPARE(room.current().never[0].note, room.refused);
    room.window->undo();
    QVERIFY(room.current().never.empty());
}

void ScenariosPanelTest::unknownNote_isRefusedWithReason()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    room.type(room.model().rowOf(ScenarioList::Given, {}), ScenarioModel::Note,
              QStringLiteral("Place order"));
    QVERIFY(room.current().given.empty());
    QVERIFY(room.says(QStringLiteral("Place order")));
}

void ScenariosPanelTest::cells_takeEntityPayloadAndTime()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const int row = room.model().rowOf(ScenarioList::Then, 0);
    room.type(row, ScenarioModel::Entity, QStringLiteral("O-7"));
    room.type(row, ScenarioModel::Payload, QStringLiteral("\"sum\": 12.5"));
    room.type(row, ScenarioModel::Time, QStringLiteral("1.5 s"));
    QCOMPARE(room.current().then[0],
             (ScenarioEntry{room.placed, 1'500'000, QStringLiteral("O-7"), {{QStringLiteral("sum"), 12.5}}}));
    QCOMPARE(room.cell(row, ScenarioModel::Payload), QStringLiteral("{\"sum\":12.5}"));
    QVERIFY(
        !(room.model().index(room.model().rowOf(ScenarioList::ReadModels, {}), ScenarioModel::Time).flags() &
          Qt::ItemIsEditable));
}

void ScenariosPanelTest::wrongPayload_isRefusedAndChangesNothing()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const Board before = room.board();
    room.type(room.model().rowOf(ScenarioList::Then, 0), ScenarioModel::Payload, QStringLiteral("sum = 3"));
    QVERIFY(room.says(QStringLiteral("sum = 3")));
    room.type(room.model().rowOf(ScenarioList::Then, 0), ScenarioModel::Time, QStringLiteral("soon"));
    QVERIFY(room.says(QStringLiteral("soon")));
    auto *faults = child<ValueBox>(&room.panel(), "scenarioFaults");
    faults->setFocus();
    QTest::keyClicks(faults, QStringLiteral("explode"));
    QTest::keyClick(faults, Qt::Key_Return);
    QVERIFY(room.says(QStringLiteral("duplicate")));
    QCOMPARE(room.board(), before);
}

void ScenariosPanelTest::begin_isTypedAsDateAndTime()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    auto *begins = child<ValueBox>(&room.panel(), "scenarioBegins");
    const auto type = [begins](const QString &text) {
        begins->setFocus();
        begins->selectAll();
        text.isEmpty() ? QTest::keyClick(begins, Qt::Key_Delete) : QTest::keyClicks(begins, text);
        QTest::keyClick(begins, Qt::Key_Return);
    };
    type(QStringLiteral("2026-12-24 18:00"));
    QCOMPARE(room.current().begins, std::optional(qint64(1'798'135'200'000'000)));
    type(QStringLiteral("soon"));
    QVERIFY(room.says(QStringLiteral("2026-12-24 18:00")));
    QCOMPARE(begins->text(), QStringLiteral("2026-12-24 18:00"));
    type({});
    QVERIFY(!room.current().begins);
    room.window->undo();
    QVERIFY(room.current().begins && begins->text() == QStringLiteral("2026-12-24 18:00"));
}

void ScenariosPanelTest::keys_moveRemoveAndReveal()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    room.type(room.model().rowOf(ScenarioList::Then, {}), ScenarioModel::Note,
              QStringLiteral("Order refused"));
    room.table().setCurrentIndex(
        room.model().index(room.model().rowOf(ScenarioList::Then, 1), ScenarioModel::Note));
    QTest::keyClick(&room.table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(room.current().then[0].note, room.refused);
    QCOMPARE(room.table().currentIndex().row(), room.model().rowOf(ScenarioList::Then, 0));
    QTest::keyClick(&room.table(), Qt::Key_Space);
    QCOMPARE(room.window->view().selectedNotes(), std::vector{room.refused});
    QTest::keyClick(&room.table(), Qt::Key_Delete);
    QCOMPARE(room.current().then.size(), size_t(1));
    QCOMPARE(room.current().then[0].note, room.placed);
    QTest::keyClick(&room.table(), Qt::Key_Escape);
    QVERIFY(!room.panel().isVisible());
}

void ScenariosPanelTest::runAll_saysWhatCameBesideItsRow()
{
    const Room room;
    room.scenario(QStringLiteral("A placed"), room.placed);
    room.scenario(QStringLiteral("B refused"), room.refused);
    QTest::keyClick(room.window, Qt::Key_F6, Qt::AltModifier);
    QTRY_VERIFY(!room.panel().isRunning());
    QCOMPARE(room.list().line(0).text, QStringLiteral("\u2713 A placed"));
    QCOMPARE(room.list().line(1).text, QStringLiteral("\u2715 B refused"));
    QCOMPARE(room.list().line(1).remark, QStringLiteral("failed"));
    const int row = room.model().rowOf(ScenarioList::Then, 0);
    QCOMPARE(room.cell(row, ScenarioModel::Outcome), QStringLiteral("came: nothing"));
    QTest::keyClick(&room.list(), Qt::Key_Up);
    QCOMPARE(room.cell(row, ScenarioModel::Outcome), QStringLiteral("as expected"));
}

void ScenariosPanelTest::changedBoard_makesOutcomesStale()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    QTest::keyClick(room.window, Qt::Key_F6, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_COMPARE(room.list().line(0).remark, QStringLiteral("passed"));
    BoardDraft draft(room.board());
    Room::put(draft, NoteKind::Event, QStringLiteral("Another"), 900);
    room.apply(draft);
    QCOMPARE(room.list().line(0).remark, QStringLiteral("passed earlier"));
    auto *ordered = child<QAbstractButton>(&room.panel(), "scenarioOrdered");
    QTest::mouseClick(ordered, Qt::LeftButton);
    QCOMPARE(room.list().line(0).remark, QStringLiteral("not run"));
}

void ScenariosPanelTest::deletedNote_isSaidInItsRow()
{
    const Room room;
    room.scenario(QStringLiteral("Lost"), NoteId::create());
    const int row = room.model().rowOf(ScenarioList::Then, 0);
    QCOMPARE(room.cell(row, ScenarioModel::Note), QStringLiteral("This note is no longer on the board"));
    QTest::keyClick(room.window, Qt::Key_F6, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_COMPARE(room.list().line(0).remark, QStringLiteral("failed"));
    room.type(row, ScenarioModel::Note, QStringLiteral("Order placed"));
    QCOMPARE(room.current().then[0].note, room.placed);
}

void ScenariosPanelTest::path_isDrawnAndGoesAway()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const auto isDrawn = [&room] {
        const QImage picture = room.window->view().viewport()->grab().toImage();
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y) == QColor(0x0B7F86))
                    return true;
        return false;
    };
    room.window->view().reveal(room.place);
    QVERIFY(!isDrawn());
    QTest::keyClick(room.window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(!room.panel().isRunning());
    QTRY_VERIFY(isDrawn());
    room.window->setBare(true);
    QVERIFY(!isDrawn());
    room.window->setBare(false);
    QTRY_VERIFY(isDrawn());
    QTest::keyClick(room.window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!isDrawn());
}

void ScenariosPanelTest::coverage_listsAndRevealsWhatIsMissing()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    QTest::keyClick(room.window, Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    auto *missing = room.panel().findChild<CoverageList *>();
    QTRY_COMPARE(missing->line(0).text, QStringLiteral("Notes: 2 of 3 reached"));
    QCOMPARE(missing->line(1).text, QStringLiteral("Order refused"));
    QTest::mouseClick(missing->viewport(), Qt::LeftButton, {},
                      missing->visualRect(missing->model()->index(1, 0)).center());
    QCOMPARE(room.window->view().selectedNotes(), std::vector{room.refused});
}

void ScenariosPanelTest::conditionAndOrder_areSwitched()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const auto press = [&room](const char *name) {
        QTest::mouseClick(child<QAbstractButton>(&room.panel(), name), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    press("condition open");
    QCOMPARE(room.current().set.value(QStringLiteral("open"), true), false);
    press("condition open");
    QCOMPARE(room.current().set.value(QStringLiteral("open"), false), true);
    press("condition open");
    QVERIFY(room.current().set.isEmpty());
    press("scenarioOrdered");
    QVERIFY(room.current().ordered);
}

void ScenariosPanelTest::madeFromRun_hasWhatIsTicked()
{
    const Room room;
    room.window->run().runAgain();
    QTRY_VERIFY(room.window->run().isOpen());
    room.window->commands().run(QStringLiteral("scenario.fromRun"));
    auto *dialog = room.window->findChild<ScenarioDialog *>();
    QVERIFY(dialog);
    auto *tree = dialog->findChild<QTreeWidget *>();
    QStringList heads;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        heads << tree->topLevelItem(i)->text(0).section(u':', 0, 0);
    QCOMPARE(heads.join(u' '), QStringLiteral("When Then"));
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("As it was"));
    for (QPushButton *button : dialog->findChild<QDialogButtonBox *>()->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Make scenario"))
            button->click();
    QCOMPARE(room.current().name, QStringLiteral("As it was"));
    QCOMPARE(room.current().when.size() + room.current().then.size(), size_t(3));
    QTest::keyClick(room.window, Qt::Key_F6, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_COMPARE(room.list().line(0).remark, QStringLiteral("passed"));
}

void ScenariosPanelTest::run_isCopiedAsText()
{
    const Room room;
    QVERIFY(!room.window->commands().run(QStringLiteral("run.copyFeature")));
    room.window->run().runAgain();
    QTRY_VERIFY(room.window->run().isOpen());
    QVERIFY(room.window->commands().run(QStringLiteral("run.copyFeature")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("    When Place order of \"1\"\n")));
    QVERIFY(room.window->commands().run(QStringLiteral("run.copyDiagram")));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("sequenceDiagram\n")));
}

void ScenariosPanelTest::readOnlyBoard_isNotChanged()
{
    const Room room;
    room.scenario(QStringLiteral("Placed"), room.placed);
    const Board before = room.board();
    room.window->document().setReadOnly(true);
    room.table().setFocus();
    room.table().setCurrentIndex(room.model().index(0, ScenarioModel::Note));
    QTest::keyClick(&room.table(), Qt::Key_Delete);
    QVERIFY(!room.window->commands().run(QStringLiteral("scenario.new")));
    QTest::mouseClick(child<QAbstractButton>(&room.panel(), "scenarioOrdered"), Qt::LeftButton);
    QCOMPARE(room.board(), before);
}

} // namespace tempestry

QTEST_MAIN(tempestry::ScenariosPanelTest)
#include "scenarios_panel_test.moc"
