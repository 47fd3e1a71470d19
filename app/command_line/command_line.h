#pragma once

#include <QString>
#include <QStringList>

#include <stdexcept>

class QTextStream;

namespace tempestry {

enum class ExitStatus : int {
    Fine = 0,
    Findings = 1, // findings, or scenarios that failed
    WrongUsage = 2,
    UnreadableInput = 3,
    UnwritableOutput = 4,
};

// Ends a subcommand: the message is one line that says what, where and what to do.
class CommandLineError : public std::runtime_error
{
public:
    CommandLineError(ExitStatus status, const QString &message)
        : std::runtime_error(message.toStdString())
        , m_status(status)
    {}
    ExitStatus status() const { return m_status; }

private:
    ExitStatus m_status;
};

// Whether the first argument (after the program's name) asks for something that opens no window.
bool isCommandLine(const QStringList &arguments);

// Whether it draws, and so needs a QGuiApplication.
bool needsGui(const QStringList &arguments);

// Runs it to its end and returns the status to exit with. Results go to `out`, one line an error to `err`.
// `arguments` are those after the program's name.
ExitStatus runCommandLine(const QStringList &arguments, QTextStream &out, QTextStream &err);

} // namespace tempestry
