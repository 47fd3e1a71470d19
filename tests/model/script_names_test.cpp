#include "model/script_names.h"

#include <QTest>

using namespace tempestry;

class ScriptNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void title_isNamedInCamelCase_data();
    void title_isNamedInCamelCase();
    void linkedNotes_areNamedInReadingOrder();
};

void ScriptNamesTest::title_isNamedInCamelCase_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("words") << "Order packed"
                           << "orderPacked";
    QTest::newRow("line breaks") << "Order\nis  packed"
                                 << "orderIsPacked";
    QTest::newRow("already so") << "OrderPacked"
                                << "orderPacked";
    QTest::newRow("capitals first") << "PDF sent"
                                    << "pdfSent";
    QTest::newRow("capitals later") << "Send PDF"
                                    << "sendPDF";
    QTest::newRow("apostrophe") << "Customer's order"
                                << "customersOrder";
    QTest::newRow("other apostrophe") << "Customer\u2019s order"
                                      << "customersOrder";
    QTest::newRow("punctuation") << "Order, packed!"
                                 << "orderPacked";
    QTest::newRow("remark") << "Order packed (if cluster)"
                            << "orderPacked";
    QTest::newRow("nothing but a remark") << "(if cluster)"
                                          << "ifCluster";
    QTest::newRow("digit first") << "3 parts packed"
                                 << "_3PartsPacked";
    QTest::newRow("letters of all kinds") << "Gr\u00f6\u00dfe ge\u00e4ndert"
                                          << "gr\u00f6\u00dfeGe\u00e4ndert";
    QTest::newRow("no case") << "\u8ba2\u5355 \u5df2\u653e\u7f6e"
                             << "\u8ba2\u5355\u5df2\u653e\u7f6e";
    QTest::newRow("marks") << "re\u0301sume\u0301"
                           << "re\u0301sume\u0301";
    QTest::newRow("a word of the language") << "Delete"
                                            << "delete";
    QTest::newRow("no word") << "???"
                             << "note";
    QTest::newRow("empty") << ""
                           << "note";
}

void ScriptNamesTest::title_isNamedInCamelCase()
{
    QFETCH(const QString, title);
    QFETCH(const QString, name);
    QCOMPARE(scriptName(title), name);
}

void ScriptNamesTest::linkedNotes_areNamedInReadingOrder()
{
    BoardDraft draft{Board()};
    const auto add = [&draft](NoteKind kind, const char *title) {
        Note note;
        note.id = NoteId::create();
        note.kind = kind;
        note.title = QString::fromLatin1(title);
        note.x = 5000.0 * static_cast<double>(draft.board().notes().size());
        draft.set(note);
        return note.id;
    };
    const auto connect = [&draft](NoteId from, NoteId to) {
        Link link;
        link.id = LinkId::create();
        link.from = from;
        link.to = to;
        draft.set(link);
    };
    const NoteId stock = add(NoteKind::ReadModel, "Stock");
    const NoteId policy = add(NoteKind::Policy, "Whenever");
    const NoteId pack = add(NoteKind::Command, "Pack");
    const NoteId again = add(NoteKind::Command, "Pack");
    const NoteId packed = add(NoteKind::Event, "Packed");
    for (const NoteId to : {again, packed, pack})
        connect(policy, to);
    connect(stock, policy);
    const ScriptNames names = scriptNames(draft.board(), FlowGraph(draft.board()), policy);
    QCOMPARE(names.issue,
             (std::vector<NamedNote>{{QStringLiteral("pack"), pack}, {QStringLiteral("pack2"), again}}));
    QCOMPARE(names.emit, (std::vector<NamedNote>{{QStringLiteral("packed"), packed}}));
    QCOMPARE(names.read, (std::vector<NamedNote>{{QStringLiteral("stock"), stock}}));
    QVERIFY(names.fields.isEmpty());
}

QTEST_APPLESS_MAIN(ScriptNamesTest)
#include "script_names_test.moc"
