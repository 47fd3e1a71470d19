#include "app/simulation/test_report.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace tempestry {

namespace {

// XML 1.0 has no way to write most control characters, nor half a surrogate pair.
QString writable(const QString &text)
{
    QString out;
    for (const uint letter : text.toUcs4()) {
        const bool isWritten = letter == '\t' || letter == '\n' || letter == '\r' ||
                               (letter >= 0x20 && letter < 0xD800) || (letter >= 0xE000 && letter < 0xFFFE) ||
                               letter > 0xFFFF;
        out += isWritten ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1)
                         : QString(QChar(QChar::ReplacementCharacter));
    }
    return out;
}

QString secondsText(double seconds)
{
    return QString::number(seconds, 'f', 3);
}

qsizetype count(const std::vector<ScenarioOutcome> &outcomes, bool (*isCounted)(const ScenarioOutcome &))
{
    return std::ranges::count_if(outcomes, isCounted);
}

bool isError(const ScenarioOutcome &outcome)
{
    return !outcome.problem.isEmpty();
}

bool isFailure(const ScenarioOutcome &outcome)
{
    return !isError(outcome) && !outcome.unmet.empty();
}

void writeCounts(QXmlStreamWriter &xml, const std::vector<ScenarioOutcome> &outcomes)
{
    double seconds = 0;
    for (const ScenarioOutcome &outcome : outcomes)
        seconds += outcome.seconds;
    xml.writeAttribute(QStringLiteral("tests"), QString::number(outcomes.size()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(count(outcomes, isFailure)));
    xml.writeAttribute(QStringLiteral("errors"), QString::number(count(outcomes, isError)));
    xml.writeAttribute(QStringLiteral("time"), secondsText(seconds));
}

void writeMessage(QXmlStreamWriter &xml, const QString &element, const QString &message, const QString &text)
{
    xml.writeStartElement(element);
    xml.writeAttribute(QStringLiteral("message"), writable(message));
    xml.writeAttribute(QStringLiteral("type"), QStringLiteral("scenario"));
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
}

void writeCase(QXmlStreamWriter &xml, const QString &board, const ScenarioOutcome &outcome)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("name"), writable(outcome.name));
    xml.writeAttribute(QStringLiteral("classname"), writable(board));
    xml.writeAttribute(QStringLiteral("time"), secondsText(outcome.seconds));
    if (isError(outcome))
        writeMessage(xml, QStringLiteral("error"), outcome.problem, outcome.problem);
    if (isFailure(outcome)) {
        QString text;
        for (const simulation::Unmet &unmet : outcome.unmet)
            text += QStringLiteral("%1: expected %2; came %3\n")
                        .arg(placeText(unmet), unmet.expected, unmet.came);
        writeMessage(xml, QStringLiteral("failure"), text.section(u'\n', 0, 0), text);
    }
    xml.writeEndElement();
}

} // namespace

QString placeText(const simulation::Unmet &unmet)
{
    using List = simulation::Unmet::List;
    const ScenarioList list = unmet.list == List::Then    ? ScenarioList::Then
                              : unmet.list == List::Never ? ScenarioList::Never
                                                          : ScenarioList::ReadModels;
    return QStringLiteral("%1 %2").arg(QLatin1StringView(scenarioListKey(list))).arg(unmet.entry + 1);
}

QString summaryText(const std::vector<ScenarioOutcome> &outcomes)
{
    const auto failed =
        std::ranges::count_if(outcomes, [](const auto &outcome) { return !outcome.passed(); });
    const QString all = outcomes.size() == 1 ? QStringLiteral("1 scenario")
                                             : QStringLiteral("%1 scenarios").arg(outcomes.size());
    return failed == 0 ? QStringLiteral("%1, %2 passed")
                             .arg(all, outcomes.size() == 1 ? QStringLiteral("it") : QStringLiteral("all"))
                       : QStringLiteral("%1, %2 failed").arg(all).arg(failed);
}

QByteArray junitXml(const QString &board, const std::vector<ScenarioOutcome> &outcomes)
{
    const QString title =
        board.simplified().isEmpty() ? QStringLiteral("Untitled board") : board.simplified();
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    writeCounts(xml, outcomes);
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), writable(title));
    writeCounts(xml, outcomes);
    for (const ScenarioOutcome &outcome : outcomes)
        writeCase(xml, title, outcome);
    xml.writeEndDocument();
    return out;
}

} // namespace tempestry
