#include "persistence/encoding_repair.h"

#include <QObject>
#include <QTest>

using namespace tempestry::persistence;

class EncodingRepairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void misreadRun_becomesWhatWasMeant_data();
    void misreadRun_becomesWhatWasMeant();
    void brokenSequence_isMeasured_data();
    void brokenSequence_isMeasured();
    void invalidUtf8_isFoundAtItsFirstByte_data();
    void invalidUtf8_isFoundAtItsFirstByte();
};

void EncodingRepairTest::misreadRun_becomesWhatWasMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *name, const char16_t *text, const char16_t *meant) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(meant);
    };
    row("arrow by curly quote", u"a â†’ b", u"a → b");
    row("orange circle with its no-break space", u"ðŸŸ\u00A0 x", u"🟠 x");
    row("orange circle whose no-break space became a space", u"ðŸŸ x", u"🟠 x");
    row("purple circle", u"ðŸŸ£ x", u"🟣 x");
    row("question mark with a byte that Windows-1252 lacks", u"â\u009D“ x", u"❓ x");
    row("accent", u"CafÃ©", u"Café");
    row("accents that were right", u"naïve Café à la carte", u"naïve Café à la carte");
    row("right and wrong in one run", u"éÃ©", u"éÃ©");
    row("marker cut short", u"ðŸ x", u"ðŸ x");
    row("emoji that was right", u"🟠 x → y", u"🟠 x → y");
    row("nothing", u"", u"");
}

void EncodingRepairTest::misreadRun_becomesWhatWasMeant()
{
    QFETCH(QString, text);
    QFETCH(QString, meant);
    QCOMPARE(undoWrongDecoding(text), meant);
    QCOMPARE(undoWrongDecoding(meant), meant);
}

void EncodingRepairTest::brokenSequence_isMeasured_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("two of four bytes") << QStringLiteral("ðŸx") << qsizetype(2);
    QTest::newRow("three of four bytes") << QStringLiteral("ðŸŸx") << qsizetype(3);
    QTest::newRow("two of three bytes") << QStringLiteral("â“ x") << qsizetype(2);
    QTest::newRow("nothing lost") << QStringLiteral("â†’ x") << qsizetype(0);
    QTest::newRow("a letter with an accent") << QStringLiteral("âge") << qsizetype(0);
    QTest::newRow("an Icelandic word") << QStringLiteral("ðar") << qsizetype(0);
    QTest::newRow("nothing") << QString() << qsizetype(0);
}

void EncodingRepairTest::brokenSequence_isMeasured()
{
    QFETCH(QString, text);
    QTEST(brokenSequenceLength(text), "length");
}

void EncodingRepairTest::invalidUtf8_isFoundAtItsFirstByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("offset"); // -1: none
    QTest::newRow("nothing") << QByteArray() << qsizetype(-1);
    QTest::newRow("all lengths") << QByteArray("a\xC3\xA9\xE2\x86\x92\xF0\x9F\x9F\xA0\xF4\x8F\xBF\xBF")
                                 << qsizetype(-1);
    QTest::newRow("lone continuation") << QByteArray("ab\x80") << qsizetype(2);
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << qsizetype(0);
    QTest::newRow("overlong in three") << QByteArray("a\xE0\x80\xAF") << qsizetype(1);
    QTest::newRow("surrogate") << QByteArray("a\xED\xA0\x80") << qsizetype(1);
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << qsizetype(0);
    QTest::newRow("cut off") << QByteArray("a\xF0\x9F\x9F") << qsizetype(1);
    QTest::newRow("letter inside a sequence") << QByteArray("\xE2\x86z") << qsizetype(0);
}

void EncodingRepairTest::invalidUtf8_isFoundAtItsFirstByte()
{
    QFETCH(QByteArray, text);
    QTEST(firstInvalidUtf8(text).value_or(-1), "offset");
}

QTEST_GUILESS_MAIN(EncodingRepairTest)
#include "encoding_repair_test.moc"
