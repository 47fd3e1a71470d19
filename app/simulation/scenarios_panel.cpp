#include "app/simulation/scenarios_panel.h"

#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/look.h"
#include "app/controls/value_box.h"
#include "app/inspector/behaviour_text.h"
#include "app/simulation/coverage_list.h"
#include "app/simulation/fault_text.h"
#include "app/simulation/scenario_model.h"
#include "app/simulation/scenario_table.h"
#include "app/window/commands.h"
#include "board/board_view.h"
#include "model/simulation/plan.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kListWidth = 290;
constexpr int kBeginsWidth = 150;
constexpr int kFootSpare = 40; // margins and gaps
constexpr int kLeastHeight = 250;

QLabel *words(QWidget *parent, look::Ink ink)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(look::textFont());
    look::setInk(*label, ink);
    return label;
}

// How a scenario came out, as the list says it.
LineList::Line lineOf(const Scenario &scenario, const ScenarioOutcome *outcome, bool stale)
{
    const QString name = scenario.name.simplified();
    LineList::Line line{.text = name.isEmpty() ? ScenariosPanel::tr("Untitled") : name,
                        .detail = {},
                        .remark = ScenariosPanel::tr("not run"),
                        .isHead = false};
    const QString mark = !outcome            ? QStringLiteral("\u25CB ")
                         : outcome->passed() ? QStringLiteral("\u2713 ")
                                             : QStringLiteral("\u2715 ");
    line.text.prepend(mark);
    if (outcome)
        line.remark = outcome->passed() ? ScenariosPanel::tr("passed") : ScenariosPanel::tr("failed");
    if (stale)
        line.remark = ScenariosPanel::tr("%1 earlier").arg(line.remark);
    return line;
}

} // namespace

ScenariosPanel::ScenariosPanel(Document &document, BoardView &view, const Commands &commands,
                               std::unique_ptr<RunSource> runs, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_commands(commands)
    , m_runs(document, std::move(runs))
    , m_model(new ScenarioModel(document, this))
    , m_list(new LineList(this))
    , m_stack(new QStackedWidget(this))
    , m_page(new QWidget(this))
    , m_table(new ScenarioTable(*m_model, this))
    , m_coverageList(new CoverageList(this))
    , m_name(new ValueBox({}, this))
    , m_begins(new ValueBox({}, this))
    , m_faults(new ValueBox({}, this))
    , m_ordered(new Button(tr("In this order"), Button::Style::Quiet, this))
    , m_words(words(this, look::Ink::Third))
    , m_problem(words(this, look::Ink::Warning))
    , m_nothing(words(this, look::Ink::Second))
    , m_keys(words(this, look::Ink::Third))
    , m_conditions(new QHBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 9, 10, 8);
    layout->setSpacing(4);
    layout->addLayout(makeHead());
    auto *body = new QHBoxLayout;
    body->setSpacing(14);
    look::setFixedWidth(*m_list, kListWidth);
    m_list->setAccessibleName(tr("Scenarios"));
    body->addWidget(m_list);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_stack->addWidget(makePage());
    m_stack->addWidget(m_coverageList);
    m_stack->addWidget(m_nothing);
    body->addWidget(m_stack, 1);
    layout->addLayout(body, 1);
    setMinimumHeight(look::scaled(kLeastHeight));
    setFocusProxy(m_list);
    hide();

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && m_ids[static_cast<size_t>(index.row())] != m_current)
                    choose(m_ids[static_cast<size_t>(index.row())]);
            });
    connect(m_list, &LineList::chosen, this, [this] { m_table->setFocus(); });
    connect(m_coverageList, &CoverageList::revealAsked, &view, &BoardView::reveal);
    connect(m_model, &ScenarioModel::refused, this, &ScenariosPanel::hint);
    connect(m_table, &ScenarioTable::left, this, &ScenariosPanel::close);
    connect(m_table, &ScenarioTable::revealAsked, this, [this](int row) {
        if (const auto note = m_model->noteAt(row))
            m_view.reveal(*note);
    });
    connect(&m_runs, &ScenarioRuns::changed, this, &ScenariosPanel::follow);
    connect(&document, &Document::changed, this, &ScenariosPanel::follow);
    connect(&document, &Document::readOnlyChanged, this, &ScenariosPanel::follow);
}

Button *ScenariosPanel::addButton(QHBoxLayout &row, const char *id, const QString &word)
{
    const CommandInfo *command = m_commands.find(QString::fromLatin1(id));
    auto *button = new Button(word.isEmpty() ? command->text : word, Button::Style::Quiet, this);
    button->setObjectName(command->id);
    button->setAccessibleName(command->text);
    button->setToolTip(m_commands.tooltip(command->id));
    if (word.isEmpty())
        button->setKey(shownKey(*command));
    button->setCheckable(static_cast<bool>(command->checked));
    button->setFocusPolicy(Qt::TabFocus);
    const QAction *action = m_commands.action(command->id);
    const auto sync = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setChecked(action->isChecked());
    };
    connect(action, &QAction::changed, button, sync);
    connect(button, &Button::clicked, this, [this, sync, name = command->id] {
        Q_EMIT commandChosen(name);
        sync();
    });
    sync();
    row.addWidget(button);
    return button;
}

QHBoxLayout *ScenariosPanel::makeHead()
{
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Scenarios"), this);
    title->setFont(look::titleFont());
    head->addWidget(title);
    head->addSpacing(10);
    head->addWidget(m_words, 1);
    m_cancel = addButton(*head, "scenario.cancel");
    for (const char *id : {"scenario.new", "scenario.fromRun", "scenario.runAll", "scenario.coverage"})
        addButton(*head, id);
    auto *close = new Button(tr("Close"), Button::Style::Bare, this);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &Button::clicked, this, &ScenariosPanel::close);
    head->addWidget(close);
    return head;
}

QWidget *ScenariosPanel::makePage()
{
    auto *rows = new QVBoxLayout(m_page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(makeTools());
    m_problem->setWordWrap(true);
    rows->addWidget(m_problem);
    rows->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_begins);
    foot->addWidget(m_faults, 1);
    m_keys->setText(tr("Enter changes, Del removes, Alt+Up and Alt+Down move, Space shows the note"));
    m_keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_keys->setAlignment(Qt::AlignRight);
    foot->addWidget(m_keys, 1);
    rows->addLayout(foot);
    m_begins->setObjectName(QStringLiteral("scenarioBegins"));
    m_begins->setAccessibleName(tr("Begins"));
    m_begins->setAlignment(Qt::AlignLeft);
    m_begins->setPlaceholderText(tr("Begins: any time"));
    m_begins->setToolTip(tr("When virtual time begins, UTC, such as 2026-12-24 18:00"));
    look::setFixedWidth(*m_begins, kBeginsWidth);
    connect(m_begins, &ValueBox::committed, this, &ScenariosPanel::changeBegins);
    connect(m_begins, &ValueBox::refused, this, &ScenariosPanel::hint);
    m_faults->setObjectName(QStringLiteral("scenarioFaults"));
    m_faults->setAccessibleName(tr("Faults"));
    m_faults->setAlignment(Qt::AlignLeft);
    m_faults->setPlaceholderText(tr("Faults: none. Write such as: duplicate 10 %; crash at 100"));
    connect(m_faults, &ValueBox::committed, this, &ScenariosPanel::changeFaults);
    connect(m_faults, &ValueBox::refused, this, &ScenariosPanel::hint);
    return m_page;
}

QHBoxLayout *ScenariosPanel::makeTools()
{
    auto *tools = new QHBoxLayout;
    m_name->setObjectName(QStringLiteral("scenarioName"));
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->setFont(look::strongFont());
    m_name->setAlignment(Qt::AlignLeft);
    connect(m_name, &ValueBox::committed, this, &ScenariosPanel::rename);
    connect(m_name, &ValueBox::refused, this, &ScenariosPanel::hint);
    m_ordered->setObjectName(QStringLiteral("scenarioOrdered"));
    m_ordered->setCheckable(true);
    m_ordered->setToolTip(tr("What is under Then must come in this order"));
    connect(m_ordered, &Button::clicked, this, &ScenariosPanel::toggleOrdered);
    tools->addWidget(m_name, 1);
    tools->addLayout(m_conditions);
    tools->addWidget(m_ordered);
    addButton(*tools, "scenario.path", tr("Path"));
    addButton(*tools, "scenario.run", tr("Run"));
    addButton(*tools, "scenario.play", tr("Play"));
    addButton(*tools, "scenario.duplicate", tr("Duplicate"));
    addButton(*tools, "scenario.remove", tr("Remove"));
    return tools;
}

void ScenariosPanel::open()
{
    m_open = true;
    follow();
    show();
    m_list->setFocus();
    Q_EMIT stateChanged();
}

void ScenariosPanel::close()
{
    m_open = m_path = m_coverage = false;
    m_runs.cancel();
    follow();
    hide();
    m_view.setFocus();
    Q_EMIT stateChanged();
}

void ScenariosPanel::choose(ScenarioId id)
{
    m_current = id;
    m_coverage = false;
    follow();
    Q_EMIT stateChanged();
}

void ScenariosPanel::runCurrent()
{
    if (m_current)
        m_runs.run({*m_current});
}

void ScenariosPanel::runAll()
{
    open();
    m_runs.run(scenariosInOrder(m_document.board()));
}

void ScenariosPanel::follow()
{
    if (m_open) {
        syncList();
        syncPage();
        syncWords();
    }
    syncPaper();
    Q_EMIT stateChanged();
}

void ScenariosPanel::syncList()
{
    m_ids = scenariosInOrder(m_document.board());
    auto place = m_current ? std::ranges::find(m_ids, *m_current) : m_ids.end();
    if (place == m_ids.end()) {
        place = m_ids.begin();
        m_current = m_ids.empty() ? std::nullopt : std::optional(m_ids.front());
    }
    std::vector<LineList::Line> lines;
    for (const ScenarioId &id : m_ids)
        lines.push_back(lineOf(*m_document.board().find(id), m_runs.outcome(id), m_runs.isStale(id)));
    const int row = static_cast<int>(place - m_ids.begin());
    m_list->setLines(std::move(lines));
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
    m_list->setVisible(!m_ids.empty());
}

void ScenariosPanel::syncPage()
{
    const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr;
    const bool editable = !m_document.isReadOnly();
    m_stack->setCurrentWidget(m_coverage ? m_coverageList
                              : scenario ? m_page
                                         : static_cast<QWidget *>(m_nothing));
    if (m_model->scenario() != m_current)
        m_model->setScenario(m_current);
    if (!scenario)
        return;
    const ScenarioOutcome *outcome = m_runs.outcome(scenario->id);
    m_model->setOutcome(outcome);
    m_name->setValue(scenario->name);
    m_name->setReadOnly(!editable);
    m_begins->setValue(scenario->begins ? instantText(*scenario->begins) : QString());
    m_begins->setReadOnly(!editable);
    m_faults->setValue(faultsText(m_document.board(), scenario->faults));
    m_faults->setReadOnly(!editable);
    m_ordered->setChecked(scenario->ordered);
    m_ordered->setEnabled(editable);
    m_problem->setText(outcome ? outcome->problem : QString());
    m_problem->setVisible(outcome && !outcome->problem.isEmpty());
    syncConditions();
}

void ScenariosPanel::syncConditions()
{
    while (QLayoutItem *item = m_conditions->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const Scenario &scenario = *m_document.board().find(*m_current);
    QStringList names = simulation::conditionsOf(m_document.board()) + scenario.set.keys();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        const bool isSet = scenario.set.contains(name);
        const QString value = !isSet ? tr("as it is") : scenario.set[name] ? tr("yes") : tr("no");
        auto *button =
            new Button(tr("If %1: %2").arg(name.simplified(), value), Button::Style::Quiet, m_page);
        button->setObjectName(QStringLiteral("condition ") + name);
        button->setChecked(isSet);
        button->setEnabled(!m_document.isReadOnly());
        connect(button, &Button::clicked, this, [this, name] { toggleCondition(name); });
        m_conditions->addWidget(button);
    }
}

void ScenariosPanel::syncWords()
{
    const auto failed = std::ranges::count_if(m_ids, [this](const ScenarioId &id) {
        const ScenarioOutcome *outcome = m_runs.outcome(id);
        return outcome && !outcome->passed();
    });
    if (m_runs.isRunning())
        m_words->setText(tr("Running %1 of %2\u2026").arg(m_runs.done()).arg(m_runs.asked()));
    else
        m_words->setText(failed ? tr("%1 of %2 failed").arg(failed).arg(m_ids.size()) : QString());
    m_nothing->setText(
        tr("No scenarios yet. A scenario says what must come of what: given these events, when "
           "this is asked for, then that happens. Make one here, or run the board and make one "
           "from the run."));
    m_cancel->setVisible(m_runs.isRunning());
}

void ScenariosPanel::resizeEvent(QResizeEvent *)
{
    const int foot = width() - m_list->width() - m_begins->width();
    m_keys->setVisible(m_keys->sizeHint().width() < foot / 2 - kFootSpare);
}

void ScenariosPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
