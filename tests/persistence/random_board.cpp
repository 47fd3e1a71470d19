#include "tests/persistence/random_board.h"

#include <QJsonArray>

namespace tempestry::test {

QString RandomBoard::text()
{
    static const QStringList kPieces = {
        QStringLiteral("Order placed"),
        QStringLiteral(" "),
        QStringLiteral("\n"),
        QStringLiteral("\r\n"),
        QStringLiteral("\t"),
        QStringLiteral("\"quoted\\\"/"),
        QStringLiteral("<b>&amp;</b>"),
        QString(QChar(u'\0')),
        QString(QChar(u'\x1b')),
        QString(QChar(u'\x7f')),
        QString::fromUtf8("🌩️👩🏽‍💻"),
        QString::fromUtf8("طلب جديد"),
        QString::fromUtf8("הזמנה \u202E!"),
        QString::fromUtf8("e\u0301ß漢字"),
        QString(QChar(u'\uFEFF')),
        QString(QChar(u'\uFFFF')),
        QString(QChar(u'\u2028')),
        QStringLiteral("# - * | `code`"),
    };
    QString text;
    for (int i = number(0, 4); i > 0; --i)
        text += kPieces[number(0, static_cast<int>(kPieces.size()) - 1)];
    return text;
}

double RandomBoard::coordinate()
{
    switch (number(0, 4)) {
    case 0:
        return number(-2000, 2000);
    case 1:
        return number(0, 1) ? 1e9 : -1e9;
    case 2:
        return 0.1 * number(-50, 50);
    case 3:
        return 4.9406564584124654e-324;
    default:
        return std::uniform_real_distribution(-1e5, 1e5)(m_random);
    }
}

double RandomBoard::size()
{
    return number(0, 3) ? number(1, 20'000) : std::uniform_real_distribution(1e-9, 500.0)(m_random);
}

qint64 RandomBoard::time()
{
    return number(0, 3) ? number(0, 5'000'000) : Q_INT64_C(9'000'000'000'000'000);
}

Duration RandomBoard::duration()
{
    using enum Duration::Kind;
    const auto kind = static_cast<Duration::Kind>(number(0, 4));
    Duration duration(kind, kind == List ? 0 : time());
    if (kind == Uniform)
        duration.second = std::max(duration.first, time());
    if (kind == Normal)
        duration.second = time();
    for (int i = kind == List ? number(1, 3) : 0; i > 0; --i)
        duration.list.push_back(time());
    return duration;
}

Timer RandomBoard::timer()
{
    const auto kind = static_cast<Timer::Kind>(number(0, 2));
    return {kind, std::max<qint64>(time(), 1), {}};
}

Field RandomBoard::field(bool mayBeId)
{
    Field field{text(), chance() ? text() : Field().type, text(), {}, chance(), mayBeId};
    for (int i = number(0, 2); i > 0; --i)
        field.values += text();
    return field;
}

void RandomBoard::behave(Note &note)
{
    note.trigger = chance() ? Trigger::All : Trigger::Any;
    note.key = text();
    note.answer = static_cast<Answer>(number(0, 2));
    note.duration = duration();
    if (chance())
        note.capacity = number(1, 1'000'000);
    if (chance())
        note.retry = Retry{number(0, 1'000), time(), 1 + 0.25 * number(0, 3996)};
    if (chance())
        note.timer = timer();
    if (chance())
        note.arrivals = Arrivals{duration(), number(1, 1'000'000)};
    note.cost = chance() ? 0.1 * number(0, 1'000'000) : 0;
    note.takesTwice = chance();
}

Fault RandomBoard::fault(const std::vector<NoteId> &notes)
{
    Fault fault;
    fault.kind = static_cast<Fault::Kind>(number(0, 5));
    if (fault.kind != Fault::Kind::Crash && !notes.empty() && chance())
        fault.note = one(notes);
    if (chance())
        fault.probability = 0.01 * number(0, 100);
    if (chance())
        fault.at = number(1, 1'000'000'000);
    fault.delay = duration();
    return fault;
}

NoteId RandomBoard::one(const std::vector<NoteId> &notes)
{
    return notes[static_cast<size_t>(number(0, static_cast<int>(notes.size()) - 1))];
}

template <class IdType>
IdType RandomBoard::id()
{
    const quint64 a = m_random();
    const quint64 b = m_random();
    const auto byte = [&b](int i) { return static_cast<uchar>(b >> (8 * i)); };
    return IdType(QUuid(static_cast<uint>(a >> 32), static_cast<ushort>(a >> 16), static_cast<ushort>(a | 1),
                        byte(0), byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7)));
}

template <class Element>
void RandomBoard::place(Element &element)
{
    element.x = coordinate();
    element.y = coordinate();
    element.width = size();
    element.height = size();
}

Note RandomBoard::note()
{
    Note note;
    note.id = id<NoteId>();
    note.kind = noteKinds()[static_cast<size_t>(number(0, static_cast<int>(noteKinds().size()) - 1))].kind;
    note.title = text();
    note.description = text();
    place(note);
    if (chance())
        note.z = number(-2'000'000'000, 2'000'000'000);
    note.column = chance() ? number(0, 1'000'000) : 0;
    note.pivotal = chance();
    if (chance())
        note.times = number(1, 1'000'000);
    for (int i = number(0, 2); i > 0; --i)
        note.actors += text();
    note.condition = text();
    behave(note);
    for (int i = number(0, 3); i > 0; --i)
        note.fields.push_back(field(i == 1));
    note.script = text();
    if (chance()) {
        note.persona = Persona{text(), {}, text()};
        if (chance())
            note.persona->likelihood = number(1, 10);
    }
    note.columnWidth = chance() ? size() : 0;
    if (chance())
        note.group = id<GroupId>();
    if (chance())
        note.twins = id<TwinsId>();
    note.locked = chance();
    note.votes = chance() ? number(0, 1'000'000) : 0;
    note.votesHidden = chance();
    note.priority = static_cast<Priority>(number(0, 3));
    note.resolved = chance();
    note.decision = text();
    return note;
}

Link RandomBoard::link(NoteId from, NoteId to)
{
    return {id<LinkId>(), from, to, text(), text(), chance() ? 1 : std::abs(coordinate()), duration()};
}

Timeline RandomBoard::timeline()
{
    Timeline timeline{id<TimelineId>(), text()};
    place(timeline);
    return timeline;
}

Frame RandomBoard::frame()
{
    Frame frame{id<FrameId>(), static_cast<FrameKind>(number(0, 4)), text()};
    place(frame);
    return frame;
}

QJsonValue RandomBoard::payload(int depth)
{
    switch (number(0, depth > 0 ? 8 : 6)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return chance();
    case 2:
        return number(-1000, 1000);
    case 3:
        return Q_INT64_C(9'223'372'036'854'775'807);
    case 4:
        return coordinate();
    case 5:
        return -1.7976931348623157e308;
    case 6:
        return text();
    case 7: {
        QJsonArray array;
        for (int i = number(0, 3); i > 0; --i)
            array.append(payload(depth - 1));
        return array;
    }
    default:
        return payloadObject(depth - 1);
    }
}

QJsonObject RandomBoard::payloadObject(int depth)
{
    QJsonObject object;
    for (int i = number(0, 3); i > 0; --i)
        object.insert(text(), payload(depth));
    return object;
}

std::vector<ScenarioEntry> RandomBoard::entries(const std::vector<NoteId> &notes)
{
    std::vector<ScenarioEntry> entries;
    for (int i = notes.empty() ? 0 : number(0, 3); i > 0; --i) {
        ScenarioEntry entry{one(notes), {}, text(), payloadObject(3)};
        if (chance())
            entry.time = time();
        entries.push_back(std::move(entry));
    }
    return entries;
}

Scenario RandomBoard::scenario(const std::vector<NoteId> &notes)
{
    Scenario scenario;
    scenario.id = id<ScenarioId>();
    scenario.name = text();
    for (auto *list :
         {&scenario.given, &scenario.when, &scenario.then, &scenario.never, &scenario.readModels})
        *list = entries(notes);
    scenario.ordered = chance();
    for (int i = number(0, 3); i > 0; --i)
        scenario.set.insert(text(), chance());
    for (int i = number(0, 3); i > 0; --i)
        scenario.faults.push_back(fault(notes));
    if (chance())
        scenario.begins = time();
    return scenario;
}

Board RandomBoard::board(int notes)
{
    BoardDraft draft(Board(id<BoardId>(), text()));
    std::vector<TimelineId> timelines;
    for (int i = number(0, 3); i > 0; --i) {
        const Timeline made = timeline();
        timelines.push_back(made.id);
        draft.set(made);
    }
    std::vector<NoteId> ids;
    for (int i = 0; i < notes; ++i) {
        Note made = note();
        if (!timelines.empty() && chance())
            made.timeline = timelines[static_cast<size_t>(number(0, static_cast<int>(timelines.size()) - 1))];
        ids.push_back(made.id);
        draft.set(std::move(made));
    }
    for (const NoteId &id : ids)
        draft.change(id, [&](Note &made) {
            if (made.timer && made.timer->kind == Timer::Kind::After && chance())
                made.timer->without = one(ids);
        });
    for (size_t i = 1; i < ids.size(); ++i)
        if (chance())
            draft.set(link(ids[i - 1], ids[i]));
    for (int i = number(0, 3); i > 0; --i)
        draft.set(frame());
    for (int i = number(0, 3); i > 0; --i)
        draft.set(scenario(ids));
    return std::move(draft).finish();
}

} // namespace tempestry::test
