#include "app/controls/long_list.h"
#include "app/simulation/journal_model.h"
#include "app/simulation/journal_panel.h"
#include "tests/app/running.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

namespace tempestry {

namespace {

// A run of two notes that take turns.
std::shared_ptr<FinishedRun> runOf(quint32 records)
{
    auto journal = std::make_shared<simulation::Journal>();
    journal->notes = {NoteId::create(), NoteId::create()};
    journal->noteNames = {QStringLiteral("Order placed"), QStringLiteral("Parcel sent")};
    journal->records.resize(records);
    auto run = std::make_shared<FinishedRun>();
    for (quint32 i = 0; i < records; ++i) {
        journal->records[i].note = i % 2;
        run->entries.push_back(i);
    }
    run->journal = journal;
    run->film = std::make_shared<simulation::Film>(journal, FlowGraph());
    return run;
}

} // namespace

class JournalPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filterBySelection_leavesLinesOfTheNote();
    void wrongFilter_saysWhy();
    void selectedLines_areCopied();
    void lineMenu_filtersByEntity();
    void longJournal_isFilteredWhileTheWindowLives();
    void selectionTooLongToCopy_isRefusedWithReason();
    void homeAndEnd_goToFirstAndLastLine();
    void trouble_isToldWithItsReason_data();
    void trouble_isToldWithItsReason();
};

void JournalPanelTest::filterBySelection_leavesLinesOfTheNote()
{
    const Running running;
    QVERIFY(running.opened);
    running.select(QStringLiteral("Take payment"));
    QTest::keyClick(running.window, Qt::Key_J, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(running.journal().rowCount() > 0);
    for (int row = 0; row < running.journal().rowCount(); ++row)
        QCOMPARE(running.journal().noteAt(row), std::optional(running.note(QStringLiteral("Take payment"))));
    QVERIFY(child<QLabel>(&running.run(), "count")->text().contains(QStringLiteral(" of ")));
}

void JournalPanelTest::wrongFilter_saysWhy()
{
    const Running running;
    QVERIFY(running.opened);
    const int all = running.journal().rowCount();
    running.panel().setFilter(QStringLiteral("note:\"Order"));
    QCOMPARE(running.journal().rowCount(), all);
    QVERIFY(child<QLabel>(&running.run(), "count")->text().contains(QStringLiteral("quotation mark")));
}

void JournalPanelTest::selectedLines_areCopied()
{
    const Running running;
    QVERIFY(running.opened);
    running.list().setFocus();
    running.list().setCurrentIndex(running.journal().index(0));
    QTest::keyClick(&running.list(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&running.list(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], running.journal().line(0));
    QVERIFY(lines[0].contains(running.journal().index(0).data().toString()));
}

void JournalPanelTest::lineMenu_filtersByEntity()
{
    const Running running;
    QVERIFY(running.opened);
    const QPoint at = running.list().visualRect(running.journal().index(0)).center();
    Q_EMIT running.list().customContextMenuRequested(at);
    auto *menu = child<QMenu>(&running.run(), "lineMenu");
    QVERIFY(menu);
    QAction *only = menu->actions().front();
    QCOMPARE(only->text(), QStringLiteral("Only this note"));
    const auto note = running.journal().noteAt(0);
    only->trigger();
    for (int row = 0; row < running.journal().rowCount(); ++row)
        QCOMPARE(running.journal().noteAt(row), note);
}

void JournalPanelTest::longJournal_isFilteredWhileTheWindowLives()
{
    constexpr quint32 kRecords = 1'000'000;
    JournalPanel panel;
    panel.setRun(runOf(kRecords));
    panel.setFilter(QStringLiteral("order"));
    panel.setFilter(QStringLiteral("parcel"));
    QCOMPARE(panel.model().rowCount(), int(kRecords));
    QTRY_COMPARE(panel.model().rowCount(), int(kRecords / 2));
    QCOMPARE(panel.model().recordAt(0), 1U);
}

void JournalPanelTest::selectionTooLongToCopy_isRefusedWithReason()
{
    JournalPanel panel;
    panel.setRun(runOf(20'000));
    const QSignalSpy hints(&panel, &JournalPanel::hint);
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    auto &list = *panel.findChild<LongList *>();
    QTest::keyClick(&list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(hints.size(), 1);
    QVERIFY(hints[0][0].toString().contains(QLocale().toString(20'000)));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
}

void JournalPanelTest::homeAndEnd_goToFirstAndLastLine()
{
    JournalPanel panel;
    panel.setRun(runOf(1'000));
    panel.resize(400, 300);
    panel.show();
    auto &list = *panel.findChild<LongList *>();
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(list.currentIndex().row(), 999);
    QVERIFY(list.viewport()->rect().contains(list.visualRect(list.currentIndex()).center()));
    QTest::keyClick(&list, Qt::Key_Home);
    QCOMPARE(list.currentIndex().row(), 0);
    QTest::keyClick(&list, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(list.selectionModel()->selectedIndexes().size(), 1'000);
}

void JournalPanelTest::trouble_isToldWithItsReason_data()
{
    using simulation::RecordType;
    QTest::addColumn<RecordType>("type");
    QTest::addColumn<QByteArray>("payload"); // empty: none
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, RecordType type, const char *payload, const char *title,
                        const char *remark) {
        QTest::newRow(name) << type << QByteArray(payload) << QString::fromUtf8(title)
                            << QString::fromUtf8(remark);
    };
    using enum RecordType;
    row("failed, as one was asked for", ActivityFailed, R"({"reason":"fault","again":2000000})",
        "Parcel sent failed", "failure that was asked for, again after 2\u00A0s");
    row("failed in a crash", ActivityFailed, R"({"reason":"crash","again":0})", "Parcel sent failed",
        "crash, again at once");
    row("failed by its script", ActivityFailed, R"({"reason":"x is not defined","line":3})",
        "Parcel sent failed", "line 3: x is not defined");
    row("failed, and the file does not say why", ActivityFailed, "", "Parcel sent failed", "");
    row("dropped, as it was seen", Dropped, "", "Parcel sent had seen it already", "Order placed");
    row("lost", Dropped, R"({"reason":"lost"})", "Lost on its way to Parcel sent", "Order placed");
    row("lost in a crash", Dropped, R"({"reason":"crash","again":500000})", "Lost on its way to Parcel sent",
        "crash, again after 500\u00A0ms");
    row("not taken up by a script", Dropped, R"({"reason":"no number","line":2})",
        "Parcel sent can't take it up", "line 2: no number");
}

void JournalPanelTest::trouble_isToldWithItsReason()
{
    QFETCH(const simulation::RecordType, type);
    QFETCH(const QByteArray, payload);
    const auto run = runOf(2);
    auto journal = std::make_shared<simulation::Journal>(*run->journal);
    simulation::Record &trouble = journal->records[1];
    trouble.type = type;
    trouble.causation = 0;
    if (!payload.isEmpty()) {
        trouble.payload = 0;
        journal->payloads = {QJsonDocument::fromJson(payload).object()};
    }
    run->journal = journal;
    JournalModel model;
    model.setRun(run);
    QTEST(model.index(1).data().toString(), "title");
    QTEST(model.index(1).data(JournalModel::RemarkRole).toString(), "remark");
}

} // namespace tempestry

QTEST_MAIN(tempestry::JournalPanelTest)
#include "journal_panel_test.moc"
