#include "board/theme.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

namespace tempestry {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// How colours look without one kind of cones: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1, on linear RGB.
constexpr Matrix kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

constexpr NoteKind kFlow[] = {NoteKind::Event,     NoteKind::Command,        NoteKind::Policy,
                              NoteKind::ReadModel, NoteKind::ExternalSystem, NoteKind::Hotspot};
constexpr double kLeastDistance = 25; // CIE 1976; about ten times what can just be seen side by side

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Vector linear(const QColor &colour)
{
    return {linear(double(colour.redF())), linear(double(colour.greenF())), linear(double(colour.blueF()))};
}

Vector seen(const Vector &rgb, const Matrix &eye)
{
    Vector result{};
    for (size_t i = 0; i < 3; ++i) {
        for (size_t j = 0; j < 3; ++j)
            result[i] += eye[i][j] * rgb[j];
        result[i] = std::clamp(result[i], 0.0, 1.0);
    }
    return result;
}

Vector lab(const Vector &rgb)
{
    const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = root(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b, const Matrix &eye)
{
    const Vector one = lab(seen(linear(a), eye));
    const Vector two = lab(seen(linear(b), eye));
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

// As WCAG 2 defines it.
double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const Vector rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

void addThemes()
{
    QTest::addColumn<NoteColours>("colours");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const char *paper = dark ? "dark" : "light";
        QTest::addRow("standard, %s", paper) << NoteColours::Standard << dark;
        QTest::addRow("high contrast, %s", paper) << NoteColours::HighContrast << dark;
        QTest::addRow("colour-blind safe, %s", paper) << NoteColours::ColourBlindSafe << dark;
    }
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textOnEveryNote_isReadable_data() { addThemes(); }
    void textOnEveryNote_isReadable();
    void textAroundThePaper_isReadable_data() { addThemes(); }
    void textAroundThePaper_isReadable();
    void colourBlindSafe_keepsFlowKindsApart_data();
    void colourBlindSafe_keepsFlowKindsApart();
    void standardColours_areThoseOfTheTableOfKinds();
    void standardColours_areConfusedByProtanopes();
    void highContrast_isBlackOnWhiteWithThickRings();
};

void ThemeTest::textOnEveryNote_isReadable()
{
    QFETCH(NoteColours, colours);
    QFETCH(bool, dark);
    const Theme &theme = Theme::of(colours, dark);
    QCOMPARE(theme.noteColours, colours);
    QCOMPARE(theme.dark, dark);
    for (const KindInfo &kind : noteKinds()) {
        const NotePaper &note = theme.of(kind.kind);
        const QColor under = note.paper.alpha() ? note.paper : theme.timeline;
        const double ratio = contrast(note.ink, under);
        // The usual magenta is written on in white, as hotspots are everywhere; other palettes have a darker
        // one.
        const bool usualHotspot = colours == NoteColours::Standard && kind.kind == NoteKind::Hotspot;
        const double least = usualHotspot ? 4.1 : 4.5;
        QVERIFY2(ratio >= (colours == NoteColours::HighContrast ? 7 : least),
                 qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(kind.key)).arg(ratio)));
    }
}

void ThemeTest::textAroundThePaper_isReadable()
{
    QFETCH(NoteColours, colours);
    QFETCH(bool, dark);
    const Theme &theme = Theme::of(colours, dark);
    for (const QColor &under : {theme.paper, theme.timeline, theme.chrome}) {
        QVERIFY(contrast(theme.ink, under) >= 7);
        QVERIFY(contrast(theme.secondInk, under) >= (colours == NoteColours::HighContrast ? 7 : 4.2));
    }
}

void ThemeTest::colourBlindSafe_keepsFlowKindsApart_data()
{
    QTest::addColumn<Matrix>("eye");
    QTest::newRow("all cones") << kNormal;
    QTest::newRow("protanopia") << kProtanopia;
    QTest::newRow("deuteranopia") << kDeuteranopia;
    QTest::newRow("tritanopia") << kTritanopia;
}

void ThemeTest::colourBlindSafe_keepsFlowKindsApart()
{
    QFETCH(Matrix, eye);
    for (const bool dark : {false, true}) {
        const Theme &theme = Theme::of(NoteColours::ColourBlindSafe, dark);
        for (const NoteKind a : kFlow)
            for (const NoteKind b : kFlow) {
                if (a >= b)
                    continue;
                const double apart = distance(theme.of(a).paper, theme.of(b).paper, eye);
                QVERIFY2(apart >= kLeastDistance,
                         qPrintable(QStringLiteral("%1, %2: %3")
                                        .arg(QLatin1StringView(info(a).key), QLatin1StringView(info(b).key))
                                        .arg(apart)));
            }
    }
}

void ThemeTest::standardColours_areThoseOfTheTableOfKinds()
{
    for (const bool dark : {false, true})
        for (const KindInfo &kind : noteKinds())
            QCOMPARE(Theme::of(NoteColours::Standard, dark).of(kind.kind).paper,
                     QColor::fromRgba(kind.colour));
}

// Why there is another palette; and the measure above does tell near from far.
void ThemeTest::standardColours_areConfusedByProtanopes()
{
    const Theme &theme = Theme::light();
    QVERIFY(distance(theme.of(NoteKind::Command).paper, theme.of(NoteKind::Policy).paper, kProtanopia) < 10);
    QVERIFY(distance(theme.of(NoteKind::Command).paper, theme.of(NoteKind::Policy).paper, kNormal) > 20);
}

void ThemeTest::highContrast_isBlackOnWhiteWithThickRings()
{
    const Theme &theme = Theme::of(NoteColours::HighContrast, false);
    QCOMPARE(theme.ink, QColor(Qt::black));
    QCOMPARE(theme.paper, QColor(Qt::white));
    QVERIFY(theme.ringWidth > Theme::light().ringWidth);
    for (const bool dark : {false, true}) {
        const Theme &strong = Theme::of(NoteColours::HighContrast, dark);
        QVERIFY(contrast(strong.timelineBorder, strong.paper) >= 3);
        QVERIFY(contrast(strong.chromeBorder, strong.chrome) >= 3);
    }
}

} // namespace tempestry

QTEST_APPLESS_MAIN(tempestry::ThemeTest)
#include "theme_test.moc"
