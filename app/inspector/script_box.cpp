#include "app/inspector/script_box.h"

#include "app/controls/look.h"
#include "app/inspector/script_edit.h"
#include "app/simulation/script_problems.h"
#include "model/simulation/scripts/script_check.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tempestry {

namespace {

QLabel *addLabel(QVBoxLayout &layout, look::Ink ink, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(look::textFont());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    look::setInk(*label, ink);
    layout.addWidget(label);
    return label;
}

} // namespace

ScriptBox::ScriptBox(const Note &note, ScriptNames names, bool isReadOnly, QWidget *parent)
    : QWidget(parent)
    , m_kind(note.kind)
    , m_names(std::move(names))
    , m_edit(new ScriptEdit(
          note.script,
          [this](const QString &script, qsizetype place) {
              return simulation::completionAt(script, place, m_kind, m_names);
          },
          this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::scaled(4));
    m_edit->setObjectName(QStringLiteral("script"));
    m_edit->setAccessibleName(tr("Script"));
    if (!isReadOnly)
        m_edit->setPlaceholderText(tr("Ctrl+Space begins a function"));
    m_edit->setReadOnly(isReadOnly);
    layout->addWidget(m_edit);
    m_problem = addLabel(*layout, look::Ink::Warning, this);
    m_problem->setObjectName(QStringLiteral("scriptProblem"));
    m_told = addLabel(*layout, look::Ink::Second, this);
    m_told->setObjectName(QStringLiteral("scriptNames"));
    m_told->setText(namesText());
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ScriptBox::check);
    connect(m_edit, &ScriptEdit::committed, this, &ScriptBox::committed);
    check();
}

ScriptBox::~ScriptBox() = default;

QString ScriptBox::problem() const
{
    return m_problem->text();
}

void ScriptBox::check()
{
    const QString script = m_edit->toPlainText();
    std::optional<simulation::ScriptProblem> problem;
    if (!script.trimmed().isEmpty()) {
        if (!m_check)
            m_check = std::make_unique<simulation::ScriptCheck>();
        problem = m_check->problemOf(script, m_kind, m_names);
    }
    const QString sentence = problem ? scriptProblemText(*problem) : QString();
    m_problem->setText(sentence);
    m_problem->setVisible(problem.has_value());
    m_edit->setAccessibleDescription(sentence);
    m_edit->markLine(problem ? problem->line : 0);
}

QString ScriptBox::namesText() const
{
    if (m_kind == NoteKind::ReadModel)
        return tr("Fields: event.NAME. Which event it is: event.type.");
    QStringList names;
    const auto add = [&names](const QString &door, const std::vector<NamedNote> &notes) {
        for (const NamedNote &note : notes)
            names << QStringLiteral("context.%1.%2()").arg(door, note.name);
    };
    add(QStringLiteral("emit"), m_names.emit);
    add(QStringLiteral("issue"), m_names.issue);
    add(QStringLiteral("read"), m_names.read);
    if (m_kind == NoteKind::Aggregate)
        names << QStringLiteral("context.state");
    names << QStringLiteral("context.entity") << QStringLiteral("context.now")
          << QStringLiteral("context.random()") << QStringLiteral("context.telemetry.progress()");
    return tr("There is %1. Ctrl+Space offers what fits.").arg(names.join(QStringLiteral(", ")));
}

} // namespace tempestry
