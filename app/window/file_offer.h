#pragma once

#include "app/controls/finder.h"

#include <QStringList>

#include <functional>

namespace tempestry {

// What can be done with files that were dropped on the paper or pasted.
class FileOffer
{
public:
    // Looks at the beginning of each file, and at no file that is not a regular one.
    explicit FileOffer(const QStringList &paths);

    // Why some of the files are not offered, as a sentence; empty when all are.
    const QString &problem() const { return m_problem; }
    bool isEmpty() const { return m_boards.isEmpty() && m_texts.isEmpty(); }

    // "Open shop.tempest", ... `open` opens or imports a file; `putHere` puts the lines of a text on this
    // board, and is empty when this board can't be edited.
    using Deed = std::function<void(const QString &path)>;
    std::vector<Findable> choices(const Deed &open, const Deed &putHere) const;

private:
    void take(const QString &path);
    void refuse(const QString &sentence);

    QStringList m_boards; // .tempest files and board JSON
    QStringList m_texts;  // to import
    QString m_problem;
    int m_refused = 0;
};

} // namespace tempestry
