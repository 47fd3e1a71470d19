#pragma once

#include <QAction>
#include <QKeySequence>
#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tempestry {

class MainWindow;

enum class Menu : quint8 { File, Edit, View, Insert, Order, Arrange, Workshop, Present, History, Run, Help };

// In the order of the menus.
inline constexpr Menu kMenus[] = {Menu::File,    Menu::Edit,    Menu::View,     Menu::Insert,
                                  Menu::Order,   Menu::Arrange, Menu::Workshop, Menu::Present,
                                  Menu::History, Menu::Run,     Menu::Help};

// One thing that a person can ask for. Menus, shortcuts, tooltips, the finder and the page of keys all read
// this table; no key is written anywhere else.
struct CommandInfo
{
    enum class Key : quint8 {
        Shortcut, // works anywhere in the window
        OnPaper,  // a key of the canvas, which reads it itself; listed to be shown
    };
    using Do = std::function<void(MainWindow &)>;
    using Ask = std::function<bool(const MainWindow &)>;

    QString id;
    Menu menu = Menu::File;
    QString text;     // translated
    QStringList keys; // portable text; the first is the one shown
    Key key = Key::Shortcut;
    Do run;
    Ask enabled;            // empty: always
    Ask checked;            // empty: no tick
    bool separator = false; // a line above it in the menu
};

// In the order of the menus. Built anew at each call.
std::vector<CommandInfo> allCommands();

QString menuTitle(Menu menu);
// "Ctrl+K" as this platform shows it; empty for none.
QString shownKey(const CommandInfo &command);

// The table as actions of one window.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(MainWindow &window);

    const std::vector<CommandInfo> &all() const { return m_table; }
    // Both nullptr for ids that are not in the table.
    const CommandInfo *find(const QString &id) const;
    QAction *action(const QString &id) const;

    // Does the command if it is enabled now; returns whether it was.
    bool run(const QString &id);
    // "Run (F5)"
    QString tooltip(const QString &id) const;

    // Asks every command whether it is enabled and ticked now.
    void refresh();

private:
    MainWindow &m_window;
    std::vector<CommandInfo> m_table;
    std::vector<QAction *> m_actions; // beside m_table
};

} // namespace tempestry
