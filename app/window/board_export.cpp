#include "app/window/board_export.h"

#include "board/board_painter.h"
#include "board/theme.h"
#include "model/flow_graph.h"
#include "persistence/board_json.h"
#include "persistence/payload_schema.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <array>
#include <cmath>

namespace tempestry {

namespace {

using Content = std::optional<QByteArray>;

constexpr double kMargin = 24;          // paper units around the notes
constexpr double kPixelsPerUnit = 2;    // sharp on dense screens and in print
constexpr double kMostPixels = 64.0e6;  // a picture takes four bytes each while it is made
constexpr double kLongestSide = 30'000; // pixels; QPainter's raster engine ends at 32,767

QRectF pictureRect(const Board &board)
{
    return boardBounds(board).adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

Content asJson(const Board &board, QString *)
{
    return persistence::boardToJson(board);
}

Content asPayloadSchemas(const Board &board, QString *)
{
    return persistence::payloadSchemas(board);
}

Content asPng(const Board &board, QString *problem)
{
    QSize size;
    const QImage image = boardPicture(board, kMostPixels, &size);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!image.isNull() && image.save(&buffer, "PNG"))
        return png;
    *problem = QCoreApplication::translate("BoardExport",
                                           "There is not enough memory for a picture of %1 × %2 pixels.")
                   .arg(size.width())
                   .arg(size.height());
    return {};
}

Content asSvg(const Board &board, QString *)
{
    const QRectF rect = pictureRect(board);
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(board.title());
    generator.setSize(rect.size().toSize());
    generator.setViewBox(QRectF(QPointF(), rect.size()));
    QPainter painter(&generator);
    painter.fillRect(QRectF(QPointF(), rect.size()), Theme::light().paper);
    painter.translate(-rect.topLeft());
    paintBoard(painter, board, FlowGraph(board), Theme::light());
    painter.end();
    return svg;
}

struct Format
{
    const char *ending;
    Content (*write)(const Board &board, QString *problem);
};
constexpr std::array kFormats = {Format{"json", asJson}, Format{"png", asPng},
                                 Format{"schema.json", asPayloadSchemas}, Format{"svg", asSvg}};

} // namespace

QStringList exportEndings()
{
    QStringList endings;
    for (const Format &format : kFormats)
        endings += QLatin1StringView(format.ending);
    return endings;
}

QString exportEndingOf(const QString &fileName)
{
    QString longest;
    for (const QString &ending : exportEndings())
        if (fileName.endsWith(u'.' + ending, Qt::CaseInsensitive) && ending.size() > longest.size())
            longest = ending;
    return longest;
}

std::optional<QByteArray> exportBoard(const Board &board, const QString &ending, QString *problem)
{
    for (const Format &format : kFormats)
        if (ending == QLatin1StringView(format.ending))
            return format.write(board, problem);
    Q_UNREACHABLE();
}

QImage boardPicture(const Board &board, double mostPixels, QSize *size)
{
    const QRectF rect = pictureRect(board);
    const double scale = std::min({kPixelsPerUnit, std::sqrt(mostPixels / (rect.width() * rect.height())),
                                   kLongestSide / std::max(rect.width(), rect.height())});
    const QSize pixels = (rect.size() * scale).toSize().expandedTo({1, 1});
    if (size)
        *size = pixels;
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Theme::light().paper);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.translate(-rect.topLeft());
    paintBoard(painter, board, FlowGraph(board), Theme::light());
    return image;
}

} // namespace tempestry
