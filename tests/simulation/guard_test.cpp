#include "model/simulation/guard.h"

#include <QJsonArray>
#include <QTest>

using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

// What Guard says of boards' guards, beside what JavaScript says of the same text with the same fields as
// constants.
class GuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guard_holdsAsInJavaScript_data();
    void guard_holdsAsInJavaScript();
    void mixedTypes_areAProblem_data();
    void mixedTypes_areAProblem();
    void whatIsMoreThanAGuard_isRefusedWithItsColumn_data();
    void whatIsMoreThanAGuard_isRefusedWithItsColumn();
    void longText_isRefused();
    void deepNesting_isRefused();

private:
    static const QJsonObject kFields;
};

const QJsonObject GuardTest::kFields{
    {u"amount"_s, 120.5},
    {u"count"_s, 3},
    {u"none"_s, QJsonValue::Null},
    {u"name"_s, u"Ann"_s},
    {u"empty"_s, u""_s},
    {u"gift"_s, true},
    {u"größe"_s, 7},
    {u"order"_s,
     QJsonObject{{u"lines"_s, QJsonArray{1, 2}}, {u"from"_s, QJsonObject{{u"city"_s, u"Rome"_s}}}}}};

void GuardTest::guard_holdsAsInJavaScript_data()
{
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *text, bool holds) { QTest::newRow(text) << holds; };
    row("amount > 100", true);
    row("amount > 100 && count >= 3", true);
    row("amount<100||gift", true);
    row("count == 3 && !gift || empty === ''", true);
    row("!(count == 3 && gift)", false);
    row("count + 2 * 3 == 9", true);
    row("(count + 2) * 3 === 15", true);
    row("10 - 4 - 3 == 3", true);
    row("-count + 3 == 0", true);
    row("- -count == 3", true);
    row("7 % 4 == 3 && -7 % 4 == -3", true);
    row("1 / 0 > 1000000", true);
    row("0 / 0 == 0 / 0", false);
    row("0 / 0", false);
    row("0.1 + 0.2 == 0.3", false);
    row("1 < 2 == true", true);
    row("name == 'Ann'", true);
    row("name == \"ann\"", false);
    row("name + '!' == 'Ann!'", true);
    row("'B' < 'a' && 'a' < 'ab'", true);
    row("name != 'Bob'", true);
    row("name.length == 3", true);
    row("'it\\'s' == \"it's\"", true);
    row("name", true);
    row("empty", false);
    row("none", false);
    row("absent", false);
    row("absent == null", true);
    row("absent === null", false);
    row("absent === undefined && none !== undefined", true);
    row("none == undefined", true);
    row("absent.deeper.still == null", true);
    row("order.from.city == 'Rome'", true);
    row("order.lines.length > 1", true);
    row("order", true);
    row("count == '3'", false); // JavaScript converts; a guard never does
    row("count === '3'", false);
    row("gift != 1", true); // JavaScript converts
    row("größe == 7", true);
    row("gift && amount", true);
    row("empty || none || count", true);
    row("absent && absent > 5", false);
    row("true", true);
    row("!true", false);
    row(" 12.50 == 12.5 ", true);
    row(".5 == 0.5", true);
}

void GuardTest::guard_holdsAsInJavaScript()
{
    QFETCH(bool, holds);
    const auto guard = Guard::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(std::holds_alternative<Guard>(guard));
    const auto held = std::get<Guard>(guard).holds(kFields);
    QVERIFY(std::holds_alternative<bool>(held));
    QCOMPARE(std::get<bool>(held), holds);
}

void GuardTest::mixedTypes_areAProblem_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("reason");
    QTest::newRow("name > 5") << 6
                              << u"This wants two numbers or two texts, not name (a text) and a number."_s;
    QTest::newRow("absent < 1")
        << 8 << u"This wants two numbers or two texts, not absent (nothing) and a number."_s;
    QTest::newRow("true && count + name")
        << 15 << u"+ wants two numbers or two texts, not count (a number) and name (a text)."_s;
    QTest::newRow("gift * 2")
        << 6 << u"This wants a number on both sides, not gift (true or false) and a number."_s;
    QTest::newRow("-name") << 1 << u"- wants a number, not name (a text)."_s;
    QTest::newRow("order == order")
        << 7
        << u"Objects and lists can't be compared; compare their fields, not order (an object) and order (an object)."_s;
}

void GuardTest::mixedTypes_areAProblem()
{
    QFETCH(int, column);
    QFETCH(QString, reason);
    const auto held =
        std::get<Guard>(Guard::parse(QString::fromUtf8(QTest::currentDataTag()))).holds(kFields);
    QVERIFY(std::holds_alternative<GuardProblem>(held));
    QCOMPARE(std::get<GuardProblem>(held).reason, reason);
    QCOMPARE(std::get<GuardProblem>(held).column, column);
}

void GuardTest::whatIsMoreThanAGuard_isRefusedWithItsColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow(" ") << 2;
    QTest::newRow("stock is low") << 7;
    QTest::newRow("amount >") << 9;
    QTest::newRow("(amount") << 8;
    QTest::newRow("amount)") << 7;
    QTest::newRow("amount = 5") << 8;
    QTest::newRow("a & b") << 3;
    QTest::newRow("a ** 2") << 3;
    QTest::newRow("a++") << 2;
    QTest::newRow("a ? b : c") << 3;
    QTest::newRow("f(1)") << 2;
    QTest::newRow("a[0]") << 2;
    QTest::newRow("a.") << 3;
    QTest::newRow("'open") << 6;
    QTest::newRow("'a\\n'") << 4;
    QTest::newRow("12x") << 3;
    QTest::newRow("012") << 4;
    QTest::newRow("1 >> 2") << 3;
    QTest::newRow("a // b") << 3;
}

void GuardTest::whatIsMoreThanAGuard_isRefusedWithItsColumn()
{
    QFETCH(int, column);
    const auto guard = Guard::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(std::holds_alternative<GuardProblem>(guard));
    QVERIFY(!std::get<GuardProblem>(guard).reason.isEmpty());
    QCOMPARE(std::get<GuardProblem>(guard).column, column);
}

void GuardTest::longText_isRefused()
{
    QVERIFY(std::holds_alternative<GuardProblem>(Guard::parse(QString(20'000, u'a'))));
}

void GuardTest::deepNesting_isRefused()
{
    const auto nested = [](qsizetype depth) { return QString(depth, u'(') + u'1' + QString(depth, u')'); };
    QVERIFY(std::holds_alternative<Guard>(Guard::parse(nested(50))));
    QVERIFY(std::holds_alternative<GuardProblem>(Guard::parse(nested(4000))));
    QVERIFY(std::holds_alternative<GuardProblem>(Guard::parse(QString(9000, u'!') + u'1')));
}

QTEST_APPLESS_MAIN(GuardTest)
#include "guard_test.moc"
