#pragma once

#include <QColor>
#include <QImage>
#include <QRectF>

namespace tempestry {

// A rectangle after a Gaussian blur, in an otherwise clear picture. All lengths in pixels.
QImage softRect(QSize picture, const QRectF &rect, double deviation, const QColor &colour);

} // namespace tempestry
