#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tempestry {

class Button;
class Commands;
class ValueBox;

// The strip above the paper: which board this is and whether it is on disk, the way to everything else, and
// Run.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(const Commands &commands, QWidget *parent = nullptr);

    void setTitle(const QString &title, bool editable);
    // `good` colours the mark; the tooltip says where the file is.
    void setMark(const QString &text, bool good, const QString &tooltip);
    void setRunning(bool running); // the button then says "Stop"
    void editTitle();

    // Between the name and the buttons: room for what belongs to a workshop.
    QHBoxLayout *middle() const { return m_middle; }
    QWidget *menuButton() const;
    const QWidget &runButton() const;

Q_SIGNALS:
    void titleEdited(const QString &title);
    void chosen(const QString &commandId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Button *addButton(const QString &commandId, const QString &text, bool dark);

    const Commands &m_commands;
    QHBoxLayout *m_row;
    QHBoxLayout *m_middle;
    Button *m_menu;
    Button *m_run;
    ValueBox *m_title;
    QLabel *m_mark;
};

} // namespace tempestry
