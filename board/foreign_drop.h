#pragma once

#include "model/board.h"

#include <QPointF>

#include <memory>

class QMimeData;

namespace tempestry {

class BoardScene;

// Something dragged in from another program, over the paper. Of text it shows the notes that would come of
// it, if they are not too many.
class ForeignDrop
{
public:
    // nullptr when nothing can come of it. `unsure` is the kind of lines that don't tell theirs.
    static std::unique_ptr<ForeignDrop> from(const QMimeData &data, BoardScene &scene, NoteKind unsure);

    void move(QPointF paper);
    void cancel();

private:
    explicit ForeignDrop(BoardScene &scene)
        : m_scene(scene)
    {}

    BoardScene &m_scene;
    Board m_onPaper; // empty when nothing is shown
    Board m_onTimeline;
};

} // namespace tempestry
