#pragma once

#include "app/simulation/finished_run.h"
#include "model/simulation/scenario_maker.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace tempestry {

// What of a run goes into a scenario: its starts, events and read models to be ticked, and the fields of
// each.
class ScenarioDialog : public QDialog
{
    Q_OBJECT

public:
    // `instant` is the one that is being shown, in virtual microseconds; the scenario can begin there.
    ScenarioDialog(std::shared_ptr<const FinishedRun> run, const RunChoice &choice, qint64 instant,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void made(const tempestry::Scenario &scenario);

private:
    void list();
    void addCandidate(QTreeWidgetItem *head, size_t number);
    void make();

    std::shared_ptr<const FinishedRun> m_run;
    simulation::Conditions m_set;
    qint64 m_instant;
    std::vector<simulation::Candidate> m_candidates;
    QLineEdit *m_name;
    QCheckBox *m_fromInstant;
    QTreeWidget *m_tree;
};

} // namespace tempestry
