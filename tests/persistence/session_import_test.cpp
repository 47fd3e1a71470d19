#include "model/flow_graph.h"
#include "model/geometry.h"
#include "model/limits.h"
#include "model/simulation/engine.h"
#include "model/timeline_layout.h"
#include "persistence/encoding_repair.h"
#include "persistence/import_error.h"
#include "persistence/session_import.h"
#include "tests/persistence/session_summary.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QRectF>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <vector>

using namespace tempestry;
using namespace tempestry::persistence;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString casesDir()
{
    return QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/session");
}

const Note *noteTitled(const Board &board, const QString &title)
{
    const Note *found = nullptr;
    board.notes().forEach([&](const Note &note) { found = note.title == title ? &note : found; });
    return found;
}

QStringList predecessors(const Board &board, const QString &title)
{
    const FlowGraph flow(board);
    QStringList titles;
    for (const FlowEdge &edge : flow.incoming(noteTitled(board, title)->id))
        titles += board.find(edge.from)->title;
    return titles;
}

int count(const Board &board, NoteKind kind)
{
    int notes = 0;
    board.notes().forEach([&](const Note &note) { notes += note.kind == kind; });
    return notes;
}

QStringList plainWords(const QString &text)
{
    static const QRegularExpression kBreak(QStringLiteral(R"([^\p{L}\p{N}]+)"));
    return text.toLower().split(kBreak, Qt::SkipEmptyParts);
}

QSet<QString> wordsOnBoard(const Board &board)
{
    QStringList texts{board.title()};
    board.notes().forEach([&texts](const Note &note) {
        texts << note.title << note.description << note.condition << note.actors;
        for (const Field &field : note.fields)
            texts << field.name << field.type << field.example;
        if (note.persona)
            texts << note.persona->useCase << note.persona->rationale
                  << QString::number(note.persona->likelihood.value_or(0));
    });
    board.timelines().forEach([&texts](const Timeline &timeline) { texts << timeline.title; });
    board.frames().forEach([&texts](const Frame &frame) { texts << frame.title; });
    const QStringList words = plainWords(texts.join(u' '));
    return {words.cbegin(), words.cend()};
}

QSet<int> linesInFindings(const std::vector<ImportFinding> &findings)
{
    static const QRegularExpression kUpTo(QStringLiteral("up to line (\\d+)"));
    QSet<int> lines;
    for (const ImportFinding &finding : findings) {
        const auto match = kUpTo.match(finding.text);
        const int last = match.hasMatch() ? match.captured(1).toInt() : finding.line;
        for (int line = finding.line; line <= last; ++line)
            lines.insert(line);
    }
    return lines;
}

// The lines with a word that is neither on the board, nor in a finding, nor part of the notation: headings
// and labels that say what the words below are become kinds, fields and actors.
QStringList lostLines(const QByteArray &text, const ImportResult &result)
{
    static const QRegularExpression kNotation(
        QStringLiteral(
            R"(^\s*(#+\s*[\p{So}\s]*(timeline of events|questions for discussion|events|commands|read models|)"
            R"(questions)\s*:?|\|[\s:|-]+|```\w*|\|\s*(user type|role)\s*\|.*)\s*$)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QSet<QString> kLabels = {
        QStringLiteral("actor"),   QStringLiteral("actors"),   QStringLiteral("data"),
        QStringLiteral("payload"), QStringLiteral("scenario"), QStringLiteral("timeline"),
        QStringLiteral("who"),     QStringLiteral("fields"),   QStringLiteral("trigger"),
        QStringLiteral("and"),     QStringLiteral("ðÿÿ")}; // the last is a broken marker
    const QSet<QString> words = wordsOnBoard(result.board);
    const QSet<int> found = linesInFindings(result.findings);
    QStringList lost;
    const QStringList lines = undoWrongDecoding(QString::fromUtf8(text)).split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        if (found.contains(i + 1) || lines[i].contains(kNotation))
            continue;
        for (const QString &word : plainWords(lines[i])) {
            static const QRegularExpression kNumber(QStringLiteral("^\\d+$"));
            if (!words.contains(word) && !kLabels.contains(word) && !word.contains(kNumber))
                lost += QStringLiteral("%1: %2 (%3)").arg(i + 1).arg(lines[i], word);
        }
    }
    return lost;
}

QString problemOf(const QByteArray &text)
{
    try {
        importSession(text, QStringLiteral("minutes.md"));
    } catch (const ImportError &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class SessionImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void minutes_becomeTheBoardExpected_data();
    void minutes_becomeTheBoardExpected();
    void everyLine_isOnTheBoardOrInAFinding_data();
    void everyLine_isOnTheBoardOrInAFinding();
    void sameMinutesTwice_giveEqualBoards();
    void lineEndsAndByteOrderMark_makeNoDifference();
    void anyMinutes_layOutWithoutOverlap_data();
    void anyMinutes_layOutWithoutOverlap();
    void onlyScenarios_becomeTimelines();
    void policyGroups_becomeFrames();
    void frames_haveNoNeighboursButLinkedOnes_data();
    void frames_haveNoNeighboursButLinkedOnes();
    void questions_standRightBelowTheirEvent();
    void longWords_getRoom();
    void endlessText_staysOnThePaper();
    void allTrigger_waitsForTheNamedEventOnly();
    void run_firesTheAllEventOnceAfterTheLast();
    void policies_neverLeadToEvents();
    void badInput_isRefusedWithLine_data();
    void badInput_isRefusedWithLine();
    void looksLikeSession_data();
    void looksLikeSession();
    void givenDocument_isAccountedForInFull();

private:
    void addCases();
    void addCaseTexts();
};

void SessionImportTest::addCases()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : QDir(casesDir()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::newRow(qPrintable(name)) << casesDir() + u'/' + name;
}

void SessionImportTest::addCaseTexts()
{
    for (const QString &name : QDir(casesDir()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::newRow(qPrintable(name)) << contents(casesDir() + u'/' + name + QStringLiteral("/input.md"));
}

void SessionImportTest::minutes_becomeTheBoardExpected_data()
{
    addCases();
}

// With TEMPESTRY_WRITE_EXPECTED in the environment the expected files are written instead; read the
// difference.
void SessionImportTest::minutes_becomeTheBoardExpected()
{
    QFETCH(QString, path);
    const QString summary =
        summaryOf(importSession(contents(path + QStringLiteral("/input.md")), QStringLiteral("input.md")));
    if (qEnvironmentVariableIsSet("TEMPESTRY_WRITE_EXPECTED")) {
        QFile expected(path + QStringLiteral("/expected.txt"));
        QVERIFY(expected.open(QIODevice::WriteOnly));
        expected.write(summary.toUtf8());
        return;
    }
    const QStringList actual = summary.split(u'\n');
    const QStringList expected =
        QString::fromUtf8(contents(path + QStringLiteral("/expected.txt"))).split(u'\n');
    for (qsizetype i = 0; i < std::min(actual.size(), expected.size()); ++i)
        QCOMPARE(actual[i], expected[i]);
    QCOMPARE(actual.size(), expected.size());
}

void SessionImportTest::everyLine_isOnTheBoardOrInAFinding_data()
{
    addCases();
}

void SessionImportTest::everyLine_isOnTheBoardOrInAFinding()
{
    QFETCH(QString, path);
    const QByteArray text = contents(path + QStringLiteral("/input.md"));
    QVERIFY(!text.isEmpty());
    QCOMPARE(lostLines(text, importSession(text, QStringLiteral("input.md"))), QStringList());
}

void SessionImportTest::sameMinutesTwice_giveEqualBoards()
{
    const QByteArray text = contents(casesDir() + QStringLiteral("/misread_workshop/input.md"));
    const ImportResult first = importSession(text, QStringLiteral("a.md"));
    QVERIFY(first.board == importSession(text, QStringLiteral("a.md")).board);
    QVERIFY(first.board.id() != importSession(text + "\nMore.\n", QStringLiteral("a.md")).board.id());
}

void SessionImportTest::lineEndsAndByteOrderMark_makeNoDifference()
{
    QByteArray text = contents(casesDir() + QStringLiteral("/misread_workshop/input.md"));
    const ImportResult withLineFeeds = importSession(text, QStringLiteral("a.md"));
    const ImportResult withBoth =
        importSession("\xEF\xBB\xBF" + text.replace("\n", "\r\n"), QStringLiteral("a.md"));
    QVERIFY(withLineFeeds.board == withBoth.board);
    QVERIFY(withLineFeeds.findings == withBoth.findings);
}

void SessionImportTest::anyMinutes_layOutWithoutOverlap_data()
{
    addCases();
}

void SessionImportTest::anyMinutes_layOutWithoutOverlap()
{
    QFETCH(QString, path);
    const Board board = importSession(contents(path + QStringLiteral("/input.md")), QString()).board;
    std::vector<const Note *> notes;
    board.notes().forEach([&notes](const Note &note) { notes.push_back(&note); });
    const auto rectangle = [](const auto &e) { return QRectF(e.x, e.y, e.width, e.height); };
    for (size_t i = 0; i < notes.size(); ++i)
        for (size_t j = 0; j < i; ++j)
            QVERIFY2(!rectangle(*notes[i]).intersects(rectangle(*notes[j])), qPrintable(notes[i]->title));
    QList<QRectF> bands;
    board.timelines().forEach([&](const Timeline &timeline) { bands += rectangle(timeline); });
    board.frames().forEach([&](const Frame &frame) { bands += rectangle(frame); });
    for (const Note *note : notes)
        QCOMPARE(
            std::ranges::count_if(bands, [&](const QRectF &band) { return band.contains(rectangle(*note)); }),
            1);
    for (const QRectF &band : bands)
        QCOMPARE(std::ranges::count_if(bands, [&](const QRectF &other) { return band.intersects(other); }),
                 1);
}

void SessionImportTest::onlyScenarios_becomeTimelines()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    std::map<double, QString> titles;
    board.timelines().forEach([&](const Timeline &timeline) { titles[timeline.y] = timeline.title; });
    QStringList downThePaper;
    for (const auto &[y, title] : titles)
        downThePaper += title;
    QCOMPARE(downThePaper,
             (QStringList{QStringLiteral("Opening & Baking"), QStringLiteral("Orders & Delivery")}));
}

void SessionImportTest::policyGroups_becomeFrames()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    QHash<QString, int> policies;
    board.notes().forEach([&](const Note &note) {
        if (note.kind != NoteKind::Policy && note.kind != NoteKind::Command)
            return;
        QVERIFY2(!note.timeline, qPrintable(note.title));
        board.frames().forEach([&](const Frame &frame) {
            if (note.kind == NoteKind::Policy && encloses(frame, note))
                ++policies[frame.title];
        });
    });
    QCOMPARE(policies, (QHash<QString, int>{{QStringLiteral("Opening Policies"), 3},
                                            {QStringLiteral("Delivery Policies"), 2}}));
}

void SessionImportTest::frames_haveNoNeighboursButLinkedOnes_data()
{
    QTest::addColumn<QByteArray>("text");
    addCaseTexts();
    QTest::newRow("kinds that may follow each other") << QByteArray(
        "# All\n\n## Commands\n\n- Open shop\n- Bake bread\n- Close shop\n\n## Policies\n\n- Be "
        "quick\n- Whenever it rains, then close window\n- Be kind\n\n## Actors\n\n- Baker\n- "
        "Driver\n- Guest\n\n## Read models\n\n- Open orders\n- Stock\n");
}

void SessionImportTest::frames_haveNoNeighboursButLinkedOnes()
{
    QFETCH(QByteArray, text);
    const Board board = importSession(text, QString()).board;
    for (const FlowEdge &edge : FlowGraph(board).edges())
        QVERIFY2(edge.reason != FlowReason::Neighbour,
                 qPrintable(board.find(edge.from)->title + u' ' + board.find(edge.to)->title));
}

void SessionImportTest::questions_standRightBelowTheirEvent()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    const Note &event = *noteTitled(board, QStringLiteral("shift_began"));
    const Note &question = *noteTitled(board, QStringLiteral("Should the DeckOven wait for the others?"));
    QCOMPARE(question.column, event.column);
    QCOMPARE(question.y, bottom(event) + kRowGap);
    board.timelines().forEach([&](const Timeline &timeline) {
        double lowest = 0;
        board.notes().forEach([&](const Note &note) {
            if (note.timeline == timeline.id)
                lowest = std::max(lowest, bottom(note));
        });
        QCOMPARE(timeline.height, std::max(kTimelineHeight, lowest + kRowGap - timeline.y));
    });
}

void SessionImportTest::longWords_getRoom()
{
    const Board board = importSession("# Events\n\n- file_sent\n- oversynchronization_stopped\n"
                                      "- reader_card_issued_again\n\n# Questions\n\n- Why?\n- " +
                                          QByteArray("and to whom ").repeated(16) + "?\n",
                                      QString())
                            .board;
    const KindInfo &event = info(NoteKind::Event);
    QCOMPARE(noteTitled(board, QStringLiteral("file_sent"))->width, event.width);
    QVERIFY(noteTitled(board, QStringLiteral("oversynchronization_stopped"))->width > event.width);
    QCOMPARE(noteTitled(board, QStringLiteral("reader_card_issued_again"))->width, event.width);
    board.notes().forEach([](const Note &note) {
        if (note.kind != NoteKind::Hotspot)
            return;
        const bool isLong = note.title.size() > 10;
        QCOMPARE(note.width > info(note.kind).width, isLong);
        QCOMPARE(note.height > info(note.kind).height, isLong);
    });
}

void SessionImportTest::endlessText_staysOnThePaper()
{
    const Board board = importSession("# Events\n\n- a_done\n- " + QByteArray("on and ").repeated(14'000) +
                                          "\n\n# Questions\n\n- " + QByteArray("on and ").repeated(14'000),
                                      QString())
                            .board;
    QCOMPARE(board.notes().size(), size_t(3));
    board.notes().forEach([](const Note &note) { QVERIFY(note.height <= kLargestNote); });
}

void SessionImportTest::allTrigger_waitsForTheNamedEventOnly()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    const QString waiting = QStringLiteral("bakery_opened");
    QCOMPARE(predecessors(board, waiting), QStringList{QStringLiteral("oven_ready")});
    QCOMPARE(noteTitled(board, waiting)->trigger, Trigger::All);
    QVERIFY(!noteTitled(board, QStringLiteral("oven_heating"))->times);
    QCOMPARE(noteTitled(board, QStringLiteral("oven_heating"))->actors.size(), 3);
    QCOMPARE(noteTitled(board, QStringLiteral("oven_ready"))->actors.size(), 1);
}

void SessionImportTest::run_firesTheAllEventOnceAfterTheLast()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    QString problem;
    const auto plan = simulation::compilePlan(board, FlowGraph(board), nullptr, {}, &problem);
    QVERIFY2(plan, qPrintable(problem));
    simulation::Journal journal;
    QCOMPARE(simulation::run(*plan, {}, journal), simulation::RunEnd::Finished);
    QStringList events;
    for (const simulation::Record &record : journal.records)
        if (const QString name =
                record.note == simulation::kNone ? QString() : journal.noteNames[record.note];
            record.type == simulation::RecordType::Event &&
            (name == u"oven_ready" || name == u"bakery_opened"))
            events += name;
    const QString ready = QStringLiteral("oven_ready");
    QCOMPARE(events, (QStringList{ready, ready, ready, QStringLiteral("bakery_opened")}));
}

void SessionImportTest::policies_neverLeadToEvents()
{
    const Board board =
        importSession(contents(casesDir() + QStringLiteral("/misread_workshop/input.md")), QString()).board;
    QVERIFY(count(board, NoteKind::Policy) > 0);
    for (const FlowEdge &edge : FlowGraph(board).edges())
        if (board.find(edge.from)->kind == NoteKind::Policy)
            QCOMPARE(board.find(edge.to)->kind, NoteKind::Command);
}

void SessionImportTest::badInput_isRefusedWithLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("bytes of another encoding")
        << QByteArray("# A\n\n- caf\xE9 opened\n")
        << QStringLiteral("line 3: byte 10 is not UTF-8; save the document as UTF-8");
    QTest::newRow("sequence cut off at the end")
        << QByteArray("# A \xE2\x86")
        << QStringLiteral("line 1: byte 4 is not UTF-8; save the document as UTF-8");
    QTest::newRow("quotes in quotes without end")
        << "# A\n\n" + QByteArray(500, '>') + " deep\n"
        << QStringLiteral("line 1: blocks are nested more than 64 deep; use fewer levels");
    QTest::newRow("more than 32 MiB") << QByteArray(32 * 1024 * 1024 + 1, ' ')
                                      << QStringLiteral("line 1: more than 32 MiB; split the document");
    QTest::newRow("longer title than a note may have")
        << "# Events\n\n- a_done\n- " + QByteArray("on and ").repeated(15'000)
        << QStringLiteral("line 4: more than 100000 characters in one text; split it");
    QTest::newRow("longer heading than a timeline may have")
        << "# " + QByteArray("on and ").repeated(15'000) + "events\n\n- a_done\n"
        << QStringLiteral("line 1: more than 100000 characters in one text; split it");
    QTest::newRow("more notes than a board should have")
        << "# Events\n" + QByteArray("- a_b\n").repeated(100'001)
        << QStringLiteral("line 100002: more than 100000 notes; split the document");
}

void SessionImportTest::badInput_isRefusedWithLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    QCOMPARE(problemOf(text), problem);
}

void SessionImportTest::looksLikeSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("session");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("plain lines") << QByteArray("Order placed\nOrder shipped\n") << false;
    QTest::newRow("board JSON") << QByteArray(R"({"format": "tempestry-board", "notes": []})") << false;
    QTest::newRow("shopping list") << QByteArray("# Shopping\n\n- milk\n- bread\n") << false;
    QTest::newRow("prose with a rule") << QByteArray("When I came home, the cat was gone.\n") << false;
    QTest::newRow("not UTF-8") << QByteArray("# Events\n\n- **gone** \xFF\n") << false;
    QTest::newRow("events under their heading") << QByteArray("# Events\n\n- Order placed\n") << true;
    QTest::newRow("marked events") << QByteArray("- 🟠 Order placed\n") << true;
    QTest::newRow("personas") << QByteArray("| Role | Use case |\n|---|---|\n| Baker | Bread |\n") << true;
}

void SessionImportTest::looksLikeSession()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, session);
    QCOMPARE(persistence::looksLikeSession(text), session);
}

// For a document of one's own, named by TEMPESTRY_SESSION in the environment.
void SessionImportTest::givenDocument_isAccountedForInFull()
{
    const QString path = qEnvironmentVariable("TEMPESTRY_SESSION");
    if (path.isEmpty())
        QSKIP("TEMPESTRY_SESSION names no document");
    const QByteArray text = contents(path);
    QVERIFY(!text.isEmpty());
    const ImportResult result = importSession(text, QFileInfo(path).fileName());
    QTextStream(stdout) << summaryOf(result);
    qsizetype actors = 0;
    size_t fields = 0;
    result.board.notes().forEach([&](const Note &note) {
        actors += note.actors.size();
        fields += note.fields.size();
    });
    qInfo("%zu timelines, %zu frames, %d events, %d commands, %d policies, %d hotspots, %d actor notes, %d "
          "texts; "
          "%lld actors named, %zu fields, %zu links, %zu findings",
          result.board.timelines().size(), result.board.frames().size(), count(result.board, NoteKind::Event),
          count(result.board, NoteKind::Command), count(result.board, NoteKind::Policy),
          count(result.board, NoteKind::Hotspot), count(result.board, NoteKind::Actor),
          count(result.board, NoteKind::Text), static_cast<long long>(actors), fields,
          result.board.links().size(), result.findings.size());
    QCOMPARE(lostLines(text, result).join(u'\n'), QString());
}

QTEST_GUILESS_MAIN(SessionImportTest)
#include "session_import_test.moc"
