#include "app/simulation/script_trust.h"

#include "model/simulation/scripts/script_set.h"

#include <QCryptographicHash>
#include <QSettings>

namespace tempestry {

namespace {

constexpr qsizetype kMostKept = 500; // undo brings back what was written long ago

QString keyOf(BoardId board)
{
    return QStringLiteral("scripts/") + board.toString();
}

QString hashOf(const QString &script)
{
    return QString::fromLatin1(QCryptographicHash::hash(script.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QStringList hashesOf(const Board &board)
{
    QStringList hashes;
    for (const simulation::ScriptSource &script : simulation::scriptSources(board))
        hashes << hashOf(script.source);
    hashes.removeDuplicates();
    return hashes;
}

// Of the link's guard; empty where that is none.
QString scriptOf(const Link &link)
{
    return simulation::isScript(link.guard) ? link.guard : QString();
}

} // namespace

ScriptTrust::ScriptTrust(Document &document, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_settings(settings)
    , m_trusted(settings.value(keyOf(document.board().id())).toStringList())
{
    look();
    connect(&document, &Document::changed, this, &ScriptTrust::follow);
}

void ScriptTrust::look()
{
    m_strange.clear();
    for (const simulation::ScriptSource &script : simulation::scriptSources(m_document.board()))
        if (!m_trusted.contains(hashOf(script.source)))
            m_strange.push_back(script.note);
    m_strange.erase(std::ranges::unique(m_strange).begin(), m_strange.end());
}

void ScriptTrust::trust()
{
    m_trusted += hashesOf(m_document.board());
    keep();
    look();
    Q_EMIT changed();
}

// What is written over a trusted script, or where there was none, was written here. A note or a link that is
// new with its script may have been pasted.
void ScriptTrust::follow(const Edit &edit)
{
    bool touched = false;
    for (const auto &[before, after] : edit.change.notes())
        touched |=
            take(before ? std::optional(before->script) : std::nullopt, after ? after->script : QString());
    for (const auto &[before, after] : edit.change.links())
        touched |= take(before ? std::optional(scriptOf(*before)) : std::nullopt,
                        after ? scriptOf(*after) : QString());
    if (touched) {
        keep();
        look();
        Q_EMIT changed();
    }
}

bool ScriptTrust::take(const std::optional<QString> &before, const QString &after)
{
    if (before == after || (!before && after.isEmpty()))
        return false;
    if (before && !after.isEmpty() && (before->trimmed().isEmpty() || m_trusted.contains(hashOf(*before))))
        m_trusted << hashOf(after);
    return true;
}

void ScriptTrust::keep()
{
    m_trusted.removeDuplicates();
    m_trusted = m_trusted.sliced(std::max<qsizetype>(0, m_trusted.size() - kMostKept));
    m_settings.setValue(keyOf(m_document.board().id()), m_trusted);
}

void ScriptTrust::trustAll(const Board &board, QSettings &settings)
{
    if (const QStringList hashes = hashesOf(board); !hashes.isEmpty())
        settings.setValue(keyOf(board.id()), hashes);
}

void ScriptTrust::hand(BoardId from, BoardId to, QSettings &settings)
{
    if (const QVariant trusted = settings.value(keyOf(from)); trusted.isValid())
        settings.setValue(keyOf(to), trusted);
}

} // namespace tempestry
