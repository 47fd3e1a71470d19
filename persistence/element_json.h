#pragma once

#include "model/board.h"
#include "model/change_set.h"

#include <nlohmann/json_fwd.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace tempestry::persistence {

// What is wrong with a JSON value and where, as a sentence that names the path: "notes[3].kind: ...".
class JsonError : public std::runtime_error
{
public:
    explicit JsonError(const std::string &what, int line = 0)
        : std::runtime_error(what)
        , m_line(line)
    {}

    // From 1; 0 when the message names a path instead.
    int line() const { return m_line; }

private:
    int m_line;
};

// One element as in the board's JSON: members in a fixed order, those with their default value left out but
// for id, kind, title and place.
nlohmann::ordered_json toJson(const Note &note);
nlohmann::ordered_json toJson(const Link &link);
nlohmann::ordered_json toJson(const Timeline &timeline);
nlohmann::ordered_json toJson(const Frame &frame);
nlohmann::ordered_json toJson(const Scenario &scenario);

// The element in a JSON value, which stands at `path` in its file. Throws JsonError on anything that toJson
// would not have written: a missing id, a wrong type, a number that is not finite or out of range, a name
// that is not known. Members that are not known are passed over and added to `unknown` (their paths) when it
// is given.
template <class T>
T fromJson(const nlohmann::ordered_json &value, const std::string &path,
           std::vector<std::string> *unknown = nullptr);

// {"title": [before, after], "notes": [...], ...}: each element as {"before": ..., "after": ...}, absent ones
// left out.
nlohmann::ordered_json toJson(const ChangeSet &change);
ChangeSet changeSetFromJson(const nlohmann::ordered_json &value);

} // namespace tempestry::persistence
