#include "app/window/file_dialogs.h"

#include "app/inspector/reach.h"
#include "app/simulation/run_export_task.h"
#include "app/simulation/run_panel.h"
#include "app/window/board_export.h"
#include "app/window/board_session.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"
#include "persistence/import_error.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>

namespace tempestry {

namespace {

QString withSuffix(const QString &path, const QString &suffix)
{
    return path.isEmpty() || !QFileInfo(path).suffix().isEmpty() ? path : path + u'.' + suffix;
}

QString homeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        throw persistence::BoardFileError(FileDialogs::tr("%1 can't be written: %2. Choose another place.")
                                              .arg(persistence::nativePath(path), file.errorString()));
}

} // namespace

FileDialogs::FileDialogs(MainWindow &window)
    : QObject(&window)
    , m_window(window)
{}

bool FileDialogs::attempt(const std::function<void()> &what) const
{
    QString problem;
    try {
        what();
    } catch (const persistence::BoardFileError &error) {
        problem = error.message();
    } catch (const ImportError &error) {
        problem = QString::fromUtf8(error.what());
    }
    if (problem.isEmpty())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Tempestry"), problem, QMessageBox::Ok, &m_window);
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return false;
}

void FileDialogs::newBoard()
{
    attempt([this] { m_window.desk().newBoard(); });
}

void FileDialogs::open()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a board"), homeFolder(),
                                     tr("Boards (*.tempest)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        openPath(path);
}

void FileDialogs::openPath(const QString &path)
{
    QStringList remarks;
    MainWindow *opened = nullptr;
    if (!attempt([&] { opened = m_window.desk().openAny(path, &remarks); }) || remarks.isEmpty())
        return;
    QMessageBox box(QMessageBox::NoIcon, tr("Imported"),
                    tr("Worth a look in the file: %1.")
                        .arg(counted(static_cast<size_t>(remarks.size()), tr("line"), tr("lines"))),
                    QMessageBox::Ok, opened);
    box.setTextFormat(Qt::PlainText);
    box.setDetailedText(remarks.join(u'\n'));
    box.exec();
}

void FileDialogs::openRecent(const QString &path)
{
    openPath(path);
}

void FileDialogs::openExample(const QString &name)
{
    attempt([&] { m_window.desk().openExample(name); });
}

void FileDialogs::openJournal()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a journal of this board"), homeFolder(),
                                     tr("Journals (*.jsonl)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        m_window.run().openJournal(path);
}

QString FileDialogs::askWhere(const QString &caption, const QString &suffix, const QString &filter) const
{
    const QString path = m_window.session().path();
    const QString folder = m_window.desk().isUntitled(path) ? homeFolder() : QFileInfo(path).path();
    QString name = m_window.document().board().title().simplified();
    if (name.isEmpty())
        name = QFileInfo(path).completeBaseName();
    name.replace(u'/', u'-');
    return withSuffix(QFileDialog::getSaveFileName(
                          &m_window, caption, QStringLiteral("%1/%2.%3").arg(folder, name, suffix), filter),
                      suffix);
}

void FileDialogs::save()
{
    if (m_window.desk().isUntitled(m_window.session().path()) || !m_window.session().problem().isEmpty())
        saveAs();
    else
        m_window.say(tr("Every edit is saved as you make it."));
}

void FileDialogs::saveAs()
{
    const QString path =
        askWhere(tr("Save the board as"), QStringLiteral("tempest"), tr("Boards (*.tempest)"));
    if (!path.isEmpty())
        saveAsPath(path);
}

void FileDialogs::saveAsPath(const QString &path)
{
    const QString before = m_window.session().path();
    if (!attempt([&] { m_window.session().moveTo(path); }))
        return;
    const bool elsewhere = QFileInfo(before).canonicalFilePath() != QFileInfo(path).canonicalFilePath();
    if (elsewhere && m_window.desk().isUntitled(before) && QFile::exists(before) && !QFile::remove(before))
        m_window.say(tr("The board goes on in the new place; the old file %1 could not be removed.")
                         .arg(persistence::nativePath(before)));
    else
        m_window.say(tr("The board is now %1.").arg(persistence::nativePath(path)));
}

void FileDialogs::saveCopy()
{
    const QString path = askWhere(tr("Save a copy"), QStringLiteral("tempest"), tr("Boards (*.tempest)"));
    if (!path.isEmpty() && attempt([&] { m_window.session().saveCopy(path); }))
        m_window.say(tr("A copy is in %1.").arg(persistence::nativePath(path)));
}

void FileDialogs::import()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Import"), homeFolder(),
                                                      tr("Board JSON, session notes (*.json *.md *.txt)") +
                                                          QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        openPath(path);
}

void FileDialogs::exportBoard()
{
    const QString path = askWhere(tr("Export the board"), QStringLiteral("png"),
                                  tr("Pictures and board JSON (*.png *.svg *.json)"));
    if (!path.isEmpty())
        exportPath(path);
}

void FileDialogs::exportPath(const QString &path)
{
    const QString ending = exportEndingOf(path);
    const bool done = attempt([&] {
        QString problem;
        if (ending.isEmpty())
            throw persistence::BoardFileError(
                tr("A board can't be written as “.%1”. Choose one of %2.")
                    .arg(QFileInfo(path).suffix(), exportEndings().join(QStringLiteral(", "))));
        const auto content = tempestry::exportBoard(m_window.document().board(), ending, &problem);
        if (!content)
            throw persistence::BoardFileError(problem);
        writeFile(path, *content);
    });
    if (done)
        m_window.say(tr("The board is in %1.").arg(persistence::nativePath(path)));
}

void FileDialogs::exportRun()
{
    const QString path = askWhere(tr("Export the run"), QStringLiteral("cloudevents.json"),
                                  tr("CloudEvents (*.cloudevents.json *.cloudevents.jsonl)") +
                                      QStringLiteral(";;") + tr("OCEL 2.0 (*.ocel.json *.ocel.sqlite)"));
    if (!path.isEmpty())
        exportRunPath(path);
}

void FileDialogs::exportRunPath(const QString &path)
{
    const std::shared_ptr<const FinishedRun> run = m_window.run().finished();
    bool isWhole = false;
    const bool done =
        attempt([&] { isWhole = run && exportRunWaiting(&m_window, *run, m_window.run().choice(), path); });
    if (isWhole)
        m_window.say(tr("The run is in %1.").arg(persistence::nativePath(path)));
    else if (done)
        m_window.say(tr("The run was not written."));
}

bool FileDialogs::finishWriting()
{
    using namespace std::chrono_literals;
    BoardSession &session = m_window.session();
    if (session.flush(300ms))
        return true;
    QProgressDialog progress(tr("Writing the last edits to disk\u2026"), tr("Don't close"), 0, 0, &m_window);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(0);
    progress.show();
    while (session.problem().isEmpty()) {
        QApplication::processEvents();
        if (progress.wasCanceled())
            return false;
        if (session.flush(100ms))
            return true;
    }
    progress.close();
    return mayLoseEdits();
}

bool FileDialogs::mayLoseEdits() const
{
    QMessageBox box(QMessageBox::NoIcon, tr("Tempestry"), m_window.session().problem(), QMessageBox::NoButton,
                    &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("The last edits are in memory only and are lost when the window closes."));
    auto *stay = box.addButton(tr("Keep it open"), QMessageBox::RejectRole);
    const QAbstractButton *lose = box.addButton(tr("Close and lose them"), QMessageBox::DestructiveRole);
    box.setDefaultButton(stay);
    box.exec();
    return box.clickedButton() == lose;
}

} // namespace tempestry
