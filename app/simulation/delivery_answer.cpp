#include "app/simulation/delivery_answer.h"

#include "app/simulation/fault_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace tempestry {

namespace {

using Difference = DeliveryAnswer::Difference;

constexpr std::array kQuestions = {"idempotence", "order-independence"};

QString tr(const char *text)
{
    return QCoreApplication::translate("DeliveryAnswer", text);
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QStringList eventsText(const std::vector<simulation::EndEvent> &events)
{
    QStringList texts;
    for (const simulation::EndEvent &event : events)
        texts << (event.payload.isEmpty() ? event.title.simplified()
                                          : event.title.simplified() + u' ' + compact(event.payload));
    return texts;
}

Difference differenceOf(const simulation::EndDifference &found)
{
    Difference difference;
    difference.readModel = found.readModel;
    difference.as = eventsText(found.one);
    difference.then = eventsText(found.other);
    if (found.readModel.isNull()) {
        difference.what = tr("Events of %1").arg(found.entity);
        return difference;
    }
    difference.what = tr("%1 of %2").arg(found.title.simplified(), found.entity);
    difference.asHolds = compact(found.oneContents);
    difference.thenHolds = compact(found.otherContents);
    return difference;
}

QJsonObject toJson(const Difference &difference)
{
    return {{QStringLiteral("note"),
             difference.readModel.isNull() ? QJsonValue() : difference.readModel.toString()},
            {QStringLiteral("what"), difference.what},
            {QStringLiteral("as"), QJsonArray::fromStringList(difference.as)},
            {QStringLiteral("then"), QJsonArray::fromStringList(difference.then)},
            {QStringLiteral("asHolds"), difference.asHolds},
            {QStringLiteral("thenHolds"), difference.thenHolds}};
}

Difference fromJson(const QJsonObject &json)
{
    const auto texts = [&json](const char *name) {
        return json[QLatin1String(name)].toVariant().toStringList();
    };
    const auto text = [&json](const char *name) { return json[QLatin1String(name)].toString(); };
    return {NoteId::parse(text("note")).value_or(NoteId()),
            text("what"),
            texts("as"),
            texts("then"),
            text("asHolds"),
            text("thenHolds")};
}

} // namespace

QString deliveryQuestionKey(DeliveryQuestion question)
{
    return QString::fromLatin1(kQuestions[static_cast<size_t>(question)]);
}

std::optional<DeliveryQuestion> deliveryQuestion(const QString &key)
{
    for (const DeliveryQuestion question :
         {DeliveryQuestion::Idempotence, DeliveryQuestion::OrderIndependence})
        if (key == deliveryQuestionKey(question))
            return question;
    return std::nullopt;
}

DeliveryAnswer answerOf(const Board &board, const simulation::DeliveryCheck &check)
{
    DeliveryAnswer answer;
    for (const simulation::EndDifference &difference : check.differences)
        answer.differences.push_back(differenceOf(difference));
    answer.faults = faultsText(board, check.faults);
    return answer;
}

QString verdict(DeliveryQuestion question, const DeliveryAnswer &answer)
{
    const bool twice = question == DeliveryQuestion::Idempotence;
    if (answer.differences.empty())
        return twice ? tr("The board ends the same when every message comes twice.")
                     : tr("The board ends the same in every order that was tried.");
    return (twice ? tr("When a message comes twice, this ends differently: %1")
                  : tr("When messages come in another order, this ends differently: %1"))
        .arg(answer.faults);
}

QByteArray answerToJson(const DeliveryAnswer &answer)
{
    QJsonArray differences;
    for (const Difference &difference : answer.differences)
        differences.append(toJson(difference));
    return QJsonDocument(QJsonObject{{QStringLiteral("differences"), differences},
                                     {QStringLiteral("faults"), answer.faults}})
        .toJson();
}

std::optional<DeliveryAnswer> answerFromJson(const QByteArray &json)
{
    const QJsonObject read = QJsonDocument::fromJson(json).object();
    if (!read[QStringLiteral("differences")].isArray())
        return std::nullopt;
    DeliveryAnswer answer;
    const QJsonArray differences = read[QStringLiteral("differences")].toArray();
    for (const auto &difference : differences)
        answer.differences.push_back(fromJson(difference.toObject()));
    answer.faults = read[QStringLiteral("faults")].toString();
    return answer;
}

} // namespace tempestry
