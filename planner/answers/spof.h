// SPDX-License-Identifier: MIT
#pragma once

/// What `spof` answers, as plain structs: what each single failure takes from whom (rules F1 to
/// F5). Names are component references and ids of the plan, rates in kbit/s, times in milliseconds.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/policy.h"
#include "model/text.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

/// How a single failure hurts, worst first (rule F1).
enum class SpofKind : std::uint8_t { Cut, Manual, Congested, Slow };
PEERPLAN_WORDS(SpofKind, "cut", "manual", "congested", "slow")
inline constexpr std::size_t spofKinds = 4;

/// Whom it hurts.
struct SpofReach {
    std::int64_t sites = 0;
    /// Positions in `SpofAnswer::services`, ascending.
    std::vector<std::uint32_t> services;
    /// All users of those sites.
    std::int64_t users = 0;
    /// Users × share of their traffic that is hurt (rule F4).
    double userEquivalents = 0;
};

/// One component and one kind.
struct SpofFinding {
    /// Empty in `SpofAnswer::normal`.
    std::string component;
    FailureKind componentKind = FailureKind::Link;
    SpofKind kind = SpofKind::Cut;
    /// The services' own paths, and those together with all that the services need (rule F2).
    SpofReach bare;
    SpofReach usable;
    /// All users of sites that send any share over what fails (rule F4).
    std::int64_t usersTouched = 0;
    /// The first of the sites that it hurts.
    std::vector<std::string> examples;
    /// The one site whose traffic alone can notice; empty where others can.
    std::string ownOf;

    /// `manual`: how long people take to switch, where the policy says so.
    std::optional<double> manualMinutes;
    /// `slow`: the greatest round trip among what is slow, and what it is in the normal state.
    std::optional<double> rttMs;
    std::optional<double> normalRttMs;
    /// `congested`: how many elements are, and the one with the least headroom.
    std::int64_t elements = 0;
    std::string element;
    std::optional<LoadAnswer> load;
    /// Capacity that would leave it the least headroom of the target.
    double neededKbps = 0;

    /// The cheapest kind of remedy.
    Text fix;
};

/// How many paths share nothing that can fail: at least `least`, at most `most` (rule F4).
struct SpofPaths {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    bool operator==(const SpofPaths&) const = default;
};

/// One site and one service: how many components are single points of failure of it, by kind.
struct SpofPair {
    std::array<std::uint32_t, spofKinds> bare{};
    std::array<std::uint32_t, spofKinds> usable{};
    /// Paths that share no site, link, device, network, control, circuit or building.
    SpofPaths paths;
    /// Paths that share no provider, ISP or risk group either.
    SpofPaths riskPaths;
};

struct SpofAnswer {
    /// Down already (rule F8).
    std::vector<std::string> given;
    /// The sites and services that were asked about.
    std::vector<std::string> sites;
    std::vector<std::int64_t> users;
    std::vector<std::string> services;
    /// The kinds that were looked for.
    std::vector<SpofKind> kinds;
    /// By kind, then by users.
    std::vector<SpofFinding> findings;
    /// What is so in the normal state already, or under maintenance, whatever else fails.
    std::vector<SpofFinding> normal;
    /// Site-major.
    std::vector<SpofPair> pairs;
    /// Single failures that were looked at.
    std::int64_t states = 0;
    bool complete = true;
    std::vector<Assumption> assumptions;

    const SpofPair& pair(std::size_t site, std::size_t service) const {
        return pairs[site * services.size() + service];
    }
};

}  // namespace peerplan
