#include "model/simulation/scripts/script_completion.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

class ScriptCompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areThoseThatCanStandAtThePlace_data();
    void words_areThoseThatCanStandAtThePlace();
    void function_isWrittenWithItsBody();
};

namespace {

ScriptNames knownNames()
{
    ScriptNames names;
    names.emit = {{QStringLiteral("orderPacked"), {}, {QStringLiteral("order"), QStringLiteral("gift wrap")}},
                  {QStringLiteral("orderSplit"), {}, {}}};
    names.read = {{QStringLiteral("stock"), {}, {}}};
    names.fields = {QStringLiteral("order"), QStringLiteral("parts"), QStringLiteral("gift wrap")};
    return names;
}

} // namespace

// A bar in the source is the cursor; one in the words, where one goes on writing.
void ScriptCompletionTest::words_areThoseThatCanStandAtThePlace_data()
{
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, NoteKind kind, const char *source, const char *words) {
        QTest::newRow(name) << kind << QString::fromUtf8(source) << QString::fromUtf8(words);
    };
    using enum NoteKind;
    row("context", Procedure, "function handle(command, context) { context.| }",
        "emit| read| entity| now| random()| telemetry|");
    row("context of an aggregate", Aggregate, "function handle(command, context) { context.s| }", "state|");
    row("context by another name", Procedure, "const handle = (c, ctx) => ctx.em|", "emit|");
    row("context is not known outside of a parameter", Procedure, "function handle(c, ctx) { context.| }",
        "");
    row("emit", Procedure, "function handle(c, context) { context.emit.| }", "orderPacked(|) orderSplit(|)");
    row("emit, in part and another case", Procedure, "function handle(c, context) { context.emit.orders| }",
        "orderSplit(|)");
    row("nothing to issue", Procedure, "function handle(c, context) { context.issue.| }", "");
    row("read", Procedure, "function handle(c, context) { const s = context.read.| }", "stock(|)");
    row("telemetry", Procedure, "function handle(c, context) { context.telemetry.| }", "progress(|)");
    row("fields of the message", Procedure, "function handle(command, context) { command.| }",
        "order| parts| type|");
    row("fields of the event that is projected", ReadModel,
        "function project(state, event) { state.n = event.pa| }", "parts|");
    row("state has fields of its own", ReadModel, "function project(state, event) { state.| }", "");
    row("unknown owner", Procedure, "function handle(c, context) { Math.| }", "");
    row("parameters", Procedure, "function handle(command, context) { co| }", "command| context|");
    row("fields of what is emitted", Procedure, "function handle(c, context) { context.emit.orderPacked({|",
        "order: | \"gift_wrap\": |");
    row("fields that are not there yet", Procedure,
        "function handle(c, context) {\n  context.emit.orderPacked({ order: c.of({a: 1}, [2]), |",
        "\"gift_wrap\": |");
    row("value of a field", Procedure, "function handle(c, context) { context.emit.orderPacked({ order: |",
        "c| context|");
    row("after what was emitted", Procedure,
        "function handle(c, context) { context.emit.orderPacked({ order: 1 }); c|", "c| context|");
    row("in a comment", Procedure, "function handle(c, context) { // context.|", "");
    row("in a text", Procedure, "function handle(c, context) { return 'context.|' }", "");
    row("begin of the source", Procedure, "context.|", "");
}

void ScriptCompletionTest::words_areThoseThatCanStandAtThePlace()
{
    QFETCH(const NoteKind, kind);
    QFETCH(QString, source);
    QFETCH(const QString, words);
    const qsizetype place = source.indexOf(u'|');
    source.remove(place, 1);
    const ScriptCompletion completion = completionAt(source, place, kind, knownNames());
    QStringList found;
    for (ScriptWord word : completion.words)
        found << word.text.insert(word.caret, u'|')
                     .replace(QLatin1StringView("gift wrap"), QLatin1StringView("gift_wrap"));
    QCOMPARE(found.join(u' '), words);
    QVERIFY(completion.from <= place);
}

void ScriptCompletionTest::function_isWrittenWithItsBody()
{
    const ScriptCompletion completion = completionAt(QStringLiteral("fun"), 3, NoteKind::Aggregate, {});
    QCOMPARE(completion.from, 0);
    QVERIFY(!completion.isMember);
    QCOMPARE(completion.words.size(), size_t(2));
    QCOMPARE(completion.words[0].text, QStringLiteral("function apply(state, event) {\n  \n}"));
    QCOMPARE(completion.words[0].caret, completion.words[0].text.size() - 2);
    QCOMPARE(completion.words[1].text, QStringLiteral("function handle(command, context) {\n  \n}"));
}

QTEST_GUILESS_MAIN(ScriptCompletionTest)
#include "script_completion_test.moc"
