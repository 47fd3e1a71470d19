#include "app/board_import.h"

#include "persistence/board_file_error.h"
#include "persistence/board_json.h"
#include "persistence/element_json.h"
#include "persistence/import_error.h"
#include "persistence/session_import.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

ImportResult read(const QByteArray &content, const QString &path)
{
    if (persistence::looksLikeBoardJson(content)) {
        persistence::BoardJson json = persistence::boardFromJson(content);
        ImportResult result{std::move(json.board), {}};
        for (const QString &member : json.unknown)
            result.findings.push_back({path, 0, tr("%1 means nothing to this version and was passed over").arg(member)});
        return result;
    }
    if (persistence::looksLikeSession(content))
        return persistence::importSession(content, QFileInfo(path).fileName());
    throw persistence::BoardFileError(
        tr("%1 is neither board JSON nor the notes of a session in Markdown. Choose another file.")
            .arg(persistence::nativePath(path)));
}

} // namespace

ImportResult importBoard(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw persistence::BoardFileError(
            tr("%1 can't be read: %2. Choose another file.").arg(persistence::nativePath(path), file.errorString()));
    const auto fail = [&path](const std::exception &error) {
        return persistence::BoardFileError(
            tr("%1 can't be imported: %2").arg(persistence::nativePath(path), QString::fromUtf8(error.what())));
    };
    try {
        return read(file.readAll(), path);
    } catch (const persistence::JsonError &error) {
        throw fail(error);
    } catch (const ImportError &error) {
        throw fail(error);
    }
}

} // namespace tempestry
