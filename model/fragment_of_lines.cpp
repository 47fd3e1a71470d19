#include "model/fragment.h"
#include "model/limits.h"
#include "model/timeline_layout.h"

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

// Of each line, where it is to stand in rows and columns.
struct Cell
{
    size_t row;
    size_t column;
};

std::vector<Cell> cellsOf(const NoteLines &lines, LineLayout layout)
{
    constexpr size_t kFewest = 5; // up to so many stand in one row
    const size_t count = lines.lines.size();
    const size_t wide = count <= kFewest || layout == LineLayout::Row
                            ? count
                            : static_cast<size_t>(std::ceil(std::sqrt(2.0 * static_cast<double>(count))));
    std::vector<Cell> cells;
    for (size_t i = 0; i < count; ++i) {
        const NoteLine &line = lines.lines[i];
        cells.push_back(lines.isTable ? Cell{static_cast<size_t>(line.row), static_cast<size_t>(line.column)}
                                      : Cell{i / wide, i % wide});
    }
    return cells;
}

void place(std::vector<Note> &notes, const std::vector<Cell> &cells)
{
    std::vector<double> widths;
    std::vector<double> heights;
    const auto grow = [](std::vector<double> &sizes, size_t index, double size) {
        if (sizes.size() <= index)
            sizes.resize(index + 1);
        sizes[index] = std::max(sizes[index], size);
    };
    for (size_t i = 0; i < notes.size(); ++i) {
        grow(widths, cells[i].column, notes[i].width);
        grow(heights, cells[i].row, notes[i].height);
    }
    const auto starts = [](const std::vector<double> &sizes, double gap) {
        std::vector<double> result;
        double at = 0;
        for (const double size : sizes) {
            result.push_back(at);
            at += size > 0 ? size + gap : 0;
        }
        return result;
    };
    const std::vector<double> lefts = starts(widths, kColumnGap);
    const std::vector<double> tops = starts(heights, kRowGap);
    for (size_t i = 0; i < notes.size(); ++i) {
        const Cell &cell = cells[i];
        notes[i].x = lefts[cell.column] + (widths[cell.column] - notes[i].width) / 2;
        notes[i].y = tops[cell.row] + (heights[cell.row] - notes[i].height) / 2;
    }
}

} // namespace

Board fragmentOf(const NoteLines &lines, NoteKind unsure, LineLayout layout, const NoteHeight &height)
{
    std::vector<Note> notes;
    for (const NoteLine &line : lines.lines) {
        Note note;
        note.id = NoteId::create();
        note.kind = line.kind.value_or(unsure);
        note.title = line.title;
        note.width = info(note.kind).width;
        note.height = info(note.kind).height;
        note.height = height(note);
        note.z = static_cast<int>(notes.size());
        keepWithinLimits(note);
        notes.push_back(std::move(note));
    }
    place(notes, cellsOf(lines, layout));
    BoardDraft draft{Board()};
    for (Note &note : notes)
        draft.set(std::move(note));
    return std::move(draft).finish();
}

} // namespace tempestry
