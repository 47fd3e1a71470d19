#include "app/board_mime_data.h"

#include "app/board_export.h"
#include "board/incoming.h"
#include "model/fragment.h"
#include "persistence/board_json.h"

#include <QBuffer>

namespace tempestry {

namespace {

constexpr double kMostPixels =
    4.0e6;                      // some clipboard watchers ask for the picture at once, and the window waits
constexpr int kPngQuality = 80; // writes several times as fast as the usual, somewhat larger

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

} // namespace

BoardMimeData::BoardMimeData(Board fragment, Forms forms)
    : m_fragment(std::move(fragment))
    , m_forms(forms)
{}

QStringList BoardMimeData::formats() const
{
    const QStringList picture{pngType(), imageType()};
    return m_forms == Forms::All ? QStringList{boardType(), textType()} + picture : picture;
}

const QImage &BoardMimeData::picture() const
{
    if (m_picture.isNull())
        m_picture = boardPicture(m_fragment, kMostPixels);
    return m_picture;
}

QVariant BoardMimeData::retrieveData(const QString &format, QMetaType type) const
{
    if (!hasFormat(format))
        return QMimeData::retrieveData(format, type);
    if (format == imageType())
        return picture();
    if (format == boardType())
        return persistence::boardToJson(m_fragment);
    if (format == textType())
        return fragmentText(m_fragment);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture().save(&buffer, "PNG", kPngQuality);
    return png;
}

} // namespace tempestry
