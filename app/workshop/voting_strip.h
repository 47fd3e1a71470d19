#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace tempestry {

// A small strip over the lower edge of its parent: either one line with what can be done about it, or a form.
class VotingStrip : public QWidget
{
    Q_OBJECT

public:
    struct Action
    {
        QString name; // of the button
        QString text;
        QString key; // as shown
        bool first;  // the one thing to do here
        std::function<void()> act;
    };

    explicit VotingStrip(QWidget *parent);

    // An action without text closes, with a cross.
    void say(const QString &title, const QString &remark, const std::vector<Action> &actions);
    // Takes the form over.
    void showForm(QWidget *form);
    QString title() const;
    QString remark() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void replaceContent(QWidget *content);
    void makeLine(const std::vector<Action> &actions);
    void place();

    QHBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    QLabel *m_title = nullptr; // of the line; nullptr while a form is there
    QLabel *m_remark = nullptr;
    QStringList m_names; // of the line's actions
};

} // namespace tempestry
