#pragma once

#include "model/simulation/journal.h"

#include <QJsonValue>

#include <optional>
#include <vector>

namespace tempestry::simulation {

// What is asked of records, by the journal's filter or a breakpoint. Written as words with blanks between:
//   "order placed"       text: the title, the entity or a value of the payload contains it
//   event, command, ...  the kind of record, as in the journal; also failed, started, ended
//   note:"Order placed"  the note's title contains it
//   entity:A-1042        the entity is this one
//   correlation:3f2a     what began it all is the message whose id begins so
//   amount > 100         a field of the payload, compared by = == != < <= > >=; `payload.amount` is the same,
//                        and entity, name, version, time (seconds) are the record's own. Other types are
//                        never equal, and neither smaller nor larger.
// Of several kinds, notes, entities or correlations one is enough; all the rest must hold. && is passed over.
class RecordFilter
{
public:
    // nullopt when the text can't be understood; `problem` then says why, as a sentence.
    static std::optional<RecordFilter> parse(const QString &text, QString *problem);

    bool isEmpty() const { return m_kinds == 0 && m_terms.empty(); }
    // Whether it names this kind of record.
    bool asksFor(RecordType type) const { return (m_kinds & bit(type)) != 0; }

private:
    friend class RecordMatcher;

    enum class Of : quint8 { Text, Note, Entity, Correlation, Value };
    enum class Compared : quint8 { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };
    struct Term
    {
        Of of = Of::Text;
        QString text; // what is looked for; of a value: its field
        Compared compared = Compared::Equal;
        QJsonValue value;
    };

    static quint32 bit(RecordType type) { return 1U << static_cast<quint32>(type); }
    static std::optional<Compared> comparison(const QString &word);
    bool addKind(const QString &word);
    void addWord(const QString &word, bool quoted);
    bool addComparison(const QString &field, const QString &comparison, const QString &value, bool quoted,
                       QString *problem);

    quint32 m_kinds = 0;
    std::vector<Term> m_terms;
};

// Asks records of one journal, each name, payload and entity only once.
class RecordMatcher
{
public:
    // The journal outlives it.
    RecordMatcher(const Journal &journal, RecordFilter filter);

    bool matches(quint32 seq);

private:
    using Term = RecordFilter::Term;
    enum class Known : quint8 { Unknown, No, Yes };

    bool holds(const Term &term, size_t number, const Record &record);
    template <class Ask>
    static bool once(std::vector<Known> &known, quint32 index, Ask ask);
    bool textContains(const Term &term, size_t number, const Record &record);
    bool isComparedSo(const Term &term, const Record &record) const;
    QJsonValue valueOf(const QString &field, const Record &record) const;

    const Journal &m_journal;
    RecordFilter m_filter;
    struct Memory // of one term, beside the journal's tables
    {
        std::vector<Known> notes;
        std::vector<Known> entities;
        std::vector<Known> payloads;
    };
    std::vector<Memory> m_memories;
};

} // namespace tempestry::simulation
