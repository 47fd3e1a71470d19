#pragma once

#include "app/simulation/scenario_runs.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace tempestry {

class BoardView;
class Button;
class Commands;
class CoverageList;
class LineList;
class ScenarioModel;
class ScenarioTable;
class ValueBox;

// The scenarios of the board below the paper: on the left all of them with how they came out, on the right
// the chosen one as a table, or what no scenario reached. On the paper it can show the way that the chosen
// one took, or dim what none reached.
class ScenariosPanel : public QWidget
{
    Q_OBJECT

public:
    // The references outlive it. Hidden until open().
    ScenariosPanel(Document &document, BoardView &view, const Commands &commands,
                   std::unique_ptr<RunSource> runs, QWidget *parent = nullptr);

    bool isOpen() const { return m_open; }
    void open();
    void close();

    std::optional<ScenarioId> current() const { return m_current; }
    void choose(ScenarioId id);
    void add();
    void add(const Scenario &scenario);
    void duplicateCurrent();
    void removeCurrent();

    void runCurrent();
    void runAll();
    void cancel() { m_runs.cancel(); }
    void setScriptsTrusted(bool trusted) { m_runs.setScriptsTrusted(trusted); }
    bool isRunning() const { return m_runs.isRunning(); }

    bool isPathShown() const { return m_path; }
    void showPath(bool shown);
    bool isCoverageShown() const { return m_coverage; }
    // Runs all scenarios that have not been run on the board as it is.
    void showCoverage(bool shown);
    // While presenting, nothing of it is on the paper.
    void setAway(bool away);

Q_SIGNALS:
    void hint(const QString &sentence);
    void commandChosen(const QString &commandId);
    void stateChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QHBoxLayout *makeHead();
    QWidget *makePage();
    QHBoxLayout *makeTools();
    // With a shorter word than the command's text where one is given; the tooltip then says both.
    Button *addButton(QHBoxLayout &row, const char *id, const QString &word = {});
    void rename(const QString &name);
    void changeBegins(const QString &text);
    void changeFaults(const QString &text);
    void toggleOrdered();
    void toggleCondition(const QString &name);
    void follow();
    void syncList();
    void syncPage();
    void syncConditions();
    void syncWords();
    void syncPaper();
    void clearPaper();
    void lightCoverage();
    void drawPath();

    Document &m_document;
    BoardView &m_view;
    const Commands &m_commands;
    ScenarioRuns m_runs;
    ScenarioModel *m_model;
    LineList *m_list;
    QStackedWidget *m_stack;
    QWidget *m_page;
    ScenarioTable *m_table;
    CoverageList *m_coverageList;
    ValueBox *m_name;
    ValueBox *m_begins;
    ValueBox *m_faults;
    Button *m_ordered;
    QLabel *m_words;
    QLabel *m_problem;
    QLabel *m_nothing;
    QLabel *m_keys; // what they do in the table
    QHBoxLayout *m_conditions;
    Button *m_cancel = nullptr;
    std::vector<ScenarioId> m_ids; // beside the lines of the list
    std::optional<ScenarioId> m_current;
    bool m_open = false;
    bool m_path = false;
    bool m_coverage = false;
    bool m_away = false;
    bool m_onPaper = false; // something of it is shown there
};

} // namespace tempestry
