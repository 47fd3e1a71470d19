#pragma once

#include <QPlainTextEdit>

namespace tempestry {

// Code of several lines, with their numbers, as tall as it is long. Tab and Shift+Tab indent by two blanks.
// What was written is taken over when the person leaves it or presses Ctrl+Enter; Escape puts back what was
// there.
class ScriptEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ScriptEdit(const QString &script, QWidget *parent = nullptr);

    // From 1; 0 for none.
    void markLine(int line);
    int markedLine() const { return m_marked; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

Q_SIGNALS:
    void committed(const QString &script); // only when it differs from what was there

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();
    void fit();
    void indent();
    void outdent();
    void paintNumbers();

    QString m_committed;
    QWidget *m_numbers; // beside the text
    int m_marked = 0;
};

} // namespace tempestry
