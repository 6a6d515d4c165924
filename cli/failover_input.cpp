// SPDX-License-Identifier: MIT
#include "cli/failover_input.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "model/error.h"

namespace peerplan::cli {
namespace {

constexpr double mostMs = 366.0 * 86'400'000;

std::int64_t timeOf(const std::string& text) {
    if (const auto ms = millisecondsOf(text)) return *ms;
    throw UsageError(Text(tr("{time} is no time: write seconds, or a number with ms, s, min or h"),
                          {{"time", text}}));
}

}  // namespace

std::optional<std::int64_t> millisecondsOf(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value) || value < 0) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    double factor = 0;
    if (unit.empty() || unit == "s") factor = 1e3;
    if (unit == "ms") factor = 1;
    if (unit == "min") factor = 60e3;
    if (unit == "h") factor = 3600e3;
    if (factor == 0 || value * factor > mostMs) return std::nullopt;
    return std::llround(value * factor);
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> quartersOf(const std::string& text) {
    std::uint32_t hour = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, hour);
    if (error != std::errc() || hour > 23 || end == text.data()) return std::nullopt;
    if (end == last) return std::pair(hour * 4, hour * 4 + 3);
    if (*end != ':' || last - end != 3) return std::nullopt;
    std::uint32_t minute = 0;
    const auto [rest, wrong] = std::from_chars(end + 1, last, minute);
    if (wrong != std::errc() || rest != last || minute > 59) return std::nullopt;
    const std::uint32_t quarter = hour * 4 + minute / 15;
    return std::pair(quarter, quarter);
}

std::vector<ScriptedOutage> outagesOf(const ComponentIndex& components,
                                      const std::vector<std::string>& failed,
                                      const TimedComponents& at, const TimedComponents& repairs) {
    std::vector<ScriptedOutage> outages;
    for (const std::string& ref : failed) outages.push_back({components.require(ref), 0, {}});
    for (const auto& [time, ref] : at) {
        outages.push_back({components.require(ref), timeOf(time), {}});
    }
    if (outages.empty()) throw UsageError(Text(tr("name at least one component that fails")));
    for (const auto& [time, ref] : repairs) {
        const ComponentId component = components.require(ref);
        const std::int64_t ms = timeOf(time);
        ScriptedOutage* last = nullptr;
        for (ScriptedOutage& outage : outages) {
            if (outage.component != component || outage.fromMs > ms || outage.toMs) continue;
            if (last == nullptr || outage.fromMs > last->fromMs) last = &outage;
        }
        if (last == nullptr) {
            throw UsageError(Text(tr("--repair {time} {component}: it has not failed by then"),
                                  {{"time", time}, {"component", ref}}));
        }
        last->toMs = ms;
    }
    // The story begins with the first failure.
    const auto first = std::min_element(
        outages.begin(), outages.end(),
        [](const ScriptedOutage& a, const ScriptedOutage& b) { return a.fromMs < b.fromMs; });
    const std::int64_t begin = first->fromMs;
    for (ScriptedOutage& outage : outages) {
        outage.fromMs -= begin;
        if (outage.toMs) *outage.toMs -= begin;
    }
    std::stable_sort(
        outages.begin(), outages.end(),
        [](const ScriptedOutage& a, const ScriptedOutage& b) { return a.fromMs < b.fromMs; });
    return outages;
}

}  // namespace peerplan::cli
