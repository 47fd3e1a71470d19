#include "app/simulation/scenario_dialog.h"

#include "app/controls/look.h"
#include "app/inspector/reach.h"
#include "app/simulation/duration_text.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kMostListed = 2000; // candidates of a list; more is nothing to tick

// Behind the items of the tree.
enum ItemData { NumberRole = Qt::UserRole, FieldRole };

QString headText(ScenarioList list)
{
    switch (list) {
    case ScenarioList::Given:
        return ScenarioDialog::tr("Given: what had happened");
    case ScenarioList::When:
        return ScenarioDialog::tr("When: what began it");
    case ScenarioList::Then:
        return ScenarioDialog::tr("Then: what must come of it");
    case ScenarioList::ReadModels:
        return ScenarioDialog::tr("Read models: what they must hold at the end");
    case ScenarioList::Never:
        break;
    }
    return {};
}

QString valueText(const QJsonValue &value)
{
    const QString list = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return list.mid(1, list.size() - 2);
}

Qt::CheckState stateOf(bool on)
{
    return on ? Qt::Checked : Qt::Unchecked;
}

} // namespace

ScenarioDialog::ScenarioDialog(std::shared_ptr<const FinishedRun> run, const RunChoice &choice,
                               qint64 instant, QWidget *parent)
    : QDialog(parent)
    , m_run(std::move(run))
    , m_set(choice.set)
    , m_instant(instant)
    , m_name(new QLineEdit(this))
    , m_fromInstant(
          new QCheckBox(tr("Begin at %1: what happened before is given").arg(virtualTimeText(instant)), this))
    , m_tree(new QTreeWidget(this))
{
    if (const Scenario *scenario = scenarioNamed(m_run->board, choice.scenario))
        for (auto set = scenario->set.begin(); set != scenario->set.end(); ++set)
            if (!m_set.contains(set.key()))
                m_set.insert(set.key(), set.value());
    setWindowTitle(tr("Make scenario from this run"));
    resize(620, 560);
    auto *layout = new QVBoxLayout(this);
    m_name->setObjectName(QStringLiteral("boxed"));
    m_name->setFont(look::textFont());
    m_name->setText(edits::freeScenarioName(m_run->board, tr("New scenario")));
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->selectAll();
    m_tree->setObjectName(QStringLiteral("plain"));
    m_tree->setAccessibleName(tr("What matters"));
    m_tree->setFont(look::textFont());
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("What matters"), tr("Entity"), tr("Time")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_fromInstant->setFont(look::textFont());
    m_fromInstant->setVisible(instant > 0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Make scenario"), QDialogButtonBox::AcceptRole);
    layout->addWidget(m_name);
    layout->addWidget(m_fromInstant);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    connect(m_fromInstant, &QCheckBox::toggled, this, &ScenarioDialog::list);
    connect(buttons, &QDialogButtonBox::accepted, this, &ScenarioDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    list();
}

void ScenarioDialog::list()
{
    m_tree->clear();
    m_candidates =
        simulation::candidatesOf(m_run->board, *m_run->journal, m_fromInstant->isChecked() ? m_instant : 0);
    for (const ScenarioList part : kScenarioLists) {
        QTreeWidgetItem *head = nullptr;
        for (size_t i = 0; i < m_candidates.size(); ++i) {
            if (m_candidates[i].list != part)
                continue;
            if (!head) {
                head = new QTreeWidgetItem(m_tree, {headText(part)});
                head->setFont(0, look::sectionFont());
                head->setFlags(Qt::ItemIsEnabled);
                head->setFirstColumnSpanned(true);
            }
            if (head->childCount() < kMostListed)
                addCandidate(head, i);
            else
                m_candidates[i].matters = false;
        }
        if (head)
            head->setExpanded(true);
    }
}

void ScenarioDialog::addCandidate(QTreeWidgetItem *head, size_t number)
{
    const simulation::Candidate &candidate = m_candidates[number];
    const Note *note = m_run->board.find(candidate.entry.note);
    const QString time = candidate.record == simulation::kNone
                             ? QString()
                             : virtualTimeText(m_run->journal->records[candidate.record].time);
    auto *item = new QTreeWidgetItem(head, {shortTitle(*note), candidate.entry.entity, time});
    item->setCheckState(0, stateOf(candidate.matters));
    item->setData(0, NumberRole, QVariant::fromValue(number));
    const QJsonObject &payload = candidate.entry.payload;
    for (auto field = payload.begin(); field != payload.end(); ++field) {
        auto *part =
            new QTreeWidgetItem(item, {QStringLiteral("%1: %2").arg(field.key(), valueText(field.value()))});
        part->setCheckState(0, stateOf(candidate.list != ScenarioList::Then));
        part->setData(0, FieldRole, field.key());
    }
}

void ScenarioDialog::make()
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *head = m_tree->topLevelItem(i);
        for (int j = 0; j < head->childCount(); ++j) {
            const QTreeWidgetItem *item = head->child(j);
            simulation::Candidate &candidate = m_candidates[item->data(0, NumberRole).value<size_t>()];
            candidate.matters = item->checkState(0) == Qt::Checked;
            for (int k = 0; k < item->childCount(); ++k)
                if (item->child(k)->checkState(0) != Qt::Checked)
                    candidate.entry.payload.remove(item->child(k)->data(0, FieldRole).toString());
        }
    }
    const QString name = m_name->text().trimmed();
    Q_EMIT made(simulation::scenarioFrom(name.isEmpty() ? tr("New scenario") : name, m_candidates, m_set));
    accept();
}

} // namespace tempestry
