// SPDX-License-Identifier: MIT
#pragma once

/// The day as planning sees it: 96 quarter-hours of UTC for every distinct set of UTC offsets in
/// the plan's year, and the quarter-hour in which several courses of load sum to their peak (D1).

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/clock.h"
#include "model/quantity.h"
#include "planner/network/ids.h"
#include "planner/routing/traffic.h"

namespace peerplan {

inline constexpr std::size_t quartersOfDay = 96;

/// Factors of the 96 quarter-hours of a local day, the largest 1.
using DayCourse = std::array<double, quartersOfDay>;

/// The course of 24 hourly weights: constant within an hour, divided by the largest weight. All
/// weights zero or less make the flat course.
DayCourse courseOfHours(const std::array<double, 24>& weights);

/// The course that is 1 all day.
DayCourse flatCourse();

/// A span of days on which every clock keeps one offset, and what those offsets are.
struct OffsetSet {
    /// The first day of the plan's year with these offsets.
    Date first;
    /// Minutes from UTC, by course of `SiteClocks`.
    std::vector<int> minutes;
};

/// The distinct sets of offsets through the year, in the order of their first days. Only courses
/// that a site uses tell sets apart. Without any clock there is one set from `yearStart` on.
std::vector<OffsetSet> offsetSets(const SiteClocks& clocks, Date yearStart);
/// The same with every span of days of the year, in order, and the index of its set.
std::vector<OffsetSet> offsetSets(const SiteClocks& clocks, Date yearStart,
                                  std::vector<std::pair<Date, std::size_t>>& spans);

/// The course of offsets of a site; UTC's, which is empty, beyond the sites and where none is
/// known.
const std::vector<UtcOffset>& clockOf(const SiteClocks& clocks, std::size_t site);

/// The minutes from UTC that a course keeps on a day; for a day of another year, those of the same
/// day and month of the course's year.
int minutesOn(const std::vector<UtcOffset>& course, Date day);

/// Load of one shape: a busy-hour rate that the shape's factor scales.
struct ShapeLoad {
    ShapeId shape;
    double kbps = 0;
};

/// The busiest quarter-hour of a sum of shapes.
struct DayPeak {
    double kbps = 0;
    /// Index into `DayTable::sets()`.
    std::uint32_t set = 0;
    /// Quarter-hour of the UTC day, 0 for 00:00 to 96 exclusive.
    std::uint32_t quarter = 0;
};

/// Factors of every (set, clock, course) at every quarter-hour, made once for all sums.
class DayTable {
  public:
    /// `courses` is what `Shape::diurnal` counts, `clocks.courses` what `Shape::clock` counts; a
    /// clock beyond them is UTC. Memory: sets × pairs of (clock, course) in use × 96 doubles.
    DayTable(const SiteClocks& clocks, Date yearStart, std::vector<DayCourse> courses,
             std::span<const Shape> shapes);

    const std::vector<OffsetSet>& sets() const { return m_sets; }

    /// The busiest quarter-hour of all sets; of equal ones the first set, then the first
    /// quarter-hour. Sums go in the order of `loads`. Linear in sets × distinct pairs × 96; loads
    /// of one single pair cost only the look-up of its peak.
    DayPeak peak(std::span<const ShapeLoad> loads) const;

    /// The sum of `loads` in every quarter-hour of one set.
    std::array<double, quartersOfDay> day(std::span<const ShapeLoad> loads, std::size_t set) const;

    /// The sum in one quarter-hour of one set.
    double at(std::span<const ShapeLoad> loads, std::size_t set, std::size_t quarter) const;

    /// The factor of a shape in one quarter-hour of one set.
    double factor(ShapeId shape, std::size_t set, std::size_t quarter) const {
        return factors(set, m_pairOfShape[shape.at()])[quarter];
    }

    /// The set in force on a day (of another year: on the same day and month).
    std::size_t setOn(Date day) const;

  private:
    using Factors = std::array<double, quartersOfDay>;
    const Factors& factors(std::size_t set, std::size_t pair) const {
        return m_factors[set * m_pairCount + pair];
    }

    DayPeak peakOf(const std::vector<std::pair<std::uint32_t, double>>& sums) const;

    /// First days of all spans of the year with the index of their set, in order.
    std::vector<std::pair<Date, std::size_t>> m_spans;
    std::vector<OffsetSet> m_sets;
    /// The pair of (clock, course) of every shape: shapes that differ in class or origin only
    /// share one, and are summed before the day is walked.
    std::vector<std::uint32_t> m_pairOfShape;
    std::size_t m_pairCount = 0;
    std::vector<Factors> m_factors;
    std::vector<DayPeak> m_pairPeak;
};

}  // namespace peerplan
