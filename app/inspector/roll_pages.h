#pragma once

#include "app/controls/page.h"
#include "model/document.h"

namespace tempestry {

class TextBox;

// The inspector's page of one frame. What is changed becomes one step of the document each.
class FramePage : public Page
{
    Q_OBJECT

public:
    // Precondition: the document's board has the frame. The document outlives the page.
    FramePage(Document &document, FrameId frame, QWidget *parent = nullptr);

private:
    void addKinds();
    template <class Change>
    void change(const QString &label, Change change);

    Document &m_document;
    FrameId m_frame;
};

// The inspector's page of one timeline.
class TimelinePage : public Page
{
    Q_OBJECT

public:
    // Precondition: the document's board has the timeline. The document outlives the page.
    TimelinePage(Document &document, TimelineId timeline, QWidget *parent = nullptr);
};

} // namespace tempestry
