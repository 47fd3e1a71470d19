#pragma once

#include "app/simulation/finished_run.h"

#include <QWidget>

#include <optional>

class QListView;

namespace tempestry {

// What the read models and aggregates hold at the instant that is shown: whose, of which entities, which
// fields. What has just changed stands out. Until a person picks something it shows what changed last.
class ContentsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ContentsPanel(QWidget *parent = nullptr);

    // nullptr empties it. What was picked stays picked where the contents are of the same run.
    void setContents(std::shared_ptr<const RunContents> contents);
    void setTime(double seconds);
    // Shows what the note holds, if it ever holds something; nullopt: what changed last.
    void setNote(std::optional<NoteId> note);

    QListView &holders() const { return *m_holders; }
    QListView &entities() const { return *m_entities; }
    QListView &fields() const { return *m_fields; }

Q_SIGNALS:
    void picked(tempestry::NoteId note);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class HolderModel;
    class EntityModel;
    class FieldModel;

    QListView *addList(const QString &name, int stretch);
    void sync();
    void syncHolder();
    void showFields();

    std::shared_ptr<const RunContents> m_contents;
    HolderModel *m_holderModel;
    EntityModel *m_entityModel;
    FieldModel *m_fieldModel;
    QListView *m_holders;
    QListView *m_entities;
    QListView *m_fields;
    double m_time = 0;
    std::optional<quint32> m_holder; // picked by a person or by the selection
    std::optional<size_t> m_entity;  // its place, picked by a person
    bool m_syncing = false;
};

} // namespace tempestry
