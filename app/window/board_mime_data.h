#pragma once

#include "model/board.h"

#include <QFuture>
#include <QImage>
#include <QMimeData>

namespace tempestry {

// A part of a board as it lies on the clipboard: board JSON for Tempestry, lines for programs that take text,
// a picture for those that take pictures. The picture is made beforehand on another thread, for it takes
// longer than the window may wait; who asks at once waits for what is left of that.
class BoardMimeData : public QMimeData
{
    Q_OBJECT

public:
    enum class Forms : quint8 { All, PictureOnly };

    explicit BoardMimeData(Board fragment, Forms forms = Forms::All);
    ~BoardMimeData() override; // gives up a picture that is not begun

    QStringList formats() const override;
    bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    Board m_fragment;
    Forms m_forms;
    QFuture<QImage> m_picture;
    QFuture<QByteArray> m_png;
};

} // namespace tempestry
