#pragma once

#include "model/simulation/scripts.h"
#include "model/simulation/scripts/script_set.h"
#include "model/simulation/scripts/script_watch.h"

#include <memory>

namespace tempestry::simulation {

// What one call of a script may ask for at the most.
struct ScriptOutputLimits
{
    int messages = 10'000;
    int text = 4'000'000; // UTF-16 code units of JSON
};

struct ScriptOptions
{
    std::chrono::milliseconds callLimit{2000};
    ScriptOutputLimits output;
    // Called on another thread when a call can't be ended; must end the process.
    std::function<void()> giveUp;
    ScriptRecord *record = nullptr; // outlives the scripts; may be nullptr
};

// The scripts of a board in JavaScript, in the process and thread that this is called in, for any number of runs,
// one after the other.
//
// Every call begins afresh: it makes its note's functions anew, so that nothing but the state that `apply` and
// `project` return passes from one call to the next. What a function is given can't be changed. A script that
// can't be compiled fails at each call, with the reason.
//
// In messages, fields are members, and `type` is what scripts call the message's note (unless a field is named
// so). States and payloads hold what JSON can: what else is put there is lost. What a script does to be refused
// or stopped is told as a Failure; only what neither can end nor be interrupted calls `giveUp`.
std::unique_ptr<Scripts> startScripts(const ScriptSet &set, const ScriptOptions &options);

} // namespace tempestry::simulation
