// SPDX-License-Identifier: MIT
#pragma once

/// What `path` answers: the ways that a site's traffic for a service takes, hop by hop, and why
/// every other egress lost. RTT in milliseconds, rates in kbit/s.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/enumeration.h"
#include "model/text.h"

namespace peerplan {

enum class HopKind : std::uint8_t {
    Site,
    Link,
    Network,
    Pop,
    Device,
    Perimeter,
    Control,
    Gateway,
    Connection,
    Provider,
    Msee,
    PeeringLocation,
    Microsoft,
    InternetEgress,
    Isp,
    Internet,
    FrontDoor,
    Service
};
PEERPLAN_WORDS(HopKind, "site", "link", "network", "pop", "device", "perimeter", "control",
               "gateway", "connection", "provider", "msee", "peering-location", "microsoft",
               "internet-egress", "isp", "internet", "front-door", "service")

struct PathHop {
    HopKind kind = HopKind::Site;
    /// A component reference; empty for what is none (a perimeter, Microsoft, a front door).
    std::string component;
    /// Name where there is no component.
    std::string name;
    /// What it adds to the round trip, and the round trip so far.
    double rttMs = 0;
    double cumulativeMs = 0;
    /// Load from and to the site's side of the element's own up and down; of a device and a
    /// control both together in `upKbps`. Nothing where there is no traffic or no element.
    std::optional<double> upKbps{};
    std::optional<double> downKbps{};
    /// 1 - load / capacity of the busier direction; nothing where the capacity is not known.
    std::optional<double> headroom{};
};

/// One of the ways, all of equal standing.
struct PathBranch {
    /// The egress as a component reference; empty straight from a remote site to the Internet.
    std::string egress;
    /// Shares of the traffic up and down.
    double up = 0;
    double down = 0;
    double rttMs = 0;
    std::vector<PathHop> hops;
};

enum class LostBecause : std::uint8_t {
    /// Rule R1.
    NoMicrosoftPeering,
    RouteFilter,
    Unauthorized,
    /// ExpressRoute never carries this service, or this part of it.
    InternetOnly,
    /// Rule C2: what it stands on has failed.
    Dead,
    /// Rules C3 and W4.
    PerimeterDead,
    NoPerimeterAtSite,
    Unreachable,
    /// Rule R2.
    NotShared,
    Policy,
    LowerRank,
    Preference,
    Metric,
    Rtt,
    /// Rule R4.
    Manual
};
PEERPLAN_WORDS(LostBecause, "no-microsoft-peering", "route-filter", "unauthorized", "internet-only",
               "dead", "perimeter-dead", "no-perimeter-at-site", "unreachable", "not-shared",
               "policy", "lower-rank", "preference", "metric", "rtt", "manual")

struct LostCandidate {
    std::string egress;
    LostBecause because = LostBecause::Dead;
    /// The failed component behind `Dead`, where one alone explains it.
    std::string component{};
    /// By how much: preference points, metric, or milliseconds.
    double difference = 0;
    /// What the rank that was taken and its own are, for `LowerRank`.
    std::string takenRank{};
    std::string ownRank{};
};

enum class PathOutcome : std::uint8_t { Served, Manual, Cut, SiteDown };
PEERPLAN_WORDS(PathOutcome, "served", "manual", "cut", "site-down")

/// A service's traffic as a whole, or one of its two parts (rule PL5).
struct PathPart {
    /// The part that only the Internet carries.
    bool internetOnly = false;
    /// Of the service's traffic.
    double share = 1;
    PathOutcome outcome = PathOutcome::Cut;
    double rttMs = 0;
    /// Greatest share first.
    std::vector<PathBranch> branches;
    /// Share of the traffic on equal-cost ways beyond those listed.
    double unlistedShare = 0;
    std::vector<LostCandidate> lost;
    /// Internet egresses that serve their own site alone and are not listed one by one.
    std::int64_t unsharedElsewhere = 0;
};

struct PathAnswer {
    std::string site;
    std::string service;
    std::vector<std::string> failed;
    bool afterManualSwitch = false;
    std::vector<PathPart> parts;
};

}  // namespace peerplan
