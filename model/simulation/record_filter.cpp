#include "model/simulation/record_filter.h"

#include "model/simulation/journal_lines.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace tempestry::simulation {

namespace {

constexpr size_t kKinds = static_cast<size_t>(RecordType::Limit) + 1;
constexpr std::array kShortKinds = {std::pair("failed", RecordType::ActivityFailed),
                                    std::pair("started", RecordType::ActivityStarted),
                                    std::pair("ended", RecordType::ActivityEnded)};

struct Word
{
    QString text;
    bool quoted = false;
};

QString idText(const MessageId &id)
{
    return QStringLiteral("%1%2").arg(id.high, 16, 16, QChar(u'0')).arg(id.low, 16, 16, QChar(u'0'));
}

bool isComparing(QChar character)
{
    return character == u'<' || character == u'>' || character == u'=' || character == u'!';
}

// A quoted word may have a name and a colon before it. nullopt when a quotation does not end.
std::optional<std::vector<Word>> wordsOf(const QString &text)
{
    std::vector<Word> words;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Word word;
        const bool compares = isComparing(text[at]);
        while (at < text.size() && !text[at].isSpace() && isComparing(text[at]) == compares) {
            if (text[at] != u'"') {
                word.text += text[at++];
                continue;
            }
            const qsizetype end = text.indexOf(u'"', at + 1);
            if (end < 0)
                return std::nullopt;
            word.quoted = true;
            word.text += QStringView(text).mid(at + 1, end - at - 1);
            at = end + 1;
        }
        words.push_back(std::move(word));
    }
    return words;
}

bool contains(const QJsonValue &value, const QString &text)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::any_of(object.begin(), object.end(),
                           [&](const auto &inner) { return contains(inner, text); });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [&](const auto &inner) { return contains(inner, text); });
    }
    return value.toVariant().toString().contains(text, Qt::CaseInsensitive);
}

} // namespace

std::optional<RecordFilter> RecordFilter::parse(const QString &text, QString *problem)
{
    const auto words = wordsOf(text);
    if (!words) {
        *problem = QCoreApplication::translate("RecordFilter", "A quotation mark is missing at the end.");
        return std::nullopt;
    }
    RecordFilter filter;
    for (size_t i = 0; i < words->size(); ++i) {
        const Word &word = (*words)[i];
        if (word.text == QLatin1StringView("&&") && !word.quoted)
            continue;
        const bool compares = !word.text.isEmpty() && isComparing(word.text[0]) && !word.quoted;
        const bool comparesNext =
            i + 1 < words->size() && !(*words)[i + 1].quoted && isComparing((*words)[i + 1].text[0]);
        if (!compares && !comparesNext) {
            filter.addWord(word.text, word.quoted);
            continue;
        }
        if (compares || i + 2 == words->size()) {
            *problem = QCoreApplication::translate(
                           "RecordFilter", "\u201c%1\u201d needs a field before it and a value after it.")
                           .arg(compares ? word.text : (*words)[i + 1].text);
            return std::nullopt;
        }
        const Word &value = (*words)[i + 2];
        if (!filter.addComparison(word.text, (*words)[i + 1].text, value.text, value.quoted, problem))
            return std::nullopt;
        i += 2;
    }
    return filter;
}

bool RecordFilter::addKind(const QString &word)
{
    for (size_t kind = 0; kind < kKinds; ++kind)
        if (word.compare(recordKey(static_cast<RecordType>(kind)), Qt::CaseInsensitive) == 0) {
            m_kinds |= bit(static_cast<RecordType>(kind));
            return true;
        }
    for (const auto &[name, type] : kShortKinds)
        if (word.compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0) {
            m_kinds |= bit(type);
            return true;
        }
    return false;
}

void RecordFilter::addWord(const QString &word, bool quoted)
{
    static constexpr std::array kNames = {std::pair("note:", Of::Note), std::pair("entity:", Of::Entity),
                                          std::pair("correlation:", Of::Correlation)};
    if (word.isEmpty() || (!quoted && addKind(word)))
        return;
    for (const auto &[name, of] : kNames)
        if (word.startsWith(QLatin1StringView(name), Qt::CaseInsensitive)) {
            m_terms.push_back({of, word.mid(QLatin1StringView(name).size()), {}, {}});
            return;
        }
    m_terms.push_back({Of::Text, word, {}, {}});
}

std::optional<RecordFilter::Compared> RecordFilter::comparison(const QString &word)
{
    static constexpr std::array kSigns = {
        std::pair("==", Compared::Equal),         std::pair("=", Compared::Equal),
        std::pair("===", Compared::Equal),        std::pair("!=", Compared::Unequal),
        std::pair("!==", Compared::Unequal),      std::pair("<", Compared::Less),
        std::pair("<=", Compared::LessOrEqual),   std::pair(">", Compared::Greater),
        std::pair(">=", Compared::GreaterOrEqual)};
    for (const auto &[sign, compared] : kSigns)
        if (word == QLatin1StringView(sign))
            return compared;
    return std::nullopt;
}

bool RecordFilter::addComparison(const QString &field, const QString &sign, const QString &value, bool quoted,
                                 QString *problem)
{
    const auto compared = comparison(sign);
    if (!compared) {
        *problem = QCoreApplication::translate(
                       "RecordFilter", "\u201c%1\u201d compares nothing; write one of = == != < <= > >=.")
                       .arg(sign);
        return false;
    }
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    QJsonValue wanted = value;
    if (!quoted && isNumber)
        wanted = number;
    else if (!quoted && (value == QLatin1StringView("true") || value == QLatin1StringView("false")))
        wanted = value == QLatin1StringView("true");
    m_terms.push_back({Of::Value, field, *compared, wanted});
    return true;
}

RecordMatcher::RecordMatcher(const Journal &journal, RecordFilter filter)
    : m_journal(journal)
    , m_filter(std::move(filter))
    , m_memories(m_filter.m_terms.size())
{
    for (Memory &memory : m_memories) {
        memory.notes.resize(journal.notes.size());
        memory.entities.resize(static_cast<size_t>(journal.entities.size()));
        memory.payloads.resize(journal.payloads.size());
    }
}

bool RecordMatcher::matches(quint32 seq)
{
    const Record &record = m_journal.records[seq];
    if (m_filter.m_kinds && !m_filter.asksFor(record.type))
        return false;
    constexpr auto kChoices = static_cast<size_t>(RecordFilter::Of::Correlation) + 1;
    std::array<Known, kChoices> choices{}; // of those of which one is enough
    for (size_t number = 0; number < m_filter.m_terms.size(); ++number) {
        const Term &term = m_filter.m_terms[number];
        const bool held = holds(term, number, record);
        const bool isChoice = term.of != RecordFilter::Of::Text && term.of != RecordFilter::Of::Value;
        if (!isChoice && !held)
            return false;
        if (Known &choice = choices[static_cast<size_t>(term.of) % kChoices];
            isChoice && choice != Known::Yes)
            choice = held ? Known::Yes : Known::No;
    }
    return std::ranges::find(choices, Known::No) == choices.end();
}

template <class Ask>
bool RecordMatcher::once(std::vector<Known> &known, quint32 index, Ask ask)
{
    if (index == kNone)
        return false;
    if (known[index] == Known::Unknown)
        known[index] = ask() ? Known::Yes : Known::No;
    return known[index] == Known::Yes;
}

bool RecordMatcher::textContains(const Term &term, size_t number, const Record &record)
{
    Memory &memory = m_memories[number];
    return once(memory.notes, record.note,
                [&] {
                    return m_journal.noteNames[static_cast<qsizetype>(record.note)].contains(
                        term.text, Qt::CaseInsensitive);
                }) ||
           once(memory.entities, record.entity,
                [&] {
                    return m_journal.entities[static_cast<qsizetype>(record.entity)].contains(
                        term.text, Qt::CaseInsensitive);
                }) ||
           once(memory.payloads, record.payload,
                [&] { return contains(m_journal.payloads[record.payload], term.text); });
}

bool RecordMatcher::holds(const Term &term, size_t number, const Record &record)
{
    Memory &memory = m_memories[number];
    switch (term.of) {
    case RecordFilter::Of::Text:
        return textContains(term, number, record);
    case RecordFilter::Of::Note:
        return once(memory.notes, record.note, [&] {
            return m_journal.noteNames[static_cast<qsizetype>(record.note)].simplified().contains(
                term.text, Qt::CaseInsensitive);
        });
    case RecordFilter::Of::Entity:
        return once(memory.entities, record.entity, [&] {
            return m_journal.entities[static_cast<qsizetype>(record.entity)].compare(
                       term.text, Qt::CaseInsensitive) == 0;
        });
    case RecordFilter::Of::Correlation:
        return record.correlation != kNone &&
               idText(m_journal.records[record.correlation].id).startsWith(term.text, Qt::CaseInsensitive);
    case RecordFilter::Of::Value:
        return isComparedSo(term, record);
    }
    Q_UNREACHABLE();
}

QJsonValue RecordMatcher::valueOf(const QString &field, const Record &record) const
{
    if (field == QLatin1StringView("entity") && record.entity != kNone)
        return m_journal.entities[static_cast<qsizetype>(record.entity)];
    if (field == QLatin1StringView("name") && record.note != kNone)
        return m_journal.noteNames[static_cast<qsizetype>(record.note)];
    if (field == QLatin1StringView("version"))
        return static_cast<qint64>(record.version);
    if (field == QLatin1StringView("time"))
        return static_cast<double>(record.time) / 1e6;
    if (record.payload == kNone)
        return QJsonValue::Undefined;
    QJsonValue value = m_journal.payloads[record.payload];
    const QString payload = QStringLiteral("payload.");
    const QString path = field.startsWith(payload) ? field.mid(payload.size()) : field;
    for (const QString &step : path.split(u'.'))
        value = value.toObject().value(step);
    return value;
}

bool RecordMatcher::isComparedSo(const Term &term, const Record &record) const
{
    using Compared = RecordFilter::Compared;
    const QJsonValue value = valueOf(term.text, record);
    if (value.isUndefined())
        return false;
    const bool comparable = value.type() == term.value.type();
    const auto order = [&]() -> int {
        if (value.isDouble())
            return value.toDouble() < term.value.toDouble() ? -1 : value.toDouble() > term.value.toDouble();
        return value.isString() ? value.toString().compare(term.value.toString()) : value != term.value;
    };
    switch (term.compared) {
    case Compared::Equal:
        return comparable && order() == 0;
    case Compared::Unequal:
        return !comparable || order() != 0;
    case Compared::Less:
        return comparable && !value.isBool() && order() < 0;
    case Compared::LessOrEqual:
        return comparable && !value.isBool() && order() <= 0;
    case Compared::Greater:
        return comparable && !value.isBool() && order() > 0;
    case Compared::GreaterOrEqual:
        return comparable && !value.isBool() && order() >= 0;
    }
    Q_UNREACHABLE();
}

} // namespace tempestry::simulation
