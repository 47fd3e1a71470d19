#pragma once

#include <QWidget>

class QLabel;

namespace tempestry {

class Workshop;

// Under the top bar: what the facilitator asks of the room in this phase, and when it is done.
class PromptStrip : public QWidget
{
    Q_OBJECT

public:
    // The workshop outlives it.
    explicit PromptStrip(Workshop &workshop, QWidget *parent = nullptr);

    // Whatever the workshop says; for when nothing but the paper is shown.
    void setAway(bool away);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    Workshop &m_workshop;
    QLabel *m_prompt;
    QLabel *m_doneWhen;
    bool m_away = false;
};

} // namespace tempestry
