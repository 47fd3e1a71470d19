#include "app/controls/finder.h"

#include <QLineEdit>
#include <QTest>

namespace tempestry {

class FinderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typed_matches_data();
    void typed_matches();
    void betterMatch_scoresHigher_data();
    void betterMatch_scoresHigher();
    void typingAndEnter_choosesBestMatch();
    void downAndEnter_choosesNext();
    void escape_choosesNothing();
};

void FinderTest::typed_matches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    QTest::newRow("nothing typed") << QString() << QStringLiteral("Undo") << true;
    QTest::newRow("whole word") << QStringLiteral("undo") << QStringLiteral("Undo") << true;
    QTest::newRow("initials") << QStringLiteral("ztf") << QStringLiteral("Zoom to fit") << true;
    QTest::newRow("with blanks") << QStringLiteral("zoom fit") << QStringLiteral("Zoom to fit") << true;
    QTest::newRow("not by the start of a later word")
        << QStringLiteral("pla") << QStringLiteral("Pull a lever") << true;
    QTest::newRow("wrong order") << QStringLiteral("odnu") << QStringLiteral("Undo") << false;
    QTest::newRow("a letter too many") << QStringLiteral("undoo") << QStringLiteral("Undo") << false;
    QTest::newRow("words in another order")
        << QStringLiteral("larger te") << QStringLiteral("Text larger") << true;
    QTest::newRow("words in another order, one of them not there")
        << QStringLiteral("larger no") << QStringLiteral("Text larger") << false;
    QTest::newRow("words in another order, not from their start")
        << QStringLiteral("larger ext") << QStringLiteral("Text larger") << false;
    QTest::newRow("other case of a foreign letter")
        << QStringLiteral("\u00c4nd") << QStringLiteral("\u00e4ndern") << true;
}

void FinderTest::typed_matches()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(bool, matches);
    QCOMPARE(matchScore(typed, name).has_value(), matches);
}

void FinderTest::betterMatch_scoresHigher_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of a word") << QStringLiteral("run") << QStringLiteral("Run again")
                                     << QStringLiteral("Truncate");
    QTest::newRow("letters together")
        << QStringLiteral("pla") << QStringLiteral("Order placed") << QStringLiteral("Pull a lever");
    QTest::newRow("initials") << QStringLiteral("ro") << QStringLiteral("Refund order")
                              << QStringLiteral("Error, no");
    QTest::newRow("words in order") << QStringLiteral("order pl") << QStringLiteral("Order to be placed")
                                    << QStringLiteral("Place order");
    QTest::newRow("shorter name") << QStringLiteral("save") << QStringLiteral("Save")
                                  << QStringLiteral("Save a copy");
}

void FinderTest::betterMatch_scoresHigher()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto score = matchScore(typed, better);
    const auto lower = matchScore(typed, worse);
    QVERIFY(score && lower);
    QVERIFY(*score > *lower);
}

namespace {

struct Opened
{
    QWidget window;
    Finder finder{&window};
    QStringList chosen;

    Opened()
    {
        window.resize(800, 600);
        window.show();
        std::vector<Findable> all;
        for (const char *name : {"Order placed", "Order refused", "Undo"})
            all.push_back({QString::fromLatin1(name), {}, {}, true, [this, name] {
                               chosen << QString::fromLatin1(name);
                           }});
        finder.open(QStringLiteral("Find"), std::move(all));
    }
    QLineEdit *box() const { return finder.findChild<QLineEdit *>(); }
};

} // namespace

void FinderTest::typingAndEnter_choosesBestMatch()
{
    Opened opened;
    QTest::keyClicks(opened.box(), QStringLiteral("ref"));
    QTest::keyClick(opened.box(), Qt::Key_Return);
    QCOMPARE(opened.chosen, QStringList{QStringLiteral("Order refused")});
    QVERIFY(opened.finder.isHidden());
}

void FinderTest::downAndEnter_choosesNext()
{
    Opened opened;
    QTest::keyClicks(opened.box(), QStringLiteral("order"));
    QTest::keyClick(opened.box(), Qt::Key_Down);
    QTest::keyClick(opened.box(), Qt::Key_Return);
    QCOMPARE(opened.chosen, QStringList{QStringLiteral("Order refused")});
}

void FinderTest::escape_choosesNothing()
{
    Opened opened;
    QTest::keyClick(opened.box(), Qt::Key_Escape);
    QVERIFY(opened.finder.isHidden());
    QVERIFY(opened.chosen.isEmpty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::FinderTest)
#include "finder_test.moc"
