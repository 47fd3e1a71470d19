#include "app/controls/look.h"
#include "app/controls/toast.h"
#include "app/controls/value_box.h"
#include "app/window/kind_palette.h"
#include "app/workshop/legend.h"
#include "app/workshop/phase_bar.h"
#include "app/workshop/prompt_strip.h"
#include "app/workshop/workshop.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QMenu>
#include <QSettings>
#include <QTest>

namespace tempestry {

class WorkshopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { look::setTextScale(1); }

    void phaseChange_keepsRunningTimerAndSetsOneAtRest();

    void ctrlPageDown_goesThroughThePhases();
    void nextPhase_leavesItsButtonUnderThePointer();
    void phase_isKeptForTheBoardAndIsNoEdit();
    void keyboardInPhaseMenu_beginsWorkshop();
    void phase_foldsKindsOfThePaletteAwayOnly();
    void closedPrompt_comesBackByCommandAndWithNextPhase();
    void ctrlT_runsTimerAndTypedTimeSetsIt();
    void timeUp_isSaidWithThePhase();

    void legend_growsWithKindsAndSelectsThem();
    void legend_makesWayForTyping();
    void looks_followInAllWindowsAndAreKept();
    void textScale_comesBackToWhatItWas();
    void panels_leaveHalfOfTheWindowToThePaper_data();
    void panels_leaveHalfOfTheWindowToThePaper();
};

namespace {

constexpr qint64 kMinute = WorkshopTimer::kMinute;

void begin(MainWindow *window, const char *format = "bigPicture", size_t phase = 0)
{
    window->workshop().go(*workshopFormat(QString::fromLatin1(format)), phase);
}

Note addNote(MainWindow *window, NoteKind kind, double x)
{
    Note note = edits::newNote(window->document().board(), kind, x, 100);
    note.title = QStringLiteral("A note");
    window->document().apply(edits::addNote(window->document().board(), note), QStringLiteral("Add note"));
    return note;
}

} // namespace

void WorkshopTest::phaseChange_keepsRunningTimerAndSetsOneAtRest()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    qint64 now = 0;
    Workshop workshop(settings, QStringLiteral("a"), [&now] { return now; });
    const WorkshopFormat &format = workshopFormats().front();
    workshop.go(format, 0);
    QCOMPARE(workshop.timer().remaining(), format.phases[0].minutes * kMinute);
    workshop.timer().start();
    now += kMinute;
    workshop.go(1);
    QVERIFY(workshop.timer().isRunning());
    QCOMPARE(workshop.timer().remaining(), (format.phases[0].minutes - 1) * kMinute);
    now += format.phases[0].minutes * kMinute;
    workshop.timer().tick();
    workshop.go(1);
    QVERIFY(!workshop.timer().isRunning());
    QCOMPARE(workshop.timer().remaining(), format.phases[2].minutes * kMinute);
}

void WorkshopTest::ctrlPageDown_goesThroughThePhases()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(window, Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(!window->workshop().phase());
    begin(window);
    QTest::keyClick(window, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(window->workshop().phase()->name, "Enforce the timeline");
    QVERIFY(child<QWidget>(window, "workshop.choose")->accessibleName().contains(QStringLiteral("2 of 8")));
    QTest::keyClick(window, Qt::Key_PageUp, Qt::ControlModifier);
    QTest::keyClick(window, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(window->workshop().index(), 0U);
}

void WorkshopTest::nextPhase_leavesItsButtonUnderThePointer()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    window->resize(1440, 900);
    begin(window);
    auto *next = child<QWidget>(window, "workshop.next");
    const auto place = [&] { return next->mapTo(window, QPoint()); };
    QTRY_VERIFY(place().x() > 600);
    QTest::qWait(0); // for the rest of the layout
    const QPoint before = place();
    for (size_t phase = 1; phase < window->workshop().format()->phases.size(); ++phase) {
        QTest::mouseClick(next, Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(window->workshop().index(), phase);
        QCOMPARE(place(), before);
    }
}

void WorkshopTest::phase_isKeptForTheBoardAndIsNoEdit()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    const QString path = desk.folder() + QStringLiteral("/boards/Untitled.tempest");
    begin(window, "design", 5);
    QVERIFY(!window->document().canUndo());
    QVERIFY(!desk->newBoard()->workshop().format());
    desk.restart();
    MainWindow *again = desk->open(path);
    QCOMPARE(again->workshop().phase()->name, "Bounded contexts");
    again->workshop().end();
    desk.restart();
    QVERIFY(!desk->open(path)->workshop().format());
}

void WorkshopTest::keyboardInPhaseMenu_beginsWorkshop()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(window, Qt::Key_W, Qt::AltModifier);
    auto *menu = child<QMenu>(window, "phases");
    QVERIFY(menu && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Right);
    QMenu *phases = menu->actions().front()->menu();
    QTRY_VERIFY(phases->isVisible());
    QTest::keyClick(phases, Qt::Key_3);
    QVERIFY(window->workshop().phase());
    QCOMPARE(window->workshop().phase()->name, "Hotspots");
}

void WorkshopTest::phase_foldsKindsOfThePaletteAwayOnly()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *policy = child<PaletteRow>(window, "insert.policy");
    auto *more = child<QAbstractButton>(window, "moreKinds");
    QVERIFY(policy->isVisible() && !more->isVisible());
    begin(window);
    QVERIFY(!policy->isVisible());
    QVERIFY(child<PaletteRow>(window, "insert.event")->isVisible());
    QVERIFY(child<PaletteRow>(window, "insert.timeline")->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(policy->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(!policy->isVisible());
    QTest::keyClick(window->view().viewport(), Qt::Key_P);
    QVERIFY(window->view().isEditing());
    QTest::keyClicks(window->view().viewport(), QStringLiteral("Whenever paid, ship"));
    window->view().commitEditing();
    QCOMPARE(window->document().board().notes().size(), 1U);
    window->workshop().end();
    QVERIFY(policy->isVisible());
}

void WorkshopTest::closedPrompt_comesBackByCommandAndWithNextPhase()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *prompt = window->findChild<PromptStrip *>();
    QVERIFY(!prompt->isVisible());
    begin(window);
    QVERIFY(prompt->isVisible());
    QCOMPARE(prompt->text(), QString::fromUtf8(window->workshop().phase()->prompt));
    QTest::mouseClick(child<QAbstractButton>(window, "closePrompt"), Qt::LeftButton);
    QVERIFY(!prompt->isVisible());
    QVERIFY(window->commands().run(QStringLiteral("workshop.prompt")));
    QVERIFY(prompt->isVisible());
    window->workshop().showPrompt(false);
    window->workshop().go(1);
    QVERIFY(prompt->isVisible());
    window->setPaperOnly(true);
    QVERIFY(!prompt->isVisible());
}

void WorkshopTest::ctrlT_runsTimerAndTypedTimeSetsIt()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *label = window->findChild<TimerLabel *>();
    QVERIFY(!label->isVisible());
    QTest::keyClick(window, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(window->workshop().timer().isRunning());
    QVERIFY(label->isVisible());
    QTest::keyClick(window, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!window->workshop().timer().isRunning());
    QVERIFY(window->commands().run(QStringLiteral("workshop.timerSet")));
    auto *typed = window->phases().findChild<ValueBox *>();
    QTRY_VERIFY(typed->hasFocus());
    QTest::keyClicks(typed, QStringLiteral("soon"));
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("7:30")));
    QVERIFY(typed->isVisible());
    typed->selectAll();
    QTest::keyClicks(typed, QStringLiteral("7:30"));
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(!typed->isVisible());
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), QStringLiteral("7:30"));
    QCOMPARE(window->workshop().timer().remaining(), 450'000);
    QVERIFY(window->view().hasFocus());
}

void WorkshopTest::timeUp_isSaidWithThePhase()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    begin(window);
    window->workshop().timer().start();
    window->workshop().timer().add(-60 * kMinute);
    QCOMPARE(window->findChild<Toast *>()->text(), QStringLiteral("Time is up for chaotic exploration"));
    QVERIFY(!QApplication::activeModalWidget());
}

void WorkshopTest::legend_growsWithKindsAndSelectsThem()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *legend = window->findChild<Legend *>();
    addNote(window, NoteKind::Policy, 1000);
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(legend->isVisible());
    QCOMPARE(legend->kinds(), std::vector{NoteKind::Policy});
    const Note event = addNote(window, NoteKind::Event, 1300);
    QCOMPARE(legend->kinds(), (std::vector{NoteKind::Event, NoteKind::Policy}));
    QTest::mouseClick(child<QAbstractButton>(legend, "legend.event"), Qt::LeftButton);
    QCOMPARE(window->view().selectedNotes(), std::vector{event.id});
    QVERIFY(window->view().hasFocus());
    window->view().deleteSelected();
    QCOMPARE(legend->kinds(), std::vector{NoteKind::Policy});
    desk.restart();
    QVERIFY(desk->newBoard()->isLegendShown());
}

void WorkshopTest::legend_makesWayForTyping()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    window->resize(1400, 900);
    BoardView &view = window->view();
    window->setLegendShown(true);
    const Note note = addNote(window, NoteKind::Event, 0);
    for (const NoteKind kind :
         {NoteKind::Command, NoteKind::Policy, NoteKind::ReadModel, NoteKind::Hotspot, NoteKind::Actor})
        addNote(window, kind, 2000);
    auto *legend = window->findChild<Legend *>();
    view.setZoom(1);
    const QPoint corner(70, view.viewport()->height() - 70 - int(note.height));
    const QPointF middle(view.viewport()->width() / 2.0, view.viewport()->height() / 2.0);
    view.centerOn(QPointF(note.x, note.y) + middle - QPointF(corner));
    QVERIFY(legend->isVisible());
    view.selectNotes(std::vector{note.id});
    view.editSelected();
    QVERIFY(view.isEditing());
    QVERIFY(!legend->isVisible());
    view.cancelEditing();
    QTRY_VERIFY(legend->isVisible());
}

void WorkshopTest::looks_followInAllWindowsAndAreKept()
{
    OpenDesk desk;
    MainWindow *one = desk->newBoard();
    MainWindow *two = desk->newBoard();
    QVERIFY(one->commands().run(QStringLiteral("view.coloursHighContrast")));
    QVERIFY(one->commands().run(QStringLiteral("view.textLarger")));
    for (MainWindow *window : {one, two}) {
        QCOMPARE(window->view().theme().noteColours, NoteColours::HighContrast);
        QCOMPARE(look::themeOf(*child<PaletteRow>(window, "insert.event")).noteColours,
                 NoteColours::HighContrast);
        QCOMPARE(child<PaletteRow>(window, "insert.event")->font().pixelSize(), 16);
        QVERIFY(window->commands().action(QStringLiteral("view.coloursHighContrast"))->isChecked() ||
                window == two);
    }
    desk.restart();
    MainWindow *again = desk->newBoard();
    QCOMPARE(again->appearance().textScale, 1.25);
    QCOMPARE(again->view().theme().noteColours, NoteColours::HighContrast);
}

void WorkshopTest::textScale_comesBackToWhatItWas()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QHash<QWidget *, QPair<int, QSize>> before;
    for (QWidget *part : window->findChildren<QWidget *>())
        if (part->testAttribute(Qt::WA_SetFont))
            before.insert(part, {part->font().pixelSize(), part->minimumSize()});
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(window, Qt::Key_Equal, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(window->appearance().textScale, 2.0);
    QCOMPARE(child<PaletteRow>(window, "insert.event")->font().pixelSize(), 26);
    QTest::keyClick(window, Qt::Key_Minus, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(window->appearance().textScale, 1.5);
    QTest::keyClick(window, Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
    for (QWidget *part : window->findChildren<QWidget *>())
        if (before.contains(part))
            QVERIFY2(
                before.value(part) == qMakePair(part->font().pixelSize(), part->minimumSize()),
                qPrintable(QLatin1StringView(part->metaObject()->className()) + u' ' + part->objectName()));
}

void WorkshopTest::panels_leaveHalfOfTheWindowToThePaper_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("textScale");
    QTest::addColumn<bool>("named");
    QTest::newRow("usual") << 1440 << 1.0 << true;
    QTest::newRow("largest text") << 1440 << 2.0 << false;
    QTest::newRow("largest text on a wide screen") << 1920 << 2.0 << true;
    QTest::newRow("small window") << 900 << 1.0 << false;
}

void WorkshopTest::panels_leaveHalfOfTheWindowToThePaper()
{
    QFETCH(int, width);
    QFETCH(double, textScale);
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    window->resize(width, 900);
    Appearance appearance = window->appearance();
    appearance.textScale = textScale;
    window->setAppearance(appearance);
    QTRY_VERIFY(2 * window->view().width() >= width);
    const auto *row = child<PaletteRow>(window, "insert.policy");
    QTEST(row->width() >= 160, "named");
    QVERIFY(row->toolTip().contains(QStringLiteral("Policy")));
}

} // namespace tempestry

QTEST_MAIN(tempestry::WorkshopTest)
#include "workshop_test.moc"
