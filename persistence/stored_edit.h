#pragma once

#include "model/document.h"

#include <QByteArray>

namespace tempestry::persistence {

// A row of `change_set`. The changed elements are JSON, {"title": ..., "notes": [...], ...}, the same number
// in `before` and `after`, null where an element isn't there.
struct StoredEdit
{
    qint64 seq = 0;
    Edit head; // without its change
    QByteArray before;
    QByteArray after;
};

StoredEdit store(const Edit &edit, qint64 seq);
// Throws JsonError.
Edit restore(const StoredEdit &edit);

} // namespace tempestry::persistence
