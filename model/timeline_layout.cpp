#include "model/timeline_layout.h"
namespace tempestry { void layoutTimeline(BoardDraft &, TimelineId) {} }
