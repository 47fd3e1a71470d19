#include "persistence/json_text.h"

#include "persistence/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tempestry::persistence {

namespace {

constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

// The parser's reason without the parts that repeat where it is.
std::string reason(const nlohmann::detail::exception &error)
{
    constexpr qsizetype kShown = 200;
    constexpr int kNumberOverflow = 406;
    if (error.id == kNumberOverflow)
        return "a number is too large";
    const std::string what = error.what();
    const size_t dash = what.find(" - ");
    const QString said = QString::fromStdString(dash == std::string::npos ? what : what.substr(dash + 3));
    return said.left(kShown).toStdString();
}

// Builds the value while it is read. Objects are filled without a search for the name, which would take
// quadratic time, and are checked for names that come twice when they are complete.
class Builder
{
public:
    explicit Builder(QByteArrayView text)
        : m_text(text)
    {}

    Json take() { return std::move(m_root); }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const Json::string_t &) { return add(value); }
    bool string(Json::string_t &value) { return add(std::move(value)); }
    bool binary(Json::binary_t &) { return false; }
    bool start_object(size_t) { return open(Json::object()); }
    bool start_array(size_t) { return open(Json::array()); }

    bool key(Json::string_t &name)
    {
        members(*m_open.back()).emplace_back(std::move(name), nullptr);
        return true;
    }

    bool end_object()
    {
        std::vector<std::string_view> names;
        for (const auto &member : members(*m_open.back()))
            names.push_back(member.first);
        std::ranges::sort(names);
        if (const auto twice = std::ranges::adjacent_find(names); twice != names.end()) {
            const std::string name = quoted(textFrom(std::string(*twice)));
            m_open.pop_back();
            fail(name + " is there twice; keep one of the two");
        }
        m_open.pop_back();
        return true;
    }

    bool end_array()
    {
        m_open.pop_back();
        return true;
    }

    bool parse_error(size_t position, const std::string &, const nlohmann::detail::exception &error)
    {
        const auto at = std::clamp<qsizetype>(static_cast<qsizetype>(position) - 1, 0, m_text.size());
        const QByteArrayView before = m_text.first(at);
        const auto line = 1 + static_cast<int>(std::ranges::count(before, '\n'));
        const QByteArrayView lineStart = before.sliced(before.lastIndexOf('\n') + 1);
        throw JsonError("line " + std::to_string(line) + ", column " +
                            std::to_string(QString::fromUtf8(lineStart).size() + 1) +
                            ": this is not valid JSON: " + reason(error),
                        line);
    }

private:
    using Members = Json::object_t::Container;

    static Members &members(Json &object) { return object.get_ref<Json::object_t &>(); }

    [[noreturn]] void fail(const std::string &what) const
    {
        std::string path;
        for (Json *container : m_open) {
            if (container->is_array())
                path += '[' + std::to_string(container->size() - 1) + ']';
            else
                path += (path.empty() ? "" : ".") + shownName(members(*container).back().first);
        }
        throw JsonError(path.empty() ? what : path + ": " + what);
    }

    Json *place(Json value)
    {
        if (++m_values > kMostValues)
            fail("the file has more than " + std::to_string(kMostValues) + " values");
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json &container = *m_open.back();
        if (container.is_array()) {
            container.push_back(std::move(value));
            return &container.back();
        }
        Json &slot = members(container).back().second;
        slot = std::move(value);
        return &slot;
    }

    bool add(Json value)
    {
        place(std::move(value));
        return true;
    }

    bool open(Json value)
    {
        Json *container = place(std::move(value));
        if (m_open.size() == kDeepestNesting)
            fail("lists and objects are nested more than " + std::to_string(kDeepestNesting) + " deep");
        m_open.push_back(container);
        return true;
    }

    QByteArrayView m_text;
    Json m_root;
    std::vector<Json *> m_open; // from the root inwards
    size_t m_values = 0;
};

} // namespace

Json parseJson(QByteArrayView text)
{
    if (text.startsWith(kByteOrderMark))
        text = text.sliced(kByteOrderMark.size());
    if (text.isEmpty())
        throw JsonError("the file is empty; expected JSON");
    if (text.size() > kLargestText)
        throw JsonError("the file is larger than " + std::to_string(kLargestText / 1024 / 1024) + " MiB");
    Builder builder(text);
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

} // namespace tempestry::persistence
