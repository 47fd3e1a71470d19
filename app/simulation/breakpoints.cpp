#include "app/simulation/breakpoints.h"

#include "model/simulation/record_filter.h"

#include <QSettings>

#include <algorithm>
#include <memory>

namespace tempestry {

using namespace simulation;

namespace {

// In the settings: "on note UUID", "off when CONDITION".
QString written(const Breakpoint &breakpoint)
{
    const QString state = breakpoint.enabled ? QStringLiteral("on ") : QStringLiteral("off ");
    return breakpoint.note ? state + QStringLiteral("note ") + breakpoint.note->toString()
                           : state + QStringLiteral("when ") + breakpoint.condition;
}

std::optional<Breakpoint> read(const QString &text)
{
    Breakpoint breakpoint;
    breakpoint.enabled = text.section(u' ', 0, 0) == QLatin1StringView("on");
    const QString what = text.section(u' ', 2);
    if (text.section(u' ', 1, 1) == QLatin1StringView("note")) {
        breakpoint.note = NoteId::parse(what);
        return breakpoint.note ? std::optional(breakpoint) : std::nullopt;
    }
    breakpoint.condition = what;
    return what.isEmpty() ? std::nullopt : std::optional(breakpoint);
}

// Something comes to its note.
bool comes(RecordType type)
{
    return type != RecordType::ActivityEnded && type != RecordType::Issued && type != RecordType::Limit;
}

} // namespace

Breakpoints::Breakpoints(QSettings &settings, const QString &boardId, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_key(QStringLiteral("breakpoints/") + boardId)
{
    for (const QString &text : settings.value(m_key).toStringList())
        if (const auto breakpoint = read(text))
            m_all.push_back(*breakpoint);
}

QHash<NoteId, bool> Breakpoints::notes() const
{
    QHash<NoteId, bool> found;
    for (const Breakpoint &breakpoint : m_all)
        if (breakpoint.note)
            found.insert(*breakpoint.note, breakpoint.enabled);
    return found;
}

void Breakpoints::toggle(NoteId note)
{
    if (std::erase_if(m_all, [note](const Breakpoint &known) { return known.note == note; }) == 0)
        m_all.push_back({note, {}, true});
    keep();
}

QString Breakpoints::add(const QString &condition)
{
    QString problem;
    const auto filter = RecordFilter::parse(condition, &problem);
    if (!filter)
        return problem;
    if (filter->isEmpty())
        return tr("Write where to stop, such as amount > 100.");
    m_all.push_back({std::nullopt, condition.simplified(), true});
    keep();
    return {};
}

void Breakpoints::setEnabled(size_t index, bool enabled)
{
    m_all[index].enabled = enabled;
    keep();
}

void Breakpoints::remove(size_t index)
{
    m_all.erase(m_all.begin() + static_cast<std::ptrdiff_t>(index));
    keep();
}

void Breakpoints::keep()
{
    QStringList texts;
    for (const Breakpoint &breakpoint : m_all)
        texts << written(breakpoint);
    if (texts.isEmpty())
        m_settings.remove(m_key);
    else
        m_settings.setValue(m_key, texts);
    Q_EMIT changed();
}

std::function<bool(quint32)> Breakpoints::test(const FinishedRun &run) const
{
    const Journal &journal = *run.journal;
    std::vector<bool> notes(journal.notes.size());
    std::vector<std::shared_ptr<RecordMatcher>> matchers;
    bool any = false;
    for (const Breakpoint &breakpoint : m_all) {
        if (!breakpoint.enabled)
            continue;
        any = true;
        QString problem;
        const auto found = std::ranges::find(journal.notes, breakpoint.note.value_or(NoteId()));
        if (breakpoint.note && found != journal.notes.end())
            notes[static_cast<size_t>(found - journal.notes.begin())] = true;
        else if (const auto filter = RecordFilter::parse(breakpoint.condition, &problem);
                 !breakpoint.note && filter)
            matchers.push_back(std::make_shared<RecordMatcher>(journal, *filter));
    }
    if (!any)
        return {};
    return [&journal, notes = std::move(notes), matchers = std::move(matchers)](quint32 seq) {
        const Record &record = journal.records[seq];
        if (record.note != kNone && notes[record.note] && comes(record.type))
            return true;
        return std::ranges::any_of(matchers, [seq](const auto &matcher) { return matcher->matches(seq); });
    };
}

} // namespace tempestry
