#pragma once

#include "model/comparison.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace tempestry {

class Button;
class LineList;

// What differs between two moments, as a list to press, and which two they are.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        size_t moment;
        QString name;
    };

    // Without choices the two are as they are.
    ComparePanel(std::vector<Choice> choices, QWidget *parent = nullptr);

    // Names the two, whose comparison follows.
    void announce(const QString &from, const QString &to);
    void show(Comparison comparison);

Q_SIGNALS:
    void fromChosen(size_t moment);
    void toChosen(size_t moment);
    void picked(const tempestry::Difference &difference);
    void hint(const QString &sentence);

private:
    using Chosen = void (ComparePanel::*)(size_t);

    Button *addChooser(const char *name, Chosen chosen);
    void choose(const Button &at, Chosen chosen);
    void list(Comparison comparison, const QString &remark);
    void copy();

    std::vector<Choice> m_choices;
    Button *m_from;
    Button *m_to;
    QLabel *m_remark;
    LineList *m_list;
    Button *m_copy;
    Comparison m_comparison;
    std::vector<size_t> m_rows; // of the list: the difference that stands there
    QString m_fromName;
    QString m_toName;
};

} // namespace tempestry
