#pragma once

#include "app/window/clipboard.h"
#include "board/board_view.h"
#include "board/incoming.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"
#include "tests/board/sample_board.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

namespace tempestry::test {

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// A window with an empty board in reduced motion, and what it says.
struct ClipboardBench
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QSignalSpy said{&window->clipboard(), &Clipboard::said};

    ClipboardBench() { window->view().setReducedMotion(true); }

    const Board &board() const { return window->document().board(); }
    const Note *note(const char *title) const { return noteTitled(board(), text(title)); }
    QString lastSaid() const { return said.isEmpty() ? QString() : said.last().first().toString(); }

    NoteId add(NoteKind kind, const char *title, double x, double y) const
    {
        Note note = edits::newNote(board(), kind, x, y);
        note.title = text(title);
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Add note"));
        return note.id;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QTest::keyClick(&window->view(), key, modifiers);
    }
    void paste(QMimeData *data) const
    {
        QGuiApplication::clipboard()->setMimeData(data);
        key(Qt::Key_V);
    }
    void pasteText(const QString &words) const
    {
        auto *data = new QMimeData;
        data->setText(words);
        paste(data);
    }
    void drop(const QMimeData &data, QPointF paper) const
    {
        BoardView &view = window->view();
        const QPoint at = view.mapFromScene(paper);
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &enter);
        if (!enter.isAccepted())
            return;
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &move);
        QDropEvent drop(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
    }
    QString file(const char *name, const QByteArray &content) const
    {
        const QString path = desk.folder() + u'/' + text(name);
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("can't write %s", qPrintable(path));
        return path;
    }
};

inline QMimeData *boardData(const QByteArray &json)
{
    auto *data = new QMimeData;
    data->setData(text(kBoardMimeType), json);
    return data;
}

inline QMimeData *fileData(const QStringList &paths)
{
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    auto *data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace tempestry::test
