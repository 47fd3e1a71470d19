#include "app/controls/appearance.h"

#include "app/controls/look.h"

#include <QSettings>

#include <algorithm>
#include <iterator>

namespace tempestry {

namespace {

QString darkPaperKey()
{
    return QStringLiteral("look/darkPaper");
}

QString noteColoursKey()
{
    return QStringLiteral("look/noteColours");
}

QString textScaleKey()
{
    return QStringLiteral("look/textScale");
}

struct Name
{
    NoteColours colours;
    const char *key;
};

constexpr Name kNames[] = {{NoteColours::Standard, "standard"},
                           {NoteColours::HighContrast, "highContrast"},
                           {NoteColours::ColourBlindSafe, "colourBlindSafe"}};

} // namespace

Appearance Appearance::from(const QSettings &settings)
{
    Appearance chosen;
    if (const QVariant dark = settings.value(darkPaperKey()); dark.isValid())
        chosen.darkPaper = dark.toBool();
    const QString colours = settings.value(noteColoursKey()).toString();
    for (const Name &name : kNames)
        if (colours == QLatin1StringView(name.key))
            chosen.noteColours = name.colours;
    const double scale = settings.value(textScaleKey(), 1.0).toDouble();
    if (std::ranges::find(kTextScales, scale) != std::end(kTextScales))
        chosen.textScale = scale;
    return chosen;
}

void Appearance::keep(QSettings &settings) const
{
    if (darkPaper)
        settings.setValue(darkPaperKey(), *darkPaper);
    const auto *const name = std::ranges::find(kNames, noteColours, &Name::colours);
    settings.setValue(noteColoursKey(), QString::fromLatin1(name->key));
    settings.setValue(textScaleKey(), textScale);
}

bool Appearance::isDark() const
{
    return darkPaper.value_or(look::systemTheme().dark);
}

double Appearance::nextTextScale(int direction) const
{
    const auto *const at = std::ranges::find(kTextScales, textScale);
    if (direction > 0)
        return std::next(at) == std::end(kTextScales) ? *at : *std::next(at);
    return at == std::begin(kTextScales) ? *at : *std::prev(at);
}

} // namespace tempestry
