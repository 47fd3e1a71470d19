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

    // An action is a command of the table.
    struct Action
    {
        QString text;
        QString commandId;

        bool operator==(const Action &) const = default;
    };

    void say(const QString &text, const QList<Action> &actions = {});
    QString text() const;

Q_SIGNALS:
    void chosen(const QString &commandId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void offer(const QList<Action> &actions);

    QLabel *m_text;
    QHBoxLayout *m_row;
    QList<Action> m_actions;
    QList<QWidget *> m_buttons;
};

} // namespace tempestry
