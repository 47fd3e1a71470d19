#include "app/inspector/inspector.h"

#include "app/controls/look.h"
#include "app/inspector/board_page.h"
#include "app/inspector/link_page.h"
#include "app/inspector/note_page.h"
#include "app/inspector/roll_pages.h"

#include <QApplication>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kWidth = 312;
// Milliseconds. A page follows after the paper has been painted and once for a burst of keys: typing is never
// made to wait for it.
constexpr int kPatience = 40;

} // namespace

Inspector::Inspector(Document &document, const FlowGraph &flow, const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_flow(flow)
    , m_commands(commands)
    , m_scroll(new QScrollArea(this))
{
    look::setFixedWidth(*this, kWidth);
    setAccessibleName(tr("Inspector"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(kPatience);
    connect(&m_rebuild, &QTimer::timeout, this, &Inspector::rebuild);
    connect(&document, &Document::changed, this, [this](const Edit &edit) {
        if (concerns(edit.change))
            m_rebuild.start();
    });
    connect(&document, &Document::readOnlyChanged, &m_rebuild, qOverload<>(&QTimer::start));
    rebuild();
}

void Inspector::setSelection(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_rebuild.start();
}

bool Inspector::concerns(const ChangeSet &change) const
{
    if (m_selection.notes.size() != 1)
        return true;
    const auto onlyMoved = [](const ElementChange<Note> &note) {
        if (!note.before || !note.after)
            return false;
        Note before = *note.before;
        before.x = note.after->x;
        before.y = note.after->y;
        before.z = note.after->z;
        return before == *note.after;
    };
    // Moving free notes can change who follows whom, so only a move on a timeline is certain not to matter.
    const auto matters = [&](const ElementChange<Note> &note) {
        return !onlyMoved(note) || !note.after->timeline;
    };
    return !change.links().empty() || std::ranges::any_of(change.notes(), matters);
}

QWidget *Inspector::makePage()
{
    const Board &board = m_document.board();
    const auto &[notes, link, timeline, frame] = m_selection;
    if (notes.size() == 1 && board.find(*notes.begin()))
        return makeNotePage(*notes.begin());
    if (link && board.find(*link))
        return makeLinkPage(*link);
    if (timeline && board.find(*timeline))
        return new TimelinePage(m_document, *timeline, m_scroll->viewport());
    if (frame && board.find(*frame))
        return new FramePage(m_document, *frame, m_scroll->viewport());
    return makeBoardPage();
}

QWidget *Inspector::makeNotePage(NoteId note)
{
    auto *page = new NotePage(m_document, m_flow, note, m_scroll->viewport());
    connect(page, &NotePage::revealAsked, this, &Inspector::revealAsked);
    connect(page, &NotePage::hint, this, &Inspector::hint);
    connect(page, &NotePage::commandChosen, this, &Inspector::commandChosen);
    return page;
}

QWidget *Inspector::makeLinkPage(LinkId link)
{
    auto *page = new LinkPage(m_document, link, m_scroll->viewport());
    connect(page, &LinkPage::revealAsked, this, &Inspector::revealAsked);
    connect(page, &LinkPage::hint, this, &Inspector::hint);
    return page;
}

QWidget *Inspector::makeBoardPage()
{
    const std::vector<NoteId> notes(m_selection.notes.begin(), m_selection.notes.end());
    auto *page = notes.size() > 1
                     ? BoardPage::ofNotes(m_document.board(), notes, m_commands, m_scroll->viewport())
                     : BoardPage::ofBoard(m_document.board(), m_flow, m_commands, m_scroll->viewport());
    connect(page, &BoardPage::commandChosen, this, &Inspector::commandChosen);
    return page;
}

void Inspector::rebuild()
{
    const QWidget *focused = QApplication::focusWidget();
    const QString focusName = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    QWidget *page = makePage();
    m_scroll->setWidget(page);
    page->setAutoFillBackground(false);
    page->show();
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (auto *again = focusName.isEmpty() ? nullptr : m_scroll->widget()->findChild<QWidget *>(focusName))
        again->setFocus();
}

void Inspector::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
}

} // namespace tempestry
