#pragma once

#include <QTimer>
#include <QWidget>

namespace tempestry {

// One line over the lower edge of its parent that says something and goes away by itself.
class Toast : public QWidget
{
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    // An empty text hides it.
    void say(const QString &text);
    const QString &text() const { return m_text; }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int ground() const;
    void place();

    QString m_text;
    QTimer m_timer;
};

} // namespace tempestry
