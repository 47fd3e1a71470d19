#pragma once

#include "model/board.h"

#include <QWidget>

#include <functional>

namespace tempestry {

// What a link says, how heavy it weighs and how long it takes, to be typed over.
class LinkBox : public QWidget
{
    Q_OBJECT

public:
    LinkBox(Link link, bool readOnly, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const tempestry::Link &link);
    void refused(const QString &why);

private:
    // `read` puts the text into the link or says why it can't.
    void addBox(const QString &name, const QString &value, const QString &placeholder, int stretch,
                const std::function<QString(Link &, const QString &)> &read);

    Link m_link;
    bool m_readOnly;
};

} // namespace tempestry
