#pragma once

#include "model/simulation/scripts/script_problem.h"
#include "model/simulation/scripts/start_scripts.h"

#include <QJSEngine>
#include <QString>

#include <optional>

namespace tempestry::simulation {

// A JavaScript engine in which notes' scripts can be made functions of, each in a scope of its own. Built-ins
// are frozen. There is no eval, Function, Date, Promise, Proxy or Reflect, nor anything that depends on the
// machine's language, and Math.random refuses. Sine, power and their like are the machine's own: their last
// bit may differ between two machines.
class ScriptEngine
{
public:
    explicit ScriptEngine(const ScriptOutputLimits &limits = {});

    QJSEngine &js() { return m_engine; }
    // A function of the prelude.
    QJSValue prelude(const QString &name) const { return m_prelude.property(name); }

    // What keeps `source` from being the body of a function. Nothing of it is executed.
    std::optional<ScriptProblem> problemOf(const QString &source);

    // A function without parameters that runs the source and returns its function `name`, or undefined.
    // Precondition: !problemOf(source). `file` is what stacks of errors call it.
    QJSValue maker(const QString &source, const QString &name, const QString &file);

    // What keeps `expression` from being one. Nothing of it is executed.
    std::optional<ScriptProblem> problemOfGuard(const QString &expression);

    // A function of an object of fields that tells the value of the expression, in which the `names` are
    // fields. Precondition: !problemOfGuard(expression).
    QJSValue guard(const QString &expression, const QStringList &names);

private:
    QJSEngine m_engine;
    QJSValue m_functionConstructor;
    QJSValue m_prelude;
};

} // namespace tempestry::simulation
