#include "model/edits.h"
#include "persistence/board_json.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace tempestry {

// `tempestry project`, run by the program itself.
class ProjectSubcommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readModelAddedSince_isFilled();
    void script_isCalledOnceTrusted();
    void failingScript_isToldWithItsLine();
    void scriptWithoutItsFunction_isToldWithItsNote();
    void endlessScript_endsWithItsNoteNamed();
    void journal_holdsEventsAndWhatWasMadeOfThem();
    void wrongInput_saysWhatIsWrong_data();
    void wrongInput_saysWhatIsWrong();

private:
    struct Outcome
    {
        int status = -1;
        QString out;
        QString err;
    };

    Outcome tempestry(const QStringList &arguments) const;
    Outcome projected(const QString &script, const QStringList &more = {});
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &content) const;

    QTemporaryDir m_folder;
    BoardDraft m_board{Board()};
    NoteId m_event;
};

ProjectSubcommandTest::Outcome ProjectSubcommandTest::tempestry(const QStringList &arguments) const
{
    QProcess process;
    process.start(QStringLiteral(TEMPESTRY_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void ProjectSubcommandTest::write(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

// A run of a command and its event, without a read model.
void ProjectSubcommandTest::initTestCase()
{
    Note command = edits::newNote(m_board.board(), NoteKind::Command, 0, 0);
    command.title = QStringLiteral("Place order");
    m_board.set(command);
    Note event = edits::newNote(m_board.board(), NoteKind::Event, 5000, 0);
    event.title = QStringLiteral("Order placed");
    Field amount;
    amount.name = QStringLiteral("amount");
    amount.example = QStringLiteral("5");
    event.fields = {amount};
    m_board.set(event);
    m_event = event.id;
    Link link;
    link.id = LinkId::create();
    link.from = command.id;
    link.to = event.id;
    m_board.set(link);
    write("ran.json", persistence::boardToJson(m_board.board()));
    const Outcome ran = tempestry(
        {QStringLiteral("simulate"), path("ran.json"), QStringLiteral("--journal"), path("run.jsonl")});
    QCOMPARE(ran.status, 0);
}

// The journal on a board that has the read model "Open orders" besides.
ProjectSubcommandTest::Outcome ProjectSubcommandTest::projected(const QString &script,
                                                                const QStringList &more)
{
    BoardDraft now(m_board.board());
    Note model = edits::newNote(now.board(), NoteKind::ReadModel, 10'000, 0);
    model.title = QStringLiteral("Open orders");
    model.script = script;
    now.set(model);
    Link link;
    link.id = LinkId::create();
    link.from = m_event;
    link.to = model.id;
    now.set(link);
    write("now.json", persistence::boardToJson(now.board()));
    return tempestry(QStringList{QStringLiteral("project"), path("now.json"), path("run.jsonl")} + more);
}

void ProjectSubcommandTest::readModelAddedSince_isFilled()
{
    const Outcome outcome = projected({});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    QVERIFY2(outcome.out.startsWith(QStringLiteral("Open orders\n")) &&
                 outcome.out.contains(QStringLiteral("{\"amount\":\"5\"}")),
             qPrintable(outcome.out));
}

void ProjectSubcommandTest::script_isCalledOnceTrusted()
{
    const auto script = QStringLiteral("function project(state, event) { state.seen = event.amount + '!'; }");
    const Outcome strange = projected(script);
    QVERIFY2(strange.err.contains(QStringLiteral("--trust-scripts")), qPrintable(strange.err));
    QVERIFY2(!strange.out.contains(QStringLiteral("seen")), qPrintable(strange.out));
    const Outcome trusted = projected(script, {QStringLiteral("--trust-scripts")});
    QCOMPARE(trusted.status, 0);
    QVERIFY2(trusted.out.contains(QStringLiteral("{\"seen\":\"5!\"}")), qPrintable(trusted.out));
}

void ProjectSubcommandTest::failingScript_isToldWithItsLine()
{
    const Outcome outcome = projected(QStringLiteral("function project(state) {\n  state.a.b = 1;\n}"),
                                      {QStringLiteral("--trust-scripts")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.startsWith(QStringLiteral("The script of “Open orders” failed. Line 2: ")),
             qPrintable(outcome.err));
}

void ProjectSubcommandTest::scriptWithoutItsFunction_isToldWithItsNote()
{
    const Outcome outcome = projected(QStringLiteral("const a = 1"), {QStringLiteral("--trust-scripts")});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.err,
             QStringLiteral("The script of “Open orders” failed. It defines no function project.\n"));
}

void ProjectSubcommandTest::endlessScript_endsWithItsNoteNamed()
{
    const Outcome outcome =
        projected(QStringLiteral("function project() { for (;;); }"),
                  {QStringLiteral("--trust-scripts"), QStringLiteral("--script-time=200")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(QStringLiteral("The script of “Open orders” did not come to an end")),
             qPrintable(outcome.err));
}

void ProjectSubcommandTest::journal_holdsEventsAndWhatWasMadeOfThem()
{
    const Outcome outcome = projected({}, {QStringLiteral("--journal=-")});
    QCOMPARE(outcome.status, 0);
    const QStringList lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), qsizetype(2));
    QVERIFY(lines[0].contains(QStringLiteral("\"record\":\"event\"")));
    QVERIFY(lines[1].contains(QStringLiteral("\"record\":\"projected\"")));
}

void ProjectSubcommandTest::wrongInput_saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("says");
    write("text.jsonl", "Order placed\n");
    write("other.jsonl",
          "{\"seq\":0,\"time\":0,\"record\":\"event\",\"id\":\"00000000000000000000000000000001\","
          "\"note\":\"6b1f1f0a-0000-4000-8000-000000000099\",\"name\":\"Elsewhere\"}\n");
    QTest::newRow("missing") << path("none.jsonl") << "No such file";
    QTest::newRow("no journal") << path("text.jsonl") << "Line 1 is not JSON";
    QTest::newRow("of another board") << path("other.jsonl") << "none of its notes is on this board";
}

void ProjectSubcommandTest::wrongInput_saysWhatIsWrong()
{
    QFETCH(const QString, journal);
    QFETCH(const QString, says);
    const Outcome outcome = tempestry({QStringLiteral("project"), path("ran.json"), journal});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains(journal) && outcome.err.contains(says), qPrintable(outcome.err));
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::ProjectSubcommandTest)
#include "project_subcommand_test.moc"
