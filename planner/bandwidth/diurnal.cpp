// SPDX-License-Identifier: MIT
#include "planner/bandwidth/diurnal.h"

#include <algorithm>
#include <map>
#include <utility>

namespace peerplan {
namespace {

constexpr int minutesOfDay = 24 * 60;
constexpr int minutesOfQuarter = 15;

int localMinute(int utcMinute, int offset) {
    const int minute = (utcMinute + offset) % minutesOfDay;
    return minute < 0 ? minute + minutesOfDay : minute;
}

/// The factor of a UTC quarter-hour. An offset that is no multiple of 15 minutes puts two local
/// quarter-hours in it: the larger counts, so that no peak is understated.
double factorAt(const DayCourse& course, std::size_t quarter, int offset) {
    const int begin = static_cast<int>(quarter) * minutesOfQuarter;
    const auto first = static_cast<std::size_t>(localMinute(begin, offset) / minutesOfQuarter);
    const auto last = static_cast<std::size_t>(localMinute(begin + minutesOfQuarter - 1, offset) /
                                               minutesOfQuarter);
    return std::max(course[first], course[last]);
}

}  // namespace

DayCourse courseOfHours(const std::array<double, 24>& weights) {
    const double most = *std::max_element(weights.begin(), weights.end());
    if (!(most > 0)) return flatCourse();
    DayCourse course{};
    for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
        course[quarter] = std::max(0.0, weights[quarter / 4]) / most;
    }
    return course;
}

DayCourse flatCourse() {
    DayCourse course{};
    course.fill(1.0);
    return course;
}

const std::vector<UtcOffset>& clockOf(const SiteClocks& clocks, std::size_t site) {
    static const std::vector<UtcOffset> utc;
    if (site >= clocks.ofSite.size()) return utc;
    const std::uint32_t course = clocks.ofSite[site];
    return course < clocks.courses.size() ? clocks.courses[course] : utc;
}

int minutesOn(const std::vector<UtcOffset>& course, Date day) {
    if (course.empty()) return 0;
    Date inYear = day;
    const int year = course.front().from.year();
    if (day.year() != year) {
        // 29 February of another year falls on the 28th.
        const int dayOfMonth = day.day();
        const std::optional<Date> same = Date::fromCivil(year, day.month(), dayOfMonth);
        inYear = same ? *same : *Date::fromCivil(year, day.month(), dayOfMonth - 1);
    }
    int minutes = course.front().minutes;
    for (const UtcOffset& offset : course) {
        if (offset.from <= inYear) minutes = offset.minutes;
    }
    return minutes;
}

std::vector<OffsetSet> offsetSets(const SiteClocks& clocks, Date yearStart) {
    std::vector<std::pair<Date, std::size_t>> spans;
    return offsetSets(clocks, yearStart, spans);
}

std::vector<OffsetSet> offsetSets(const SiteClocks& clocks, Date yearStart,
                                  std::vector<std::pair<Date, std::size_t>>& spans) {
    std::vector<char> used(clocks.courses.size(), 0);
    for (const std::uint32_t course : clocks.ofSite) {
        if (course < used.size()) used[course] = 1;
    }
    std::vector<Date> changes{yearStart};
    for (std::size_t c = 0; c < clocks.courses.size(); ++c) {
        if (used[c] == 0) continue;
        for (const UtcOffset& offset : clocks.courses[c]) {
            if (offset.from > yearStart) changes.push_back(offset.from);
        }
    }
    std::sort(changes.begin(), changes.end());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());

    std::vector<OffsetSet> sets;
    for (const Date day : changes) {
        OffsetSet set;
        set.first = day;
        set.minutes.resize(clocks.courses.size(), 0);
        for (std::size_t c = 0; c < clocks.courses.size(); ++c) {
            if (used[c] != 0) set.minutes[c] = minutesOn(clocks.courses[c], day);
        }
        const auto known = std::find_if(sets.begin(), sets.end(), [&](const OffsetSet& other) {
            return other.minutes == set.minutes;
        });
        spans.emplace_back(day, static_cast<std::size_t>(known - sets.begin()));
        if (known == sets.end()) sets.push_back(std::move(set));
    }
    return sets;
}

DayTable::DayTable(const SiteClocks& clocks, Date yearStart, std::vector<DayCourse> courses,
                   std::span<const Shape> shapes)
    : m_sets(offsetSets(clocks, yearStart, m_spans)) {
    if (courses.empty()) courses.push_back(flatCourse());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> inOrder;
    m_pairOfShape.reserve(shapes.size());
    for (const Shape& shape : shapes) {
        const auto key = std::make_pair(shape.clock, shape.diurnal);
        const auto [at, fresh] = pairs.emplace(key, static_cast<std::uint32_t>(inOrder.size()));
        if (fresh) inOrder.push_back(key);
        m_pairOfShape.push_back(at->second);
    }
    m_pairCount = inOrder.size();
    m_factors.resize(m_sets.size() * m_pairCount);
    m_pairPeak.resize(m_pairCount);
    for (std::size_t set = 0; set < m_sets.size(); ++set) {
        for (std::size_t pair = 0; pair < m_pairCount; ++pair) {
            const auto [clock, diurnal] = inOrder[pair];
            const std::vector<int>& minutes = m_sets[set].minutes;
            const int offset = clock < minutes.size() ? minutes[clock] : 0;
            const DayCourse& course = courses[std::min<std::size_t>(diurnal, courses.size() - 1)];
            Factors& row = m_factors[set * m_pairCount + pair];
            for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
                row[quarter] = factorAt(course, quarter, offset);
                if (row[quarter] > m_pairPeak[pair].kbps) {
                    m_pairPeak[pair] = {row[quarter], static_cast<std::uint32_t>(set),
                                        static_cast<std::uint32_t>(quarter)};
                }
            }
        }
    }
}

namespace {

/// Sums loads by pair, keeping the order in which pairs first appear, so that sums are the same
/// whatever came before. One a thread: sizing asks for millions of peaks.
struct PairSums {
    std::vector<std::pair<std::uint32_t, double>> sums;
    std::vector<std::uint32_t> slot;

    static constexpr std::uint32_t none = 0xffffffffU;

    void clear(std::size_t pairCount) {
        for (const auto& [pair, kbps] : sums) slot[pair] = none;
        sums.clear();
        if (slot.size() < pairCount) slot.resize(pairCount, none);
    }

    void add(std::uint32_t pair, double kbps) {
        if (kbps == 0) return;
        if (slot[pair] == none) {
            slot[pair] = static_cast<std::uint32_t>(sums.size());
            sums.emplace_back(pair, kbps);
        } else {
            sums[slot[pair]].second += kbps;
        }
    }

    void gather(std::span<const ShapeLoad> loads, const std::vector<std::uint32_t>& pairOfShape,
                std::size_t pairCount) {
        clear(pairCount);
        for (const ShapeLoad& load : loads) add(pairOfShape[load.shape.at()], load.kbps);
    }
};

}  // namespace

DayPeak DayTable::peak(std::span<const ShapeLoad> loads) const {
    thread_local PairSums pairs;
    pairs.gather(loads, m_pairOfShape, m_pairCount);
    return peakOf(pairs.sums);
}

DayPeak DayTable::peakOf(const std::vector<std::pair<std::uint32_t, double>>& sums) const {
    if (sums.empty()) return {};
    if (sums.size() == 1) {
        const auto [pair, kbps] = sums.front();
        DayPeak peak = m_pairPeak[pair];
        peak.kbps *= kbps;
        return peak;
    }
    DayPeak worst;
    for (std::size_t set = 0; set < m_sets.size(); ++set) {
        Factors day{};
        for (const auto& [pair, kbps] : sums) {
            const Factors& row = factors(set, pair);
            for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
                day[quarter] += kbps * row[quarter];
            }
        }
        for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
            if (day[quarter] > worst.kbps) {
                worst = {day[quarter], static_cast<std::uint32_t>(set),
                         static_cast<std::uint32_t>(quarter)};
            }
        }
    }
    return worst;
}

std::array<double, quartersOfDay> DayTable::day(std::span<const ShapeLoad> loads,
                                                std::size_t set) const {
    thread_local PairSums pairs;
    pairs.gather(loads, m_pairOfShape, m_pairCount);
    std::array<double, quartersOfDay> day{};
    for (const auto& [pair, kbps] : pairs.sums) {
        const Factors& row = factors(set, pair);
        for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
            day[quarter] += kbps * row[quarter];
        }
    }
    return day;
}

double DayTable::at(std::span<const ShapeLoad> loads, std::size_t set, std::size_t quarter) const {
    thread_local PairSums pairs;
    pairs.gather(loads, m_pairOfShape, m_pairCount);
    double sum = 0;
    for (const auto& [pair, kbps] : pairs.sums) sum += kbps * factors(set, pair)[quarter];
    return sum;
}

std::size_t DayTable::setOn(Date day) const {
    const int year = m_sets.front().first.year();
    Date inYear = day;
    if (day.year() != year) {
        const std::optional<Date> same = Date::fromCivil(year, day.month(), day.day());
        inYear = same ? *same : *Date::fromCivil(year, day.month(), day.day() - 1);
    }
    std::size_t set = m_spans.front().second;
    for (const auto& [first, index] : m_spans) {
        if (first <= inYear) set = index;
    }
    return set;
}

}  // namespace peerplan
