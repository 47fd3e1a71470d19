#include "board/theme.h"

namespace tempestry {

namespace {

Theme lightTheme()
{
    return {.paper = QColor(0xF4F1EB),
            .timeline = QColor(0xFCFBF8),
            .timelineBorder = QColor(0xE3DED4),
            .chrome = QColor(0xFBFAF7),
            .chromeBorder = QColor(0xDEDAD2),
            .ink = QColor(0x23262B),
            .secondInk = QColor(0x6A7280),
            .thirdInk = QColor(0x8A8F98),
            .accent = QColor(0x2563EB),
            .highlight = QColor(0xFFEFDA),
            .pivotal = QColor(0xC96F1A),
            .trail = QColor(0x0B7F86),
            .added = QColor(0x1A7F37),
            .changed = QColor(0x7A4FD0),
            .removed = QColor(0xC02626),
            .dark = false,
            .noteEdge = {},
            .notes = {}};
}

Theme darkTheme()
{
    return {.paper = QColor(0x1E1F22),
            .timeline = QColor(0x26282C),
            .timelineBorder = QColor(0x36393F),
            .chrome = QColor(0x232529),
            .chromeBorder = QColor(0x3A3D43),
            .ink = QColor(0xECEAE5),
            .secondInk = QColor(0xA5ABB5),
            .thirdInk = QColor(0x80868F),
            .accent = QColor(0x6B9BFF),
            .highlight = QColor(0x463620),
            .pivotal = QColor(0xE08A34),
            .trail = QColor(0x3CC7CE),
            .added = QColor(0x4CC26A),
            .changed = QColor(0xB497FF),
            .removed = QColor(0xFF7B72),
            .dark = true,
            .noteEdge = {},
            .notes = {}};
}

// Nothing between black and white but what says something.
Theme strongTheme(bool dark)
{
    Theme theme = dark ? darkTheme() : lightTheme();
    const QColor ground(dark ? Qt::black : Qt::white);
    const QColor ink(dark ? Qt::white : Qt::black);
    theme.paper = theme.timeline = theme.chrome = ground;
    theme.timelineBorder = theme.chromeBorder = dark ? QColor(0xB8B8B8) : QColor(0x4A4A4A);
    theme.ink = ink;
    theme.secondInk = dark ? QColor(0xDEDEDE) : QColor(0x2E2E2E);
    theme.thirdInk = dark ? QColor(0xC4C4C4) : QColor(0x484848);
    theme.accent = dark ? QColor(0x8FB6FF) : QColor(0x0B3FC4);
    theme.highlight = dark ? QColor(0x4A3A00) : QColor(0xFFE48A);
    theme.pivotal = dark ? QColor(0xFFB057) : QColor(0x8A3F00);
    theme.noteEdge = dark ? QColor(Qt::white) : QColor(Qt::black);
    theme.ringWidth = 4;
    return theme;
}

Theme made(NoteColours colours, bool dark)
{
    Theme theme = colours == NoteColours::HighContrast ? strongTheme(dark)
                  : dark                               ? darkTheme()
                                                       : lightTheme();
    theme.noteColours = colours;
    theme.notes = notePapers(colours, theme.ink);
    return theme;
}

} // namespace

const Theme &Theme::of(NoteColours colours, bool dark)
{
    using enum NoteColours;
    static const Theme kThemes[] = {made(Standard, false),        made(Standard, true),
                                    made(HighContrast, false),    made(HighContrast, true),
                                    made(ColourBlindSafe, false), made(ColourBlindSafe, true)};
    return kThemes[2 * static_cast<size_t>(colours) + (dark ? 1 : 0)];
}

} // namespace tempestry
