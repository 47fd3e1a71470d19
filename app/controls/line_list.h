#pragma once

#include <QListView>

#include <optional>
#include <vector>

namespace tempestry {

// A list of lines to press, under heads, for the panel on the right. Thousands of lines are no burden.
class LineList : public QListView
{
    Q_OBJECT

public:
    struct Line
    {
        QString text;
        QString detail; // under the text, in small; empty for none
        QString remark; // at the right edge
        bool isHead = false;
    };

    explicit LineList(QWidget *parent = nullptr);

    void setLines(std::vector<Line> lines);
    const Line &line(int row) const;
    // nullopt when no line is picked.
    std::optional<int> currentRow() const;

Q_SIGNALS:
    void chosen(int row); // by a click or Enter; never a head

private:
    class Model;

    Model *m_model;
};

} // namespace tempestry
