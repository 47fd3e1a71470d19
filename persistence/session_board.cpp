#include "persistence/session_board.h"

#include "model/limits.h"
#include "persistence/import_error.h"
#include "persistence/session_layout.h"
#include "persistence/session_links.h"
#include "persistence/session_size.h"
#include "persistence/session_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <memory>
#include <span>

namespace tempestry::persistence {

namespace {

constexpr size_t kMostNotes = 100'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

template <class Identity>
Identity derivedId(BoardId board, const char *what, size_t number)
{
    return Identity(
        QUuid::createUuidV5(board.uuid(), QByteArray(what) + QByteArray::number(qulonglong(number))));
}

std::optional<int> timesOf(const SessionItem &item)
{
    static const QRegularExpression kCount(
        QStringLiteral(R"(^(?:[x×]\s*(\d{1,4})|(\d{1,4})\s*(?:x|×|times))$)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kMany(
        QStringLiteral(R"(\b(multiple|parallel|each|every|several|many)\b)"),
        QRegularExpression::CaseInsensitiveOption);
    bool many = false;
    for (const QString &remark : item.remarks) {
        if (const auto match = kCount.match(remark); match.hasMatch())
            return std::max(1, (match.captured(1) + match.captured(2)).toInt());
        many = many || remark.contains(kMany);
    }
    return item.actors.size() > 1 && !many ? std::optional(1) : std::nullopt;
}

bool isImperative(const QString &clause)
{
    static const QRegularExpression kProse(
        QStringLiteral(R"(^(\w+ly|the|an?|all|it|they|we|no|not|nothing|possibly|maybe)\b|)"
                       R"(^\S+(\s+\S+)?\s+(is|are|was|were|has|have|gets|will|must|should|may|can)\b)"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kMostWords = 8;
    const qsizetype words = wordsOf(clause).size();
    return words >= 2 && words <= kMostWords && !clause.contains(kProse);
}

// "follower" of "catch up if follower", but not what "check if ..." looks at.
QString conditionAtEnd(const QString &clause)
{
    static const QRegularExpression kIf(
        QStringLiteral(R"(\S\s+\S+\s+if\s+(?!needed|necessary|required|possible|applicable)(.+)$)"),
        QRegularExpression::CaseInsensitiveOption);
    return kIf.match(clause).captured(1);
}

void refuseLonger(const QString &text, qsizetype most, int line)
{
    if (text.size() > most)
        throw ImportError(line, tr("more than %1 characters in one text; split it").arg(most));
}

void refuseLongTexts(const Note &note, int line)
{
    refuseLonger(note.description, kLongestText, line);
    QStringList texts = QStringList{note.title, note.condition} + note.actors;
    for (const Field &field : note.fields)
        texts << field.name << field.type << field.example;
    if (note.persona)
        texts << note.persona->useCase << note.persona->rationale;
    for (const QString &text : texts)
        refuseLonger(text, kLongestTitle, line);
}

// What a note is called, in the form in which questions are searched for it.
struct Subject
{
    int column = 0;
    QString name;
    QStringList actors;
    QStringList stems;

    explicit Subject(const Note &note)
        : column(note.column)
        , name(spaced(note.title))
    {
        for (const QString &actor : note.actors)
            actors += spaced(actor);
        for (const QString &word : wordsOf(note.title))
            stems += stem(word);
    }

    static QString spaced(const QString &text) { return u' ' + foldedName(text) + u' '; }
};

// What a question is about, as far as its words tell.
class QuestionWords
{
public:
    explicit QuestionWords(const Note &question)
    {
        constexpr qsizetype kRead = 200;
        constexpr qsizetype kTelling = 5; // letters
        QStringList words = wordsOf(question.title + u' ' + question.description);
        words.resize(std::min(words.size(), kRead));
        m_text = u' ' + words.join(u' ') + u' ';
        for (const QString &word : words)
            if (word.size() >= kTelling)
                m_stems.insert(stem(word));
    }

    // A note's name counts most, then those who act on it, then related words.
    int resemblance(const Subject &subject) const
    {
        constexpr int kName = 100;
        constexpr int kActor = 10;
        const auto named = [this](const QString &name) { return m_text.contains(name); };
        const auto related = [this](const QString &word) { return m_stems.contains(word); };
        return (named(subject.name) ? kName : 0) +
               kActor * static_cast<int>(std::ranges::count_if(subject.actors, named)) +
               static_cast<int>(std::ranges::count_if(subject.stems, related));
    }

private:
    QString m_text;
    QSet<QString> m_stems;
};

class BoardMaker
{
public:
    BoardMaker(const Session &session, BoardId id, const QString &name, std::vector<ImportFinding> &findings)
        : m_session(session)
        , m_id(id)
        , m_name(name)
        , m_findings(findings)
    {}

    Board make()
    {
        refuseLonger(m_session.title, kLongestTitle, 1);
        for (size_t band = 0; band < m_session.bands.size(); ++band)
            addNotes(band);
        auto links = linkByNames(m_notes, m_findings);
        links.insert(links.end(), m_issued.begin(), m_issued.end());
        for (DraftNote &draft : m_notes) {
            refuseLongTexts(draft.note, draft.item ? draft.item->line : m_session.bands[draft.band].line);
            const QSizeF size =
                sizeForWords(draft.note, m_session.bands[draft.band].roll ? kTextWidth : kWideTextWidth);
            draft.note.width = size.width();
            draft.note.height = size.height();
        }
        layOutBands();
        return assemble(links);
    }

private:
    void addNotes(size_t band)
    {
        const SessionBand &source = m_session.bands[band];
        const size_t first = m_notes.size();
        const bool hasEvents = std::ranges::any_of(
            source.items, [](const SessionItem &item) { return item.kind == NoteKind::Event; });
        int column = 0;
        for (const SessionItem &item : source.items) {
            const size_t note = addNote(item, band);
            if (source.roll && !isAnnotation(item.kind))
                m_notes[note].note.column = column++;
            if (item.kind == NoteKind::Policy && !hasEvents && addCommands(note, column) && source.roll)
                ++column;
        }
        if (source.roll)
            placeQuestions(first);
        m_sizes.push_back(m_notes.size() - first);
    }

    size_t addNote(const SessionItem &item, size_t band)
    {
        Note note = newNote(item.kind, item.title, item.line);
        note.description = item.details.join(u'\n');
        note.actors = item.actors;
        note.fields = item.fields;
        note.persona = item.persona;
        note.times = timesOf(item);
        for (const QString &remark : item.remarks)
            if (const QString condition = conditionOf(remark);
                !condition.isEmpty() && note.condition.isEmpty())
                note.condition = condition;
            else if (!condition.isEmpty())
                m_findings.push_back(
                    {{},
                     item.line,
                     tr("A note has one condition; this one is kept as text: “%1”").arg(remark)});
        m_notes.push_back({std::move(note), &item, band});
        return m_notes.size() - 1;
    }

    Note newNote(NoteKind kind, const QString &title, int line)
    {
        if (m_notes.size() >= kMostNotes)
            throw ImportError(line, tr("more than %1 notes; split the document").arg(kMostNotes));
        Note note;
        note.id = derivedId<NoteId>(m_id, "note ", m_notes.size());
        note.kind = kind;
        note.title = title;
        return note;
    }

    // The plain orders among a policy's consequences, stacked in one column. Clauses that name an event stay
    // words.
    bool addCommands(size_t policy, int column)
    {
        const SessionItem &item = *m_notes[policy].item;
        bool any = false;
        for (const QString &clause : splitList(item.consequence)) {
            if (!isImperative(clause) || clause.contains(u'_'))
                continue;
            Note command =
                newNote(NoteKind::Command, clause.first(1).toUpper() + clause.sliced(1), item.line);
            command.column = column;
            command.condition = conditionAtEnd(clause);
            m_issued.emplace_back(policy, m_notes.size());
            m_notes.push_back({std::move(command), nullptr, m_notes[policy].band});
            any = true;
        }
        return any;
    }

    int columnsFrom(size_t first) const
    {
        int columns = 0;
        for (size_t i = first; i < m_notes.size(); ++i)
            if (!isAnnotation(m_notes[i].note.kind))
                columns = std::max(columns, m_notes[i].note.column + 1);
        return columns;
    }

    // Under the note that a question is most about; a question about none of them goes by its number.
    void placeQuestions(size_t first)
    {
        constexpr size_t kCompared = 200;
        std::vector<Subject> subjects;
        for (size_t i = first; i < m_notes.size() && subjects.size() < kCompared; ++i)
            if (!isAnnotation(m_notes[i].note.kind))
                subjects.emplace_back(m_notes[i].note);
        const int columns = columnsFrom(first);
        int number = 0;
        for (size_t i = first; i < m_notes.size(); ++i) {
            Note &note = m_notes[i].note;
            if (!isAnnotation(note.kind) || note.kind == NoteKind::Text)
                continue;
            const QuestionWords question(note);
            int best = 0;
            note.column = columns > 0 ? std::min(number, columns - 1) : number;
            for (const Subject &subject : subjects) {
                if (const int likeness = question.resemblance(subject); likeness > best) {
                    best = likeness;
                    note.column = subject.column;
                }
            }
            ++number;
        }
    }

    QString titleOf(size_t band) const
    {
        const QString &title = m_session.bands[band].title;
        return title.isEmpty() ? m_name : title;
    }

    void layOutBands()
    {
        size_t first = 0;
        for (size_t band = 0; band < m_session.bands.size(); ++band) {
            refuseLonger(m_session.bands[band].title, kLongestTitle, m_session.bands[band].line);
            const std::span<DraftNote> notes = std::span(m_notes).subspan(first, m_sizes[band]);
            if (m_session.bands[band].roll)
                m_timelines.push_back(
                    {{.id = derivedId<TimelineId>(m_id, "timeline ", band), .title = titleOf(band)}, notes});
            else
                m_frames.push_back({{.id = derivedId<FrameId>(m_id, "frame ", band),
                                     .kind = FrameKind::Theme,
                                     .title = titleOf(band)},
                                    notes});
            first += m_sizes[band];
        }
        layOut(m_timelines, m_frames);
    }

    Board assemble(const std::vector<std::pair<size_t, size_t>> &links)
    {
        std::vector<std::shared_ptr<const Timeline>> timelines;
        for (TimelineDraft &draft : m_timelines)
            timelines.push_back(std::make_shared<const Timeline>(std::move(draft.timeline)));
        std::vector<std::shared_ptr<const Frame>> frames;
        for (FrameDraft &draft : m_frames)
            frames.push_back(std::make_shared<const Frame>(std::move(draft.frame)));
        std::vector<std::shared_ptr<const Note>> notes;
        for (DraftNote &note : m_notes)
            notes.push_back(std::make_shared<const Note>(std::move(note.note)));
        std::vector<std::shared_ptr<const Link>> made;
        for (const auto &[from, to] : links) {
            Link link;
            link.id = derivedId<LinkId>(m_id, "link ", made.size());
            link.from = notes[from]->id;
            link.to = notes[to]->id;
            made.push_back(std::make_shared<const Link>(std::move(link)));
        }
        BoardDraft draft{Board(m_id, m_session.title.isEmpty() ? m_name : m_session.title)};
        draft.setAll(ElementMap<Note>::fromPointers(notes));
        draft.setAll(ElementMap<Link>::fromPointers(made));
        draft.setAll(ElementMap<Timeline>::fromPointers(timelines));
        draft.setAll(ElementMap<Frame>::fromPointers(frames));
        return std::move(draft).finish();
    }

    const Session &m_session;
    BoardId m_id;
    QString m_name;
    std::vector<ImportFinding> &m_findings;
    std::vector<DraftNote> m_notes;                  // band by band
    std::vector<size_t> m_sizes;                     // notes of each band
    std::vector<std::pair<size_t, size_t>> m_issued; // policy and command
    std::vector<TimelineDraft> m_timelines;
    std::vector<FrameDraft> m_frames;
};

} // namespace

Board boardOf(const Session &session, BoardId id, const QString &name, std::vector<ImportFinding> &findings)
{
    return BoardMaker(session, id, name, findings).make();
}

} // namespace tempestry::persistence
