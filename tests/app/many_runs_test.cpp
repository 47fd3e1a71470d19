#include "app/controls/controls.h"
#include "app/simulation/histogram_view.h"
#include "app/simulation/many_runs_panel.h"
#include "app/simulation/run_panel.h"
#include "app/window/file_dialogs.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace tempestry {

class ManyRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void altF5_showsTableBottleneckAndHistograms();
    void emptyBoard_hasNothingToRun();
    void openRun_isClosed_andF5ClosesManyRuns();
    void countTyped_isRunThatOften();
    void sKey_sortsByTheColumnBothWays();
    void enter_selectsTheNote();
    void measure_changesWhatNotesShow();
    void copy_hasARowForEachNote();
    void changedBoard_offersToRunAgain();
    void escape_takesEverythingAway();
    void exportedRun_isInTheFile_data();
    void exportedRun_isInTheFile();
    void exportToOtherEnding_saysWhichThereAre();
};

namespace {

class ManyOpen
{
public:
    ManyOpen()
    {
        window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
        before = window->view().grab().toImage();
        QTest::keyClick(window, Qt::Key_F5, Qt::AltModifier);
        opened = QTest::qWaitFor([this] { return panel().finished() != nullptr; }, 30'000);
    }

    ManyRunsPanel &panel() const { return window->manyRuns(); }
    QTableView *table() const { return panel().findChild<QTableView *>(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    Button *button(const char *name) const { return child<Button>(&panel(), name); }

    OpenDesk desk;
    MainWindow *window = nullptr;
    QImage before;
    bool opened = false;
};

} // namespace

void ManyRunsTest::altF5_showsTableBottleneckAndHistograms()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    QVERIFY(many.panel().isVisible());
    QCOMPARE(many.panel().finished()->statistics.runs, 1000U);
    QVERIFY(many.table()->hasFocus());
    QVERIFY(many.table()->model()->rowCount() > 15);
    const QString bottleneck = child<QLabel>(&many.panel(), "bottleneck")->text();
    QVERIFY2(bottleneck.contains(QStringLiteral("Carrier")), qPrintable(bottleneck));
    QVERIFY2(many.cell(many.table()->currentIndex().row(), 0) == QStringLiteral("Carrier"),
             qPrintable(many.cell(many.table()->currentIndex().row(), 0)));
    QVERIFY(many.panel().findChild<HistogramView *>()->accessibleDescription().contains(
        QStringLiteral("p95 2.")));
    QVERIFY(many.window->view().grab().toImage() != many.before);
}

void ManyRunsTest::emptyBoard_hasNothingToRun()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    QVERIFY(!window->commands().run(QStringLiteral("run.many")));
    QVERIFY(!window->manyRuns().isOpen());
}

void ManyRunsTest::openRun_isClosed_andF5ClosesManyRuns()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    auto *button = child<Button>(&window->run(), "run.many");
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!window->run().isOpen());
    QVERIFY(!window->run().isVisible());
    QTRY_VERIFY(window->manyRuns().finished());
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    QVERIFY(!window->manyRuns().isOpen());
    QVERIFY(!window->manyRuns().isVisible());
}

void ManyRunsTest::countTyped_isRunThatOften()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    auto *count = many.panel().findChild<QLineEdit *>();
    count->setFocus();
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("50"));
    QTest::keyClick(count, Qt::Key_Return);
    QTRY_COMPARE(many.panel().finished()->statistics.runs, 50U);
}

void ManyRunsTest::sKey_sortsByTheColumnBothWays()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    QTableView *table = many.table();
    table->setCurrentIndex(table->model()->index(0, ManyRunsModel::TimeMost));
    QTest::keyClick(table, Qt::Key_S);
    const QString longest = many.cell(0, 0);
    QCOMPARE(longest, QStringLiteral("Order delivered"));
    table->setCurrentIndex(table->model()->index(0, ManyRunsModel::TimeMost));
    QTest::keyClick(table, Qt::Key_S);
    QVERIFY(many.cell(0, 0) != longest);
    QTest::keyClick(table, Qt::Key_S);
    QCOMPARE(many.cell(0, 0), longest);
}

void ManyRunsTest::enter_selectsTheNote()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    QTest::keyClick(many.table(), Qt::Key_Return);
    const std::vector<NoteId> selected = many.window->view().selectedNotes();
    QCOMPARE(selected.size(), size_t(1));
    QCOMPARE(many.window->document().board().find(selected.front())->title, QStringLiteral("Carrier"));
}

void ManyRunsTest::measure_changesWhatNotesShow()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    many.window->view().setZoom(1); // so that they are shown
    QTest::keyClick(many.table(), Qt::Key_Return);
    const QImage before = many.window->view().grab().toImage();
    for (Button *button : many.panel().findChildren<Button *>())
        if (button->text() == QStringLiteral("Times a run"))
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(many.window->view().grab().toImage() != before);
    QVERIFY(
        many.panel().findChild<HistogramView *>()->accessibleName().contains(QStringLiteral("how often")));
}

void ManyRunsTest::copy_hasARowForEachNote()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    QTest::mouseClick(many.button("copyMany"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count(u'\n'), many.table()->model()->rowCount() + 1);
    QVERIFY(text.startsWith(QStringLiteral("Note\ta run\t")));
}

void ManyRunsTest::changedBoard_offersToRunAgain()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    Document &document = many.window->document();
    const QString before = many.button("runMany")->text();
    document.apply(edits::addNote(document.board(), edits::newNote(document.board(), NoteKind::Text, 0, 0)),
                   QStringLiteral("New note"));
    QVERIFY(many.button("runMany")->text() != before);
    QTest::mouseClick(many.button("runMany"), Qt::LeftButton);
    QTRY_COMPARE(many.button("runMany")->text(), before);
}

void ManyRunsTest::escape_takesEverythingAway()
{
    const ManyOpen many;
    QVERIFY(many.opened);
    QTest::keyClick(many.table(), Qt::Key_Escape);
    QVERIFY(!many.panel().isVisible());
    QVERIFY(!many.panel().finished());
    QVERIFY(many.window->view().hasFocus());
    QTRY_COMPARE(many.window->view().grab().toImage(), many.before);
}

void ManyRunsTest::exportedRun_isInTheFile_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("CloudEvents") << QStringLiteral("cloudevents.json")
                                 << QByteArray("tempestry.event.order-placed");
    QTest::newRow("OCEL") << QStringLiteral("ocel.sqlite") << QByteArray("event_OrderPlaced");
}

void ManyRunsTest::exportedRun_isInTheFile()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, part);
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
    QVERIFY(!window->commands().run(QStringLiteral("run.export")));
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    const QString path = desk.folder() + QStringLiteral("/run.") + ending;
    window->files().exportRunPath(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(part));
}

void ManyRunsTest::exportToOtherEnding_saysWhichThereAre()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    QString said;
    QTimer::singleShot(0, window, [&said] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        said = box ? box->text() : QString();
        if (box)
            box->accept();
    });
    window->files().exportRunPath(desk.folder() + QStringLiteral("/run.txt"));
    QVERIFY2(said.contains(QStringLiteral(".ocel.sqlite")), qPrintable(said));
}

} // namespace tempestry

QTEST_MAIN(tempestry::ManyRunsTest)
#include "many_runs_test.moc"
