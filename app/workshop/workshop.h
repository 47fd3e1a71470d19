#pragma once

#include "app/workshop/workshop_timer.h"
#include "model/workshop.h"

class QSettings;

namespace tempestry {

QString formatName(const WorkshopFormat &format);
QString phaseName(const Phase &phase);

// Where the workshop on a board is. That is no part of the board: the settings keep it by the board's id, so
// that the board goes on there when it is opened again.
class Workshop : public QObject
{
    Q_OBJECT

public:
    // The settings outlive it.
    Workshop(QSettings &settings, const QString &boardId, WorkshopTimer::Clock clock,
             QObject *parent = nullptr);

    // Both nullptr when no workshop is held.
    const WorkshopFormat *format() const { return m_format; }
    const Phase *phase() const { return m_format ? &m_format->phases[m_index] : nullptr; }
    size_t index() const { return m_index; } // of the phase

    // The timer takes over what the phase suggests, unless it is running and has time left.
    void go(const WorkshopFormat &format, size_t index);
    void end();
    bool canGo(int step) const; // from this phase, -1 or 1
    void go(int step);

    // The prompt is put away for this phase only.
    bool isPromptShown() const { return m_format && m_promptShown; }
    void showPrompt(bool shown);

    WorkshopTimer &timer() { return m_timer; }
    const WorkshopTimer &timer() const { return m_timer; }

Q_SIGNALS:
    void changed();

private:
    void keep();

    QSettings &m_settings;
    QString m_key;
    WorkshopTimer m_timer;
    const WorkshopFormat *m_format = nullptr;
    size_t m_index = 0;
    bool m_promptShown = true;
};

} // namespace tempestry
