#include "model/edits.h"
#include "model/search.h"

#include <QTest>

namespace tempestry {

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_findTheNotesThatHaveThemAll_data();
    void words_findTheNotesThatHaveThemAll();
    void found_comeInReadingOrder();
};

void SearchTest::words_findTheNotesThatHaveThemAll_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("blanks") << QStringLiteral("  ") << false;
    QTest::newRow("part of the title") << QStringLiteral("lace") << true;
    QTest::newRow("other case") << QStringLiteral("ORDER") << true;
    QTest::newRow("words in another order") << QStringLiteral("placed order") << true;
    QTest::newRow("one word too many") << QStringLiteral("order paid") << false;
    QTest::newRow("without the accent") << QStringLiteral("cafe") << true;
    QTest::newRow("with the accent composed") << QString::fromUtf8("CAF\u00c9") << true;
    QTest::newRow("with the accent apart") << QString::fromUtf8("cafe\u0301") << true;
    QTest::newRow("in the description") << QStringLiteral("twice") << true;
    QTest::newRow("an actor") << QStringLiteral("waiter") << true;
    QTest::newRow("a field") << QStringLiteral("tableno") << true;
    QTest::newRow("over the seam of two texts") << QStringLiteral("caf\u00e9it") << false;
}

void SearchTest::words_findTheNotesThatHaveThemAll()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);
    Note note = edits::newNote(Board(), NoteKind::Event, 0, 0);
    note.title = QString::fromUtf8("Order placed\nin the caf\u00e9");
    note.description = QStringLiteral("It may come twice");
    note.actors = {QStringLiteral("Waiter")};
    note.fields = {{.name = QStringLiteral("tableNo"), .example = {}, .values = {}}};
    const Board board = apply(edits::addNote(Board(), note), Board());
    QCOMPARE(search(board, typed).size(), found ? 1U : 0U);
}

void SearchTest::found_comeInReadingOrder()
{
    Board board;
    std::vector<NoteId> ids;
    for (const double x : {400.0, 0.0, 200.0}) {
        Note note = edits::newNote(board, NoteKind::Event, x, 0);
        note.title = QStringLiteral("Paid");
        ids.push_back(note.id);
        board = apply(edits::addNote(board, note), board);
    }
    QCOMPARE(search(board, QStringLiteral("paid")), (std::vector{ids[1], ids[2], ids[0]}));
}

} // namespace tempestry

QTEST_APPLESS_MAIN(tempestry::SearchTest)
#include "search_test.moc"
