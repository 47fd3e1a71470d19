#include "model/simulation/guard_nodes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace tempestry::simulation {

namespace {

using enum GuardOperation;

constexpr int kDeepest = 100;
constexpr qsizetype kLongest = 10'000;

struct Operator
{
    const char *text;
    GuardOperation operation;
};

// From the loosest to the tightest; of one level, the longer ones first.
constexpr std::array kOr{Operator{"||", Or}};
constexpr std::array kAnd{Operator{"&&", And}};
constexpr std::array kEquality{Operator{"===", StrictlyEqual}, Operator{"!==", StrictlyUnequal},
                               Operator{"==", Equal}, Operator{"!=", Unequal}};
constexpr std::array kRelation{Operator{"<=", LessOrEqual}, Operator{">=", GreaterOrEqual},
                               Operator{"<", Less}, Operator{">", Greater}};
constexpr std::array kSum{Operator{"+", Add}, Operator{"-", Subtract}};
constexpr std::array kProduct{Operator{"*", Multiply}, Operator{"/", Divide}, Operator{"%", Remainder}};
constexpr std::array<std::span<const Operator>, 6> kLevels{kOr, kAnd, kEquality, kRelation, kSum, kProduct};

// What would be read as two of ours but is one of JavaScript's.
constexpr std::array kForeign{"<<", ">>", "++", "--", "**", "//", "/*", "=>"};

bool beginsName(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

class Parser
{
    Q_DECLARE_TR_FUNCTIONS(Guard)

public:
    explicit Parser(const QString &text)
        : m_text(text)
    {}

    std::variant<std::vector<GuardNode>, GuardProblem> parse()
    {
        if (m_text.size() > kLongest)
            fail(tr("A guard of more than 10,000 characters is too long."));
        if (readLevel(0)) {
            skipSpace();
            if (m_at < m_text.size())
                fail(tr("A guard can't go on like this: “%1”.").arg(m_text.mid(m_at, 12)));
        }
        if (m_problem)
            return *m_problem;
        return std::move(m_nodes);
    }

private:
    std::optional<size_t> fail(const QString &reason)
    {
        if (!m_problem)
            m_problem = GuardProblem{reason, column()};
        return std::nullopt;
    }

    int column() const { return static_cast<int>(m_at) + 1; }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool isNext(const char *text) const
    {
        return QStringView(m_text).mid(m_at).startsWith(QLatin1StringView(text));
    }

    size_t add(GuardNode node)
    {
        m_nodes.push_back(std::move(node));
        return m_nodes.size() - 1;
    }

    const Operator *operatorOf(size_t level) const
    {
        if (std::ranges::any_of(kForeign, [this](const char *text) { return isNext(text); }))
            return nullptr;
        for (const Operator &candidate : kLevels[level])
            if (isNext(candidate.text))
                return &candidate;
        return nullptr;
    }

    std::optional<size_t> readLevel(size_t level)
    {
        if (level == kLevels.size())
            return readUnary();
        auto left = readLevel(level + 1);
        while (left) {
            skipSpace();
            const Operator *found = operatorOf(level);
            if (!found)
                break;
            const int column = this->column();
            m_at += static_cast<qsizetype>(qstrlen(found->text));
            const auto right = readLevel(level + 1);
            if (!right)
                return std::nullopt;
            left = add({found->operation, {}, {}, *left, *right, column});
        }
        return left;
    }

    std::optional<size_t> readUnary()
    {
        skipSpace();
        const bool isNot = isNext("!") && !isNext("!=");
        if (!isNot && (!isNext("-") || isNext("--")))
            return readOperand();
        const int column = this->column();
        ++m_at;
        if (++m_depth > kDeepest)
            return fail(tr("This is nested too deeply."));
        const auto operand = readUnary();
        --m_depth;
        if (!operand)
            return std::nullopt;
        return add({isNot ? Not : Negate, {}, {}, *operand, 0, column});
    }

    std::optional<size_t> readOperand()
    {
        if (m_at == m_text.size())
            return fail(tr("Something is missing here: a field, a number or a text."));
        const QChar next = m_text[m_at];
        if (next == u'(')
            return readGroup();
        if (next == u'"' || next == u'\'')
            return readText(next);
        if ((next >= u'0' && next <= u'9') || next == u'.')
            return readNumber();
        if (beginsName(next))
            return readName();
        return fail(tr("A field, a number or a text can't begin with “%1”.").arg(next));
    }

    std::optional<size_t> readGroup()
    {
        ++m_at;
        if (++m_depth > kDeepest)
            return fail(tr("This is nested too deeply."));
        const auto inside = readLevel(0);
        --m_depth;
        skipSpace();
        if (inside && !isNext(")"))
            return fail(tr("A closing parenthesis is missing here."));
        ++m_at;
        return inside;
    }

    std::optional<size_t> readText(QChar quote)
    {
        const int column = this->column();
        QString text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (m_text[m_at] == u'\\' && ++m_at < m_text.size() && m_text[m_at] != quote &&
                m_text[m_at] != u'\\')
                return fail(tr("Only quotes and backslashes can be written with a backslash."));
            if (m_at < m_text.size())
                text.append(m_text[m_at]);
        }
        if (m_at == m_text.size())
            return fail(tr("The closing quote of a text is missing."));
        ++m_at;
        return add({Literal, text, {}, 0, 0, column});
    }

    std::optional<size_t> readNumber()
    {
        const int column = this->column();
        const qsizetype begin = m_at;
        const auto skipDigits = [this] {
            while (m_at < m_text.size() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9')
                ++m_at;
        };
        skipDigits();
        if (isNext("."))
            ++m_at;
        skipDigits();
        bool isNumber = false;
        const QString written = m_text.mid(begin, m_at - begin);
        const double number = written.toDouble(&isNumber);
        const bool isOctal = written.size() > 1 && written[0] == u'0' && written[1] != u'.';
        if (!isNumber || isOctal || (m_at < m_text.size() && beginsName(m_text[m_at])))
            return fail(tr("This is no number; write it like 12 or 12.5."));
        return add({Literal, number, {}, 0, 0, column});
    }

    QString readIdentifier()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && (beginsName(m_text[m_at]) || m_text[m_at].isDigit()))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    std::optional<size_t> readName()
    {
        const int column = this->column();
        QStringList path{readIdentifier()};
        if (path[0] == QLatin1StringView("true") || path[0] == QLatin1StringView("false"))
            return add({Literal, path[0] == QLatin1StringView("true"), {}, 0, 0, column});
        if (path[0] == QLatin1StringView("null"))
            return add({Literal, QJsonValue::Null, {}, 0, 0, column});
        if (path[0] == QLatin1StringView("undefined"))
            return add({Literal, QJsonValue::Undefined, {}, 0, 0, column});
        while (isNext(".")) {
            ++m_at;
            path.append(readIdentifier());
            if (path.last().isEmpty())
                return fail(tr("The name of a field is missing after the dot."));
        }
        return add({Field, {}, path, 0, 0, column});
    }

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::vector<GuardNode> m_nodes;
    std::optional<GuardProblem> m_problem;
};

} // namespace

std::variant<std::vector<GuardNode>, GuardProblem> parseGuard(const QString &text)
{
    return Parser(text).parse();
}

} // namespace tempestry::simulation
