#pragma once

#include "app/controls/look.h"

#include <QLabel>
#include <QWidget>

class QVBoxLayout;
class QHBoxLayout;

namespace tempestry {

// What the inspector shows at one moment: heads, sentences and rows of "label, remark, value", a hairline
// under each row. Made anew whenever what it shows has changed.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);

    void addHead(const QString &text);
    QLabel *addText(const QString &text, look::Ink ink = look::Ink::First);
    void addTitle(const QString &text);
    // The value is taken over by the page; it stands on the right.
    void addRow(const QString &label, QWidget *value, const QString &remark = {});
    QLabel *addRow(const QString &label, const QString &value);
    void addLine(const QList<QWidget *> &widgets, int stretched = -1);
    void addWidget(QWidget *widget); // whose text is inset by itself, as in a box that is typed in
    void addIndented(QWidget *widget, int stretch = 0); // 1: as wide as the page
    void addSpace(int height);
    void finish(); // pushes everything to the top

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QList<QWidget *> m_ruled;
};

} // namespace tempestry
