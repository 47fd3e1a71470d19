#include "board/soft_rect.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace tempestry {

namespace {

// How much of a bar from `start` to `end` the blur leaves at each pixel's middle.
std::vector<double> softBar(int pixels, double start, double end, double deviation)
{
    std::vector<double> bar(static_cast<size_t>(pixels));
    const double spread = deviation * std::numbers::sqrt2;
    for (int i = 0; i < pixels; ++i)
        bar[size_t(i)] = 0.5 * (std::erf((i + 0.5 - start) / spread) - std::erf((i + 0.5 - end) / spread));
    return bar;
}

} // namespace

// The blurred rectangle is the product of two blurred bars, so no picture has to be blurred.
QImage softRect(QSize picture, const QRectF &rect, double deviation, const QColor &colour)
{
    const auto across = softBar(picture.width(), rect.left(), rect.right(), deviation);
    const auto down = softBar(picture.height(), rect.top(), rect.bottom(), deviation);
    QImage image(picture, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const double alpha = colour.alphaF() * across[size_t(x)] * down[size_t(y)];
            line[x] = qRgba(int(colour.red() * alpha + 0.5), int(colour.green() * alpha + 0.5),
                            int(colour.blue() * alpha + 0.5), int(255 * alpha + 0.5));
        }
    }
    return image;
}

} // namespace tempestry
