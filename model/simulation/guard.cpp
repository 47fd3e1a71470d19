#include "model/simulation/guard.h"

#include "model/simulation/guard_nodes.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>
#include <optional>

namespace tempestry::simulation {

namespace {

using enum GuardOperation;

bool isTrue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0 && !std::isnan(value.toDouble());
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return false;
    default:
        return true;
    }
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

double arithmetic(GuardOperation operation, double left, double right)
{
    switch (operation) {
    case Add:
        return left + right;
    case Subtract:
        return left - right;
    case Multiply:
        return left * right;
    case Divide:
        return left / right;
    default:
        return std::fmod(left, right);
    }
}

template <class Value>
bool isOrdered(GuardOperation operation, const Value &left, const Value &right)
{
    switch (operation) {
    case Less:
        return left < right;
    case LessOrEqual:
        return left <= right;
    case Greater:
        return left > right;
    default:
        return left >= right;
    }
}

QJsonValue fieldAt(const QJsonObject &fields, const QStringList &path)
{
    QJsonValue value = fields.value(path[0]);
    for (qsizetype i = 1; i < path.size(); ++i) {
        const bool isLength = path[i] == QLatin1StringView("length");
        if (isLength && value.isArray())
            value = value.toArray().size();
        else if (isLength && value.isString())
            value = value.toString().size();
        else
            value = value.isObject() ? value.toObject().value(path[i]) : QJsonValue(QJsonValue::Undefined);
    }
    return value;
}

class Evaluation
{
    Q_DECLARE_TR_FUNCTIONS(Guard)

public:
    Evaluation(const std::vector<GuardNode> &nodes, const QJsonObject &fields)
        : m_nodes(nodes)
        , m_fields(fields)
    {}

    std::variant<bool, GuardProblem> run()
    {
        const QJsonValue value = valueOf(m_nodes.back());
        if (m_problem)
            return *m_problem;
        return isTrue(value);
    }

private:
    QJsonValue valueOf(const GuardNode &node)
    {
        if (node.operation == Literal)
            return node.value;
        if (node.operation == Field)
            return fieldAt(m_fields, node.path);
        const QJsonValue left = valueOf(m_nodes[node.left]);
        switch (node.operation) {
        case Not:
            return !isTrue(left);
        case Negate:
            return left.isDouble() ? QJsonValue(-left.toDouble()) : fail(node, tr("- wants a number"));
        case Or:
            return isTrue(left) ? left : valueOf(m_nodes[node.right]);
        case And:
            return isTrue(left) ? valueOf(m_nodes[node.right]) : left;
        default:
            return combined(node, left, valueOf(m_nodes[node.right]));
        }
    }

    QJsonValue combined(const GuardNode &node, const QJsonValue &left, const QJsonValue &right)
    {
        switch (node.operation) {
        case Equal:
        case StrictlyEqual:
            return equal(node, left, right);
        case Unequal:
        case StrictlyUnequal:
            return !equal(node, left, right);
        case Less:
        case LessOrEqual:
        case Greater:
        case GreaterOrEqual:
            return ordered(node, left, right);
        default:
            break;
        }
        if (left.isDouble() && right.isDouble())
            return arithmetic(node.operation, left.toDouble(), right.toDouble());
        if (node.operation != Add)
            return fail(node, tr("This wants a number on both sides"));
        if (left.isString() && right.isString())
            return left.toString() + right.toString();
        return fail(node, tr("+ wants two numbers or two texts"));
    }

    bool equal(const GuardNode &node, const QJsonValue &left, const QJsonValue &right)
    {
        const bool isLoose = node.operation == Equal || node.operation == Unequal;
        if (isLoose && isNothing(left) && isNothing(right))
            return true;
        if (left.type() != right.type())
            return false;
        if (left.isObject() || left.isArray())
            fail(node, tr("Objects and lists can't be compared; compare their fields"));
        return left.isDouble() ? left.toDouble() == right.toDouble() : left == right;
    }

    QJsonValue ordered(const GuardNode &node, const QJsonValue &left, const QJsonValue &right)
    {
        if (left.isDouble() && right.isDouble())
            return isOrdered(node.operation, left.toDouble(), right.toDouble());
        if (left.isString() && right.isString())
            return isOrdered(node.operation, left.toString(), right.toString());
        return fail(node, tr("This wants two numbers or two texts"));
    }

    QJsonValue fail(const GuardNode &node, const QString &wanted)
    {
        if (!m_problem)
            m_problem = GuardProblem{tr("%1, not %2.").arg(wanted, operandNames(node)), node.column};
        return QJsonValue::Undefined;
    }

    QString operandNames(const GuardNode &node) const
    {
        const QString left = described(m_nodes[node.left]);
        return node.operation == Negate ? left : tr("%1 and %2").arg(left, described(m_nodes[node.right]));
    }

    QString described(const GuardNode &node) const
    {
        const QJsonValue value = node.operation == Field ? fieldAt(m_fields, node.path) : node.value;
        const QString name = node.path.join(u'.');
        const bool isComputed = node.operation != Field && node.operation != Literal;
        const QString type = isComputed ? tr("a result") : typeName(value);
        return name.isEmpty() ? type : tr("%1 (%2)").arg(name, type);
    }

    static QString typeName(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Bool:
            return tr("true or false");
        case QJsonValue::Double:
            return tr("a number");
        case QJsonValue::String:
            return tr("a text");
        case QJsonValue::Array:
            return tr("a list");
        case QJsonValue::Object:
            return tr("an object");
        default:
            return tr("nothing");
        }
    }

    const std::vector<GuardNode> &m_nodes;
    const QJsonObject &m_fields;
    std::optional<GuardProblem> m_problem;
};

} // namespace

std::variant<Guard, GuardProblem> Guard::parse(const QString &text)
{
    auto parsed = parseGuard(text);
    if (const auto *problem = std::get_if<GuardProblem>(&parsed))
        return *problem;
    return Guard(
        std::make_shared<const std::vector<GuardNode>>(std::move(std::get<std::vector<GuardNode>>(parsed))));
}

std::variant<bool, GuardProblem> Guard::holds(const QJsonObject &fields) const
{
    return Evaluation(*m_nodes, fields).run();
}

} // namespace tempestry::simulation
