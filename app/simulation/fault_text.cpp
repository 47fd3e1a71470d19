#include "app/simulation/fault_text.h"

#include "app/simulation/duration_text.h"
#include "model/flow_graph.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tempestry {

namespace {

constexpr std::array kKinds = {"duplicate", "delay", "loss", "reorder", "failure", "crash"};

QString tr(const char *text)
{
    return QCoreApplication::translate("FaultText", text);
}

// A title as it stands between quotes.
QString quotable(const QString &title)
{
    return title.simplified().replace(u'"', u'\'');
}

std::optional<NoteId> noteTitled(const Board &board, const QString &title)
{
    std::optional<NoteId> found;
    for (const NoteId &id : readingOrder(board))
        if (!found && quotable(board.find(id)->title).compare(title, Qt::CaseInsensitive) == 0)
            found = id;
    return found;
}

// A duration with a space as it is typed.
QString typed(qint64 microseconds)
{
    return durationText(microseconds).replace(QChar(QChar::Nbsp), u' ');
}

QString faultText(const Board &board, const Fault &fault)
{
    QString text = QString::fromLatin1(kKinds[static_cast<size_t>(fault.kind)]);
    if (const Note *note = fault.note ? board.find(*fault.note) : nullptr)
        text += QStringLiteral(" of \"%1\"").arg(quotable(note->title));
    else if (fault.note)
        text += QStringLiteral(" of \"?\"");
    if (fault.at)
        text += QStringLiteral(" at %1").arg(*fault.at);
    else
        text += QStringLiteral(" %1 %").arg(fault.probability * 100, 0, 'g', 12);
    if (fault.delay.kind != Duration::Kind::Fixed)
        text += QStringLiteral(" after about %1").arg(typed(fault.delay.first));
    else if (!fault.delay.isNone())
        text += QStringLiteral(" after %1").arg(typed(fault.delay.first));
    return text;
}

class Reader
{
public:
    Reader(const Board &board, const std::vector<Fault> &before)
        : m_board(board)
        , m_before(before)
    {}

    // Empty `problem`: read.
    Fault read(const QRegularExpressionMatch &match, QString *problem) const
    {
        const QString written = match.captured(1).simplified();
        for (const Fault &fault : m_before)
            if (faultText(m_board, fault) == written)
                return fault;
        Fault fault;
        const auto kind = std::ranges::find(kKinds, match.captured(2).toLower(),
                                            [](const char *key) { return QString::fromLatin1(key); });
        fault.kind = static_cast<Fault::Kind>(kind - kKinds.begin());
        readNote(match.captured(3) + match.captured(4).trimmed(), fault, problem);
        readChance(match, fault, problem);
        readDelay(match.captured(7).trimmed(), fault, problem);
        return fault;
    }

private:
    void readNote(const QString &title, Fault &fault, QString *problem) const
    {
        if (title.isEmpty())
            return;
        fault.note = noteTitled(m_board, quotable(title));
        if (!fault.note)
            *problem = tr("No note on the board is called \u201c%1\u201d.").arg(title);
        else if (fault.kind == Fault::Kind::Crash)
            *problem = tr("A crash is of the whole system: leave out the note.");
    }

    static void readChance(const QRegularExpressionMatch &match, Fault &fault, QString *problem)
    {
        bool isNumber = true;
        if (match.hasCaptured(5) && !match.captured(5).isEmpty())
            fault.probability = match.captured(5).toDouble() / 100;
        else if (match.hasCaptured(6) && !match.captured(6).isEmpty())
            fault.at = match.captured(6).toLongLong(&isNumber);
        else
            fault.at = 1;
        if (fault.probability > 1 || !isNumber || (fault.at && *fault.at < 1))
            *problem = tr("Write a probability of at most 100 %, or the number of a message from 1 on.");
    }

    static void readDelay(const QString &text, Fault &fault, QString *problem)
    {
        if (text.isEmpty())
            return;
        if (const auto duration = parseDuration(text))
            fault.delay = *duration;
        else
            *problem = tr("\u201c%1\u201d is no duration. Write such as \u201c2 s\u201d.").arg(text);
    }

    const Board &m_board;
    const std::vector<Fault> &m_before;
};

} // namespace

QString faultsText(const Board &board, const std::vector<Fault> &faults)
{
    QStringList texts;
    for (const Fault &fault : faults)
        texts << faultText(board, fault);
    return texts.join(QStringLiteral("; "));
}

std::optional<std::vector<Fault>> parseFaults(const Board &board, const std::vector<Fault> &before,
                                              const QString &text, QString *problem)
{
    static const QRegularExpression kFault(
        QStringLiteral(
            R"re(\s*((duplicate|delay|loss|reorder|failure|crash)\b(?:\s+of\s+(?:"([^"]*)"|([^;"]+?)))?)re"
            R"re((?:\s+(\d+(?:\.\d+)?)\s*%|\s+at\s+(\d+))?(?:\s+after\s+([^;]+?))?)\s*(?:;|$))re"),
        QRegularExpression::CaseInsensitiveOption);
    std::vector<Fault> faults;
    const Reader reader(board, before);
    const QString list = text.simplified();
    for (qsizetype at = 0; at < list.size();) {
        const auto match = kFault.match(list, at, QRegularExpression::NormalMatch,
                                        QRegularExpression::AnchorAtOffsetMatchOption);
        problem->clear();
        if (!match.hasMatch())
            *problem =
                tr("Write faults such as \u201cduplicate 10 %; failure of \"Ship parcel\" at 3; loss 5 % "
                   "after 2 s; crash at 100\u201d.");
        else
            faults.push_back(reader.read(match, problem));
        if (!problem->isEmpty())
            return std::nullopt;
        at = match.capturedEnd();
    }
    return faults;
}

} // namespace tempestry
