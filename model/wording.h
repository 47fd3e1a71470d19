#pragma once

#include "model/note_kind.h"

#include <QStringView>

#include <optional>

// What kind of note words make, by how they are put, in English and German. Words alone often can't tell
// ("Order summary", "Cancelled orders"): where several readings are as good, none is given. Names in code
// read like words: "OrderPlaced" is "order placed".
namespace tempestry {

// "Order placed", "Payment was taken", "Customer left", "Bestellung aufgegeben".
bool isPastTense(QStringView words);

// "Place order", "Set up account", "Rechnung versenden", "Prüfe die Zahlung".
bool isImperative(QStringView words);

// "Whenever it rains, open the umbrella", "If paid, then ship", "Sobald bezahlt, versenden".
bool isRule(QStringView words);

bool isQuestion(QStringView words);

// A question is a hotspot, a rule a policy, an imperative a command, the past tense an event.
std::optional<NoteKind> kindByWording(QStringView words);

} // namespace tempestry
