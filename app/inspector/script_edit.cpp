#include "app/inspector/script_edit.h"

#include "app/controls/look.h"
#include "model/limits.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QtMath>

#include <utility>

namespace tempestry {

namespace {

constexpr int kMostLines = 40; // shown at once
constexpr int kAround = 9;     // padding and border, and what the text edit wants free below the last line

const QString kIndent = QStringLiteral("  ");

// Of the words that are offered.
constexpr int kTextRole = Qt::UserRole;
constexpr int kCaretRole = Qt::UserRole + 1;

} // namespace

ScriptEdit::ScriptEdit(const QString &script, Complete complete, QWidget *parent)
    : QPlainTextEdit(script, parent)
    , m_committed(script)
    , m_complete(std::move(complete))
    , m_words(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_words, this))
    , m_numbers(new QWidget(this))
{
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ScriptEdit::insertWord);
    setFont(look::valueFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
    m_numbers->installEventFilter(this);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        fit();
        m_numbers->update();
    });
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &ScriptEdit::fit);
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, qOverload<>(&QWidget::update));
    fit();
}

void ScriptEdit::markLine(int line)
{
    m_marked = line;
    QList<QTextEdit::ExtraSelection> marks;
    if (const QTextBlock block = document()->findBlockByNumber(line - 1); line > 0 && block.isValid()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        const Theme &theme = look::themeOf(*this);
        mark.format.setBackground(look::mixed(theme.chrome, theme.removed, 0.18));
        marks << mark;
    }
    setExtraSelections(marks);
    m_numbers->update();
}

QSize ScriptEdit::sizeHint() const
{
    double height = 0;
    int lines = 0;
    for (QTextBlock line = document()->firstBlock(); line.isValid() && lines < kMostLines;
         line = line.next()) {
        height += blockBoundingRect(line).height();
        ++lines;
    }
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return {120, qCeil(height) + kAround + bar};
}

// As tall as the text, and the numbers as wide as the last one.
void ScriptEdit::fit()
{
    const int width =
        fontMetrics().horizontalAdvance(QString::number(std::max(10, blockCount()))) + look::scaled(10);
    setViewportMargins(width, 0, 0, 0);
    m_numbers->setGeometry(contentsRect().left(), contentsRect().top(), width, contentsRect().height());
    setFixedHeight(ScriptEdit::sizeHint().height());
}

void ScriptEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isOffering = m_completer->popup()->isVisible();
    if (isOffering && (enter || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape)) {
        event->ignore(); // the list's
    } else if (event->key() == Qt::Key_Space &&
               event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) {
        offer(completion());
    } else if (event->key() == Qt::Key_Escape) {
        setPlainText(m_committed);
        clearFocus();
    } else if (enter && (event->modifiers() & Qt::ControlModifier)) {
        commit();
    } else if (event->key() == Qt::Key_Tab && !isReadOnly()) {
        indent();
    } else if (event->key() == Qt::Key_Backtab && !isReadOnly()) {
        outdent();
    } else if (enter && !isReadOnly()) {
        const QString line = textCursor().block().text().left(textCursor().positionInBlock());
        const auto text = std::ranges::find_if(line, [](QChar c) { return c != u' '; });
        insertPlainText(u'\n' + line.left(text - line.begin()) +
                        (line.trimmed().endsWith(u'{') ? kIndent : QString()));
    } else if (!closes(event->text())) {
        QPlainTextEdit::keyPressEvent(event);
        if (isOffering || event->text() == u'.')
            goOnOffering(isOffering);
    }
}

// As long as it is the same word; unasked, only what can follow a dot.
void ScriptEdit::goOnOffering(bool isOffering)
{
    const simulation::ScriptCompletion found = completion();
    if (found.isMember || (isOffering && found.from == m_wordFrom))
        offer(found);
    else
        m_completer->popup()->hide();
}

simulation::ScriptCompletion ScriptEdit::completion() const
{
    return m_complete(toPlainText(), textCursor().position());
}

void ScriptEdit::offer(const simulation::ScriptCompletion &completion)
{
    if (isReadOnly())
        return;
    m_wordFrom = static_cast<int>(completion.from);
    const QString written = toPlainText().sliced(completion.from, textCursor().position() - completion.from);
    m_words->clear();
    for (const simulation::ScriptWord &word : completion.words) {
        auto *item = new QStandardItem(word.text.section(QStringLiteral(" {\n"), 0, 0));
        item->setData(word.text, kTextRole);
        item->setData(static_cast<int>(word.caret), kCaretRole);
        m_words->appendRow(item);
    }
    const bool isWritten = completion.words.size() == 1 && completion.words.front().text == written;
    if (completion.words.empty() || isWritten)
        return m_completer->popup()->hide();
    QAbstractItemView *list = m_completer->popup(); // a window of its own, which inherits nothing
    const Theme &theme = look::themeOf(*this);
    QPalette colours = look::palette(theme);
    colours.setColor(QPalette::Highlight, theme.highlight);
    colours.setColor(QPalette::HighlightedText, theme.ink);
    list->setPalette(colours);
    list->setFont(font());
    QRect place = cursorRect().translated(viewport()->pos());
    place.setWidth(list->sizeHintForColumn(0) + list->verticalScrollBar()->sizeHint().width() +
                   look::scaled(12));
    m_completer->complete(place);
    list->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void ScriptEdit::insertWord(const QModelIndex &word)
{
    const QString text = word.data(kTextRole).toString();
    const int caret = word.data(kCaretRole).toInt();
    QTextCursor cursor = textCursor();
    cursor.clearSelection();
    cursor.setPosition(m_wordFrom, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    cursor.setPosition(m_wordFrom + caret);
    setTextCursor(cursor);
    if (text.sliced(caret) == u')')
        m_closing = cursor;
}

// A parenthesis that stands there already is written over.
bool ScriptEdit::closes(const QString &typed)
{
    if (typed != u')' || m_closing.isNull() || m_closing.position() != textCursor().position() ||
        document()->characterAt(m_closing.position()) != u')')
        return false;
    moveCursor(QTextCursor::NextCharacter);
    m_closing = QTextCursor();
    return true;
}

void ScriptEdit::indent()
{
    QTextCursor cursor = textCursor();
    const QTextBlock last = document()->findBlock(cursor.selectionEnd());
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    if (block == last) {
        insertPlainText(kIndent);
        return;
    }
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last.blockNumber(); block = block.next())
        QTextCursor(block).insertText(kIndent);
    cursor.endEditBlock();
}

void ScriptEdit::outdent()
{
    QTextCursor cursor = textCursor();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.blockNumber() <= last; block = block.next())
        for (int i = 0; i < kIndent.size() && block.text().startsWith(u' '); ++i)
            QTextCursor(block).deleteChar();
    cursor.endEditBlock();
}

void ScriptEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

void ScriptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

bool ScriptEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_numbers || event->type() != QEvent::Paint)
        return QPlainTextEdit::eventFilter(watched, event);
    paintNumbers();
    return true;
}

void ScriptEdit::paintNumbers()
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(m_numbers);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top < m_numbers->height(); block = block.next()) {
        const double height = blockBoundingRect(block).height();
        const int number = block.blockNumber() + 1;
        painter.setPen(number == m_marked ? theme.removed : theme.thirdInk);
        painter.drawText(QRectF(0, top, m_numbers->width() - look::scaled(6), height), Qt::AlignRight,
                         QString::number(number));
        top += height;
    }
}

void ScriptEdit::commit()
{
    const QString script = atMost(toPlainText(), kLongestText);
    if (isReadOnly() || script == m_committed)
        return;
    m_committed = script;
    Q_EMIT committed(script);
}

} // namespace tempestry
