#include "persistence/plain_lines.h"

#include "model/geometry.h"
#include "model/limits.h"
#include "model/note_lines.h"
#include "model/timeline_layout.h"
#include "persistence/import_error.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tempestry::persistence {

namespace {

constexpr QUuid kLines(0x7b1d6c0e, 0x53a4, 0x4f0b, 0x9d, 0x2e, 0x41, 0x6a, 0x90, 0xc7, 0x3b, 0x58);
constexpr size_t kMostNotes = 100'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

class LineBoard
{
public:
    LineBoard(const QByteArray &text, const QString &fileName)
        : m_id(QUuid::createUuidV5(kLines, text))
        , m_file(fileName)
        , m_name(QFileInfo(fileName).completeBaseName())
    {}

    void add(const QString &text, int line)
    {
        if (text.size() > kLongestTitle)
            throw ImportError(line, tr("more than %1 characters; split the line").arg(kLongestTitle));
        if (text.startsWith(QLatin1StringView("# ")))
            return beginTimeline(text.sliced(2).trimmed());
        const NoteLine read = readNoteLine(text);
        const NoteKind kind = read.kind.value_or(NoteKind::Event);
        if (read.title.isEmpty()) {
            m_findings.push_back({m_file, line, tr("No words after “%1”; left out").arg(text)});
            return;
        }
        if (m_notes.size() + m_onTimeline.size() == kMostNotes)
            throw ImportError(line, tr("more than %1 notes; split the file").arg(kMostNotes));
        if (!m_timeline)
            beginTimeline(m_name);
        Note note;
        note.id = derivedId<NoteId>("note", m_notes.size() + m_onTimeline.size());
        note.kind = kind;
        note.title = read.title;
        note.width = info(kind).width;
        note.height = info(kind).height;
        note.timeline = m_timeline->id;
        note.column = static_cast<int>(m_onTimeline.size());
        m_onTimeline.push_back(std::move(note));
    }

    ImportResult finish() &&
    {
        endTimeline();
        BoardDraft draft{Board(BoardId(m_id), m_name)};
        draft.setAll(ElementMap<Note>::fromPointers(m_notes));
        draft.setAll(ElementMap<Timeline>::fromPointers(m_timelines));
        return {std::move(draft).finish(), std::move(m_findings)};
    }

private:
    template <class IdType>
    IdType derivedId(const char *what, size_t number) const
    {
        return IdType(QUuid::createUuidV5(m_id, QByteArray(what) + ' ' + QByteArray::number(number)));
    }

    void beginTimeline(const QString &title)
    {
        endTimeline();
        m_timeline.emplace();
        m_timeline->id = derivedId<TimelineId>("timeline", m_timelines.size());
        m_timeline->title = title;
        m_timeline->y = m_bottom;
        m_timeline->width = kTimelineWidth;
        m_timeline->height = kTimelineHeight;
    }

    // On a board of its own: laying out costs time in proportion to all notes of a board.
    void endTimeline()
    {
        if (!m_timeline)
            return;
        BoardDraft draft{Board(BoardId(m_id))};
        draft.set(*m_timeline);
        for (Note &note : m_onTimeline) {
            note.y = m_bottom + kTimelineTitleHeight + kRowGap;
            draft.set(note);
        }
        layoutTimeline(draft, m_timeline->id);
        for (const Note &note : m_onTimeline)
            m_notes.push_back(draft.board().notes().share(note.id));
        m_timelines.push_back(draft.board().timelines().share(m_timeline->id));
        m_bottom = bottom(*m_timelines.back()) + kTimelineGap;
        m_onTimeline.clear();
        m_timeline.reset();
    }

    QUuid m_id;
    QString m_file;
    QString m_name;
    std::optional<Timeline> m_timeline; // the one that lines go to
    std::vector<Note> m_onTimeline;
    double m_bottom = 0;
    std::vector<std::shared_ptr<const Note>> m_notes;
    std::vector<std::shared_ptr<const Timeline>> m_timelines;
    std::vector<ImportFinding> m_findings;
};

} // namespace

ImportResult importLines(const QByteArray &text, const QString &fileName)
{
    LineBoard board(text, fileName);
    int number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        if (const QString words = QString::fromUtf8(line).trimmed(); !words.isEmpty())
            board.add(words, number);
    }
    return std::move(board).finish();
}

} // namespace tempestry::persistence
