#include "persistence/session_words.h"

#include <QObject>
#include <QTest>

using namespace tempestry;
using namespace tempestry::persistence;

namespace {

// "parts | all | condition | alternatives"
QString described(const TriggerPhrase &phrase)
{
    return QStringList{phrase.parts.join(u';'), phrase.all ? QStringLiteral("all") : QStringLiteral("any"),
                       phrase.condition, phrase.alternatives.join(u';')}
        .join(QLatin1StringView(" | "));
}

QString described(const std::optional<std::vector<Field>> &fields)
{
    if (!fields)
        return QStringLiteral("unreadable");
    QStringList all;
    for (const Field &field : *fields)
        all += field.name + u'=' + field.type + (field.example.isEmpty() ? QString() : u'@' + field.example) +
               (field.entityId ? QStringLiteral("*") : QString());
    return all.join(QLatin1StringView("; "));
}

} // namespace

class SessionWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void name_foldsToItsWords_data();
    void name_foldsToItsWords();
    void relatedWords_haveOneStem_data();
    void relatedWords_haveOneStem();
    void marker_saysTheKind_data();
    void marker_saysTheKind();
    void actors_areSplitOutsideBrackets_data();
    void actors_areSplitOutsideBrackets();
    void data_becomesFields_data();
    void data_becomesFields();
    void trigger_isUnderstood_data();
    void trigger_isUnderstood();
};

void SessionWordsTest::name_foldsToItsWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folded");
    QTest::newRow("snake") << QStringLiteral("oven_ready") << QStringLiteral("oven ready");
    QTest::newRow("camel") << QStringLiteral("OvenReady") << QStringLiteral("oven ready");
    QTest::newRow("words") << QStringLiteral("  Oven-ready! ") << QStringLiteral("oven ready");
    QTest::newRow("digits") << QStringLiteral("step2Done") << QStringLiteral("step2done");
    QTest::newRow("none") << QStringLiteral("--") << QString();
}

void SessionWordsTest::name_foldsToItsWords()
{
    QFETCH(QString, name);
    QTEST(foldedName(name), "folded");
}

void SessionWordsTest::relatedWords_haveOneStem_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *one, const char *other, bool same) {
        QTest::newRow(
            qPrintable(QStringLiteral("%1 %2").arg(QLatin1StringView(one), QLatin1StringView(other))))
            << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
    };
    row("replication", "replicated", true);
    row("delivery", "delivered", true);
    row("approval", "approved", true);
    row("acknowledgement", "acknowledged", true);
    row("initialized", "initiated", false);
    row("nation", "nated", false);
}

void SessionWordsTest::relatedWords_haveOneStem()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(stem(one) == stem(other), "same");
}

void SessionWordsTest::marker_saysTheKind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("rest");
    QTest::newRow("orange") << QStringLiteral("🟠 x") << QStringLiteral("event") << QStringLiteral("x");
    QTest::newRow("orange square, no space")
        << QStringLiteral("🟧x") << QStringLiteral("event") << QStringLiteral("x");
    QTest::newRow("blue") << QStringLiteral("🔵 x") << QStringLiteral("command") << QStringLiteral("x");
    QTest::newRow("yellow") << QStringLiteral("🟡 x") << QStringLiteral("actor") << QStringLiteral("x");
    QTest::newRow("purple") << QStringLiteral("🟣 x") << QStringLiteral("policy") << QStringLiteral("x");
    QTest::newRow("green") << QStringLiteral("🟢 x") << QStringLiteral("readModel") << QStringLiteral("x");
    QTest::newRow("red") << QStringLiteral("🔴 x") << QStringLiteral("hotspot") << QStringLiteral("x");
    QTest::newRow("question mark") << QStringLiteral("❓️ x") << QStringLiteral("hotspot")
                                   << QStringLiteral("x");
    QTest::newRow("some other emoji")
        << QStringLiteral("🚀 x") << QStringLiteral("marked") << QStringLiteral("x");
    QTest::newRow("bytes lost") << QStringLiteral("ðŸ x") << QStringLiteral("marked") << QStringLiteral("x");
    QTest::newRow("words only") << QStringLiteral("âge x") << QString() << QStringLiteral("âge x");
    QTest::newRow("marker further on") << QStringLiteral("x 🟠") << QString() << QStringLiteral("x 🟠");
}

void SessionWordsTest::marker_saysTheKind()
{
    QFETCH(QString, text);
    const MarkedText read = readMarker(text);
    QTEST(read.kind     ? QString::fromLatin1(info(*read.kind).key)
          : read.marked ? QStringLiteral("marked")
                        : QString(),
          "kind");
    QTEST(read.text, "rest");
}

void SessionWordsTest::actors_areSplitOutsideBrackets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("actors");
    QTest::newRow("one with a remark")
        << QStringLiteral("Till (left, right)") << QStringList{QStringLiteral("Till (left, right)")};
    QTest::newRow("slash") << QStringLiteral("A/B") << QStringList{QStringLiteral("A/B")};
    QTest::newRow("list") << QStringLiteral("A, B (x, y), C")
                          << QStringList{QStringLiteral("A"), QStringLiteral("B (x, y)"),
                                         QStringLiteral("C")};
    QTest::newRow("and") << QStringLiteral("A, B and C")
                         << QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
    QTest::newRow("comma and") << QStringLiteral("A, B, and C")
                               << QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
    QTest::newRow("no list") << QStringLiteral("Bed and breakfast")
                             << QStringList{QStringLiteral("Bed and breakfast")};
    QTest::newRow("bracket left open") << QStringLiteral("A (x, B") << QStringList{QStringLiteral("A (x, B")};
}

void SessionWordsTest::actors_areSplitOutsideBrackets()
{
    QFETCH(QString, text);
    QTEST(splitList(text), "actors");
}

void SessionWordsTest::data_becomesFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fields");
    QTest::newRow("types as written") << QStringLiteral("{node: node(), peers: [node()], old: pid() | nil}")
                                      << QStringLiteral("node=node(); peers=[node()]; old=pid() | nil");
    QTest::newRow("nested commas") << QStringLiteral("{a: {pid(), atom()}, b: Map<string, int>}")
                                   << QStringLiteral("a={pid(), atom()}; b=Map<string, int>");
    QTest::newRow("literals") << QStringLiteral("{a: :leave, b: \"x, y\", c: -1.5}")
                              << QStringLiteral("a=:leave@:leave; b=\"x, y\"@\"x, y\"; c=-1.5@-1.5");
    QTest::newRow("first plain id")
        << QStringLiteral("{ids: [id], event_id: [string], order_id: string, item_id: string}")
        << QStringLiteral("ids=[id]; event_id=[string]; order_id=string*; item_id=string");
    QTest::newRow("names only") << QStringLiteral("id, amount")
                                << QStringLiteral("id=string*; amount=string");
    QTest::newRow("nothing inside") << QStringLiteral("{}") << QString();
    QTest::newRow("bracket left open") << QStringLiteral("{a: [int}") << QStringLiteral("unreadable");
    QTest::newRow("prose") << QStringLiteral("(see above!)") << QStringLiteral("unreadable");
}

void SessionWordsTest::data_becomesFields()
{
    QFETCH(QString, text);
    QTEST(described(readFields(text)), "fields");
}

void SessionWordsTest::trigger_isUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("phrase");
    const auto row = [](const char *text, const char *phrase) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(phrase);
    };
    row("a_done", "a_done | any |  | ");
    row("a_done (if paid)", "a_done | any | paid | ");
    row("a_done if paid", "a_done | any | paid | ");
    row("a_done (or at once)", "a_done | any |  | at once");
    row("a_done + b_done", "a_done;b_done | all |  | ");
    row("A done and B done", "A done;B done | all |  | ");
    row("a_done or b_done", "a_done;b_done | any |  | ");
    row("All a_done events received", "All a_done events received | all |  | ");
    row("a_done (see below)", "a_done | any |  | ");
    row("+", " | all |  | ");
}

void SessionWordsTest::trigger_isUnderstood()
{
    QFETCH(QString, text);
    QTEST(described(readTrigger(text)), "phrase");
}

QTEST_GUILESS_MAIN(SessionWordsTest)
#include "session_words_test.moc"
