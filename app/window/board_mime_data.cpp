#include "app/window/board_mime_data.h"

#include "app/window/board_export.h"
#include "board/incoming.h"
#include "model/fragment.h"
#include "persistence/board_json.h"

#include <QBuffer>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace tempestry {

namespace {

constexpr double kMostPixels = 2.0e6; // some clipboard watchers ask at once, and the window waits
constexpr int kPngQuality = 89;       // writes several times as fast as the usual, somewhat larger

QString boardType()
{
    return QLatin1StringView(kBoardMimeType);
}
QString textType()
{
    return QStringLiteral("text/plain");
}
QString pngType()
{
    return QStringLiteral("image/png");
}
QString imageType()
{
    return QStringLiteral("application/x-qt-image");
}

QByteArray pngOf(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", kPngQuality);
    return png;
}

} // namespace

BoardMimeData::BoardMimeData(Board fragment, Forms forms)
    : m_fragment(std::move(fragment))
    , m_forms(forms)
{
    const auto picture = std::make_shared<QPromise<QImage>>();
    const auto png = std::make_shared<QPromise<QByteArray>>();
    m_picture = picture->future();
    m_png = png->future();
    picture->start(); // before anybody asks: a future that is not started is not waited for
    png->start();
    QThreadPool::globalInstance()->start([picture, png, board = m_fragment] {
        if (picture->isCanceled())
            return;
        const QImage image = boardPicture(board, kMostPixels);
        picture->addResult(image);
        picture->finish();
        png->addResult(pngOf(image));
        png->finish();
    });
}

BoardMimeData::~BoardMimeData()
{
    m_picture.cancel();
    m_png.cancel();
}

QStringList BoardMimeData::formats() const
{
    const QStringList picture{pngType(), imageType()};
    return m_forms == Forms::All ? QStringList{boardType(), textType()} + picture : picture;
}

QVariant BoardMimeData::retrieveData(const QString &format, QMetaType type) const
{
    if (!hasFormat(format))
        return QMimeData::retrieveData(format, type);
    if (format == boardType())
        return persistence::boardToJson(m_fragment);
    if (format == textType())
        return fragmentText(m_fragment);
    return format == imageType() ? QVariant(m_picture.result()) : m_png.result();
}

} // namespace tempestry
