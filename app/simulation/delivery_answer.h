#pragma once

#include "model/simulation/delivery_checks.h"

#include <QStringList>

namespace tempestry {

// What can be asked about how messages are delivered.
enum class DeliveryQuestion : quint8 { Idempotence, OrderIndependence };

// "idempotence" and "order-independence", as the command line takes them.
QString deliveryQuestionKey(DeliveryQuestion question);
std::optional<DeliveryQuestion> deliveryQuestion(const QString &key);

// What a check came to, ready to be read. It goes as JSON from the process that checks to the window.
struct DeliveryAnswer
{
    struct Difference
    {
        NoteId readModel; // null: the events of the entity themselves
        QString what;     // "Open orders of A-1042"
        QStringList as;   // the events that led there, in a run in which nothing goes wrong
        QStringList then; // and in the other one, up to the first that differs
        QString asHolds;  // what was held in the end, as JSON; empty for the events themselves
        QString thenHolds;

        bool operator==(const Difference &) const = default;
    };

    std::vector<Difference> differences;
    QString faults; // the fewest that made them, as a person writes them

    bool operator==(const DeliveryAnswer &) const = default;
};

DeliveryAnswer answerOf(const Board &board, const simulation::DeliveryCheck &check);

// One sentence: whether it ends the same.
QString verdict(DeliveryQuestion question, const DeliveryAnswer &answer);

QByteArray answerToJson(const DeliveryAnswer &answer);
// nullopt for anything that answerToJson() does not write.
std::optional<DeliveryAnswer> answerFromJson(const QByteArray &json);

} // namespace tempestry
