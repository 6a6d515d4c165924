// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/probe_time.h"

#include <array>
#include <cmath>

namespace peerplan {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The numbers of the first release in a text: `9.1(2)11` is {9, 1, 2}. At least a major and a
/// minor number; what is not said counts as 0.
bool readRelease(std::string_view text, std::array<int, 3>& release) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t parts = 0;
        std::array<int, 3> found{};
        while (at < text.size() && parts < found.size() && digit(text[at])) {
            int value = 0;
            for (; at < text.size() && digit(text[at]); ++at) {
                value = value < 100000 ? value * 10 + (text[at] - '0') : value;
            }
            found[parts] = value;
            ++parts;
            const bool joined = at < text.size() && (text[at] == '.' || text[at] == '(');
            if (!joined) break;
            ++at;
        }
        if (parts >= 2) {
            release = found;
            return true;
        }
    }
    return false;
}

bool namesAnotherProduct(std::string_view text) {
    // FTD and IOS number their releases otherwise.
    for (const std::string_view other : {"FTD", "IOS", "Firepower", "ocserv"}) {
        if (text.find(other) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

bool hasDelayedAckStall(std::string_view software, const ProbeTiming& timing) {
    std::array<int, 3> release{};
    if (namesAnotherProduct(software) || !readRelease(software, release)) return false;
    // A15: 9.1(3) is the first without, unless told otherwise.
    constexpr std::array<int, 3> fixed{9, 1, 3};
    return timing.stallIn913 ? release <= fixed : release < fixed;
}

double stallMs(const ProbePath& path, std::int64_t index, const ProbeTiming& timing) {
    if (!path.stalls || timing.legacyHttp) return 0;
    const bool resumed = index > 0 && path.resumes;
    if (resumed && !timing.stallOnResumed) return 0;
    const bool delays = path.ackFrequency >= 2;
    if (timing.stallLiteral) return delays ? timing.stallMs : 0;
    const double roundTrip = path.networkMs + timing.proxyLegMs;
    return delays ? timing.stallMs + roundTrip : roundTrip;
}

double probeMs(const ProbePath& path, std::int64_t index, const ProbeTiming& timing) {
    const double roundTrip = path.networkMs + timing.proxyLegMs;
    if (timing.legacyHttp) return 2 * roundTrip + timing.overheadMs;
    const bool resumed = index > 0 && path.resumes;
    const double handshake = resumed ? timing.resumedHandshakeMs : timing.fullHandshakeMs;
    const double trips = resumed || timing.tls13 ? 3 : 4;
    return trips * roundTrip + handshake + timing.overheadMs + stallMs(path, index, timing);
}

double roundedMs(double ms, Rounding rounding) {
    switch (rounding) {
        case Rounding::Nearest:
            return std::round(ms);
        case Rounding::Down:
            return std::floor(ms);
        case Rounding::None:
            break;
    }
    return ms;
}

}  // namespace peerplan
