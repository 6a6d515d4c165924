// SPDX-License-Identifier: MIT
#include "planner/bandwidth/series.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peerplan {
namespace {

constexpr std::int64_t dayMinutes = 24 * 60;
constexpr std::int64_t businessBegin = 9 * 60;
constexpr std::int64_t businessEnd = 17 * 60;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

bool isBusinessDay(std::int64_t localDay) {
    return Date::fromDays(localDay).weekday() < 5;
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The smallest value that at least the share `p` of the sorted values does not pass.
double percentile(const std::vector<double>& sorted, double p) {
    if (sorted.empty()) return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

struct Quarter {
    double kbpsMinutes = 0;
    std::int64_t minutes = 0;
};

}  // namespace

std::optional<std::int64_t> utcMinutes(std::string_view text) {
    if (text.size() != 17 || text[10] != 'T' || text[13] != ':' || text[16] != 'Z') {
        return std::nullopt;
    }
    const std::optional<Date> day = Date::parse(text.substr(0, 10));
    const std::optional<int> hour = number(text.substr(11, 2));
    const std::optional<int> minute = number(text.substr(14, 2));
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return day->days() * dayMinutes + *hour * 60 + *minute;
}

SeriesFigures seriesFigures(const std::vector<Bandwidth>& rates, std::int64_t startMinutes,
                            Duration step, const std::vector<UtcOffset>& course) {
    SeriesFigures figures;
    if (rates.empty()) return figures;
    const std::int64_t stepMinutes = std::max<std::int64_t>(1, step.asMs() / 60'000);
    const auto localOf = [&](std::size_t i) {
        const std::int64_t utc = startMinutes + static_cast<std::int64_t>(i) * stepMinutes;
        return utc + minutesOn(course, Date::fromDays(floorDiv(utc, dayMinutes)));
    };
    bool anyBusinessDay = false;
    for (std::size_t i = 0; i < rates.size() && !anyBusinessDay; ++i) {
        anyBusinessDay = isBusinessDay(floorDiv(localOf(i), dayMinutes));
    }
    const auto counts = [&](std::int64_t localDay) {
        return !anyBusinessDay || isBusinessDay(localDay);
    };

    // Quarter-hours of one day at a time; a new day folds the last one into the largest.
    std::array<Quarter, quartersOfDay> today{};
    std::int64_t day = floorDiv(localOf(0), dayMinutes);
    int businessDays = 0;
    const auto closeDay = [&] {
        if (counts(day)) {
            for (std::size_t q = 0; q < quartersOfDay; ++q) {
                if (today[q].minutes == 0) continue;
                figures.quarters[q] =
                    std::max(figures.quarters[q],
                             today[q].kbpsMinutes / static_cast<double>(today[q].minutes));
            }
            businessDays += anyBusinessDay ? 1 : 0;
        }
        today.fill({});
    };
    std::vector<double> businessHours;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const double kbps = rates[i].asKbps();
        std::int64_t minute = localOf(i);
        const std::int64_t firstDay = floorDiv(minute, dayMinutes);
        if (counts(firstDay)) {
            figures.busiestStepKbps = std::max(figures.busiestStepKbps, kbps);
            const std::int64_t ofDay = minute - firstDay * dayMinutes;
            if (ofDay >= businessBegin && ofDay < businessEnd) businessHours.push_back(kbps);
        }
        const std::int64_t end = minute + stepMinutes;
        while (minute < end) {
            const std::int64_t thisDay = floorDiv(minute, dayMinutes);
            if (thisDay != day) {
                closeDay();
                day = thisDay;
            }
            const std::int64_t next = std::min(end, (floorDiv(minute, 15) + 1) * 15);
            Quarter& quarter =
                today[static_cast<std::size_t>((minute - thisDay * dayMinutes) / 15)];
            quarter.kbpsMinutes += kbps * static_cast<double>(next - minute);
            quarter.minutes += next - minute;
            minute = next;
        }
    }
    closeDay();
    figures.businessDays = businessDays;
    figures.peakKbps = *std::max_element(figures.quarters.begin(), figures.quarters.end());

    const auto window = std::min<std::size_t>(
        rates.size(), std::max<std::size_t>(1, static_cast<std::size_t>(60 / stepMinutes)));
    double sum = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        sum += rates[i].asKbps();
        if (i >= window) sum -= rates[i - window].asKbps();
        if (i + 1 < window) continue;
        if (counts(floorDiv(localOf(i + 1 - window), dayMinutes))) {
            figures.busyHourKbps =
                std::max(figures.busyHourKbps, sum / static_cast<double>(window));
        }
    }

    std::sort(businessHours.begin(), businessHours.end());
    figures.p95Kbps = percentile(businessHours, 0.95);
    figures.p99Kbps = percentile(businessHours, 0.99);
    return figures;
}

}  // namespace peerplan
