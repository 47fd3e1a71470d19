#pragma once

#include "model/board.h"
#include "model/simulation/film.h"
#include "model/simulation/journal_queries.h"

#include <array>
#include <vector>

namespace tempestry {

// A part of the film, in its seconds.
struct Stretch
{
    double from;
    double to;
};

// One row of the chart: what a note worked on, and for how long it was waited for.
struct ChartLane
{
    enum Doing { Waiting, Busy, Failed };
    // By what was done; each in order, none touching the next.
    using Stretches = std::array<std::vector<Stretch>, Failed + 1>;

    // What was done when seconds of the film that are less than `apart` from each other are one.
    struct Outline
    {
        double apart;
        Stretches stretches;
    };

    NoteId note;
    QString title;
    NoteKind kind = NoteKind::Procedure;
    qint64 worked = 0; // virtual microseconds in all
    qint64 waited = 0;
    std::vector<simulation::Work> work;
    double longest = 0;            // seconds of the film that any of the work took
    std::vector<Outline> outlines; // ever finer, as far as that saves anything
};

// Takes time in proportion to the journal, in any thread.
std::vector<ChartLane> chartLanes(const simulation::Film &film, const Board &board);

// Virtual microseconds from the arrival of the message to the start of the work on it.
qint64 waitOf(const simulation::Journal &journal, const simulation::Work &work);
// Virtual microseconds of the work; until the end of the run where it was cut short.
qint64 lengthOf(const simulation::Journal &journal, const simulation::Work &work);
// When the work ends in the film.
double endOf(const simulation::Film &film, const simulation::Work &work);

// The work of the lane that starts at or after the instant, or may still go on then.
std::vector<simulation::Work>::const_iterator firstWorkAt(const ChartLane &lane, const simulation::Film &film,
                                                          double time);

// What the lane does in a part of the film, when instants that are less than `apart` from each other can't be
// told apart. Takes time in proportion to the number of these, not to that of the work.
ChartLane::Stretches stretchesOf(const ChartLane &lane, const simulation::Film &film, Stretch shown,
                                 double apart);

} // namespace tempestry
