#pragma once

#include <QLineEdit>

namespace tempestry {

// One value to be typed over. It is taken over when the person leaves it or presses Enter; Escape puts back
// what was there.
class ValueBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit ValueBox(const QString &value, QWidget *parent = nullptr);

    // What is there; typing that has not been taken over is kept.
    void setValue(const QString &value);
    // As wide as what is written, and at least this many digits.
    void setLeastDigits(int digits);
    // Puts back what was there and says why in `refused`; to be called from a slot of committed.
    void refuse(const QString &why);

    QSize sizeHint() const override;

Q_SIGNALS:
    void committed(const QString &value); // only when it differs from what was there
    void refused(const QString &why);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void commit();

    QString m_committed;
    QString m_before;
    int m_leastDigits = 6;
};

} // namespace tempestry
