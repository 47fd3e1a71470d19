#pragma once

#include "app/simulation/delivery_answer.h"
#include "app/simulation/finished_run.h"

#include <QProcess>
#include <QWidget>

class QLabel;

namespace tempestry {

class Button;
class LineList;

// Asks a process of its own what ends differently when messages come twice or in another order, and lists the
// answer. The process ends with the panel.
class DeliveryPanel : public QWidget
{
    Q_OBJECT

public:
    // `program` is the path of a Tempestry.
    DeliveryPanel(const QString &program, DeliveryQuestion question, const Board &board,
                  const RunChoice &choice, QWidget *parent = nullptr);

    ~DeliveryPanel() override;

    static QString title(DeliveryQuestion question);

Q_SIGNALS:
    void revealAsked(tempestry::NoteId note);

private:
    void takeProgress();
    void finish();
    void list(const DeliveryAnswer &answer);

    DeliveryQuestion m_question;
    QLabel *m_remark;
    LineList *m_list;
    Button *m_cancel;
    QProcess m_process;
    QByteArray m_lastWords;
    std::vector<NoteId> m_notes; // beside the lines of the list
};

} // namespace tempestry
