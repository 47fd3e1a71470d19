#include "board/note_colours.h"

#include <span>

namespace tempestry {

namespace {

constexpr QRgb kInk = 0xFF23262B;
constexpr QRgb kBlack = 0xFF000000; // where the usual ink would be too weak
constexpr QRgb kWhite = 0xFFFFFFFF;

struct Colours
{
    NoteKind kind;
    QRgb paper;
    QRgb ink;
};

using enum NoteKind;

constexpr Colours kHighContrast[] = {
    {Event, 0xFFFFA63D, kBlack},     {Command, 0xFF7CC8FF, kBlack},        {Actor, 0xFFFFEC3D, kBlack},
    {Policy, 0xFFCBB5FF, kBlack},    {Procedure, 0xFFEBCB95, kBlack},      {Aggregate, 0xFFFFF8C4, kBlack},
    {ReadModel, 0xFF8CE67A, kBlack}, {ExternalSystem, 0xFFFFB0D6, kBlack}, {Ui, 0xFFFFFFFF, kBlack},
    {Hotspot, 0xFFA3004F, kWhite},   {Opportunity, 0xFF3EDB76, kBlack},    {Activity, 0xFFDDE0E5, kBlack},
};

constexpr Colours kColourBlindSafe[] = {
    {Event, 0xFFDB821D, kBlack},   {Command, 0xFF88D9FF, kInk},        {Actor, 0xFFFFE24D, kInk},
    {Policy, 0xFF8381D1, kBlack},  {Procedure, 0xFFD9CDBB, kInk},      {Aggregate, 0xFFFFF7CC, kInk},
    {ReadModel, 0xFFBAE695, kInk}, {ExternalSystem, 0xFFE4A4AB, kInk}, {Ui, 0xFFFFFFFF, kInk},
    {Hotspot, 0xFFBB1C5B, kWhite}, {Opportunity, 0xFF2FA88C, kBlack},  {Activity, 0xFFCBCFD6, kInk},
};

void put(NotePapers &papers, std::span<const Colours> table)
{
    for (const Colours &row : table)
        papers[static_cast<size_t>(row.kind)] = {QColor::fromRgba(row.paper), QColor::fromRgba(row.ink)};
}

} // namespace

NotePapers notePapers(NoteColours colours, const QColor &bareInk)
{
    NotePapers papers;
    for (const KindInfo &kind : noteKinds())
        papers[static_cast<size_t>(kind.kind)] = {QColor::fromRgba(kind.colour),
                                                  QColor::fromRgba(kind.kind == Hotspot ? kWhite : kInk)};
    papers[static_cast<size_t>(Text)].ink = bareInk;
    if (colours == NoteColours::HighContrast)
        put(papers, kHighContrast);
    else if (colours == NoteColours::ColourBlindSafe)
        put(papers, kColourBlindSafe);
    return papers;
}

} // namespace tempestry
