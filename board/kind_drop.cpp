#include "board/kind_drop.h"

#include "board/board_scene.h"
#include "board/board_view.h"

#include <QMimeData>

namespace tempestry {

std::unique_ptr<KindDrop> KindDrop::from(const QMimeData &data, BoardScene &scene)
{
    const QString key = QString::fromUtf8(data.data(QLatin1StringView(BoardView::kKindMimeType)));
    const auto make = [&scene](Thing thing) { return std::unique_ptr<KindDrop>(new KindDrop(scene, thing)); };
    if (key == QLatin1StringView("timeline"))
        return make(Thing::Timeline);
    if (key == QLatin1StringView("frame"))
        return make(Thing::Frame);
    const auto kind = noteKindFromKey(key);
    if (!kind)
        return nullptr;
    auto drop = make(Thing::Note);
    drop->m_draft = draftAt(scene.board(), *kind, {});
    return drop;
}

void KindDrop::move(QPointF paper)
{
    if (m_thing != Thing::Note)
        return;
    m_draft = movedTo(m_scene.board(), m_draft, paper);
    m_scene.preview(edits::addNote(m_scene.board(), m_draft.note, m_draft.slot));
}

void KindDrop::cancel()
{
    if (m_thing == Thing::Note)
        m_scene.endPreview();
}

} // namespace tempestry
