#include "app/window/commands.h"
#include "model/note_kind.h"

#include <QSet>
#include <QTest>

namespace tempestry {

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommand_hasIdOfItsOwnTextAndDeed();
    void noTwoCommands_shareKey();
    void everyKey_isKeyThatQtKnows();
    void everyKindOfNote_hasCommandWithItsLetter();
};

void CommandsTest::everyCommand_hasIdOfItsOwnTextAndDeed()
{
    QSet<QString> ids;
    for (const CommandInfo &command : allCommands()) {
        QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
        ids.insert(command.id);
        QVERIFY2(!command.text.isEmpty(), qPrintable(command.id));
        QVERIFY2(command.run, qPrintable(command.id));
    }
    QVERIFY(ids.size() > 40);
}

void CommandsTest::noTwoCommands_shareKey()
{
    QHash<QKeySequence, QString> taken;
    for (const CommandInfo &command : allCommands()) {
        for (const QString &key : command.keys) {
            const QKeySequence sequence(key, QKeySequence::PortableText);
            QVERIFY2(!taken.contains(sequence),
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(key, taken[sequence], command.id)));
            taken.insert(sequence, command.id);
        }
    }
}

void CommandsTest::everyKey_isKeyThatQtKnows()
{
    for (const CommandInfo &command : allCommands()) {
        for (const QString &key : command.keys) {
            const QKeySequence sequence(key, QKeySequence::PortableText);
            QCOMPARE(sequence.count(), 1);
            QVERIFY2(sequence[0].key() != Qt::Key_unknown, qPrintable(key));
        }
    }
}

void CommandsTest::everyKindOfNote_hasCommandWithItsLetter()
{
    const std::vector<CommandInfo> commands = allCommands();
    for (const KindInfo &kind : noteKinds()) {
        const QString id = QStringLiteral("insert.") + QLatin1StringView(kind.key);
        const auto found = std::ranges::find(commands, id, &CommandInfo::id);
        QVERIFY2(found != commands.end(), qPrintable(id));
        QCOMPARE(found->keys, QStringList{QString(QLatin1Char(kind.shortcut))});
        QCOMPARE(found->key, CommandInfo::Key::OnPaper);
    }
}

} // namespace tempestry

QTEST_MAIN(tempestry::CommandsTest)
#include "commands_test.moc"
