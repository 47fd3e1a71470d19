#include "model/wording.h"

#include <QTest>

using namespace tempestry;

class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phrase_tellsItsKind_data();
    void phrase_tellsItsKind();
    void longText_isReadQuickly();
};

void WordingTest::phrase_tellsItsKind_data()
{
    QTest::addColumn<QString>("kind"); // empty: unsure
    const auto rows = [](const char *kind, std::initializer_list<const char *> phrases) {
        for (const char *phrase : phrases)
            QTest::newRow(phrase) << QString::fromLatin1(kind);
    };
    rows("event", {"Order placed",
                   "order placed",
                   "OrderPlaced",
                   "order_placed",
                   "Payment was taken",
                   "Shipped",
                   "Paid",
                   "Order has been cancelled",
                   "Invoice sent",
                   "Invoice sent to customer",
                   "Item added to cart",
                   "Customer placed order",
                   "Bank refused payment",
                   "Guest checked in",
                   "User logged out",
                   "Customer left",
                   "Account set up",
                   "Password reset",
                   "Message read",
                   "Payment failed",
                   "Payment failed twice",
                   "Payment not received",
                   "Update failed",
                   "Request approved by manager",
                   "Order shipped (if paid)",
                   "Order placed, payment pending",
                   "Check-in completed",
                   "Process started",
                   "Shipped to customer",
                   "Terms agreed",
                   "Slot freed",
                   "Seat taken",
                   "Contract signed!",
                   "Payment to supplier failed",
                   "Stock level dropped",
                   "Order was placed",
                   "Budget overrun detected",
                   "Bestellung aufgegeben",
                   "Rechnung versendet",
                   "Rechnung wurde versandt",
                   "Zahlung eingegangen",
                   "Zahlung fehlgeschlagen",
                   "Konto angelegt",
                   "Buchung storniert",
                   "Kunde hat bezahlt",
                   "Paket an Kunden übergeben",
                   "Antrag abgelehnt",
                   "Storniert"});
    rows("command", {"Place order",
                     "PlaceOrder",
                     "Send invoice",
                     "Feed the cat",
                     "Process payment",
                     "Set up account",
                     "Read news",
                     "Pay",
                     "Order the requested parts",
                     "Check that payment was received",
                     "Send updated invoice",
                     "Cancel paid order",
                     "Remove expired items",
                     "Please send invoice",
                     "Do not ship",
                     "Resend invoice",
                     "Reset password",
                     "Open account",
                     "Complete order",
                     "Update status",
                     "Check in guest",
                     "Ship to customer",
                     "Wait for payment",
                     "Split payment",
                     "Prioritize backlog",
                     "Request approval",
                     "Book flight",
                     "Notify the customers",
                     "Bestellung aufgeben",
                     "Rechnung versenden",
                     "Konto anlegen",
                     "Kunden informieren",
                     "Buchung stornieren",
                     "Prüfe die Zahlung",
                     "Storniere Bestellung",
                     "Bitte Ware liefern"});
    rows("policy", {"Whenever paid, then ship", "When order placed, ship it",
                    "As soon as paid ship the goods", "Every time it rains open the umbrella",
                    "If payment failed, cancel the order", "Once paid, ship", "If stock is low then reorder",
                    "Sobald bezahlt, Ware versenden", "Immer wenn bestellt wird, prüfen",
                    "Wenn bezahlt, dann liefern", "Falls storniert, Geld erstatten"});
    rows("hotspot", {"Who pays?", "What if the bank is down?", "Shipped?", "Wer zahlt das?",
                     "Place order (really?)", "لماذا؟"});
    rows("", {"",
              "...",
              "Customer",
              "Need approval",
              "Speed",
              "Hundred",
              "Red",
              "Order",
              "Order summary",
              "Order line item",
              "Ticket shop",
              "Open orders",
              "Cancelled orders",
              "List of cancelled orders",
              "Number of items sold",
              "Customer with verified address",
              "Approval required",
              "Order must be paid",
              "Order to be shipped",
              "Update failed orders",
              "Payment provider",
              "Kafka",
              "Order expires",
              "Between us",
              "Security token",
              "Kunde",
              "Offene Rechnungen",
              "Bezahlte Rechnungen",
              "Rechnung muss bezahlt werden",
              "Unternehmen",
              "🌩",
              "طلب جديد"});
}

void WordingTest::phrase_tellsItsKind()
{
    QFETCH(const QString, kind);
    const auto found = kindByWording(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(found ? QString::fromLatin1(info(*found).key) : QString(), kind);
}

void WordingTest::longText_isReadQuickly()
{
    QCOMPARE(kindByWording(QString(1'000'000, u'a')), std::nullopt);
    QCOMPARE(kindByWording(QStringLiteral("Payment received ").repeated(100'000)), NoteKind::Event);
}

QTEST_APPLESS_MAIN(WordingTest)
#include "wording_test.moc"
