#pragma once

#include "tests/simulation/script_bench.h"

namespace tempestry::simulation {

// "Pack order" is handled by "Packing", which emits "Part packed" and "Order packed".
struct PackingBench : ScriptBench
{
    explicit PackingBench(const QString &script)
        : procedure(add(NoteKind::Procedure, QStringLiteral("Packing"), script))
    {
        link(command, procedure);
        link(procedure, part);
        link(procedure, packed);
        start();
    }

    std::variant<std::vector<Scripts::Output>, Scripts::Failure> handle(const QJsonObject &payload = {})
    {
        return start().handle(call(procedure, command, payload));
    }
    std::vector<Scripts::Output> outputs(const QJsonObject &payload = {})
    {
        const auto result = handle(payload);
        if (const auto *failure = std::get_if<Scripts::Failure>(&result))
            qWarning("line %d: %s", failure->line, qPrintable(failure->reason));
        return std::get<std::vector<Scripts::Output>>(result);
    }
    Scripts::Failure failure(const QJsonObject &payload = {})
    {
        return std::get<Scripts::Failure>(handle(payload));
    }
    QJsonValue told(const QJsonObject &payload = {})
    {
        return outputs(payload).front().payload[QStringLiteral("told")];
    }

    NoteId command = add(NoteKind::Command, QStringLiteral("Pack order"));
    NoteId part = add(NoteKind::Event, QStringLiteral("Part packed"));
    NoteId packed = add(NoteKind::Event, QStringLiteral("Order packed"));
    NoteId procedure;
};

inline QString handler(const QString &body)
{
    return QStringLiteral("function handle(command, context) {\n%1\n}").arg(body);
}

inline QString telling(const QString &expression)
{
    return handler(QStringLiteral("context.emit.orderPacked({told: %1});").arg(expression));
}

} // namespace tempestry::simulation
