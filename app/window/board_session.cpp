#include "app/window/board_session.h"

namespace tempestry {

using persistence::BoardFile;
using persistence::BoardWriter;

std::unique_ptr<BoardSession> BoardSession::create(const QString &path, const Board &board,
                                                   Document::Clock clock)
{
    return std::unique_ptr<BoardSession>(new BoardSession(BoardFile::create(path, board), std::move(clock)));
}

std::unique_ptr<BoardSession> BoardSession::open(const QString &path, Document::Clock clock)
{
    if (!persistence::isBoardFile(path))
        return std::unique_ptr<BoardSession>(
            new BoardSession(persistence::readBoardJson(path), path, std::move(clock)));
    return std::unique_ptr<BoardSession>(new BoardSession(BoardFile::open(path), std::move(clock)));
}

BoardSession::BoardSession(BoardFile file, Document::Clock clock)
    : m_document(file.board(), std::move(clock))
{
    m_document.restoreHistory(file.history());
    if (file.isReadOnly()) {
        m_document.setReadOnly(true);
        m_file = std::make_unique<BoardFile>(std::move(file));
    } else {
        write(std::move(file));
    }
}

BoardSession::BoardSession(const persistence::BoardJson &json, const QString &path, Document::Clock clock)
    : m_document(json.board, std::move(clock))
    , m_jsonPath(path)
{
    m_document.setReadOnly(true);
}

void BoardSession::write(BoardFile file)
{
    m_writer = std::make_unique<BoardWriter>(std::move(file));
    connect(&m_document, &Document::changed, m_writer.get(), &BoardWriter::write);
    // Queued, as an edit makes the board unsaved before all that show the board have followed it.
    connect(m_writer.get(), &BoardWriter::savedChanged, this, &BoardSession::stateChanged,
            Qt::QueuedConnection);
    connect(m_writer.get(), &BoardWriter::failed, this, &BoardSession::stateChanged);
}

QString BoardSession::path() const
{
    if (m_writer)
        return m_writer->path();
    return m_file ? m_file->path() : m_jsonPath;
}

QString BoardSession::readOnlyReason() const
{
    if (m_writer)
        return {};
    if (!m_file)
        return tr("This is board JSON, which is only shown. Save it as a board to edit it.");
    QString reason = m_file->readOnlyReason();
    if (!m_file->leftOut().isEmpty())
        reason += QStringLiteral(" ") +
                  tr("What could not be read: %1.").arg(m_file->leftOut().join(QStringLiteral("; ")));
    return reason;
}

bool BoardSession::isSaved() const
{
    return !m_writer || m_writer->isSaved();
}

QString BoardSession::problem() const
{
    return m_writer ? m_writer->problem() : QString();
}

void BoardSession::retry()
{
    if (m_writer)
        m_writer->retry();
}

bool BoardSession::flush(std::chrono::milliseconds deadline)
{
    return !m_writer || m_writer->flush(deadline);
}

void BoardSession::saveCopy(const QString &path)
{
    using namespace std::chrono_literals;
    // When edits can't be written where they belong, the copy is made from memory, without its history.
    if (m_jsonPath.isEmpty() && flush(5s))
        BoardFile::saveCopy(this->path(), path);
    else
        static_cast<void>(BoardFile::create(path, m_document.board()));
}

void BoardSession::moveTo(const QString &path)
{
    if (m_writer) {
        m_writer->moveTo(path);
    } else {
        saveCopy(path);
        BoardFile copy = BoardFile::open(path);
        if (copy.isReadOnly())
            throw persistence::BoardFileError(copy.readOnlyReason());
        m_file.reset();
        m_jsonPath.clear();
        write(std::move(copy));
        m_document.setReadOnly(false);
    }
    Q_EMIT stateChanged();
}

} // namespace tempestry
