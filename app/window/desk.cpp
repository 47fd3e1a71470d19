#include "app/window/desk.h"

#include "app/simulation/script_trust.h"
#include "app/window/board_session.h"
#include "app/window/main_window.h"
#include "persistence/import.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tempestry {

namespace {

constexpr qsizetype kMostRecent = 12;

QString openKey()
{
    return QStringLiteral("boards/open");
}

QString recentKey()
{
    return QStringLiteral("boards/recent");
}

// A name for a file that does not exist yet, made of what can stand in a file name everywhere.
QString freePath(const QString &folder, const QString &name)
{
    QString base;
    for (const QChar letter : name.simplified().left(60))
        base += letter.isLetterOrNumber() || letter == u' ' || letter == u'-' ? letter : QChar(u'-');
    if (base.isEmpty())
        base = Desk::tr("Untitled");
    for (int number = 1;; ++number) {
        QString path = QStringLiteral("%1/%2%3.tempest")
                           .arg(folder, base, number == 1 ? QString() : QStringLiteral(" %1").arg(number));
        if (!QFile::exists(path))
            return path;
    }
}

} // namespace

Desk::Desk(Surroundings surroundings)
    : m_surroundings(std::move(surroundings))
    , m_settings(m_surroundings.settingsFile, QSettings::IniFormat)
{}

Desk::~Desk()
{
    m_closingAll = true;
    qDeleteAll(QList<MainWindow *>(m_windows));
}

QStringList Desk::restore()
{
    QStringList problems;
    for (const QString &path : m_settings.value(openKey()).toStringList()) {
        if (!QFile::exists(path))
            continue;
        try {
            open(path);
        } catch (const persistence::BoardFileError &error) {
            problems << error.message();
        }
    }
    if (m_windows.isEmpty())
        newBoard();
    return problems;
}

MainWindow *Desk::newBoard(const Board &contents, const QString &title)
{
    BoardDraft draft(Board(BoardId::create(), title));
    draft.setAll(contents.notes());
    draft.setAll(contents.links());
    draft.setAll(contents.timelines());
    draft.setAll(contents.frames());
    draft.setAll(contents.scenarios());
    ScriptTrust::hand(contents.id(), draft.board().id(), m_settings);
    return keep(draft.board(), title);
}

MainWindow *Desk::open(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (MainWindow *window : m_windows)
        if (!canonical.isEmpty() && QFileInfo(window->session().path()).canonicalFilePath() == canonical) {
            window->raise();
            window->activateWindow();
            return window;
        }
    return show(BoardSession::open(path, m_surroundings.clock));
}

MainWindow *Desk::openAny(const QString &path, QStringList *remarks)
{
    return persistence::isBoardFile(path) || persistence::isBoardJson(path) ? open(path)
                                                                            : import(path, remarks);
}

MainWindow *Desk::import(const QString &path, QStringList *remarks)
{
    const ImportResult result = persistence::importFiles({path});
    for (const ImportFinding &finding : result.findings)
        remarks->append(finding.line > 0 ? tr("Line %1: %2").arg(finding.line).arg(finding.text)
                                         : finding.text);
    return keep(result.board, result.board.title());
}

MainWindow *Desk::openExample(const QString &name)
{
    QFile file(QStringLiteral(":/examples/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        QStringList names;
        for (const Example &example : examples())
            names << example.name;
        throw persistence::BoardFileError(tr("There is no example \u201c%1\u201d. There are %2.")
                                              .arg(name, names.join(QStringLiteral(", "))));
    }
    const Board board = persistence::boardFromJson(file.readAll()).board;
    ScriptTrust::trustAll(board, m_settings);
    return keep(board, board.title());
}

QList<Example> Desk::examples()
{
    QList<Example> examples;
    for (const QFileInfo &file :
         QDir(QStringLiteral(":/examples")).entryInfoList({QStringLiteral("*.json")})) {
        QString title = file.completeBaseName().replace(u'-', u' ');
        title[0] = title[0].toUpper();
        examples << Example{file.completeBaseName(), title};
    }
    return examples;
}

MainWindow *Desk::keep(const Board &board, const QString &name)
{
    if (!QDir().mkpath(m_surroundings.boardsFolder))
        throw persistence::BoardFileError(
            tr("The folder %1 for new boards can't be made. Make it, or open a board that is elsewhere.")
                .arg(persistence::nativePath(m_surroundings.boardsFolder)));
    return show(
        BoardSession::create(freePath(m_surroundings.boardsFolder, name), board, m_surroundings.clock));
}

MainWindow *Desk::show(std::unique_ptr<BoardSession> session)
{
    auto *window =
        new MainWindow(*this, std::move(session), m_surroundings.makeRunSource(),
                       m_surroundings.makeRunManySource ? m_surroundings.makeRunManySource() : nullptr);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows << window;
    connect(window, &MainWindow::placeChanged, this, [this, window] {
        rememberOpen();
        rememberRecent(window->session().path());
    });
    // The last window's board is open again at the next start.
    connect(window, &QObject::destroyed, this, [this, window] {
        m_windows.removeOne(window);
        if (!m_windows.isEmpty() && !m_closingAll)
            rememberOpen();
    });
    rememberOpen();
    rememberRecent(window->session().path());
    window->show();
    return window;
}

void Desk::rememberOpen()
{
    QStringList paths;
    for (const MainWindow *window : m_windows)
        paths << window->session().path();
    m_settings.setValue(openKey(), paths);
    m_settings.sync();
}

void Desk::rememberRecent(const QString &path)
{
    QStringList paths = m_settings.value(recentKey()).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(recentKey(), QStringList(paths.first(std::min(paths.size(), kMostRecent))));
    m_settings.sync();
}

QStringList Desk::recent() const
{
    QStringList paths = m_settings.value(recentKey()).toStringList();
    paths.removeIf([](const QString &path) { return !QFile::exists(path); });
    return paths;
}

bool Desk::isUntitled(const QString &path) const
{
    return QFileInfo(path).canonicalPath() == QFileInfo(m_surroundings.boardsFolder).canonicalFilePath();
}

void Desk::closeAll()
{
    m_closingAll = true;
    for (MainWindow *window : QList<MainWindow *>(m_windows))
        if (!window->close())
            break;
    m_closingAll = false;
}

} // namespace tempestry
