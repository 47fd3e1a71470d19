#pragma once

#include "model/simulation/scripts/script_completion.h"

#include <QPlainTextEdit>

#include <functional>

class QCompleter;
class QStandardItemModel;

namespace tempestry {

// Code of several lines, with their numbers, as tall as it is long. Tab and Shift+Tab indent by two blanks.
// What can follow a dot is offered as it is typed, and with Ctrl+Space what can stand anywhere. What was
// written is taken over when the person leaves it or presses Ctrl+Enter; Escape puts back what was there.
class ScriptEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    using Complete = std::function<simulation::ScriptCompletion(const QString &script, qsizetype place)>;

    ScriptEdit(const QString &script, Complete complete, QWidget *parent = nullptr);

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
    simulation::ScriptCompletion completion() const;
    void offer(const simulation::ScriptCompletion &completion);
    void goOnOffering(bool isOffering);
    bool closes(const QString &typed);
    void insertWord(const QModelIndex &word);
    void indent();
    void outdent();
    void paintNumbers();

    QString m_committed;
    const Complete m_complete;
    QStandardItemModel *m_words;
    QCompleter *m_completer;
    QWidget *m_numbers; // beside the text
    int m_marked = 0;
    QTextCursor m_closing; // before a parenthesis that was written with a word
    int m_wordFrom = 0;    // what is offered replaces the text from here to the cursor
};

} // namespace tempestry
