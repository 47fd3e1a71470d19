#include "persistence/session_layout.h"

#include "model/geometry.h"
#include "model/timeline_layout.h"
#include "persistence/session_size.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tempestry::persistence {

namespace {

constexpr double kFramePadding = 24;
constexpr double kTextRowGap = 6; // the texts have air of their own
constexpr double kFrameTop = 42;  // the strip with the title, and air
constexpr double kShape = 1.15;   // width to height of a board that is easily looked at as a whole

// Texts stand behind everything else: a column for each heading, and as many more as keep the timeline low.
void placeTexts(std::span<DraftNote> notes)
{
    std::map<int, double> heights; // of the columns
    for (const DraftNote &each : notes)
        if (each.note.kind != NoteKind::Text)
            heights[each.note.column] += each.note.height + kRowGap;
    double most = kTimelineHeight - kTimelineTitleHeight;
    for (const auto &[column, height] : heights)
        most = std::max(most, height);
    int column = heights.empty() ? 0 : heights.rbegin()->first + 1;
    double height = 0;
    for (DraftNote &each : notes) {
        if (each.note.kind != NoteKind::Text)
            continue;
        const double needed = each.note.height + kRowGap;
        if (height > 0 && (height + needed > most || (each.item && each.item->heading))) {
            ++column;
            height = 0;
        }
        each.note.column = column;
        height += needed;
    }
}

// Flow above, annotations below, else in the order of the document.
void layOutTimeline(TimelineDraft &draft)
{
    placeTexts(draft.notes);
    draft.timeline.width = kTimelineWidth;
    draft.timeline.height = kTimelineHeight;
    BoardDraft board{Board()};
    board.set(draft.timeline);
    const auto count = static_cast<double>(draft.notes.size());
    double place = 0;
    for (DraftNote &each : draft.notes) {
        Note &note = each.note;
        note.timeline = draft.timeline.id;
        note.y = draft.timeline.y + (isAnnotation(note.kind) ? 1 : 0) + place++ / count;
        board.set(note);
    }
    layoutTimeline(board, draft.timeline.id);
    for (DraftNote &each : draft.notes)
        each.note = *board.board().find(each.note.id);
    draft.timeline = *board.board().find(draft.timeline.id);
}

// A note and those that stay with it, which stand below one another at its right.
struct Block
{
    std::span<DraftNote> notes;
    double width = 0;
    double height = 0;

    const Note &lead() const { return notes.front().note; }
    bool isText() const { return lead().kind == NoteKind::Text; }
};

Block blockAt(std::span<DraftNote> notes)
{
    size_t size = 1;
    while (size < notes.size() && !notes[size].item)
        ++size;
    Block block{notes.first(size), notes.front().note.width, notes.front().note.height};
    double y = 0;
    for (DraftNote &follower : block.notes.subspan(1)) {
        Note &note = follower.note;
        note.x = block.lead().width + kColumnGap;
        note.y = y;
        block.width = std::max(block.width, right(note));
        block.height = std::max(block.height, bottom(note));
        y = bottom(note) + kRowGap;
    }
    return block;
}

void move(std::span<DraftNote> notes, double x, double y)
{
    for (DraftNote &each : notes) {
        each.note.x += x;
        each.note.y += y;
    }
}

class Frames
{
public:
    explicit Frames(std::vector<FrameDraft> &frames)
    {
        for (FrameDraft &frame : frames) {
            Sheet sheet{&frame, {}, false};
            for (size_t at = 0; at < frame.notes.size(); at += sheet.blocks.back().notes.size()) {
                sheet.blocks.push_back(blockAt(frame.notes.subspan(at)));
                m_width = std::max(m_width, sheet.blocks.back().width);
            }
            m_sheets.push_back(std::move(sheet));
            for (const DraftNote &each : frame.notes)
                if (!isAnnotation(each.note.kind) && !std::ranges::count(m_kinds, each.note.kind))
                    m_kinds.push_back(each.note.kind);
        }
    }

    void place(double x, double besideHeight)
    {
        double total = 0;
        for (Sheet &sheet : m_sheets)
            total += fill(sheet);
        std::ranges::stable_partition(m_sheets, &Sheet::leftmost);
        const int columns = columnsFor(total, x, besideHeight);
        const double step = m_width + 2 * kFramePadding + kTimelineGap;
        double y = 0;
        int column = 0;
        for (Sheet &sheet : m_sheets) {
            Frame &frame = sheet.draft->frame;
            if (!sheet.leftmost && column + 1 < columns && y > 0 && y + frame.height / 2 > total / columns) {
                ++column;
                y = 0;
            }
            frame.x = x + column * step;
            frame.y = y;
            move(sheet.draft->notes, frame.x, frame.y);
            y += frame.height + kTimelineGap;
        }
    }

private:
    struct Sheet
    {
        FrameDraft *draft;
        std::vector<Block> blocks;
        bool leftmost; // nothing may stand at its left
    };

    // Whether some note of a frame would be taken for what leads to the note if it stood at its left.
    bool needsMargin(const Note &note) const
    {
        return std::ranges::any_of(m_kinds, [&](NoteKind kind) { return mayFollow(kind, note.kind); });
    }

    // Places the blocks in rows, from the frame's upper left corner; returns how much height is used up.
    double fill(Sheet &sheet)
    {
        double x = 0;
        double y = kFrameTop;
        double rowHeight = 0;
        double rowGap = 0;
        for (Block &block : sheet.blocks) {
            const bool margin = needsMargin(block.lead());
            sheet.leftmost = sheet.leftmost || margin;
            if (x > 0 && (margin || x + block.width > m_width)) {
                x = 0;
                y += rowHeight + rowGap;
                rowHeight = rowGap = 0;
            }
            move(block.notes, kFramePadding + x, y);
            x += block.width + kColumnGap;
            rowHeight = std::max(rowHeight, block.height);
            rowGap = std::max(rowGap, block.isText() ? kTextRowGap : kRowGap);
        }
        Frame &frame = sheet.draft->frame;
        frame.width = m_width + 2 * kFramePadding;
        frame.height = y + rowHeight + kFramePadding;
        return frame.height + kTimelineGap;
    }

    int columnsFor(double total, double left, double besideHeight) const
    {
        constexpr int kMost = 200;
        const auto distortion = [&](int columns) {
            const double width = left + columns * (m_width + 2 * kFramePadding + kTimelineGap);
            return std::abs(std::log(width / std::max(besideHeight, total / columns) / kShape));
        };
        int best = 1;
        while (best < kMost && distortion(best + 1) < distortion(best))
            ++best;
        return best;
    }

    std::vector<Sheet> m_sheets;
    std::vector<NoteKind> m_kinds; // that take part in the flow
    double m_width = kWideTextWidth;
};

} // namespace

void layOut(std::vector<TimelineDraft> &timelines, std::vector<FrameDraft> &frames)
{
    double width = 0;
    double y = 0;
    for (TimelineDraft &draft : timelines) {
        draft.timeline.y = y;
        layOutTimeline(draft);
        width = std::max(width, draft.timeline.width);
        y = bottom(draft.timeline) + kTimelineGap;
    }
    for (TimelineDraft &draft : timelines)
        draft.timeline.width = width;
    if (!frames.empty())
        Frames(frames).place(timelines.empty() ? 0 : width + kTimelineGap, y);
}

} // namespace tempestry::persistence
