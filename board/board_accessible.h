#pragma once

class QAccessibleInterface;
class QObject;
class QString;

namespace tempestry {

// Makes a BoardView a list of its notes to screen readers, in reading order: "Order placed, domain event".
// For QAccessible::installFactory.
QAccessibleInterface *accessibleBoard(const QString &className, QObject *object);

} // namespace tempestry
