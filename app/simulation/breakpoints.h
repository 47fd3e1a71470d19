#pragma once

#include "app/simulation/finished_run.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QSettings;

namespace tempestry {

// Where playing a run stops: when something comes to a note, or at a record for which a condition holds, as
// RecordFilter reads it.
struct Breakpoint
{
    std::optional<NoteId> note;
    QString condition; // where there is no note
    bool enabled = true;

    bool operator==(const Breakpoint &) const = default;
};

// The breakpoints of a board. They are no part of it: the person's settings keep them by the board's id.
class Breakpoints : public QObject
{
    Q_OBJECT

public:
    // The settings outlive it.
    Breakpoints(QSettings &settings, const QString &boardId, QObject *parent = nullptr);

    const std::vector<Breakpoint> &all() const { return m_all; }
    // By note, whether it is enabled.
    QHash<NoteId, bool> notes() const;

    // Sets one on the note or takes it away.
    void toggle(NoteId note);
    // Returns why the condition can't be understood, as a sentence; empty when it was added.
    QString add(const QString &condition);
    void setEnabled(size_t index, bool enabled);
    void remove(size_t index);

    // Whether playing stops at a record of the run; empty when it never does. Valid while the run lives.
    std::function<bool(quint32 record)> test(const FinishedRun &run) const;

Q_SIGNALS:
    void changed();

private:
    void keep();

    QSettings &m_settings;
    QString m_key;
    std::vector<Breakpoint> m_all;
};

} // namespace tempestry
