#include "app/simulation/fault_text.h"
#include "app/simulation/test_report.h"

#include <QTest>
#include <QXmlStreamReader>

namespace tempestry {

class ScenarioTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_readAsWritten_data();
    void faults_readAsWritten();
    void shortFormsOfFaults_areUnderstood();
    void wrongFaults_areRefusedWithReason_data();
    void wrongFaults_areRefusedWithReason();
    void faultThatTextCantTell_staysAsItWas();
    void junit_hasUsualStructure();
    void junitOfAnyTitle_isWellFormed_data();
    void junitOfAnyTitle_isWellFormed();

private:
    static Board board();
};

namespace {

NoteId shipId()
{
    return NoteId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
}

} // namespace

Board ScenarioTextsTest::board()
{
    BoardDraft draft{Board()};
    Note note;
    note.id = shipId();
    note.kind = NoteKind::Procedure;
    note.title = QStringLiteral("Ship; \"fast\"\nparcel at 3");
    draft.set(note);
    return std::move(draft).finish();
}

void ScenarioTextsTest::faults_readAsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<Fault>>("faults");
    using Kind = Fault::Kind;
    const auto row = [](const char *text, std::vector<Fault> faults) {
        QTest::newRow(text) << QString::fromUtf8(text) << std::move(faults);
    };
    row("", {});
    row("duplicate 10 %", {{.kind = Kind::Duplicate, .note = {}, .probability = 0.1, .at = {}, .delay = {}}});
    row("crash at 100; reorder 2.5 %",
        {{.kind = Kind::Crash, .note = {}, .at = 100, .delay = {}},
         {.kind = Kind::Reorder, .note = {}, .probability = 0.025, .at = {}, .delay = {}}});
    row("failure of \"Ship; 'fast' parcel at 3\" at 3 after 2 s",
        {{.kind = Kind::Failure, .note = shipId(), .at = 3, .delay = 2'000'000}});
    row("loss 100 % after 1.5 s",
        {{.kind = Kind::Loss, .note = {}, .probability = 1, .at = {}, .delay = 1'500'000}});
}

void ScenarioTextsTest::faults_readAsWritten()
{
    QFETCH(QString, text);
    QFETCH(std::vector<Fault>, faults);
    QCOMPARE(faultsText(board(), faults), text);
    QString problem;
    const auto read = parseFaults(board(), {}, text, &problem);
    QVERIFY2(read, qPrintable(problem));
    QCOMPARE(*read, faults);
}

void ScenarioTextsTest::shortFormsOfFaults_areUnderstood()
{
    QString problem;
    const auto read =
        parseFaults(board(), {},
                    QStringLiteral(" Failure ;delay of \"ship; 'fast' PARCEL at 3\" 5% after 3s;"), &problem);
    QVERIFY2(read, qPrintable(problem));
    QCOMPARE(read->size(), size_t(2));
    QCOMPARE((*read)[0].at, std::optional<qint64>(1));
    QCOMPARE((*read)[1].note, std::optional(shipId()));
    QCOMPARE((*read)[1].probability, 0.05);
}

void ScenarioTextsTest::wrongFaults_areRefusedWithReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown kind") << QStringLiteral("explode 10 %") << QStringLiteral("duplicate 10 %");
    QTest::newRow("second is wrong") << QStringLiteral("delay 10 %; never")
                                     << QStringLiteral("duplicate 10 %");
    QTest::newRow("more than all") << QStringLiteral("loss 101 %") << QStringLiteral("100 %");
    QTest::newRow("message 0") << QStringLiteral("crash at 0") << QStringLiteral("from 1 on");
    QTest::newRow("unknown note") << QStringLiteral("failure of Nobody at 1") << QStringLiteral("Nobody");
    QTest::newRow("crash of a note") << QStringLiteral("crash of \"Ship; 'fast' parcel at 3\"")
                                     << QStringLiteral("whole system");
    QTest::newRow("no duration") << QStringLiteral("loss 1 % after lunch") << QStringLiteral("lunch");
}

void ScenarioTextsTest::wrongFaults_areRefusedWithReason()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    QString problem;
    QVERIFY(!parseFaults(board(), {}, text, &problem));
    QVERIFY2(problem.contains(says), qPrintable(problem));
}

void ScenarioTextsTest::faultThatTextCantTell_staysAsItWas()
{
    const Fault drawn{.kind = Fault::Kind::Delay,
                      .note = NoteId::create(),
                      .probability = 0.5,
                      .at = {},
                      .delay = Duration(Duration::Kind::Exponential, 2'000'000)};
    const QString text = faultsText(board(), {drawn});
    QCOMPARE(text, QStringLiteral("delay of \"?\" 50 % after about 2 s"));
    QString problem;
    const auto read = parseFaults(board(), {drawn}, text + QStringLiteral("; crash at 2"), &problem);
    QVERIFY2(read, qPrintable(problem));
    QCOMPARE((*read)[0], drawn);
}

void ScenarioTextsTest::junit_hasUsualStructure()
{
    using List = simulation::Unmet::List;
    const QByteArray xml = junitXml(
        QStringLiteral("Shop"),
        {{QStringLiteral("Paid"), {}, {}, 0.25},
         {QStringLiteral("Late"), {}, {{List::Then, 1, 0, QStringLiteral("a"), QStringLiteral("b")}}, 0.5},
         {QStringLiteral("Lost"), QStringLiteral("No such note."), {}, 0}});
    QCOMPARE(
        QString::fromUtf8(xml),
        QStringLiteral(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites tests=\"3\" failures=\"1\" errors=\"1\" time=\"0.750\">\n"
            "    <testsuite name=\"Shop\" tests=\"3\" failures=\"1\" errors=\"1\" time=\"0.750\">\n"
            "        <testcase name=\"Paid\" classname=\"Shop\" time=\"0.250\"/>\n"
            "        <testcase name=\"Late\" classname=\"Shop\" time=\"0.500\">\n"
            "            <failure message=\"then 2: expected a; came b\" type=\"scenario\">then 2: expected "
            "a; came b\n</failure>\n"
            "        </testcase>\n"
            "        <testcase name=\"Lost\" classname=\"Shop\" time=\"0.000\">\n"
            "            <error message=\"No such note.\" type=\"scenario\">No such note.</error>\n"
            "        </testcase>\n"
            "    </testsuite>\n"
            "</testsuites>\n"));
}

void ScenarioTextsTest::junitOfAnyTitle_isWellFormed_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("read");
    const QString replaced(QChar::ReplacementCharacter);
    QTest::newRow("markup") << QStringLiteral("<b>&\"'</b>") << QStringLiteral("<b>&\"'</b>");
    QTest::newRow("end of CDATA") << QStringLiteral("]]>") << QStringLiteral("]]>");
    QTest::newRow("control characters")
        << QStringLiteral("a\u0001b\u001B") << QStringLiteral("a") + replaced + u'b' + replaced;
    QTest::newRow("half a pair") << QStringLiteral("x") + QChar(0xD800) << QStringLiteral("x") + replaced;
    QTest::newRow("no character") << QStringLiteral("\uFFFF") << replaced;
    QTest::newRow("pair") << QStringLiteral("\U0001F6D2") << QStringLiteral("\U0001F6D2");
}

void ScenarioTextsTest::junitOfAnyTitle_isWellFormed()
{
    QFETCH(QString, title);
    QFETCH(QString, read);
    const simulation::Unmet unmet{simulation::Unmet::List::Never, 0, 0, title, title};
    QXmlStreamReader xml(junitXml(title, {{title, {}, {unmet}, 0}, {title, title, {}, 0}}));
    int cases = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"testcase") {
            ++cases;
            QCOMPARE(xml.attributes().value(QStringLiteral("name")).toString(), read);
        } else if (xml.isStartElement() && xml.name() == u"error") {
            QCOMPARE(xml.readElementText(), read);
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(cases, 2);
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::ScenarioTextsTest)
#include "scenario_texts_test.moc"
