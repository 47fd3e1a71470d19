#pragma once

#include <QWidget>

namespace tempestry {

// A sentence that is worth a look, on a tint, with "Fix" behind it where one edit settles it.
class FindingBox : public QWidget
{
    Q_OBJECT

public:
    FindingBox(const QString &sentence, bool canFix, QWidget *parent = nullptr);

Q_SIGNALS:
    void fixAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tempestry
