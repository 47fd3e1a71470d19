#include "app/simulation/script_trust.h"

#include "model/script_names.h"

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
    for (const NoteId id : scriptedNotes(board))
        hashes << hashOf(board.find(id)->script);
    hashes.removeDuplicates();
    return hashes;
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
    m_strange = scriptedNotes(m_document.board());
    std::erase_if(m_strange, [this](NoteId id) {
        return m_trusted.contains(hashOf(m_document.board().find(id)->script));
    });
}

void ScriptTrust::trust()
{
    m_trusted += hashesOf(m_document.board());
    keep();
    look();
    Q_EMIT changed();
}

// What is written over a trusted script, or where there was none, was written here. A note that is new with
// its script may have been pasted.
void ScriptTrust::follow(const Edit &edit)
{
    bool touched = false;
    for (const auto &[before, after] : edit.change.notes()) {
        if (after && !after->script.isEmpty() && (!before || before->script != after->script)) {
            touched = true;
            if (before && (before->script.trimmed().isEmpty() || m_trusted.contains(hashOf(before->script))))
                m_trusted << hashOf(after->script);
        }
        touched = touched || (before && !before->script.isEmpty());
    }
    if (touched) {
        keep();
        look();
        Q_EMIT changed();
    }
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
