// SPDX-License-Identifier: MIT
#include "data/time/site_clocks.h"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "model/error.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

const date::tzdb& database() {
    try {
        const date::tzdb& zones = date::get_tzdb();
        if (!zones.zones.empty()) return zones;
    } catch (const std::runtime_error&) {
        // The library's words name its own functions; what helps is said below.
    }
    throw StorageError(
        Text(tr("The system has no time zone database (/usr/share/zoneinfo); on Debian it is the "
                "package tzdata.")));
}

/// What the system's own zone is says nothing about a plan.
bool isOfThisMachine(const std::string& name) {
    return name == "localtime" || name == "posixrules" || name == "Factory";
}

/// Old names of zones, such as US/Pacific, and what they are called now: the lines `L now old` of
/// the database's own text. Some systems ship a file for each (Debian 12), others only this list
/// (Debian 13). Empty where the text is not there: then a name is known that has a file.
const std::map<std::string, std::string>& oldNames() {
    static const std::map<std::string, std::string> names = [] {
        std::map<std::string, std::string> read;
        std::ifstream text("/usr/share/zoneinfo/tzdata.zi");
        for (std::string line; std::getline(text, line);) {
            std::istringstream words(line);
            std::string kind, now, old;
            if (words >> kind >> now >> old && kind == "L") read.emplace(old, now);
        }
        return read;
    }();
    return names;
}

const date::time_zone* withFile(const std::string& name) {
    for (const date::time_zone& zone : database().zones) {
        if (zone.name() == name) return &zone;
    }
    return nullptr;
}

const date::time_zone* find(const std::string& name) {
    if (isOfThisMachine(name)) return nullptr;
    if (const date::time_zone* zone = withFile(name)) return zone;
    const auto old = oldNames().find(name);
    return old == oldNames().end() ? nullptr : withFile(old->second);
}

std::string nearestZone(const std::string& name) {
    NearestSpelling nearest(name);
    for (const date::time_zone& zone : database().zones) {
        if (!isOfThisMachine(zone.name())) nearest.offer(zone.name());
    }
    for (const auto& [old, now] : oldNames()) nearest.offer(old);
    // People write the city alone: "Oslo".
    if (nearest.best().empty()) {
        for (const date::time_zone& zone : database().zones) {
            const std::size_t slash = zone.name().rfind('/');
            if (slash == std::string::npos) continue;
            if (editDistance(zone.name().substr(slash + 1), name, 1) <= 1) return zone.name();
        }
    }
    return nearest.best();
}

int minutesOf(std::chrono::seconds offset) {
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(offset).count());
}

/// The offsets of one zone through a calendar year.
std::vector<UtcOffset> courseOf(const date::time_zone& zone, int year) {
    const date::local_days newYear{date::year{year} / date::January / 1};
    date::sys_info info = zone.get_info(newYear).first;
    std::vector<UtcOffset> course = {
        {Date::fromDays(newYear.time_since_epoch().count()), minutesOf(info.offset)}};
    const date::local_days nextYear{date::year{year + 1} / date::January / 1};
    while (true) {
        const date::sys_seconds change = info.end;
        // The last entry of a zone ends at the end of the library's calendar.
        if (change >= date::sys_days{nextYear.time_since_epoch()} + date::days{2}) return course;
        // The first day that begins with or sees the new offset: clocks that go back at midnight
        // leave an hour of it to the day before, and a day may be left out.
        const std::chrono::seconds before = info.offset;
        info = zone.get_info(change);
        const auto day =
            date::floor<date::days>(change.time_since_epoch() + std::max(before, info.offset));
        if (day >= nextYear.time_since_epoch()) return course;
        const UtcOffset entry{Date::fromDays(day.count()), minutesOf(info.offset)};
        if (entry.minutes == course.back().minutes) continue;
        if (entry.from <= course.back().from) {
            course.back().minutes = entry.minutes;
        } else {
            course.push_back(entry);
        }
    }
}

class Resolver {
  public:
    Resolver(const Plan& plan, Diagnostics& diagnostics)
        : m_plan(plan), m_diagnostics(diagnostics) {}

    SiteClocks resolve() {
        m_clocks.ofSite.reserve(m_plan.sites.size());
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            m_clocks.ofSite.push_back(courseIndex(i));
        }
        if (m_unstated > 0) noteUnstated();
        return std::move(m_clocks);
    }

  private:
    std::uint32_t courseIndex(std::size_t site) {
        const std::string& name = m_plan.sites[site].timeZone;
        const auto known = m_byName.find(name);
        if (name.empty() && m_unstated++ == 0) m_firstUnstated = site;
        if (known != m_byName.end()) return known->second;
        const std::uint32_t index = keep(courseNamed(name, site));
        m_byName.emplace(name, index);
        return index;
    }

    std::vector<UtcOffset> courseNamed(const std::string& name, std::size_t site) {
        const int year = m_plan.asOf.year();
        if (!name.empty()) {
            if (const date::time_zone* zone = find(name)) return courseOf(*zone, year);
            reportUnknown(name, site);
        }
        return {{*Date::fromCivil(std::clamp(year, 1, 9999), 1, 1), 0}};
    }

    /// Zones with the same course share it.
    std::uint32_t keep(std::vector<UtcOffset> course) {
        auto& courses = m_clocks.courses;
        const auto same = std::find(courses.begin(), courses.end(), course);
        const auto index = static_cast<std::uint32_t>(same - courses.begin());
        if (same == courses.end()) courses.push_back(std::move(course));
        return index;
    }

    std::string pointer(std::size_t site) const {
        std::string out = "/sites/";
        out += std::to_string(site);
        out += "/time_zone";
        return out;
    }

    void reportUnknown(const std::string& name, std::size_t site) {
        Diagnostic diagnostic;
        diagnostic.pointer = pointer(site);
        diagnostic.message = {tr("The site {site} names a time zone that nobody knows."),
                              {{"site", m_plan.sites[site].id}}};
        diagnostic.found = name;
        diagnostic.expected = tr("an IANA name such as Europe/Oslo");
        diagnostic.suggestion = nearestZone(name);
        m_diagnostics.push_back(std::move(diagnostic));
    }

    void noteUnstated() {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Note;
        diagnostic.pointer = pointer(m_firstUnstated);
        diagnostic.message = {
            tr("{count} sites state no time zone and count as UTC, {site} the first."),
            {{"count", m_unstated}, {"site", m_plan.sites[m_firstUnstated].id}}};
        m_diagnostics.push_back(std::move(diagnostic));
    }

    const Plan& m_plan;
    Diagnostics& m_diagnostics;
    SiteClocks m_clocks;
    std::unordered_map<std::string, std::uint32_t> m_byName;
    std::int64_t m_unstated = 0;
    std::size_t m_firstUnstated = 0;
};

}  // namespace

SiteClocks resolveClocks(const Plan& plan, Diagnostics& diagnostics) {
    return Resolver(plan, diagnostics).resolve();
}

}  // namespace peerplan
