#pragma once

#include <QStringView>

#include <optional>
#include <span>

namespace tempestry {

// In the order of the palette. The numbers are used in board files: append, never reorder.
enum class NoteKind : quint8 {
    Event,
    Command,
    Actor,
    Policy,
    Procedure,
    Aggregate,
    ReadModel,
    ExternalSystem,
    Ui,
    Hotspot,
    Opportunity,
    Activity,
    Text,
};

// What the notes of a kind do in a run.
enum class Role : quint8 {
    Command,    // a message that asks for something
    Event,      // a message that says what happened
    Handler,    // takes commands, emits events
    Policy,     // takes events, issues commands
    Informed,   // acts of its own will once it has been informed: actors and screens
    Projection, // collects events
    Annotation, // never flows
};

// Why one kind may follow another.
struct Follower
{
    NoteKind kind;
    const char *verb;       // "issues", "emits", ...; the link reads "from verb to"
    bool shortForm = false; // true when a note between the two is not on the paper yet
};

// One row of the table of kinds. Adding a kind is adding a row (note_kind.cpp); everything else reads it from
// here.
struct KindInfo
{
    NoteKind kind;
    const char *key;  // in JSON and on the command line
    const char *name; // on screen; source text for translation in context "NoteKind"
    const char *plural;
    const char *alias; // in everyday words, for those who are new to the craft; source text
    const char *hint;  // how such a note is worded; source text for translation
    quint32 colour;    // 0xAARRGGBB of the paper in the standard colours; alpha 0 for none
    char16_t glyph;    // shown small in the corner, so that colour never stands alone
    char shortcut;     // the letter key that makes one
    double width;      // paper units
    double height;
    Role role;
    double turn; // degrees, clockwise
    std::span<const Follower> followers;
};

// All kinds, in enum order.
std::span<const KindInfo> noteKinds();
const KindInfo &info(NoteKind kind);
std::optional<NoteKind> noteKindFromKey(QStringView key);
std::optional<NoteKind> noteKindFromShortcut(char letter);

// The grammar: how `to` may follow `from`, or nullptr when it may not. An activity stands for any actor,
// command or procedure, on either side.
const Follower *follows(NoteKind from, NoteKind to);
inline bool mayFollow(NoteKind from, NoteKind to)
{
    return follows(from, to) != nullptr;
}
inline bool isAnnotation(NoteKind kind)
{
    return info(kind).role == Role::Annotation;
}

} // namespace tempestry
