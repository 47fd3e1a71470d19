#include "app/command_line/simulate_check.h"

#include <QTextStream>

namespace tempestry {

namespace {

constexpr int kOrders = 20; // that are tried

void writeDifference(const DeliveryAnswer::Difference &difference, QTextStream &out)
{
    const auto write = [&out](const char *head, const QStringList &events, const QString &holds) {
        out << "    " << head
            << (events.isEmpty() ? QStringLiteral("nothing") : events.join(QStringLiteral(", ")));
        if (!holds.isEmpty())
            out << QStringLiteral("\n        holds ") << holds;
        out << '\n';
    };
    out << difference.what << '\n';
    write("as it should be: ", difference.as, difference.asHolds);
    write("then:            ", difference.then, difference.thenHolds);
}

} // namespace

ExitStatus checkDeliveries(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
                           DeliveryQuestion question, bool asJson, bool progress, QTextStream &out,
                           QTextStream &err)
{
    const auto tell = [&](int runs) {
        if (progress)
            err << "progress " << runs << Qt::endl;
        return true;
    };
    const auto check = question == DeliveryQuestion::Idempotence
                           ? simulation::checkIdempotence(plan, choice.options, {}, tell)
                           : simulation::checkOrderIndependence(plan, choice.options, kOrders, tell);
    const DeliveryAnswer answer = answerOf(board, *check);
    if (asJson) {
        out << QString::fromUtf8(answerToJson(answer));
    } else {
        out << verdict(question, answer) << '\n';
        for (const DeliveryAnswer::Difference &difference : answer.differences)
            writeDifference(difference, out);
    }
    return answer.differences.empty() ? ExitStatus::Fine : ExitStatus::Findings;
}

} // namespace tempestry
