#include "app/controls/measured_text.h"

#include <QTest>

namespace tempestry {

class MeasuredTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void time_isInTheUnitThatTellsMost_data();
    void time_isInTheUnitThatTellsMost();
    void share_isInPercent_data();
    void share_isInPercent();
    void number_hasThreeDigits_data();
    void number_hasThreeDigits();
};

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

void MeasuredTextTest::time_isInTheUnitThatTellsMost_data()
{
    QTest::addColumn<double>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << "0";
    QTest::newRow("microseconds") << 7.0 << QStringLiteral("7 \u00b5s");
    QTest::newRow("milliseconds") << 800'000.0 << "800 ms";
    QTest::newRow("seconds") << 2'000'000.0 << "2 s";
    QTest::newRow("rounded seconds") << 1'254'900.0 << "1.25 s";
    QTest::newRow("minutes") << 90e6 << "1.5 min";
    QTest::newRow("hours") << 9'000e6 << "2.5 h";
    QTest::newRow("many days") << 86'400e6 * 4321 << "4321 d";
}

void MeasuredTextTest::time_isInTheUnitThatTellsMost()
{
    QFETCH(double, microseconds);
    QFETCH(QString, text);
    QCOMPARE(plain(measuredTime(microseconds)), text);
}

void MeasuredTextTest::share_isInPercent_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0 %";
    QTest::newRow("hardly any") << 0.0004 << "< 0.1 %";
    QTest::newRow("little") << 0.0034 << "0.3 %";
    QTest::newRow("much") << 0.8449 << "84.5 %";
    QTest::newRow("all") << 1.0 << "100 %";
}

void MeasuredTextTest::share_isInPercent()
{
    QFETCH(double, share);
    QFETCH(QString, text);
    QCOMPARE(plain(shareText(share)), text);
}

void MeasuredTextTest::number_hasThreeDigits_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0";
    QTest::newRow("small") << 0.0341 << "0.034";
    QTest::newRow("fraction") << 2.504 << "2.5";
    QTest::newRow("large") << 12'345.6 << "12346";
}

void MeasuredTextTest::number_hasThreeDigits()
{
    QFETCH(double, number);
    QFETCH(QString, text);
    QCOMPARE(measuredNumber(number), text);
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::MeasuredTextTest)
#include "measured_text_test.moc"
