#pragma once

#include "model/board.h"
#include "model/script_names.h"

#include <QWidget>

class QLabel;

namespace tempestry {

namespace simulation {
class ScriptCheck;
}

class ScriptEdit;

// The script of a note, checked as it is typed: what is wrong is said below, with its line, and the names are
// told that the script can use.
class ScriptBox : public QWidget
{
    Q_OBJECT

public:
    // Precondition: canHaveScript(note.kind).
    ScriptBox(const Note &note, ScriptNames names, bool isReadOnly, QWidget *parent = nullptr);
    ~ScriptBox() override;

    // What is wrong, as a sentence; empty for nothing.
    QString problem() const;

Q_SIGNALS:
    void committed(const QString &script);

private:
    void check();
    QString namesText() const;

    NoteKind m_kind;
    ScriptNames m_names;
    std::unique_ptr<simulation::ScriptCheck> m_check; // made when there is a script
    ScriptEdit *m_edit;
    QLabel *m_problem;
    QLabel *m_told;
};

} // namespace tempestry
