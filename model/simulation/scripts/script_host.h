#pragma once

#include "model/simulation/flat_map.h"
#include "model/simulation/scripts/script_engine.h"
#include "model/simulation/scripts/start_scripts.h"

namespace tempestry::simulation {

// What startScripts gives.
class ScriptHost : public Scripts
{
public:
    ScriptHost(const ScriptSet &set, const ScriptOptions &options);
    ~ScriptHost() override;

    void begin(const Journal &tables) override;
    bool canHandle(quint32 note) const override;
    bool canApply(quint32 note) const override;
    bool canProject(quint32 note) const override;
    std::variant<std::vector<Output>, Failure> handle(const Call &call) override;
    std::optional<Failure> apply(quint32 aggregate, const Message &event) override;
    std::optional<Failure> project(quint32 readModel, const Message &event) override;
    QJsonValue state(quint32 note, quint32 entity) const override;
    void forget() override;
    bool canTell(quint32 edge) const override { return m_guards.contains(edge); }
    std::variant<bool, Failure> holds(quint32 edge, const QJsonObject &fields) override;

private:
    struct Script;
    struct Guard;
    struct Slot
    {
        quint32 note = kNone;
        quint32 payload = kNone;
        QJSValue message;
    };

    void load(const ScriptSet &set);
    void loadNote(const NoteScript &source);
    QJSValue doors(const std::vector<ScriptDoor> &doors);
    void findFunctions(Script &script);
    const Script *scriptOf(quint32 note) const;
    // The text that a function of the prelude returns, or what became of it.
    std::variant<QString, Failure> call(const QJSValue &function, const QJSValueList &arguments,
                                        quint32 note) const;
    std::optional<Failure> fold(quint32 note, const Message &event);
    QJSValue message(const Message &message);
    QJSValue entity(quint32 number);
    std::vector<Output> outputs(const QString &json);
    Failure failureFrom(const QString &told, quint32 note) const;
    QJSValue compiled(Guard &guard, const QJsonObject &fields);

    const Journal *m_tables = nullptr; // of the run
    mutable ScriptEngine m_engine;
    ScriptRecord m_ownRecord;
    std::vector<std::unique_ptr<Script>> m_scripts; // by note; most are nullptr
    std::map<quint32, Guard> m_guards;              // by edge
    std::vector<NoteId> m_ids;                      // by note, as m_titles
    QStringList m_titles;
    std::vector<QJSValue> m_kinds;    // by note
    std::vector<QJSValue> m_entities; // by number; undefined until asked for
    std::vector<Slot> m_messages;     // each in the one place that its note and payload lead to
    QJSValue m_makeMessage;
    QHash<QString, std::vector<Output>> m_outputs; // by their JSON
    std::unique_ptr<ScriptWatch> m_watch;
};

} // namespace tempestry::simulation
