#include "app/workshop/duplicates_panel.h"

#include "app/controls/controls.h"
#include "app/controls/page.h"
#include "app/inspector/reach.h"
#include "board/board_view.h"
#include "model/duplicates.h"
#include "model/twins.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr size_t kMostGroups = 50; // that are listed; the next ones follow when these are seen to
constexpr int kPause = 150;        // milliseconds after a change of the board

// Whether the change can matter to what says the same, or to how it is listed.
bool concerns(const ChangeSet &change)
{
    return !change.timelines().empty() ||
           std::ranges::any_of(change.notes(), [](const ElementChange<Note> &note) {
               return !note.before || !note.after || note.before->title != note.after->title ||
                      note.before->kind != note.after->kind || note.before->twins != note.after->twins ||
                      note.before->timeline != note.after->timeline ||
                      note.before->column != note.after->column;
           });
}

QString placeOf(const Board &board, const Note &note)
{
    const Timeline *timeline = note.timeline ? board.find(*note.timeline) : nullptr;
    return timeline
               ? DuplicatesPanel::tr("%1, column %2").arg(timeline->title.simplified()).arg(note.column + 1)
               : DuplicatesPanel::tr("on free paper");
}

} // namespace

DuplicatesPanel::DuplicatesPanel(Document &document, BoardView &view, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Duplicates"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &DuplicatesPanel::look);
    connect(&document, &Document::changed, this, [this](const Edit &edit) {
        if (!concerns(edit.change))
            return;
        m_looking.drop();
        m_pause.start();
    });
    connect(&document, &Document::readOnlyChanged, &m_pause, qOverload<>(&QTimer::start));
    auto *page = new Page(m_scroll->viewport());
    page->addText(tr("Looking for notes that say the same\u2026"), look::Ink::Second);
    page->finish();
    setPage(page);
    look();
}

void DuplicatesPanel::focusFirst()
{
    auto *first = findChild<QWidget *>(QStringLiteral("show0"));
    m_wantsFocus = !first;
    if (first)
        first->setFocus(Qt::TabFocusReason);
}

void DuplicatesPanel::look()
{
    m_pause.stop();
    m_looking.start([board = m_document.board()] { return duplicates(board); },
                    [this](const std::vector<Group> &groups) { list(groups); });
}

void DuplicatesPanel::setPage(Page *page)
{
    m_scroll->setWidget(page);
    page->setAutoFillBackground(false);
    page->show();
}

void DuplicatesPanel::list(const std::vector<Group> &groups)
{
    const QWidget *focused = QApplication::focusWidget();
    const QString focusName = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    const int scrolled = m_scroll->verticalScrollBar()->value();

    auto *page = new Page(m_scroll->viewport());
    if (groups.empty())
        page->addText(tr("No two notes of one kind say the same."), look::Ink::Second);
    else
        page->addText(tr("%1 the same. Merge what is one thing; keep as twins what is in two places on "
                         "purpose.")
                          .arg(groups.size() == 1 ? tr("One group of notes says")
                                                  : tr("%1 groups of notes say").arg(groups.size())),
                      look::Ink::Second);
    for (size_t i = 0; i < std::min(groups.size(), kMostGroups); ++i)
        addGroup(*page, groups[i], i);
    if (groups.size() > kMostGroups)
        page->addText(tr("and %1 more").arg(groups.size() - kMostGroups), look::Ink::Second);
    page->finish();
    setPage(page);
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (auto *again = focusName.isEmpty() ? nullptr : findChild<QWidget *>(focusName))
        again->setFocus(Qt::OtherFocusReason);
    else if (std::exchange(m_wantsFocus, false) || !focusName.isEmpty())
        focusFirst();
    m_wantsFocus = false;
}

Button *DuplicatesPanel::nameOf(Page &page, const QString &text, const Group &shown)
{
    auto *name = new Button(text, Button::Style::Link, &page);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    name->setToolTip(text);
    connect(name, &Button::clicked, this, [this, shown] { reveal(shown); });
    return name;
}

void DuplicatesPanel::addGroup(Page &page, const Group &group, size_t index)
{
    const Board &board = m_document.board();
    const Note &first = *board.find(group.front());
    page.addSpace(10);
    Button *title = nameOf(page, shortTitle(first), group);
    title->setObjectName(QStringLiteral("show%1").arg(index));
    auto *count = new QLabel(QString::number(group.size()), &page);
    count->setFont(look::valueFont());
    page.addLine({new Swatch(first.kind, &page), title, count}, 1);
    for (const NoteId &id : group) {
        const Note &note = *board.find(id);
        const QString place = placeOf(board, note);
        page.addLine(
            {nameOf(page,
                    note.title == first.title ? place : tr("\u201c%1\u201d, %2").arg(shortTitle(note), place),
                    {id})},
            0);
    }

    auto *merge = new Button(tr("Merge"), Button::Style::Quiet, &page);
    merge->setObjectName(QStringLiteral("merge%1").arg(index));
    merge->setToolTip(tr("Keep the first, with the links, votes and fields of all"));
    auto *twins = new Button(tr("Keep as twins"), Button::Style::Quiet, &page);
    twins->setObjectName(QStringLiteral("twins%1").arg(index));
    twins->setToolTip(tr("What is written on one is written on all from now on"));
    for (Button *button : {merge, twins}) {
        button->setEnabled(!m_document.isReadOnly());
        button->setAccessibleName(tr("%1: %2").arg(button->text(), shortTitle(first)));
    }
    connect(merge, &Button::clicked, this, [this, group] {
        finish(edits::mergeNotes(m_document.board(), group), tr("Merge %1 notes").arg(group.size()));
    });
    connect(twins, &Button::clicked, this, [this, group] {
        finish(edits::keepAsTwins(m_document.board(), group), tr("Keep %1 notes as twins").arg(group.size()));
    });
    auto *buttons = new QWidget(&page);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 6, 0, 6);
    row->addWidget(merge);
    row->addWidget(twins);
    page.addIndented(buttons);
}

void DuplicatesPanel::reveal(const Group &notes)
{
    QRectF bounds;
    for (const NoteId &id : notes)
        if (const Note *note = m_document.board().find(id))
            bounds |= QRectF(note->x, note->y, note->width, note->height);
    m_view.selectNotes(notes);
    m_view.keepVisible(bounds.adjusted(-60, -60, 60, 60));
}

void DuplicatesPanel::finish(const ChangeSet &change, const QString &label)
{
    if (m_document.apply(change, label))
        QMetaObject::invokeMethod(this, &DuplicatesPanel::look, Qt::QueuedConnection);
    else
        Q_EMIT hint(tr("These notes are locked; unlock them first."));
}

void DuplicatesPanel::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (button && isEnter && isAncestorOf(button))
        button->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tempestry
