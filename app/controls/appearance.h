#pragma once

#include "board/theme.h"

#include <optional>

class QSettings;

namespace tempestry {

// What a person has chosen about colours and text; the same in all windows.
struct Appearance
{
    std::optional<bool> darkPaper; // nullopt: as the system
    NoteColours noteColours = NoteColours::Standard;
    double textScale = 1; // one of kTextScales

    static constexpr double kTextScales[] = {1, 1.25, 1.5, 2};

    // What can't be read is as usual.
    static Appearance from(const QSettings &settings);
    void keep(QSettings &settings) const;

    bool isDark() const;
    const Theme &theme() const { return Theme::of(noteColours, isDark()); }
    // The next of kTextScales in that direction, 1 or -1; the same at the end.
    double nextTextScale(int direction) const;
};

} // namespace tempestry
