#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tempestry {

// The room on the right of the paper. The inspector is there, or in its place one panel that was asked for,
// under its title.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget *inspector, QWidget *parent = nullptr);

    // Takes the panel over and deletes it when it is closed or another one comes in its place.
    void open(const QString &title, QWidget *panel);
    // The inspector comes back. Also asked for by Escape in the panel.
    void close();
    // nullptr while the inspector is there.
    QWidget *panel() const { return m_panel; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_inspector;
    QWidget *m_frame; // title and panel
    QLabel *m_title;
    QVBoxLayout *m_place;
    QPointer<QWidget> m_panel;
};

} // namespace tempestry
