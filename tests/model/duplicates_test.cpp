#include "model/duplicates.h"
#include "model/edits.h"
#include "model/same_wording.h"

#include <QTest>

using namespace tempestry;

class DuplicatesTest : public QObject
{
    Q_OBJECT

    Board m_board;

    NoteId put(NoteKind kind, const char *title, double x = 0, double y = 0)
    {
        Note note = edits::newNote(m_board, kind, x, y);
        note.title = QString::fromUtf8(title);
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }

private Q_SLOTS:
    void init() { m_board = Board(); }

    void titles_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *first, const char *second, bool same) {
            QTest::addRow("%s / %s", first, second)
                << QString::fromUtf8(first) << QString::fromUtf8(second) << same;
        };
        row("Order placed", "order placed", true);
        row("Order placed", "Order placed.", true);
        row("Order placed", "  ORDER\nPLACED! ", true);
        row("Order placed", "The order was placed", true);
        row("Order placed", "Order has been placed", true);
        row("Order placed", "Orders placed", true);
        row("OrderPlaced", "Order placed", true);
        row("Place order", "Place an order", true);
        row("Place order", "Placing order", true);
        row("Confirmation of the order sent", "Order confirmation sent", true);
        row("Invoice sent", "Invoice send", true);
        row("Invoice paid", "Invoices are paid", true);
        row("Order cancelled", "Order canceled", true);
        row("Payment recieved", "Payment received", true);
        row("Parcel delievered", "Parcel delivered", true);
        row("Customer notified", "Customer notify", true);
        row("Policy applied", "Policies applied", true);
        row("Address changed", "Addresses changed", true);
        row("Request authorised", "Request authorized", true);
        row("Favourite colour chosen", "Favorite color chosen", true);
        row("Check-in completed", "Checkin completed", true);
        row("E-mail sent", "Email sent", true);
        row("Customer's account closed", "Customers account closed", true);
        row("Box packed", "Boxes packed", true);
        row("Goods received", "The goods received", true);
        row("Software installed", "Software install", true);
        row("Refund recomended", "Refund recommended", true);
        row("Appointment resxheduled", "Appointment rescheduled", true);
        row("Reservation confirmed", "Reservatoin confirmed", true);
        row("Account created", "Account create", true);
        row("File stored", "Files storing", true);
        row("Bestellung aufgegeben", "bestellung aufgegeben", true);
        row("Größe geändert", "GRÖSSE GEÄNDERT", true);
        row("注文確定", "注文確定。", true);

        row("Order placed", "Order packed", false);
        row("Order shipped", "Order skipped", false);
        row("Order paid", "Order unpaid", false);
        row("Order placed", "Order not placed", false);
        row("Order confirmed", "Order conformed", false);
        row("Form filed", "Form filled", false);
        row("Paint scraped", "Paint scrapped", false);
        row("Plan rated", "Plan ratted", false);
        row("Name stared", "Name starred", false);
        row("Account activated", "Account deactivated", false);
        row("Account activated", "Account inactivated", false);
        row("Contract signed", "Contract assigned", false);
        row("Money sent to customer", "Money sent from customer", false);
        row("Customer pays merchant", "Merchant pays customer", false);
        row("Employee paid", "Employer paid", false);
        row("Import started", "Export started", false);
        row("Importer registered", "Exporter registered", false);
        row("Internal review done", "External review done", false);
        row("Debit booked", "Credit booked", false);
        row("Step 1 done", "Step 2 done", false);
        row("Step 1 12 done", "Step 11 2 done", false);
        row("Version 10 released", "Version 100 released", false);
        row("Order accepted", "Order expected", false);
        row("Price raised", "Price rated", false);
        row("Order delayed", "Order delivered", false);
        row("Request received", "Request reviewed", false);
        row("Request approved", "Request improved", false);
        row("Change adopted", "Change adapted", false);
        row("Adaption planned", "Adoption planned", false);
        row("Item added", "Item edited", false);
        row("Payment failed", "Payment filed", false);
        row("News sent", "New sent", false);
        row("Desert ordered", "Dessert ordered", false);
        row("Diner booked", "Dinner booked", false);
        row("Casual link found", "Causal link found", false);
        row("Incomplete form sent", "Complete form sent", false);
        row("Zahlen gemeldet", "Zählen gemeldet", false);
        row("Stock reserved", "Stock reversed", false);
        row("Order placed", "Order placed twice", false);
        row("Order", "Order placed", false);
        row("Existing customer", "Exiting customer", false);
        row("?", "!", false);
        row("", "", false);
    }
    void titles()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, same);
        const QByteArray words =
            (wordingOf(first) + QStringList(QStringLiteral("/")) + wordingOf(second)).join(u' ').toUtf8();
        QVERIFY2(isSameWording(first, second) == same, words.constData());
        QCOMPARE(isSameWording(second, first), same);

        put(NoteKind::Event, first.toUtf8().constData());
        put(NoteKind::Event, second.toUtf8().constData());
        QCOMPARE(duplicates(m_board).size(), size_t(same ? 1 : 0));
    }

    void sameWordsOnOtherKind_areNoDuplicates()
    {
        put(NoteKind::Event, "Order");
        put(NoteKind::Aggregate, "Order");
        QVERIFY(duplicates(m_board).empty());
    }

    void groups_areInReadingOrder()
    {
        const NoteId late = put(NoteKind::Event, "Order placed", 900, 0);
        const NoteId early = put(NoteKind::Event, "Orders placed", 100, 0);
        const NoteId second = put(NoteKind::Command, "Pay the invoice", 300, 0);
        const NoteId third = put(NoteKind::Command, "Pay invoice", 600, 0);
        QCOMPARE(duplicates(m_board), (std::vector<std::vector<NoteId>>{{early, late}, {second, third}}));
    }

    void misspelling_joinsAllThatSayTheSame()
    {
        const NoteId a = put(NoteKind::Event, "Payment received", 0, 0);
        const NoteId b = put(NoteKind::Event, "Payment recieved", 200, 0);
        const NoteId c = put(NoteKind::Event, "Payments received", 400, 0);
        QCOMPARE(duplicates(m_board), (std::vector<std::vector<NoteId>>{{a, b, c}}));
    }

    void twins_areNoNewsButTheirDoubleIs()
    {
        const std::vector pair{put(NoteKind::Event, "Order placed", 0, 0),
                               put(NoteKind::Event, "Orders placed", 200, 0)};
        m_board = apply(edits::keepAsTwins(m_board, pair), m_board);
        QVERIFY(duplicates(m_board).empty());
        put(NoteKind::Event, "Order placed", 400, 0);
        QCOMPARE(duplicates(m_board).front().size(), size_t(3));
    }

    void manyNotes_areFoundOnceEach()
    {
        BoardDraft draft(m_board);
        for (int i = 0; i < 3000; ++i) {
            Note note = edits::newNote(Board(), NoteKind::Event, i % 50 * 130, i / 50 * 130);
            note.title = QStringLiteral("Step %1 of shipment delivered").arg(i % 1500);
            draft.set(note);
        }
        const auto groups = duplicates(draft.board());
        QCOMPARE(groups.size(), size_t(1500));
        QVERIFY(std::ranges::all_of(groups, [](const auto &group) { return group.size() == 2; }));
    }
};

QTEST_APPLESS_MAIN(DuplicatesTest)
#include "duplicates_test.moc"
