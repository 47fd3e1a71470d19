#pragma once

#include "board/draft.h"

class QMimeData;

namespace tempestry {

class BoardScene;

// What is dragged in from a palette: a note of some kind, a timeline or a frame.
class KindDrop
{
public:
    enum class Thing : quint8 { Note, Timeline, Frame };

    // nullptr when the data is none of these.
    static std::unique_ptr<KindDrop> from(const QMimeData &data, BoardScene &scene);

    Thing thing() const { return m_thing; }
    // For a note, shows it there with the others making room.
    void move(QPointF paper);
    void cancel();
    const Draft &draft() const { return m_draft; }

private:
    KindDrop(BoardScene &scene, Thing thing)
        : m_scene(scene)
        , m_thing(thing)
    {}

    BoardScene &m_scene;
    Thing m_thing;
    Draft m_draft;
};

} // namespace tempestry
