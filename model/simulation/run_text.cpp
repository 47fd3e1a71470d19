#include "model/simulation/run_text.h"

#include "model/simulation/read_models.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <map>

namespace tempestry::simulation {

namespace {

class Feature
{
    Q_DECLARE_TR_FUNCTIONS(RunText)

public:
    Feature(const Board &board, const Journal &journal, const Scenario *scenario)
        : m_board(board)
        , m_journal(journal)
        , m_scenario(scenario)
    {}

    QString text()
    {
        const QString feature = m_board.title().simplified();
        const QString scenario = m_scenario ? m_scenario->name.simplified() : tr("The flow starts by itself");
        m_text = QStringLiteral("Feature: %1\n\n  Scenario: %2\n")
                     .arg(feature.isEmpty() ? tr("Untitled board") : feature, scenario);
        sortByStart();
        addGiven();
        for (const auto &[first, part] : m_parts)
            addPart(first, part);
        addReadModels();
        if (m_steps > kMostSteps)
            m_text += QStringLiteral("    # ") + tr("%1 more steps are left out.").arg(m_steps - kMostSteps) +
                      u'\n';
        return m_text;
    }

private:
    struct Part
    {
        quint32 start = kNone;       // the message that began it
        std::vector<quint32> events; // that came of it
    };

    void sortByStart()
    {
        for (quint32 seq = 0; seq < m_journal.records.size(); ++seq) {
            const Record &record = m_journal.records[seq];
            const bool isMessage = record.type == RecordType::Event || record.type == RecordType::Command;
            if (!isMessage || record.time < 0)
                continue;
            Part &part = m_parts[record.correlation == kNone ? seq : record.correlation];
            if (record.causation == kNone)
                part.start = seq;
            else if (record.type == RecordType::Event)
                part.events.push_back(seq);
        }
    }

    void addGiven()
    {
        for (const Record &record : m_journal.records)
            if (record.type == RecordType::Event && record.time < 0)
                addStep("Given", described(record));
    }

    void addPart(quint32 first, const Part &part)
    {
        m_keyword.clear();
        if (part.start != kNone)
            addStep("When", startText(m_journal.records[first], m_journal.records[part.start]));
        for (const quint32 seq : part.events)
            addStep("Then", described(m_journal.records[seq]));
    }

    // `first` is the message itself, or the record of its being issued.
    QString startText(const Record &first, const Record &start) const
    {
        QString text = described(start);
        if (first.type == RecordType::Issued)
            text = tr("%1 issues %2").arg(m_journal.noteNames[first.note].simplified(), text);
        if (start.time > 0)
            text += u' ' + tr("at %1 s").arg(static_cast<double>(start.time) / 1e6, 0, 'g', 15);
        return text;
    }

    void addReadModels()
    {
        for (const auto &[key, held] : readModelsAfter(m_journal, m_journal.records.size()))
            if (!held.isEmpty())
                addStep("Then", withPayload(ofEntity(m_journal.noteNames[key.first].simplified(), key.second),
                                            tr("holds"), held));
    }

    void addStep(const char *keyword, const QString &text)
    {
        if (++m_steps > kMostSteps)
            return;
        const QLatin1StringView word(keyword);
        m_text +=
            QStringLiteral("    %1 %2\n").arg(m_keyword == word ? QLatin1StringView("And") : word, text);
        m_keyword = word;
    }

    QString described(const Record &record) const
    {
        const QString name = ofEntity(m_journal.noteNames[record.note].simplified(), record.entity);
        return withPayload(name, tr("with"),
                           record.payload == kNone ? QJsonObject() : m_journal.payloads[record.payload]);
    }

    QString ofEntity(const QString &title, quint32 entity) const
    {
        const QString name = entity == kNone ? QString() : m_journal.entities[entity].simplified();
        return name.isEmpty() ? title : tr("%1 of \"%2\"").arg(title, name);
    }

    static QString withPayload(const QString &name, const QString &verb, const QJsonObject &payload)
    {
        if (payload.isEmpty())
            return name;
        return QStringLiteral("%1 %2 %3")
            .arg(name, verb, QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact)));
    }

    const Board &m_board;
    const Journal &m_journal;
    const Scenario *m_scenario;
    std::map<quint32, Part> m_parts; // by the record that began it
    QString m_text;
    QString m_keyword; // of the last step
    size_t m_steps = 0;
};

} // namespace

QString givenWhenThen(const Board &board, const Journal &journal, const Scenario *scenario)
{
    return Feature(board, journal, scenario).text();
}

} // namespace tempestry::simulation
