#include "board/note_size.h"

#include "board/note_writing.h"

namespace tempestry {

QSizeF roomFor(const Note &note, QSizeF wished)
{
    const QSizeF size = wished.expandedTo(kLeastNote);
    Note resized = note;
    resized.width = size.width();
    resized.height = size.height();
    return {resized.width, heightToFit(resized)};
}

QSizeF fittingSize(const Note &note)
{
    const KindInfo &usual = info(note.kind);
    return roomFor(note, {usual.width, usual.height});
}

} // namespace tempestry
