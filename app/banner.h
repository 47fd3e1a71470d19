#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tempestry {

// A strip above the paper that says something lasting, and offers what can be done about it.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    // The action is a command of the table; empty for none.
    void say(const QString &text, const QString &action = {}, const QString &commandId = {});
    QString text() const;

Q_SIGNALS:
    void chosen(const QString &commandId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    class Button *m_action;
    QString m_command;
};

} // namespace tempestry
