#include "app/controls/appearance.h"
#include "app/controls/look.h"
#include "app/controls/side_panel.h"
#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/kind_palette.h"
#include "app/window/main_window.h"
#include "app/workshop/legend.h"
#include "board/board_view.h"
#include "board/minimap.h"

// How the window looks and moves, as the person likes it: kept in the settings and the same in all windows.
namespace tempestry {

namespace {

QString legendKey()
{
    return QStringLiteral("look/legend");
}

QString minimapKey()
{
    return QStringLiteral("look/minimap");
}

QString wheelZoomsKey()
{
    return QStringLiteral("moving/wheelZooms");
}

QString snapKey()
{
    return QStringLiteral("arrange/snap");
}

} // namespace

Appearance MainWindow::appearance() const
{
    return Appearance::from(m_desk.settings());
}

void MainWindow::setAppearance(const Appearance &appearance)
{
    appearance.keep(m_desk.settings());
    for (MainWindow *window : m_desk.windows())
        window->applyTheme();
    syncState();
}

bool MainWindow::isLegendShown() const
{
    return m_desk.settings().value(legendKey(), false).toBool();
}

void MainWindow::setLegendShown(bool shown)
{
    m_desk.settings().setValue(legendKey(), shown);
    for (MainWindow *window : m_desk.windows())
        window->applyPreferences();
}

void MainWindow::applyTheme()
{
    const Appearance chosen = appearance();
    const Theme &theme = chosen.theme();
    look::setTextScale(chosen.textScale);
    look::setNoteColours(*this, theme.noteColours);
    setStyleSheet({}); // which keeps the palette as it was
    setPalette(look::palette(theme));
    setStyleSheet(look::styleSheet(theme));
    m_view->setTheme(theme);
    m_view->setTextScale(chosen.textScale);
    shareWidth();
}

// The palette gives way where panels would leave less than half of the window to the paper.
void MainWindow::shareWidth()
{
    m_palette->setNarrow(2 * (KindPalette::fullWidth() + m_side->maximumWidth()) > width());
}

void MainWindow::applyPreferences()
{
    m_minimap->setOffered(isMinimapShown() && !m_bare);
    m_legend->setOffered(isLegendShown() && !m_bare);
    m_view->setWheelZooms(isWheelZooming());
    m_view->setSnapping(m_desk.settings().value(snapKey(), true).toBool());
    m_commands->refresh();
}

bool MainWindow::isMinimapShown() const
{
    return m_desk.settings().value(minimapKey(), false).toBool();
}

void MainWindow::setMinimapShown(bool shown)
{
    m_desk.settings().setValue(minimapKey(), shown);
    for (MainWindow *window : m_desk.windows())
        window->applyPreferences();
}

bool MainWindow::isWheelZooming() const
{
    return m_desk.settings().value(wheelZoomsKey(), false).toBool();
}

void MainWindow::setWheelZooms(bool zooms)
{
    m_desk.settings().setValue(wheelZoomsKey(), zooms);
    for (MainWindow *window : m_desk.windows())
        window->applyPreferences();
}

void MainWindow::setSnapping(bool snapping)
{
    m_desk.settings().setValue(snapKey(), snapping);
    for (MainWindow *window : m_desk.windows())
        window->applyPreferences();
}

} // namespace tempestry
