#pragma once

#include "app/controls/line_list.h"
#include "model/simulation/coverage.h"

namespace tempestry {

// What no scenario reached, as a list; what is chosen in it is shown on the paper.
class CoverageList : public LineList
{
    Q_OBJECT

public:
    explicit CoverageList(QWidget *parent = nullptr);

    void show(const Board &board, const simulation::Coverage &coverage);
    using LineList::show;

Q_SIGNALS:
    void revealAsked(tempestry::NoteId note);

private:
    std::vector<std::optional<NoteId>> m_notes; // beside the lines
};

} // namespace tempestry
