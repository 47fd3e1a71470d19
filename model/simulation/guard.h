#pragma once

#include <QJsonObject>
#include <QString>

#include <memory>
#include <variant>
#include <vector>

namespace tempestry::simulation {

struct GuardProblem
{
    QString reason; // a sentence for people
    int column = 1; // of the text, from 1

    bool operator==(const GuardProblem &) const = default;
};

struct GuardNode;

// A condition over the fields of a message, in a small part of JavaScript and with the same meaning, so that
// it can be told without running any: numbers, 'text', "text", true, false, null, undefined, names of fields
// (dotted into objects; `length` of texts and lists), ! && || == === != !== < <= > >= + - * / % and
// parentheses, with JavaScript's precedence and truthiness.
//
// It never converts. Values of two types are never equal (but null == undefined), < and + want two numbers or
// two texts, the rest of arithmetic two numbers; everything else is a problem. A field that isn't there is
// undefined. An immutable value; safe from any thread.
class Guard
{
public:
    // What is more than the above is a problem that names the first place where it is so.
    static std::variant<Guard, GuardProblem> parse(const QString &text);

    std::variant<bool, GuardProblem> holds(const QJsonObject &fields) const;

private:
    explicit Guard(std::shared_ptr<const std::vector<GuardNode>> nodes)
        : m_nodes(std::move(nodes))
    {}

    std::shared_ptr<const std::vector<GuardNode>> m_nodes; // the root is the last
};

} // namespace tempestry::simulation
