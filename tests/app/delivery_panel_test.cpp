#include "app/controls/line_list.h"
#include "app/simulation/delivery_panel.h"
#include "persistence/board_json.h"

#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace tempestry;

namespace {

const QString kProgram = QStringLiteral(TEMPESTRY_PROGRAM);

QString examplePath(const char *name)
{
    return QStringLiteral(TEMPESTRY_SOURCE_DIR "/resources/examples/%1.json").arg(QLatin1String(name));
}

Board example(const char *name)
{
    QFile file(examplePath(name));
    return file.open(QIODevice::ReadOnly) ? persistence::boardFromJson(file.readAll()).board : Board();
}

RunChoice trusted()
{
    RunChoice choice;
    choice.trustsScripts = true;
    return choice;
}

QString remark(const DeliveryPanel &panel)
{
    return panel.findChild<QLabel *>(QStringLiteral("deliveryVerdict"))->text();
}

} // namespace

class DeliveryPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_isReadAsItWasWritten()
    {
        const DeliveryAnswer answer{
            {{NoteId::create(),
              QStringLiteral("Open orders of A-1"),
              {QStringLiteral("Order placed")},
              {QStringLiteral("Order placed"), QStringLiteral("Order placed")},
              QStringLiteral("{\"count\":1}"),
              QStringLiteral("{\"count\":2}")},
             {{}, QStringLiteral("Events of A-1"), {}, {QStringLiteral("Order placed")}, {}, {}}},
            QStringLiteral("duplicate at 1")};
        QCOMPARE(answerFromJson(answerToJson(answer)), std::optional(answer));
        QCOMPARE(answerFromJson("[]"), std::nullopt);
    }

    void commandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArrayList &arguments, int status, const char *says) {
            QStringList texts;
            for (const QByteArray &argument : arguments)
                texts << QString::fromUtf8(argument);
            QTest::newRow(name) << texts << status << QString::fromUtf8(says);
        };
        row("twice", {"--check", "idempotence"}, 1, "duplicate at 1");
        row("other orders", {"--check", "order-independence"}, 0, "ends the same in every order");
        row("unknown", {"--check", "both"}, 2, "write idempotence or order-independence");
        row("with a journal", {"--check", "idempotence", "--journal", "-"}, 2, "leave --journal out");
        row("faults", {"--faults", "failure of \"Payment provider\" at 1", "--journal", "-"}, 0,
            "activityFailed");
        row("faults that are none", {"--faults", "rain"}, 2, "--faults");
    }

    void commandLine()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, status);
        QFETCH(const QString, says);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(kProgram,
                      QStringList{QStringLiteral("simulate"), examplePath("online-order")} + arguments);
        QVERIFY(process.waitForFinished(60'000));
        const QString told = QString::fromUtf8(process.readAll());
        QVERIFY2(told.contains(says), qPrintable(told));
        QCOMPARE(process.exitCode(), status);
    }

    void boardThatIsNotIdempotent_isListedWithItsHistories()
    {
        DeliveryPanel panel(kProgram, DeliveryQuestion::Idempotence, example("online-order"), {});
        QTRY_VERIFY_WITH_TIMEOUT(remark(panel).contains(QStringLiteral("duplicate at 1")), 60'000);
        const auto *list = panel.findChild<LineList *>();
        QVERIFY(list->model()->rowCount() >= 3);
        QVERIFY(list->line(0).isHead);
        QCOMPARE(list->line(1).text, QStringLiteral("Order placed"));
        QCOMPARE(list->line(2).text, QStringLiteral("Payment taken"));
    }

    void boardWithTrustedScripts_isCheckedWithThem()
    {
        DeliveryPanel panel(kProgram, DeliveryQuestion::OrderIndependence, example("course-enrolment"),
                            trusted());
        QTRY_VERIFY_WITH_TIMEOUT(remark(panel).contains(QStringLiteral("ends")), 60'000);
    }

    void programThatIsNotThere_isSaid()
    {
        DeliveryPanel panel(QStringLiteral("/no/such/program"), DeliveryQuestion::Idempotence, Board(), {});
        QTRY_VERIFY(remark(panel).startsWith(QStringLiteral("The runs could not be started")));
    }

    void panelClosedWhileItRuns_endsTheProcessInSilence()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("QProcess")));
        DeliveryPanel panel(kProgram, DeliveryQuestion::Idempotence, example("online-order"), {});
        QVERIFY(panel.findChild<QLabel *>(QStringLiteral("deliveryVerdict"))
                    ->text()
                    .startsWith(QStringLiteral("Running")));
    }

    void emptyBoard_endsTheSame()
    {
        DeliveryPanel panel(kProgram, DeliveryQuestion::Idempotence, Board(), {});
        QTRY_VERIFY_WITH_TIMEOUT(remark(panel).contains(QStringLiteral("ends the same")), 60'000);
        QCOMPARE(panel.findChild<LineList *>()->model()->rowCount(), 0);
    }
};

QTEST_MAIN(DeliveryPanelTest)
#include "delivery_panel_test.moc"
