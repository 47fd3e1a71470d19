#include "persistence/session_links.h"

#include "persistence/session_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

// The events by name, and by the word that says what happened.
class EventIndex
{
public:
    explicit EventIndex(const std::vector<DraftNote> &notes)
        : m_notes(notes)
    {
        for (size_t i = 0; i < notes.size(); ++i) {
            const QStringList words = wordsOf(notes[i].note.title);
            if (notes[i].note.kind != NoteKind::Event || words.isEmpty())
                continue;
            m_byName[words.join(u' ')].push_back(i);
            m_byVerb[{notes[i].band, stem(words.last())}].push_back(i);
        }
    }

    // The events whose names stand in the text, for a reader in that band. A name of one word must be all
    // there is.
    std::vector<size_t> mentionedIn(const QString &text, size_t band) const
    {
        constexpr qsizetype kLongestName = 12;
        static const QSet<QString> kFillers = {QStringLiteral("all"),      QStringLiteral("expected"),
                                               QStringLiteral("event"),    QStringLiteral("events"),
                                               QStringLiteral("received"), QStringLiteral("the")};
        const QStringList words = wordsOf(text);
        const auto telling =
            std::ranges::count_if(words, [](const QString &word) { return !kFillers.contains(word); });
        std::vector<size_t> found;
        for (qsizetype at = 0; at < words.size();) {
            qsizetype length = std::min(kLongestName, words.size() - at);
            auto named = m_byName.cend();
            for (; length > (telling == 1 ? 0 : 1); --length) {
                named = m_byName.constFind(words.sliced(at, length).join(u' '));
                if (named != m_byName.cend())
                    break;
            }
            if (named == m_byName.cend()) {
                ++at;
                continue;
            }
            found.push_back(nearest(*named, band));
            at += length;
        }
        return found;
    }

    // The one event before `note` on its timeline whose verb a word of the text comes from: "replication" and
    // "events_replicated". nullopt when there is none, or more than one.
    std::optional<size_t> resembledBy(const QString &text, size_t note) const
    {
        std::optional<size_t> found;
        for (const QString &word : wordsOf(text)) {
            const auto events = m_byVerb.constFind({m_notes[note].band, stem(word)});
            if (events == m_byVerb.cend() || stem(word) == word)
                continue;
            for (const size_t event : *events) {
                if (event >= note)
                    break;
                if (found && *found != event)
                    return std::nullopt;
                found = event;
            }
        }
        return found;
    }

private:
    size_t nearest(const std::vector<size_t> &same, size_t band) const
    {
        const auto here =
            std::ranges::find_if(same, [&](size_t event) { return m_notes[event].band == band; });
        return here == same.end() ? same.front() : *here;
    }

    const std::vector<DraftNote> &m_notes;
    QHash<QString, std::vector<size_t>> m_byName;
    QHash<std::pair<size_t, QString>, std::vector<size_t>> m_byVerb;
};

class Linker
{
public:
    Linker(std::vector<DraftNote> &notes, std::vector<ImportFinding> &findings)
        : m_notes(notes)
        , m_events(notes)
        , m_findings(findings)
    {}

    std::vector<std::pair<size_t, size_t>> link()
    {
        for (size_t i = 0; i < m_notes.size(); ++i) {
            if (!m_notes[i].item || m_notes[i].item->trigger.isEmpty())
                continue;
            if (m_notes[i].note.kind == NoteKind::Policy)
                linkPolicy(i);
            else
                linkTriggers(i);
        }
        return std::move(m_links);
    }

private:
    void linkTriggers(size_t to)
    {
        const SessionItem &item = *m_notes[to].item;
        const TriggerPhrase phrase = readTrigger(item.trigger);
        const size_t before = m_links.size();
        QStringList unknown;
        for (const QString &part : phrase.parts)
            if (!linkMentioned(part, to) && !linkResembled(part, to))
                unknown += part;
        if (unknown.size() == phrase.parts.size())
            unknown = {item.trigger};
        for (const QString &text : unknown)
            find(item, tr("“%1” names no event on the board; it is kept as text").arg(text));
        waitForAll(to, phrase, m_links.size() - before);
        setCondition(to, phrase.condition);
        for (const QString &alternative : phrase.alternatives)
            find(item, tr("The other way it may come about is kept as text only: “%1”").arg(alternative));
    }

    void linkPolicy(size_t to)
    {
        const SessionItem &item = *m_notes[to].item;
        if (item.consequence.isEmpty()) {
            if (!linkMentioned(item.trigger, to))
                find(item, tr("The policy names no event on the board: “%1”").arg(item.trigger));
            return;
        }
        const TriggerPhrase phrase = readTrigger(item.trigger);
        const size_t before = m_links.size();
        for (qsizetype i = 0; i < phrase.parts.size(); ++i) {
            if (linkMentioned(phrase.parts[i], to))
                continue;
            if (i > 0 && phrase.all)
                setCondition(to, phrase.parts[i]);
            else
                find(item, tr("“%1” names no event on the board; nothing leads to the policy from there")
                               .arg(phrase.parts[i]));
        }
        waitForAll(to, phrase, m_links.size() - before);
        setCondition(to, phrase.condition);
    }

    bool linkMentioned(const QString &part, size_t to)
    {
        bool any = false;
        for (const size_t event : m_events.mentionedIn(part, m_notes[to].band))
            any = connect(event, to) || any;
        return any;
    }

    bool linkResembled(const QString &part, size_t to)
    {
        const auto event = m_events.resembledBy(part, to);
        if (!event || !connect(*event, to))
            return false;
        find(*m_notes[to].item, tr("“%1” is taken to mean “%2”; remove the link if it does not")
                                    .arg(part, m_notes[*event].note.title));
        return true;
    }

    bool connect(size_t from, size_t to)
    {
        if (from == to || !mayFollow(m_notes[from].note.kind, m_notes[to].note.kind))
            return false;
        if (!m_seen.contains({from, to})) {
            m_seen.insert({from, to});
            m_links.emplace_back(from, to);
        }
        return true;
    }

    void waitForAll(size_t to, const TriggerPhrase &phrase, size_t links)
    {
        if (phrase.all && (links > 1 || (links == 1 && phrase.parts.size() == 1)))
            m_notes[to].note.trigger = Trigger::All;
    }

    void setCondition(size_t to, const QString &condition)
    {
        Note &note = m_notes[to].note;
        if (condition.isEmpty() || condition == note.condition)
            return;
        if (note.condition.isEmpty())
            note.condition = condition;
        else
            find(*m_notes[to].item, tr("A note has one condition; “%1” is kept as text beside “%2”")
                                        .arg(condition, note.condition));
    }

    void find(const SessionItem &item, const QString &text)
    {
        m_findings.push_back({{}, item.triggerLine, text});
    }

    std::vector<DraftNote> &m_notes;
    EventIndex m_events;
    std::vector<ImportFinding> &m_findings;
    std::vector<std::pair<size_t, size_t>> m_links;
    QSet<std::pair<size_t, size_t>> m_seen;
};

} // namespace

std::vector<std::pair<size_t, size_t>> linkByNames(std::vector<DraftNote> &notes,
                                                   std::vector<ImportFinding> &findings)
{
    return Linker(notes, findings).link();
}

} // namespace tempestry::persistence
