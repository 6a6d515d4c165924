// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/option_names.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace peerplan {
namespace {

std::optional<double> readNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    // A fortnight in milliseconds and a year in hours are far below.
    if (!std::isfinite(value) || value < 0 || value > 1e6) return std::nullopt;
    return value;
}

using Set = bool (*)(OgsOptions&, std::string_view);

template <auto Access>
bool setFlag(OgsOptions& options, std::string_view value) {
    if (value != "yes" && value != "no") return false;
    Access(options) = value == "yes";
    return true;
}

template <auto Access>
bool setWord(OgsOptions& options, std::string_view value) {
    using Enum = std::remove_reference_t<decltype(Access(options))>;
    const std::optional<Enum> found = fromWord<Enum>(value);
    if (found) Access(options) = *found;
    return found.has_value();
}

template <auto Access>
bool setMs(OgsOptions& options, std::string_view value) {
    const std::optional<double> number = readNumber(value);
    if (number) Access(options) = *number;
    return number.has_value();
}

template <auto Access>
bool setSeconds(OgsOptions& options, std::string_view value) {
    const std::optional<double> number = readNumber(value);
    if (number) Access(options) = Duration::seconds(*number);
    return number.has_value();
}

template <auto Access>
bool setHours(OgsOptions& options, std::string_view value) {
    const std::optional<double> number = readNumber(value);
    if (number) Access(options) = Duration::minutes(*number * 60);
    return number.has_value();
}

bool setProbes(OgsOptions& options, std::string_view value) {
    const std::optional<double> number = readNumber(value);
    if (!number || *number < 1 || *number > 100 || *number != std::floor(*number)) return false;
    options.probes = static_cast<std::int64_t>(*number);
    return true;
}

struct Row {
    const char* name;
    const char* source;
    const char* takes;
    const char* fallback;
    Set set;
};

#define PEERPLAN_OGS(member)      \
    [](OgsOptions & o) -> auto& { \
        return o.member;          \
    }

constexpr Row rows[] = {
    {"cache-match", "A1", "any|complete", "any", &setWord<PEERPLAN_OGS(cacheMatch)>},
    {"hold-h", "A2", "hours", "the profile's suspend time", &setHours<PEERPLAN_OGS(hold)>},
    {"suspend-h", "A2", "hours", "the profile's suspend time", &setHours<PEERPLAN_OGS(suspend)>},
    {"location-change-overrides-hold", "A3", "no|yes", "no",
     &setFlag<PEERPLAN_OGS(locationChangeOverridesHold)>},
    {"gate-reprobes", "A4", "no|yes", "no", &setFlag<PEERPLAN_OGS(gateReprobes)>},
    {"loss-stops-after-backups", "A5", "no|yes", "no",
     &setFlag<PEERPLAN_OGS(lossStopsAfterBackups)>},
    {"improvement-of", "A6", "current|best", "current", &setWord<PEERPLAN_OGS(improvementOf)>},
    {"strict-improvement", "A7", "no|yes", "no", &setFlag<PEERPLAN_OGS(strictImprovement)>},
    {"threshold-on-resume-only", "A8", "no|yes", "no",
     &setFlag<PEERPLAN_OGS(thresholdOnResumeOnly)>},
    {"deadline-per-host", "A9", "no|yes", "no", &setFlag<PEERPLAN_OGS(deadlinePerHost)>},
    {"legacy-http", "A11", "no|yes", "no", &setFlag<PEERPLAN_OGS(timing.legacyHttp)>},
    {"preflight", "A12", "no-entry-here|no-entry-at-all", "no-entry-here",
     &setWord<PEERPLAN_OGS(preflight)>},
    {"rounding", "A13", "nearest|down|none", "nearest", &setWord<PEERPLAN_OGS(rounding)>},
    {"needs-all-probes", "A14", "no|yes", "no", &setFlag<PEERPLAN_OGS(needsAllProbes)>},
    {"stall-in-9.1(3)", "A15", "no|yes", "no", &setFlag<PEERPLAN_OGS(timing.stallIn913)>},
    {"merge-profiles", "R2", "yes|no", "yes", &setFlag<PEERPLAN_OGS(mergeProfiles)>},
    {"proxy-leg-ms", "R3", "ms", "0", &setMs<PEERPLAN_OGS(timing.proxyLegMs)>},
    {"resolver-drops-address-queries", "R8", "no|yes", "no",
     &setFlag<PEERPLAN_OGS(resolverDropsAddressQueries)>},
    {"cache-life-h", "R12", "hours", "336", &setHours<PEERPLAN_OGS(cacheLife)>},
    {"cache-write-fails", "R14", "no|yes", "no", &setFlag<PEERPLAN_OGS(cacheWriteFails)>},
    {"probes", "R17", "count", "3", &setProbes},
    {"deadline-s", "R21", "seconds", "7", &setSeconds<PEERPLAN_OGS(deadline)>},
    {"backups-of-others", "R25", "no|yes", "no", &setFlag<PEERPLAN_OGS(backupsOfOthers)>},
    {"overhead-ms", "1.3", "ms", "1", &setMs<PEERPLAN_OGS(timing.overheadMs)>},
    {"full-handshake-ms", "1.3", "ms", "66", &setMs<PEERPLAN_OGS(timing.fullHandshakeMs)>},
    {"resumed-handshake-ms", "1.3", "ms", "0", &setMs<PEERPLAN_OGS(timing.resumedHandshakeMs)>},
    {"stall-ms", "1.3", "ms", "120", &setMs<PEERPLAN_OGS(timing.stallMs)>},
    {"stall-on-resumed", "1.3", "yes|no", "yes", &setFlag<PEERPLAN_OGS(timing.stallOnResumed)>},
    {"stall-literal", "1.3", "no|yes", "no", &setFlag<PEERPLAN_OGS(timing.stallLiteral)>},
    {"tls13", "1.3", "no|yes", "no", &setFlag<PEERPLAN_OGS(timing.tls13)>},
};

#undef PEERPLAN_OGS

}  // namespace

const std::vector<OgsOptionName>& ogsOptionNames() {
    static const std::vector<OgsOptionName> names = [] {
        std::vector<OgsOptionName> out;
        for (const Row& row : rows) out.push_back({row.name, row.source, row.takes, row.fallback});
        return out;
    }();
    return names;
}

bool setOgsOption(OgsOptions& options, std::string_view name, std::string_view value) {
    for (const Row& row : rows) {
        if (name == row.name) return row.set(options, value);
    }
    return false;
}

}  // namespace peerplan
