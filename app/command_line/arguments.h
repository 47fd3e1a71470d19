#pragma once

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QStringList>

#include <optional>

class QTextStream;

namespace tempestry {

// Reads the arguments of one subcommand; throws CommandLineError(WrongUsage).
class Arguments
{
public:
    // `positional` names what is expected besides options, as the help shows it.
    Arguments(const QString &summary, const QString &positional, const QList<QCommandLineOption> &options);

    // Whether only the help was asked for; it is then on `out`.
    bool parse(const QStringList &arguments, QTextStream &out);

    QStringList positional(qsizetype least, qsizetype most) const;
    bool isSet(const QString &option) const { return m_parser.isSet(option); }
    QString value(const QString &option) const { return m_parser.value(option); }
    QStringList values(const QString &option) const { return m_parser.values(option); }
    QString required(const QString &option) const;

private:
    [[noreturn]] void refuse(const QString &problem) const;

    QCommandLineParser m_parser;
    QString m_positional;
    QString m_name;
};

// Puts the whole content in the file, or leaves the file as it was. Throws
// CommandLineError(UnwritableOutput).
void writeOutput(const QString &path, const QByteArray &content);

} // namespace tempestry
