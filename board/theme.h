#pragma once

#include <QColor>

namespace tempestry {

// The colours of everything that is not a note.
struct Theme
{
    QColor paper;
    QColor timeline;
    QColor timelineBorder;
    QColor chrome;
    QColor chromeBorder;
    QColor ink;
    QColor secondInk;
    QColor thirdInk;
    QColor accent;    // selection, and links to click
    QColor highlight; // the row or place that is current
    QColor pivotal;
    QColor added; // of a comparison
    QColor changed;
    QColor removed;
    QColor noteInk; // on every note but those with lightInk
    QColor noteLightInk;
    bool dark = false;

    static const Theme &light();
    static const Theme &darkPaper();
};

} // namespace tempestry
