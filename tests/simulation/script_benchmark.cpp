#include "model/simulation/scripts/script_engine.h"
#include "tests/simulation/script_bench.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>

// How much a call of a script costs beside a bare call of QJSEngine that gets the same message and hands back
// the same ones; and beside less: with nothing handed back, with JSON text handed back. Run it in a release
// build.
namespace {

using namespace tempestry;
using namespace tempestry::simulation;

constexpr int kCalls = 5'000;
constexpr int kRounds = 70;

const QString kHandler = QStringLiteral(R"(function handle(command, context) {
  for (const part of command.parts) context.emit.partPacked({part});
  context.emit.orderPacked({orderId: command.orderId, amount: command.amount});
})");

double processSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Nanoseconds of computing a call of each; the best of some rounds, in each of which all have their turn, so
// that a machine that is slow for a while is so to all of them.
template <size_t N>
std::array<double, N> measured(const std::array<std::function<void()>, N> &calls)
{
    std::array<double, N> best;
    best.fill(1e18);
    for (int round = 0; round < kRounds; ++round)
        for (size_t k = 0; k < N; ++k) {
            const double begin = processSeconds();
            for (int i = 0; i < kCalls; ++i)
                calls[k]();
            best[k] = std::min(best[k], (processSeconds() - begin) / kCalls * 1e9);
        }
    return best;
}

QJsonObject order()
{
    return {{QStringLiteral("orderId"), QStringLiteral("A-1042")},
            {QStringLiteral("amount"), 129.5},
            {QStringLiteral("parts"), QJsonArray{QStringLiteral("lamp"), QStringLiteral("book")}}};
}

struct Floor
{
    Floor()
    {
        QJSValue make = js.evaluate(QStringLiteral(R"((function() {
  let out = [];
  const context = {emit: {partPacked(p) { out.push(0, p) }, orderPacked(p) { out.push(1, p) }}};
  %1
  return {
    silent(command) { handle(command, context); out = []; },
    giving(command) { handle(command, context); const given = out; out = []; return given; },
    telling(command) { handle(command, context); const text = JSON.stringify(out); out = []; return text; }
  };
}))")
                                        .arg(kHandler));
        const QJSValue made = make.call();
        silent = made.property(QStringLiteral("silent"));
        giving = made.property(QStringLiteral("giving"));
        telling = made.property(QStringLiteral("telling"));
        command = js.toScriptValue(order());
    }

    QJSEngine js;
    QJSValue silent;
    QJSValue giving;
    QJSValue telling;
    QJSValue command;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Floor floor;
    ScriptBench board;
    const NoteId command = board.add(NoteKind::Command, QStringLiteral("Pack order"));
    const NoteId procedure = board.add(NoteKind::Procedure, QStringLiteral("Packing"), kHandler);
    board.link(command, procedure);
    for (const char *title : {"Part packed", "Order packed"})
        board.link(procedure, board.add(NoteKind::Event, QString::fromLatin1(title)));
    Scripts &host = board.start();
    const Scripts::Call call = board.call(procedure, command, order());

    size_t messages = 0;
    qsizetype text = 0;
    qsizetype values = 0;
    const auto [silent, giving, telling, hosted] = measured<4>({
        [&] { floor.silent.call({floor.command}); },
        [&] {
            const QJSValue given = floor.giving.call({floor.js.toScriptValue(order())});
            values += floor.js.fromScriptValue<QJsonArray>(given).size();
        },
        [&] { text += floor.telling.call({floor.command}).toString().size(); },
        [&] { messages += std::get<0>(host.handle(call)).size(); },
    });
    std::printf("bare call                 %7.0f ns\n", silent);
    std::printf("bare call, JSON in and out%7.0f ns\n", giving);
    std::printf("bare call, output as text %7.0f ns\n", telling);
    std::printf(
        "script of a note          %7.0f ns  (%.2f times the call with JSON, %.2f with text, %.2f alone)\n",
        hosted, hosted / giving, hosted / telling, hosted / silent);
    return messages == size_t(3) * kCalls * kRounds && text > 0 ? 0 : 1;
}
