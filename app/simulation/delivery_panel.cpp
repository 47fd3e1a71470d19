#include "app/simulation/delivery_panel.h"

#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/look.h"
#include "app/simulation/run_process.h"
#include "persistence/board_json.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tempestry {

DeliveryPanel::DeliveryPanel(const QString &program, DeliveryQuestion question, const Board &board,
                             const RunChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_question(question)
    , m_remark(new QLabel(tr("Running the board\u2026"), this))
    , m_list(new LineList(this))
    , m_cancel(new Button(tr("Cancel"), Button::Style::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 6, 0);
    layout->setSpacing(8);
    m_remark->setObjectName(QStringLiteral("deliveryVerdict"));
    m_remark->setFont(look::textFont());
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    look::setInk(*m_remark, look::Ink::Second);
    layout->addWidget(m_remark);
    m_list->setAccessibleName(tr("What ends differently"));
    layout->addWidget(m_list, 1);
    m_cancel->setObjectName(QStringLiteral("cancelDelivery"));
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);

    connect(m_cancel, &Button::clicked, &m_process, &QProcess::kill);
    connect(m_list, &LineList::chosen, this, [this](int row) {
        if (const NoteId note = m_notes[size_t(row)]; !note.isNull())
            Q_EMIT revealAsked(note);
    });
    connect(&m_process, &QProcess::readyReadStandardError, this, &DeliveryPanel::takeProgress);
    connect(&m_process, &QProcess::finished, this, &DeliveryPanel::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    });
    m_process.start(program, QStringList{QStringLiteral("simulate"), QStringLiteral("-"),
                                         QStringLiteral("--json"), QStringLiteral("--progress"),
                                         QStringLiteral("--check=") + deliveryQuestionKey(question),
                                         QStringLiteral("--seed=%1").arg(choice.options.seed)} +
                                 choiceArguments(choice));
    m_process.write(persistence::boardToJson(board));
    m_process.closeWriteChannel();
}

DeliveryPanel::~DeliveryPanel()
{
    m_process.disconnect(this); // whose members go before it ends
    m_process.kill();
    m_process.waitForFinished();
}

QString DeliveryPanel::title(DeliveryQuestion question)
{
    return question == DeliveryQuestion::Idempotence ? tr("Idempotence") : tr("Order-independence");
}

void DeliveryPanel::takeProgress()
{
    const QByteArray progress = QByteArrayLiteral("progress ");
    m_process.setReadChannel(QProcess::StandardError);
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine().trimmed();
        if (line.startsWith(progress))
            m_remark->setText(
                tr("Running the board\u2026 %1 runs so far").arg(line.mid(progress.size()).toInt()));
        else
            m_lastWords = line;
    }
}

void DeliveryPanel::finish()
{
    takeProgress();
    m_cancel->hide();
    if (m_process.error() == QProcess::FailedToStart) {
        m_remark->setText(tr("The runs could not be started: %1").arg(m_process.errorString()));
        return;
    }
    m_process.setReadChannel(QProcess::StandardOutput);
    const auto answer = answerFromJson(m_process.readAll());
    if (m_process.exitStatus() != QProcess::NormalExit)
        m_remark->setText(tr("Cancelled. Nothing is known yet."));
    else if (answer)
        list(*answer);
    else
        m_remark->setText(QString::fromUtf8(m_lastWords));
}

void DeliveryPanel::list(const DeliveryAnswer &answer)
{
    m_remark->setText(verdict(m_question, answer));
    std::vector<LineList::Line> lines;
    const auto addLine = [&](const NoteId &note, LineList::Line line) {
        lines.push_back(std::move(line));
        m_notes.push_back(note);
    };
    const auto addHistory = [&](const NoteId &note, const QString &head, const QStringList &events,
                                const QString &holds) {
        addLine(note, {head, {}, {}, true});
        for (const QString &event : events) {
            const qsizetype fields = event.indexOf(QLatin1StringView(" {"));
            addLine(note, {event.left(fields), fields < 0 ? QString() : event.mid(fields + 1), {}, false});
        }
        if (events.isEmpty())
            addLine(note, {tr("Nothing"), {}, {}, false});
        if (!holds.isEmpty())
            addLine(note, {tr("What is held in the end"), holds, {}, false});
    };
    for (const DeliveryAnswer::Difference &difference : answer.differences) {
        addHistory(difference.readModel, tr("%1, as it should be").arg(difference.what), difference.as,
                   difference.asHolds);
        addHistory(difference.readModel, tr("%1, then").arg(difference.what), difference.then,
                   difference.thenHolds);
    }
    m_list->setLines(std::move(lines));
}

} // namespace tempestry
