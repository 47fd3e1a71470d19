#pragma once

#include "app/simulation/test_report.h"
#include "model/document.h"
#include "model/scenario_edits.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace tempestry {

// Notes that can stand in a list of a scenario, by what is written on them. Where several notes are called
// the same, the place behind the title tells them apart.
struct NoteChoice
{
    QString label;
    NoteId note;
};

std::vector<NoteChoice> noteChoices(const Board &board, ScenarioList list); // as the paper is read

// One scenario as a table that is typed over; each cell is one step of the document. The rows of each list
// end with a blank one: a note chosen there makes a new entry. Follows the document.
class ScenarioModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { List, Note, Entity, Payload, Time, Outcome, kColumns };
    enum Role {
        BlankRole = Qt::UserRole, // bool: no entry yet
        ProblemRole,              // bool: what stands here is wrong, or came otherwise
    };

    struct Row
    {
        ScenarioList list = ScenarioList::Given;
        std::optional<size_t> entry; // none: the blank row
    };

    // The document outlives it.
    explicit ScenarioModel(Document &document, QObject *parent = nullptr);

    void setScenario(std::optional<ScenarioId> id);
    std::optional<ScenarioId> scenario() const { return m_id; }
    // How it came out; nullptr when it has not been run. Copied.
    void setOutcome(const ScenarioOutcome *outcome);

    std::optional<Row> rowAt(int row) const;
    int rowOf(ScenarioList list, std::optional<size_t> entry) const; // -1 when there is none
    std::optional<NoteId> noteAt(int row) const;                     // that is on the board
    // What can be chosen for the row's note.
    std::vector<NoteChoice> choices(int row) const;
    void remove(int row);
    // Within its list.
    void move(int row, int places);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void refused(const QString &why);

private:
    void refresh();
    const Scenario *current() const;
    const ScenarioEntry *entryOf(const Row &row) const;
    QString text(const Row &row, int column) const;
    QString noteText(const Row &row) const;
    QString outcomeText(const Row &row) const;
    const simulation::Unmet *unmetOf(const Row &row) const;
    bool isLost(const Row &row) const;
    bool changeNote(const Row &row, const QString &typed);
    bool changeEntry(const Row &row, int column, const QString &typed);
    bool setPayload(ScenarioEntry &entry, const QString &typed);
    bool setTime(ScenarioEntry &entry, const QString &typed);

    Document &m_document;
    std::optional<ScenarioId> m_id;
    std::vector<Row> m_rows;
    std::optional<ScenarioOutcome> m_outcome;
};

} // namespace tempestry
