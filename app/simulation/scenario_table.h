#pragma once

#include <QTableView>

namespace tempestry {

class ScenarioModel;

// The rows of a scenario, typed over in place. Enter or F2 changes a cell, where a note is chosen by typing;
// Del removes a row, Alt+Up and Alt+Down move it, Space shows its note on the paper.
class ScenarioTable : public QTableView
{
    Q_OBJECT

public:
    // The model outlives it.
    explicit ScenarioTable(ScenarioModel &model, QWidget *parent = nullptr);

    void removeCurrent();
    void moveCurrent(int places);
    // Takes over what the editor of a cell has.
    void finishEditing(QWidget *editor);

Q_SIGNALS:
    void revealAsked(int row);
    void left(); // by Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keepCurrent();
    bool takeKey(const QKeyEvent &event);

    ScenarioModel &m_model;
    int m_row = 0; // the current cell, while the table is made anew
    int m_column = 0;
};

} // namespace tempestry
