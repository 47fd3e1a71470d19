#include "model/simulation/answers.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace tempestry::simulation {

namespace {

// "Placed", "place" and "places" have one stem, and so have "shipped" and "ship", "carried" and "carry".
QString stem(QString word)
{
    for (const char *ending : {"ing", "ed", "es", "s", "e"}) {
        const QLatin1StringView text(ending);
        if (word.size() > text.size() + 2 && word.endsWith(text)) {
            word.chop(text.size());
            break;
        }
    }
    if (word.endsWith(u'y'))
        word.back() = u'i';
    if (word.size() > 2 && word.back() == word[word.size() - 2])
        word.chop(1);
    return word;
}

QSet<QString> stems(const QString &title)
{
    static const QRegularExpression kWord(
        QStringLiteral("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})|\\p{Lo}+|\\d+"));
    QSet<QString> found;
    for (auto words = kWord.globalMatch(title); words.hasNext();)
        found.insert(stem(words.next().captured().toLower()));
    return found;
}

bool shareRow(const Note &a, const Note &b)
{
    return a.timeline && a.timeline == b.timeline && a.y < b.y + b.height && b.y < a.y + a.height;
}

template <class Score>
std::vector<quint32> best(const std::vector<quint32> &commands, Score score)
{
    qsizetype most = 1;
    std::vector<quint32> found;
    for (const quint32 command : commands) {
        const qsizetype points = score(command);
        if (points > most)
            found.clear();
        most = std::max(most, points);
        if (points == most)
            found.push_back(command);
    }
    return found;
}

// Empty where that can't be told.
std::vector<quint32> ownersOf(const FlatFlow &flow, quint32 event, const std::vector<quint32> &commands)
{
    const Note &note = flow.note(event);
    auto owners =
        best(commands, [&](quint32 command) { return flow.isAnswerByLink(command, event) ? 1 : 0; });
    if (!owners.empty())
        return owners;
    owners = best(commands, [&](quint32 command) { return shareRow(flow.note(command), note) ? 1 : 0; });
    if (!owners.empty() && owners.size() < commands.size())
        return owners;
    const QSet<QString> words = stems(note.title);
    owners =
        best(commands, [&](quint32 command) { return (stems(flow.note(command).title) & words).size(); });
    return owners.size() < commands.size() ? owners : std::vector<quint32>();
}

} // namespace

std::vector<quint32> answersTo(const FlatFlow &flow, quint32 command, quint32 handler)
{
    std::vector<quint32> events;
    for (quint32 edge = flow.outgoingBegin(handler); edge < flow.outgoingEnd(handler); ++edge)
        if (flow.role(flow.edges()[edge].to) == Role::Event)
            events.push_back(edge);
    std::vector<quint32> commands;
    for (const quint32 edge : flow.incoming(handler))
        if (flow.role(flow.edges()[edge].from) == Role::Command)
            commands.push_back(flow.edges()[edge].from);
    if (commands.size() < 2)
        return events;

    std::vector<quint32> own;
    for (const quint32 edge : events) {
        const auto owners = ownersOf(flow, flow.edges()[edge].to, commands);
        if (owners.empty() || std::ranges::find(owners, command) != owners.end())
            own.push_back(edge);
    }
    return own.empty() ? events : own;
}

} // namespace tempestry::simulation
