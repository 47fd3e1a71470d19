#pragma once

#include "model/board.h"

#include <QImage>
#include <QMimeData>

namespace tempestry {

// A part of a board as it lies on the clipboard: board JSON for Tempestry, lines for programs that take text,
// a picture for those that take pictures. Each is made when it is asked for.
class BoardMimeData : public QMimeData
{
    Q_OBJECT

public:
    enum class Forms : quint8 { All, PictureOnly };

    explicit BoardMimeData(Board fragment, Forms forms = Forms::All);

    QStringList formats() const override;
    bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    const QImage &picture() const;

    Board m_fragment;
    Forms m_forms;
    mutable QImage m_picture; // null until asked for
};

} // namespace tempestry
