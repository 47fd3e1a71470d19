#include "app/command_line/arguments.h"

#include "app/command_line/command_line.h"

#include <QFile>
#include <QSaveFile>
#include <QTextStream>

namespace tempestry {

Arguments::Arguments(const QString &summary, const QString &positional,
                     const QList<QCommandLineOption> &options)
{
    m_parser.setApplicationDescription(summary);
    m_parser.addPositionalArgument(positional, {});
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")});
    m_parser.addOptions(options);
}

bool Arguments::parse(const QStringList &arguments, QTextStream &out)
{
    m_name = arguments.front();
    if (!m_parser.parse(arguments))
        refuse(m_parser.errorText());
    if (!m_parser.isSet(QStringLiteral("help")))
        return false;
    const QString help = m_parser.helpText(); // its first line names the program only
    out << "Usage: tempestry " << m_name << ' ' << m_positional << " [options]\n"
        << help.mid(help.indexOf(u'\n') + 1);
    return true;
}

QStringList Arguments::positional(qsizetype least, qsizetype most) const
{
    QStringList given = m_parser.positionalArguments();
    if (given.size() < least)
        refuse(QStringLiteral("a file is missing"));
    if (given.size() > most)
        refuse(QStringLiteral("“%1” is one file too many").arg(given[most]));
    return given;
}

QString Arguments::required(const QString &option) const
{
    if (!m_parser.isSet(option))
        refuse(QStringLiteral("the option -%1 is missing").arg(option));
    return m_parser.value(option);
}

void Arguments::refuse(const QString &problem) const
{
    throw CommandLineError(ExitStatus::WrongUsage,
                           QStringLiteral("%1; “tempestry %2 --help” shows the usage").arg(problem, m_name));
}

void writeOutput(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        throw CommandLineError(ExitStatus::UnwritableOutput,
                               QStringLiteral("%1: can't be written: %2").arg(path, file.errorString()));
}

} // namespace tempestry
