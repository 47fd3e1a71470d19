#include "model/document.h"

#include <algorithm>

namespace tempestry {

Document::Document(Board board, Clock clock, QObject *parent)
    : QObject(parent)
    , m_board(std::move(board))
    , m_clock(std::move(clock))
{}

void Document::setReadOnly(bool readOnly)
{
    if (readOnly == m_readOnly)
        return;
    m_readOnly = readOnly;
    Q_EMIT readOnlyChanged(readOnly);
}

bool Document::apply(const ChangeSet &change, const QString &label)
{
    if (m_readOnly || change.isEmpty())
        return false;
    m_redo.clear();
    const Edit edit{EditId::create(), Edit::Kind::Do, {}, m_clock(), label, change};
    m_undo.push_back(edit);
    perform(edit);
    return true;
}

bool Document::undo()
{
    if (!canUndo())
        return false;
    const Edit edit = m_undo.back();
    m_undo.pop_back();
    m_redo.push_back(edit);
    perform({EditId::create(), Edit::Kind::Undo, edit.id, m_clock(), edit.label, invert(edit.change)});
    return true;
}

bool Document::redo()
{
    if (!canRedo())
        return false;
    const Edit edit = m_redo.back();
    m_redo.pop_back();
    m_undo.push_back(edit);
    perform({EditId::create(), Edit::Kind::Redo, edit.id, m_clock(), edit.label, edit.change});
    return true;
}

void Document::show(const Board &board)
{
    Q_ASSERT(m_readOnly);
    if (const ChangeSet change = between(m_board, board); !change.isEmpty())
        perform({EditId::create(), Edit::Kind::Do, {}, m_clock(), {}, change});
}

void Document::restoreHistory(const std::vector<Edit> &edits)
{
    for (const Edit &edit : edits) {
        switch (edit.kind) {
        case Edit::Kind::Do:
            m_undo.push_back(edit);
            m_redo.clear();
            break;
        case Edit::Kind::Undo:
            if (!m_undo.empty() && m_undo.back().id == edit.of) {
                m_redo.push_back(m_undo.back());
                m_undo.pop_back();
            }
            break;
        case Edit::Kind::Redo:
            if (!m_redo.empty() && m_redo.back().id == edit.of) {
                m_undo.push_back(m_redo.back());
                m_redo.pop_back();
            }
            break;
        }
    }

    Board board = m_board;
    for (auto edit = m_undo.rbegin(); edit != m_undo.rend(); ++edit) {
        if (!fits(invert(edit->change), board)) {
            m_undo.erase(m_undo.begin(), edit.base());
            break;
        }
        board = tempestry::apply(invert(edit->change), board);
    }
    board = m_board;
    for (auto edit = m_redo.rbegin(); edit != m_redo.rend(); ++edit) {
        if (!fits(edit->change, board)) {
            m_redo.erase(m_redo.begin(), edit.base());
            break;
        }
        board = tempestry::apply(edit->change, board);
    }
}

void Document::perform(const Edit &edit)
{
    m_board = tempestry::apply(edit.change, m_board);
    Q_EMIT changed(edit);
}

} // namespace tempestry
