#include "app/inspector/board_page.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/inspector/reach.h"
#include "app/window/commands.h"
#include "model/flow_graph.h"

#include <QPainter>

namespace tempestry {

namespace {

// A command as a line to press: its words on the left, its key on the right.
class CommandLine : public QAbstractButton
{
public:
    CommandLine(const QString &text, const QString &key, QWidget *parent)
        : QAbstractButton(parent)
        , m_key(key)
    {
        setText(text);
        setAccessibleName(text);
        setFont(look::textFont());
        setFocusPolicy(Qt::TabFocus);
        look::setFixedHeight(*this, 30);
    }

    QSize sizeHint() const override { return {200, look::scaled(30)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = look::themeOf(*this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(look::mixed(theme.chrome, theme.ink, 0.055));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
        painter.setPen(isEnabled() ? theme.ink : theme.thirdInk);
        painter.setFont(font());
        painter.drawText(rect().adjusted(5, 0, -5, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (!m_key.isEmpty())
            paintKey(painter, QPoint(width() - 3, height() / 2), m_key, theme.thirdInk, theme.chromeBorder);
    }
    void enterEvent(QEnterEvent *event) override
    {
        update();
        QAbstractButton::enterEvent(event);
    }
    void leaveEvent(QEvent *event) override
    {
        update();
        QAbstractButton::leaveEvent(event);
    }

private:
    QString m_key;
};

QMap<NoteKind, int> countsOf(const Board &board)
{
    QMap<NoteKind, int> counts;
    board.notes().forEach([&counts](const Note &note) { ++counts[note.kind]; });
    return counts;
}

} // namespace

BoardPage *BoardPage::ofBoard(const Board &board, const FlowGraph &flow, const Commands &commands,
                              QWidget *parent)
{
    auto *page = new BoardPage(parent);
    const QMap<NoteKind, int> counts = countsOf(board);
    page->addTitle(board.title().isEmpty() ? tr("Untitled board") : board.title());
    if (counts.isEmpty()) {
        page->addText(tr("The paper is empty. Begin with what happens: press E and write an event in the "
                         "past tense, such as "
                         "\u201cOrder placed\u201d."),
                      look::Ink::Second);
        page->addHead(tr("The first minute"));
        page->addCommands({QStringLiteral("insert.event"), QStringLiteral("insert.timeline"),
                           QStringLiteral("insert.command"), QStringLiteral("insert.hotspot")},
                          commands);
        page->addText(
            tr("Type, then Tab for the next note on the right or Ctrl+Enter for one below. Order and "
               "neighbourhood carry the meaning; arrows are rarely needed."),
            look::Ink::Second);
        page->addHead(tr("Or look at one"));
        page->addCommands(
            {QStringLiteral("file.examples"), QStringLiteral("file.open"), QStringLiteral("file.import")},
            commands);
    } else {
        page->addText(tr("%1, %2").arg(counted(board.notes().size(), tr("note"), tr("notes")),
                                       counted(board.timelines().size(), tr("timeline"), tr("timelines"))),
                      look::Ink::Second);
        page->addHead(tr("On the paper"));
        page->addCounts(counts);
        const std::vector<FlowEdge> edges = flow.edges();
        const auto implied = std::ranges::count_if(
            edges, [](const FlowEdge &edge) { return edge.reason != FlowReason::Link; });
        page->addHead(tr("Flow"));
        page->addRow(tr("Links"), QString::number(static_cast<qsizetype>(edges.size()) - implied));
        page->addRow(tr("Implied by order and place"), QString::number(implied));
        page->addHead(tr("Next"));
        page->addCommands({QStringLiteral("run.run"), QStringLiteral("edit.find"),
                           QStringLiteral("view.zoomToFit"), QStringLiteral("view.paperOnly")},
                          commands);
    }
    page->finish();
    return page;
}

BoardPage *BoardPage::ofNotes(const Board &board, std::span<const NoteId> notes, const Commands &commands,
                              QWidget *parent)
{
    auto *page = new BoardPage(parent);
    QMap<NoteKind, int> counts;
    for (const NoteId id : notes)
        if (const Note *note = board.find(id))
            ++counts[note->kind];
    page->addTitle(tr("%1 selected").arg(counted(notes.size(), tr("note"), tr("notes"))));
    page->addHead(tr("These are"));
    page->addCounts(counts);
    page->addHead(tr("Do with them"));
    page->addCommands({QStringLiteral("arrange.group"), QStringLiteral("arrange.tidy"),
                       QStringLiteral("edit.duplicate"), QStringLiteral("edit.makeLinks"),
                       QStringLiteral("insert.frame"), QStringLiteral("view.zoomToSelection"),
                       QStringLiteral("edit.delete")},
                      commands);
    page->finish();
    return page;
}

void BoardPage::addCounts(const QMap<NoteKind, int> &counts)
{
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        auto *name = new QLabel(kindPlural(it.key()), this);
        name->setFont(look::textFont());
        auto *number = new QLabel(QString::number(it.value()), this);
        number->setFont(look::valueFont());
        addLine({new Swatch(it.key(), this), name, number}, 1);
    }
}

void BoardPage::addCommands(const QStringList &ids, const Commands &commands)
{
    for (const QString &id : ids) {
        const CommandInfo *command = commands.find(id);
        Q_ASSERT(command);
        auto *line = new CommandLine(command->text, shownKey(*command), this);
        line->setObjectName(id);
        connect(line, &QAbstractButton::clicked, this, [this, id] { Q_EMIT commandChosen(id); });
        addWidget(line);
    }
}

} // namespace tempestry
