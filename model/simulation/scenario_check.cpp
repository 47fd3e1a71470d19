#include "model/simulation/scenario_check.h"

#include "model/simulation/read_models.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace tempestry::simulation {

namespace {

bool holds(const QJsonObject &object, const QJsonObject &part)
{
    for (auto field = part.begin(); field != part.end(); ++field) {
        const QJsonValue value = object.value(field.key());
        const bool isHeld = field->isObject() && value.isObject() ? holds(value.toObject(), field->toObject())
                                                                  : value == field.value();
        if (!isHeld)
            return false;
    }
    return true;
}

class Check
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioCheck)

public:
    Check(const Board &board, const Scenario &scenario, const Journal &journal)
        : m_board(board)
        , m_scenario(scenario)
        , m_journal(journal)
    {
        for (quint32 seq = 0; seq < journal.records.size(); ++seq) {
            const Record &record = journal.records[seq];
            if (record.time >= 0 && (record.type == RecordType::Command || record.type == RecordType::Event))
                m_messages.push_back(seq);
        }
    }

    std::vector<Unmet> run()
    {
        checkThen();
        checkNever();
        checkReadModels();
        return std::move(m_unmet);
    }

private:
    void checkThen()
    {
        std::vector<bool> isTaken(m_messages.size());
        size_t from = 0;
        for (size_t i = 0; i < m_scenario.then.size(); ++i) {
            const ScenarioEntry &entry = m_scenario.then[i];
            size_t at = from;
            while (at < m_messages.size() && (isTaken[at] || !meets(m_messages[at], entry)))
                ++at;
            if (at == m_messages.size()) {
                addMissing(i, entry, isTaken);
                continue;
            }
            isTaken[at] = true;
            if (m_scenario.ordered)
                from = at + 1;
        }
    }

    void addMissing(size_t number, const ScenarioEntry &entry, const std::vector<bool> &isTaken)
    {
        quint32 record = kNone;
        for (size_t i = 0; i < m_messages.size() && record == kNone; ++i)
            if (!isTaken[i] && isOf(m_messages[i], entry))
                record = m_messages[i];
        const bool isLate = record != kNone && meets(record, entry);
        const QString came = record == kNone ? tr("nothing")
                             : isLate        ? tr("%1, but too early").arg(described(record))
                                             : described(record);
        m_unmet.push_back({Unmet::List::Then, number, record, described(entry), came});
    }

    void checkNever()
    {
        for (size_t i = 0; i < m_scenario.never.size(); ++i) {
            const auto found = std::ranges::find_if(
                m_messages, [&](quint32 seq) { return meets(seq, m_scenario.never[i]); });
            if (found != m_messages.end())
                m_unmet.push_back({Unmet::List::Never, i, *found,
                                   tr("never %1").arg(described(m_scenario.never[i])), described(*found)});
        }
    }

    void checkReadModels()
    {
        const ReadModelContents models = readModelsAfter(m_journal, m_journal.records.size());
        for (size_t i = 0; i < m_scenario.readModels.size(); ++i) {
            const ScenarioEntry &entry = m_scenario.readModels[i];
            bool isMet = false;
            QStringList came;
            for (const auto &[key, held] : models) {
                const QString entity = m_journal.entities[static_cast<qsizetype>(key.second)];
                if (m_journal.notes[key.first] != entry.note ||
                    (!entry.entity.isEmpty() && entity != entry.entity))
                    continue;
                isMet = isMet || holds(held, entry.payload);
                came.append(described(entry.note, entity, held));
            }
            if (!isMet)
                m_unmet.push_back({Unmet::List::ReadModels, i, kNone, described(entry),
                                   came.isEmpty() ? tr("nothing") : came.join(QLatin1StringView("; "))});
        }
    }

    bool isOf(quint32 seq, const ScenarioEntry &entry) const
    {
        return m_journal.notes[m_journal.records[seq].note] == entry.note;
    }

    bool meets(quint32 seq, const ScenarioEntry &entry) const
    {
        const Record &record = m_journal.records[seq];
        return isOf(seq, entry) && (!entry.time || *entry.time == record.time) &&
               (entry.entity.isEmpty() || entry.entity == entityOf(record)) &&
               holds(payloadOf(record), entry.payload);
    }

    QString entityOf(const Record &record) const
    {
        return record.entity == kNone ? QString() : m_journal.entities[static_cast<qsizetype>(record.entity)];
    }

    QJsonObject payloadOf(const Record &record) const
    {
        return record.payload == kNone ? QJsonObject() : m_journal.payloads[record.payload];
    }

    QString described(const NoteId &note, const QString &entity, const QJsonObject &payload) const
    {
        const Note *found = m_board.find(note);
        QString text = found ? found->title.simplified() : note.toString();
        if (!entity.isEmpty())
            text = tr("%1 of %2").arg(text, entity);
        if (!payload.isEmpty())
            text = tr("%1 with %2")
                       .arg(text, QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact)));
        return text;
    }

    QString described(const ScenarioEntry &entry) const
    {
        const QString text = described(entry.note, entry.entity, entry.payload);
        return entry.time ? tr("%1 at %2 µs").arg(text).arg(*entry.time) : text;
    }

    QString described(quint32 seq) const
    {
        const Record &record = m_journal.records[seq];
        return tr("%1 at %2 µs")
            .arg(described(m_journal.notes[record.note], entityOf(record), payloadOf(record)))
            .arg(record.time);
    }

    const Board &m_board;
    const Scenario &m_scenario;
    const Journal &m_journal;
    std::vector<quint32> m_messages; // records that count
    std::vector<Unmet> m_unmet;
};

} // namespace

std::vector<Unmet> checkScenario(const Board &board, const Scenario &scenario, const Journal &journal)
{
    return Check(board, scenario, journal).run();
}

} // namespace tempestry::simulation
