#include "app/inspector/roll_pages.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "board/roll_painter.h"
#include "model/edits.h"
#include "model/geometry.h"

#include <QRadioButton>

namespace tempestry {

namespace {

constexpr FrameKind kFrameKinds[] = {FrameKind::Context, FrameKind::Process, FrameKind::Swimlane,
                                     FrameKind::Realm, FrameKind::Theme};

TextBox *addTitleBox(Page &page, const QString &text, bool readOnly)
{
    auto *title = new TextBox(text, kLongestTitle, &page);
    title->setObjectName(QStringLiteral("title"));
    title->setFont(look::titleFont());
    title->setPlaceholderText(Page::tr("Give it a title"));
    title->setAccessibleName(Page::tr("Title"));
    title->setReadOnly(readOnly);
    page.addWidget(title);
    return title;
}

} // namespace

FramePage::FramePage(Document &document, FrameId id, QWidget *parent)
    : Page(parent)
    , m_document(document)
    , m_frame(id)
{
    const Frame &frame = *document.board().find(id);
    addText(tr("Frame"), look::Ink::Second);
    connect(addTitleBox(*this, frame.title, document.isReadOnly()), &TextBox::committed, this,
            [this](const QString &text) {
                change(tr("Rename frame"), [&](Frame &edited) { edited.title = text; });
            });
    addHead(tr("It is a"));
    addKinds();
    int inside = 0;
    document.board().notes().forEach([&](const Note &note) { inside += encloses(frame, note) ? 1 : 0; });
    addHead(tr("Inside"));
    addRow(tr("Notes"), QString::number(inside));
    finish();
}

void FramePage::addKinds()
{
    const Frame &frame = *m_document.board().find(m_frame);
    for (const FrameKind kind : kFrameKinds) {
        auto *choice = new QRadioButton(frameKindName(kind), this);
        choice->setObjectName(QStringLiteral("frameKind %1").arg(static_cast<int>(kind)));
        choice->setFont(look::textFont());
        choice->setChecked(kind == frame.kind);
        choice->setEnabled(!m_document.isReadOnly());
        connect(choice, &QRadioButton::clicked, this, [this, kind] {
            change(tr("Change kind of frame"), [kind](Frame &edited) { edited.kind = kind; });
        });
        addLine({choice}, 0);
    }
}

template <class Change>
void FramePage::change(const QString &label, Change change)
{
    const Board &board = m_document.board();
    const Frame *current = board.find(m_frame);
    if (!current)
        return;
    Frame edited = *current;
    change(edited);
    m_document.apply(edits::changeFrame(board, edited), label);
}

TimelinePage::TimelinePage(Document &document, TimelineId id, QWidget *parent)
    : Page(parent)
{
    const Board &board = document.board();
    int columns = 0;
    int notes = 0;
    int pivotal = 0;
    board.notes().forEach([&](const Note &note) {
        if (note.timeline != id)
            return;
        ++notes;
        pivotal += note.pivotal ? 1 : 0;
        columns = std::max(columns, note.column + 1);
    });
    addText(tr("Timeline"), look::Ink::Second);
    connect(addTitleBox(*this, board.find(id)->title, document.isReadOnly()), &TextBox::committed, this,
            [&document, id](const QString &text) {
                document.apply(edits::renameTimeline(document.board(), id, text), tr("Rename timeline"));
            });
    addHead(tr("On it"));
    addRow(tr("Columns"), QString::number(columns))->setObjectName(QStringLiteral("columns"));
    addRow(tr("Notes"), QString::number(notes))->setObjectName(QStringLiteral("notes"));
    addRow(tr("Pivotal events"), QString::number(pivotal));
    finish();
}

} // namespace tempestry
