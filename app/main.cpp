#include "app/command_line/command_line.h"
#include "app/simulation/run_many_process.h"
#include "app/simulation/run_process.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"
#include "persistence/board_file_error.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>

#include <cstdio>
#include <optional>

namespace {

using namespace tempestry;

int fail(ExitStatus status, const QString &message)
{
    QTextStream(stderr) << "tempestry: " << message << '\n';
    return static_cast<int>(status);
}

int runOnCommandLine()
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    return static_cast<int>(runCommandLine(QCoreApplication::arguments().mid(1), out, err));
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

Desk::Surroundings surroundings()
{
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return {
        .boardsFolder = data.filePath(QStringLiteral("boards")),
        .settingsFile = data.filePath(QStringLiteral("settings.ini")),
        .clock = [] { return QDateTime::currentMSecsSinceEpoch(); },
        .makeRunSource = [] { return std::make_unique<RunProcess>(QCoreApplication::applicationFilePath()); },
        .makeRunManySource =
            [] { return std::make_unique<RunManyProcess>(Workers{QCoreApplication::applicationFilePath()}); },
        .program = QCoreApplication::applicationFilePath()};
}

// Opens what was asked for. Throws what Desk throws.
void openBoards(Desk &desk, const QStringList &arguments, QTextStream &err)
{
    if (arguments.isEmpty()) {
        for (const QString &problem : desk.restore())
            err << "tempestry: " << problem << '\n';
        return;
    }
    if (arguments.front() == QLatin1StringView("--example")) {
        desk.openExample(arguments[1]);
        return;
    }
    QStringList remarks;
    desk.openAny(arguments.front(), &remarks);
    for (const QString &remark : remarks)
        err << arguments.front() << ": " << remark << '\n';
}

// What is wrong with the arguments of a window, as a sentence; empty when nothing is.
QString usageProblem(const QStringList &arguments)
{
    const QString help = QStringLiteral("; “tempestry --help” shows the usage");
    if (arguments.isEmpty())
        return {};
    if (arguments.front() == QLatin1StringView("--example")) {
        QStringList names;
        for (const Example &example : Desk::examples())
            names += example.name;
        if (arguments.size() == 2 && names.contains(arguments[1]))
            return {};
        return QStringLiteral("--example takes one of %1").arg(names.join(QStringLiteral(", "))) + help;
    }
    if (arguments.front().startsWith(u'-'))
        return QStringLiteral("“%1” is not known").arg(arguments.front()) + help;
    if (arguments.size() > 1)
        return QStringLiteral("“%1” is one argument too many").arg(arguments[1]) + help;
    return {};
}

// Says what keeps a window from opening, in one line; nullopt when nothing does.
std::optional<int> refusal(const QStringList &arguments)
{
    if (const QString problem = usageProblem(arguments); !problem.isEmpty())
        return fail(ExitStatus::WrongUsage, problem);
    if (arguments.size() == 1 && !QFileInfo::exists(arguments.front()))
        return fail(ExitStatus::UnreadableInput,
                    QStringLiteral("“%1” is no file and no command; “tempestry --help” lists the commands")
                        .arg(arguments.front()));
    if (!hasDisplay())
        return fail(ExitStatus::WrongUsage,
                    QStringLiteral("there is no display to open a window on; “tempestry "
                                   "--help” shows what works without"));
    return {};
}

int runWindow()
{
    QApplication::setStyle(QStringLiteral("fusion")); // what look.cpp styles, on every desktop
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/tempestry.svg")));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Tempestry"));
    QGuiApplication::setDesktopFileName(QStringLiteral("tempestry"));
    QTextStream err(stderr);
    Desk desk(surroundings());
    try {
        openBoards(desk, QCoreApplication::arguments().mid(1), err);
    } catch (const std::runtime_error &error) {
        return fail(ExitStatus::UnreadableInput, QString::fromUtf8(error.what()));
    }
    err.flush();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("tempestry"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TEMPESTRY_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);

    if (isCommandLine(arguments) && needsGui(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt remarks on its surroundings there, such as a missing XDG_RUNTIME_DIR, which nobody asked about.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
        const QGuiApplication application(argc, argv);
        return runOnCommandLine();
    }
    if (isCommandLine(arguments)) {
        const QCoreApplication application(argc, argv);
        return runOnCommandLine();
    }
    if (const auto status = refusal(arguments))
        return *status;
    const QApplication application(argc, argv);
    return runWindow();
}
