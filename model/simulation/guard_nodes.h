#pragma once

#include "model/simulation/guard.h"

#include <QJsonValue>
#include <QStringList>

namespace tempestry::simulation {

enum class GuardOperation : quint8 {
    Literal,
    Field,
    Not,
    Negate,
    Or,
    And,
    Equal,
    StrictlyEqual,
    Unequal,
    StrictlyUnequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
};

// A node of a parsed guard; operands are numbers of earlier nodes.
struct GuardNode
{
    GuardOperation operation = GuardOperation::Literal;
    QJsonValue value; // of a literal
    QStringList path; // of a field
    size_t left = 0;
    size_t right = 0;
    int column = 1;
};

std::variant<std::vector<GuardNode>, GuardProblem> parseGuard(const QString &text);

} // namespace tempestry::simulation
