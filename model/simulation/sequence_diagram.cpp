#include "model/simulation/run_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::simulation {

namespace {

// Every character that could mean something to Mermaid as its number; so is the first of the word "end",
// which would close a block.
QString escaped(const QString &text)
{
    static const QRegularExpression kEnd(QStringLiteral("\\bend\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString plain = text.simplified();
    QString out;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar letter = plain[i];
        const bool isEnd =
            letter.toLower() == u'e' && kEnd.match(plain, i, QRegularExpression::NormalMatch,
                                                   QRegularExpression::AnchorAtOffsetMatchOption)
                                            .hasMatch();
        const bool isSafe = letter.isLetterOrNumber() || letter.isSurrogate() || letter.isMark() ||
                            letter == u' ' || letter == u',' || letter == u'.';
        if (isSafe && !isEnd)
            out += letter;
        else
            out += QStringLiteral("#%1;").arg(letter.unicode());
    }
    return out;
}

class Diagram
{
    Q_DECLARE_TR_FUNCTIONS(RunText)

public:
    Diagram(const Board &board, const Journal &journal)
        : m_board(board)
        , m_journal(journal)
    {}

    QString text()
    {
        findReceivers();
        for (quint32 seq = 0; seq < m_journal.records.size(); ++seq)
            take(seq);
        QString text = QStringLiteral("sequenceDiagram\n");
        for (const quint32 note : m_participants)
            text += declared(note);
        text += m_arrows;
        if (m_arrowCount > kMostArrows)
            text += QStringLiteral("    Note over %1: %2\n")
                        .arg(nameOf(m_participants.front()),
                             escaped(tr("%1 more messages are left out").arg(m_arrowCount - kMostArrows)));
        return text;
    }

private:
    void findReceivers()
    {
        for (const Record &record : m_journal.records) {
            const bool takes =
                record.type == RecordType::ActivityStarted || record.type == RecordType::Projected;
            if (!takes || record.causation == kNone || record.time < 0)
                continue;
            auto &receivers = m_receivers[record.causation];
            if (std::ranges::find(receivers, record.note) == receivers.end())
                receivers.push_back(record.note);
        }
    }

    void take(quint32 seq)
    {
        const Record &record = m_journal.records[seq];
        if (record.time < 0)
            return;
        if (record.type == RecordType::Issued)
            m_issuers.insert({record.id.high, record.id.low}, record.note);
        if (record.type != RecordType::Command && record.type != RecordType::Event)
            return;
        const quint32 sender = senderOf(record);
        m_senders.insert(seq, sender);
        const auto receivers = m_receivers.constFind(seq);
        if (receivers == m_receivers.constEnd())
            addArrow(sender, sender, record);
        else
            for (const quint32 receiver : *receivers)
                addArrow(sender, receiver, record);
    }

    // In a short form, who sent the message that led to it.
    quint32 senderOf(const Record &record) const
    {
        const auto issuer = m_issuers.constFind({record.id.high, record.id.low});
        if (issuer != m_issuers.constEnd())
            return *issuer;
        if (record.activity != kNone)
            return m_journal.records[record.activity].note;
        return record.causation == kNone ? kNone : m_senders.value(record.causation, kNone);
    }

    void addArrow(quint32 from, quint32 to, const Record &record)
    {
        if (++m_arrowCount > kMostArrows)
            return;
        for (const quint32 note : {from, to})
            if (std::ranges::find(m_participants, note) == m_participants.end())
                m_participants.push_back(note);
        const bool isCommand = record.type == RecordType::Command;
        m_arrows += QStringLiteral("    %1%2%3: %4\n")
                        .arg(nameOf(from), isCommand ? QStringLiteral("->>") : QStringLiteral("-->>"),
                             nameOf(to), titleOf(record.note));
    }

    static QString nameOf(quint32 note)
    {
        return note == kNone ? QStringLiteral("outside") : QStringLiteral("n%1").arg(note);
    }

    QString titleOf(quint32 note) const
    {
        const QString title = escaped(m_journal.noteNames[note]);
        return title.isEmpty() ? tr("Untitled") : title;
    }

    QString declared(quint32 note) const
    {
        const Note *shown = note == kNone ? nullptr : m_board.find(m_journal.notes[note]);
        const bool isPerson = shown && shown->kind == NoteKind::Actor;
        return QStringLiteral("    %1 %2 as %3\n")
            .arg(isPerson ? QStringLiteral("actor") : QStringLiteral("participant"), nameOf(note),
                 note == kNone ? tr("Outside") : titleOf(note));
    }

    const Board &m_board;
    const Journal &m_journal;
    QHash<quint32, std::vector<quint32>> m_receivers; // by message
    QHash<std::pair<quint64, quint64>, quint32> m_issuers;
    QHash<quint32, quint32> m_senders; // by message
    std::vector<quint32> m_participants;
    QString m_arrows;
    size_t m_arrowCount = 0;
};

} // namespace

QString sequenceDiagram(const Board &board, const Journal &journal)
{
    return Diagram(board, journal).text();
}

} // namespace tempestry::simulation
