#pragma once

#include "app/inspector/link_values.h"

#include <QWidget>

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
    QWidget *makeBox(const LinkValue &value, const QString &placeholder);

    Link m_link;
    bool m_readOnly;
};

} // namespace tempestry
