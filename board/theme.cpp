#include "board/theme.h"

namespace tempestry {

const Theme &Theme::light()
{
    static const Theme theme{.paper = QColor(0xF4F1EB),
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
                             .added = QColor(0x1A7F37),
                             .changed = QColor(0x7A4FD0),
                             .removed = QColor(0xC02626),
                             .noteInk = QColor(0x23262B),
                             .noteLightInk = QColor(0xFFFFFF),
                             .dark = false};
    return theme;
}

const Theme &Theme::darkPaper()
{
    static const Theme theme{.paper = QColor(0x1E1F22),
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
                             .added = QColor(0x4CC26A),
                             .changed = QColor(0xB497FF),
                             .removed = QColor(0xFF7B72),
                             .noteInk = QColor(0x23262B),
                             .noteLightInk = QColor(0xFFFFFF),
                             .dark = true};
    return theme;
}

} // namespace tempestry
