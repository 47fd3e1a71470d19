#pragma once

#include "app/controls/page.h"
#include "app/inspector/link_values.h"
#include "model/document.h"

namespace tempestry {

// The inspector's page of one link. What is typed over becomes one step of the document each.
class LinkPage : public Page
{
    Q_OBJECT

public:
    // Precondition: the document's board has the link. The document outlives the page.
    LinkPage(Document &document, LinkId link, QWidget *parent = nullptr);

Q_SIGNALS:
    void revealAsked(tempestry::NoteId note);
    void hint(const QString &sentence);

private:
    void addEnd(const QString &head, NoteId note);
    void addValue(const LinkValue &value);

    Document &m_document;
    LinkId m_link;
};

} // namespace tempestry
