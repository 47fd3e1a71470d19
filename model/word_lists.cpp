#include "model/word_lists.h"

#include <QSet>
#include <QString>

#include <algorithm>
#include <array>

namespace tempestry::words {

namespace {

using Words = QSet<QString>;

Words listed(const char *words)
{
    const QStringList all = QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    return {all.begin(), all.end()};
}

bool endsWithAny(QStringView word, std::initializer_list<const char16_t *> endings)
{
    return std::ranges::any_of(endings, [word](const char16_t *ending) { return word.endsWith(ending); });
}

bool isVowel(QChar letter)
{
    return QStringView(u"aeiouy").contains(letter);
}

// Without "re" and the like: "resend" is a verb as "send" is.
bool isPrefixed(QStringView word, const Words &verbs)
{
    constexpr std::array<QStringView, 7> kPrefixes = {u"re", u"un", u"de", u"dis", u"pre", u"over", u"mis"};
    constexpr qsizetype kLeast = 4;
    return std::ranges::any_of(kPrefixes, [&](QStringView prefix) {
        return word.startsWith(prefix) && word.size() - prefix.size() >= kLeast &&
               verbs.contains(word.sliced(prefix.size()).toString());
    });
}

} // namespace

bool english::isVerbAndNoun(QStringView word)
{
    static const Words kWords = listed(
        "access alert answer archive audit award backup bid bill block book boost bounce break build "
        "call campaign capture change charge chat check claim click collapse comment contact contract "
        "control copy cost count credit cut damage date deal debit delay demand deposit design discount "
        "dispatch display document download draft drive drop email escape estimate exchange exit export "
        "feed file filter flag focus force forecast form format fund grant group guarantee guess guide "
        "handle help hold host import increase index input interview invoice issue judge jump label "
        "launch lease leave lift limit link list load loan lock log loop mail mandate map mark match "
        "measure merge message mirror monitor move name note notice offer order outline output package "
        "page park pass patch pause phone picture pin place plan play poll post press price print "
        "process profile program project promise purchase push question queue quote range rank rate "
        "record refill refund register release remark rent repair reply report request rescue research "
        "reserve reset rest result return review reward ride ring risk roll route rule run sample scan "
        "schedule scope score screen search set shape share ship shop show sign signal sort split stamp "
        "start stay step stock stop store study supply support survey swap switch tag talk target task "
        "test ticket title touch tour track trade train transfer transport travel treat trial trigger "
        "trust update upgrade upload value view visit vote wait walk warrant watch welcome win work "
        "wrap");
    return kWords.contains(word.toString());
}

bool english::isVerbAndCompound(QStringView word)
{
    static const Words kWords = listed(
        "access alert audit backup bill book call campaign chat claim contact contract control cost "
        "credit damage debit demand deposit design discount document email exchange export feed file "
        "filter form format fund group guarantee guide help import index input invoice issue label "
        "limit link list loan log mail mandate map market message mirror name note notice offer order "
        "output package page park patch phone picture pin plan play poll post price print process "
        "profile program project purchase queue range rate record refund release repair report request "
        "research result return review reward risk route rule sample scan schedule score screen search "
        "ship shop sign signal stock store study supply support survey task test ticket title tour "
        "track trade train transfer transport travel trial upload value voice vote warrant work");
    return kWords.contains(word.toString());
}

bool english::isVerbAndAdjective(QStringView word)
{
    static const Words kWords =
        listed("clean clear close complete correct direct dry due duplicate empty free live lower open own "
               "present secure separate slow total");
    return kWords.contains(word.toString());
}

bool english::isVerb(QStringView word)
{
    static const Words kWords = listed(
        "abandon abort accept acknowledge acquire activate add adjust admit advance advertise advise "
        "allocate allow amend analyse analyze announce apologise apologize appeal append apply appoint "
        "approach approve arrange arrive ask assemble assess assign attach attempt attend authenticate "
        "authorise authorize avoid bake ban become begin bind borrow bring broadcast browse bundle buy "
        "calculate cancel capture carry cast catch categorise categorize celebrate certify chase choose "
        "clarify classify clean clear close collect combine come commit compare compensate compile "
        "complain complete compose compute conclude conduct configure confirm connect consider "
        "consolidate construct consult consume convert cook coordinate correct correlate create cure "
        "deactivate decide declare decline decommission decrease dedicate deduct define delegate delete "
        "deliver deny depart deploy describe detach detect determine develop direct disable discard "
        "disconnect discover discuss dismiss dispatch distribute divide do donate duplicate earn edit "
        "educate eject elect embed empower empty enable encourage encrypt end enforce engage enhance "
        "enlist enqueue enrich enrol enroll ensure enter escalate establish evaluate examine exceed "
        "exclude execute expand expect expire explain explore extend extract fetch fill finalise "
        "finalize find finish fix follow forget forgive forward free freeze fulfil fulfill gather "
        "generate get give go grade greet grow halt hand handle hear hide hire identify ignore "
        "implement improve include inform initialise initialize initiate insert inspect install "
        "instruct integrate intend interrupt introduce investigate invite invoke issue join keep kill "
        "know lead learn lend let light liquidate listen live locate look lose lower maintain make "
        "manage manufacture meet migrate mix modify mount navigate negotiate nominate notify nudge "
        "obtain offboard onboard open operate organise organize overrule oversee pack paint participate "
        "partition pay perform persist pick ping please populate postpone prepare prepay prescribe "
        "present prevent prioritise prioritize proceed procure produce prohibit promote propose protect "
        "prove provide provision publish pull purge put qualify quit raise reach react read realise "
        "realize receive recognise recognize recommend reconcile recover recruit redeem redirect reduce "
        "refer refine refresh refuse register reject relate relocate rely remember remind remove rename "
        "render renew repeat replace represent require reserve resolve respond restart restore restrict "
        "retain retire retrieve retry reveal reverse revert revise revoke sanction satisfy save say "
        "seal secure see seek select sell send separate serve settle shorten shred shut simplify "
        "simulate skip snooze solve speak specify spend spread stage standardise standardize submit "
        "subscribe subtract succeed suggest sum summarise summarize suspend synchronise synchronize "
        "take tell terminate think throw toggle transform translate transmit trim try turn unblock "
        "understand undo uninstall unload unlock unpack unsubscribe upsell use vacate validate verify "
        "voice void warn weigh wire withdraw withhold write");
    if (kWords.contains(word.toString()) || isVerbAndNoun(word))
        return true;
    static const Words kNot = listed("size prize");
    constexpr qsizetype kLeast = 6;
    return (word.size() >= kLeast && endsWithAny(word, {u"ify", u"ize"}) &&
            !kNot.contains(word.toString())) ||
           isPrefixed(word, kWords);
}

bool english::isIrregularPast(QStringView word)
{
    static const Words kWords = listed(
        "arose arisen awoke awoken ate eaten became began begun bent bitten bled blew blown bought bound "
        "bred "
        "broke broken brought built burnt came caught chose chosen crept dealt did done drew drawn drank "
        "drunk drove "
        "driven dug fell fallen fed fled flew flown forbade forbidden forgave forgiven forgot forgotten "
        "found "
        "fought frozen froze gave given gone got gotten grew grown had heard held hid hidden hung kept knew "
        "known "
        "laid learnt led left lent lit lost made met mistaken misunderstood overcome overdrawn overridden "
        "overrode "
        "oversaw overseen overtaken paid prepaid proven ran rang rung redone remade repaid resold resent "
        "rewritten ridden risen rebuilt rose said sang sank sat saw seen sent shaken shot shown shrunk slept "
        "sold "
        "sought spent spoke spoken spun stolen stole stood struck stuck sung sunk swept swore sworn taken "
        "took "
        "taught thrown threw told torn undone understood unwound upheld went withdrawn withdrew withheld "
        "woken "
        "won worn written wrote");
    return kWords.contains(word.toString());
}

bool english::isUnchangingPast(QStringView word)
{
    static const Words kWords =
        listed("set reset preset put read reread shut split spread quit cut hit sublet");
    return kWords.contains(word.toString());
}

bool english::isPastByEnding(QStringView word)
{
    static const Words kNot = listed(
        "aged bed beloved biped bobsled breed crooked deed embed exceed feed greed hatred heed hundred "
        "indeed infrared jagged kindred led linseed moped naked need newsfeed overfeed proceed ragged "
        "red rugged sacred seed shed shred sled so-called speed succeed sunbed supposed tweed unneeded "
        "unpaid unused watershed wed weed wicked wretched");
    constexpr qsizetype kLeast = 4;
    if (word.size() < kLeast || !word.endsWith(u"ed") || kNot.contains(word.toString()))
        return false;
    // "agreed" and "freed" are past; "need" and what is made of it are in the list.
    return std::ranges::any_of(word.chopped(2), isVowel);
}

bool english::isStative(QStringView word)
{
    static const Words kWords = listed("required needed wanted expected supposed interested related limited "
                                       "based desired preferred unlimited dedicated advanced combined");
    return kWords.contains(word.toString());
}

bool english::isThing(QStringView word)
{
    static const Words kWords = listed(
        "address agency agent amount api app application area assistant backlog board book box button "
        "cart catalog catalogue center centre channel clerk code confirmation customer dashboard data "
        "database date department desk detail details dialog directory document editor engine entry "
        "feed field file flow form gateway group handler history id info information interface "
        "inventory item items label ledger letter level levels limit line list log machine management "
        "manager model module network notes number office officer option overview owner page panel "
        "party period phase plan platform point policy pool portal price procedure process processing "
        "processor product profile program provider queue rate ratio record registry report reports "
        "repository result results room rule rules schema screen section sector server service services "
        "sheet shop site slip slot software staff statistics status stock store summary supplier system "
        "systems table taker team template terminal tool total tracker tracking type unit user view "
        "viewer volume wallet warehouse website window worker workflow zone");
    return kWords.contains(word.toString());
}

bool english::isAuxiliary(QStringView word)
{
    static const Words kWords = listed("was were has have had been wasn't weren't hasn't haven't did didn't");
    return kWords.contains(word.toString());
}

bool english::isModal(QStringView word)
{
    static const Words kWords =
        listed("must should shall will would can could may might to cannot can't won't "
               "being be is are am isn't aren't get gets getting needs");
    return kWords.contains(word.toString());
}

bool english::isDeterminer(QStringView word)
{
    static const Words kWords =
        listed("a an the this that these those all any each every some no my our your "
               "his her its their whether if it them him us me new next");
    return kWords.contains(word.toString());
}

bool english::isPreposition(QStringView word)
{
    static const Words kWords = listed(
        "about after against and as at because before between by despite due during for from in into of "
        "off on onto or out over per since than through to too until up upon via when while with within "
        "without who which but down back away together so");
    return kWords.contains(word.toString());
}

bool english::isAdverb(QStringView word)
{
    static const Words kWords = listed("again already also always early first immediately late later not now "
                                       "once online partly soon today twice thrice too yesterday");
    constexpr qsizetype kLeast = 5;
    return kWords.contains(word.toString()) || (word.size() >= kLeast && word.endsWith(u"ly"));
}

bool english::isPlural(QStringView word)
{
    constexpr qsizetype kLeast = 4;
    return word.size() >= kLeast && word.endsWith(u's') && !endsWithAny(word, {u"ss", u"us", u"is"});
}

bool german::isKnownInfinitive(QStringView word)
{
    static const Words kWords = listed(
        "abbrechen abholen ablehnen abschicken abschließen absenden aktivieren aktualisieren akzeptieren "
        "anbieten "
        "anfordern anfragen anlegen annehmen anmelden anpassen anrufen antworten anzeigen archivieren "
        "aufgeben "
        "auflösen auslösen aufnehmen ausfüllen ausführen ausgeben ausliefern auswählen auszahlen bauen "
        "beantragen beantworten bearbeiten beauftragen beenden beginnen belegen benachrichtigen berechnen "
        "bestellen bestätigen bewerten bezahlen bieten bringen buchen drucken eingeben einladen einlesen "
        "einreichen einrichten einzahlen einziehen empfangen entfernen entscheiden entsperren erfassen "
        "erinnern "
        "erneuern erstatten erstellen erzeugen festlegen finden freigeben führen geben genehmigen "
        "gutschreiben "
        "hinterlegen hinzufügen hochladen holen informieren kaufen klären kontrollieren korrigieren kündigen "
        "laden "
        "leeren legen leihen lesen liefern löschen machen mahnen melden mieten mitteilen nehmen packen "
        "parken "
        "planen prüfen publizieren rechnen registrieren reklamieren reparieren reservieren schicken "
        "schließen "
        "schreiben senden setzen sichern sortieren speichern sperren starten stellen stoppen stornieren "
        "suchen "
        "tauschen teilen testen trennen umbuchen umziehen verbuchen vergeben verkaufen verlängern vermieten "
        "verpacken verschicken verschieben versenden verteilen verwerfen wählen warnen zahlen zeigen "
        "zurückgeben zurücknehmen zurücksenden zurückziehen zusagen zusammenstellen zustellen zuweisen "
        "ändern "
        "öffnen überprüfen überweisen übergeben übernehmen übermitteln");
    return kWords.contains(word.toString());
}

bool german::isInfinitive(QStringView word)
{
    if (isKnownInfinitive(word))
        return true;
    static const Words kNot =
        listed("between beaten begotten bitten abdomen beholden unten vorn anderen einen");
    constexpr std::array<QStringView, 15> kPrefixes = {u"ver", u"be", u"er",  u"ent",    u"zer",
                                                       u"ab",  u"an", u"auf", u"aus",    u"ein",
                                                       u"vor", u"um", u"zu",  u"weiter", u"über"};
    constexpr qsizetype kLeast = 4; // letters behind the prefix
    if (endsWithAny(word, {u"ieren"}))
        return true;
    return endsWithAny(word, {u"en", u"ern", u"eln"}) && !kNot.contains(word.toString()) &&
           std::ranges::any_of(kPrefixes, [word](QStringView prefix) {
               return word.startsWith(prefix) && word.size() - prefix.size() > kLeast;
           });
}

bool german::isParticiple(QStringView word)
{
    static const Words kStrong = listed(
        "abgebrochen abgeschlossen abgesendet abgesandt abgewiesen abgezogen angefallen angekommen "
        "angenommen "
        "angeboten angerufen aufgegeben aufgehoben aufgenommen aufgetreten ausgefallen ausgegeben "
        "ausgeliehen "
        "begonnen bekommen beschlossen beschrieben besprochen betreten bewiesen eingegangen eingegeben "
        "eingetroffen eingezogen empfangen entschieden entstanden entnommen erfahren erhalten erhoben ersch"
        "ienen fehlgeschlagen freigegeben gebrochen gefahren gefallen gefunden gegangen gegeben gekommen "
        "geladen gelaufen gelesen geliehen genommen geschehen geschlossen geschrieben gesehen gesprochen "
        "gesunken gestiegen getroffen gewonnen geworden gewesen geworfen gutgeschrieben hinterlassen "
        "hochgeladen misslungen unterbrochen unterschrieben verboten verfallen vergessen vergangen "
        "verglichen "
        "verlassen verliehen verloren vermieden verschoben verschwunden verstanden verworfen verzogen "
        "überschrieben überschritten übernommen überwiesen übertragen vergeben versandt zurückgegeben "
        "zurückgenommen zurückgezogen zugewiesen übergeben widerrufen weggefallen erloschen abgelaufen");
    if (kStrong.contains(word.toString()))
        return true;
    static const Words kNot = listed("bekannt beliebt bereit berühmt bestimmt gerecht gesamt gesund geeignet "
                                     "benefit verdict gebiet geschäft gerüst gehalt beamt");
    constexpr qsizetype kLeast = 6;
    if (word.size() < kLeast || kNot.contains(word.toString()) ||
        endsWithAny(word, {u"ment", u"ant", u"ent"}))
        return word == u"erkannt" || word == u"ernannt" || word == u"benannt";
    if (!word.endsWith(u't'))
        return false;
    if (word.endsWith(u"iert"))
        return true;
    // "ge" at the start, or behind a part that can be split off: "abgelehnt".
    constexpr std::array<QStringView, 22> kSplit = {
        u"ge",     u"abge",  u"ange",    u"aufge",  u"ausge",    u"beige",     u"einge",  u"festge",
        u"freige", u"herge", u"hinzuge", u"hochge", u"losge",    u"mitge",     u"nachge", u"rückge",
        u"umge",   u"vorge", u"wegge",   u"zuge",   u"zurückge", u"zusammenge"};
    constexpr std::array<QStringView, 7> kFixed = {u"be", u"er", u"ver", u"ent", u"zer", u"über", u"unter"};
    const auto begins = [word](QStringView prefix) { return word.startsWith(prefix); };
    return std::ranges::any_of(kSplit, begins) || std::ranges::any_of(kFixed, begins);
}

bool german::isAuxiliary(QStringView word)
{
    static const Words kWords = listed("wurde wurden worden");
    return kWords.contains(word.toString());
}

} // namespace tempestry::words
