#include "model/workshop.h"

#include <QSet>
#include <QTest>

namespace tempestry {

class WorkshopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKind_isOfferedBySomePhaseOfEachFormat();
    void keys_areUnique();
    void everyPhase_saysWhatToDoAndWhenItIsDone();
    void formatKey_findsItsFormatAndNoOther();
    void bigPicture_goesFromChaosToOpportunities();
};

void WorkshopTest::everyKind_isOfferedBySomePhaseOfEachFormat()
{
    for (const WorkshopFormat &format : workshopFormats())
        for (const KindInfo &kind : noteKinds())
            QVERIFY2(std::ranges::any_of(format.phases,
                                         [&](const Phase &phase) { return offers(phase, kind.kind); }),
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(format.key),
                                                             QLatin1StringView(kind.key))));
}

void WorkshopTest::keys_areUnique()
{
    QSet<QByteArray> formats;
    for (const WorkshopFormat &format : workshopFormats()) {
        QVERIFY(!formats.contains(format.key));
        formats.insert(format.key);
        QSet<QByteArray> phases;
        for (const Phase &phase : format.phases) {
            QVERIFY2(!phases.contains(phase.key), phase.key);
            phases.insert(phase.key);
        }
        QVERIFY(phases.size() >= 3);
    }
    QCOMPARE(formats.size(), 3);
}

void WorkshopTest::everyPhase_saysWhatToDoAndWhenItIsDone()
{
    for (const WorkshopFormat &format : workshopFormats())
        for (const Phase &phase : format.phases) {
            const QString prompt = QString::fromUtf8(phase.prompt);
            const QString doneWhen = QString::fromUtf8(phase.doneWhen);
            QVERIFY2(prompt.endsWith(u'.') || prompt.endsWith(u'?'), phase.prompt);
            QVERIFY2(prompt.size() <= 115, phase.prompt); // one line of the strip
            QVERIFY2(!doneWhen.isEmpty() && doneWhen.at(0).isLower() == doneWhen.at(0).isLetter(),
                     phase.doneWhen);
            QVERIFY2(!doneWhen.endsWith(u'.'), phase.doneWhen);
            QVERIFY2(phase.minutes >= 5 && phase.minutes <= 60, phase.key);
            QVERIFY2(offers(phase, NoteKind::Hotspot), phase.key); // doubts may come at any time
        }
}

void WorkshopTest::formatKey_findsItsFormatAndNoOther()
{
    for (const WorkshopFormat &format : workshopFormats())
        QCOMPARE(workshopFormat(QString::fromLatin1(format.key)), &format);
    QCOMPARE(workshopFormat(u"retrospective"), nullptr);
    QCOMPARE(workshopFormat(u""), nullptr);
}

void WorkshopTest::bigPicture_goesFromChaosToOpportunities()
{
    QStringList names;
    for (const Phase &phase : workshopFormat(u"bigPicture")->phases)
        names << QString::fromUtf8(phase.name);
    QCOMPARE(names, (QStringList{
                        QStringLiteral("Chaotic exploration"), QStringLiteral("Enforce the timeline"),
                        QStringLiteral("Hotspots"), QStringLiteral("Pivotal events and swimlanes"),
                        QStringLiteral("People and systems"), QStringLiteral("Walk-through"),
                        QStringLiteral("Reverse narrative"), QStringLiteral("Problems and opportunities")}));
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::WorkshopTest)
#include "workshop_test.moc"
