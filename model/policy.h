// SPDX-License-Identifier: MIT
#pragma once

/// What the company asks of its network: targets, growth, fallbacks, failures to survive.

#include <optional>
#include <string>
#include <vector>

#include "model/perimeter.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/service.h"

namespace peerplan {

/// Whether a fallback is allowed, and whether it needs a person (rules R2, R4).
enum class Fallback : std::uint8_t { None, Automatic, Manual };
PEERPLAN_WORDS(Fallback, "none", "automatic", "manual")

/// A rank of `policy.order` (rule R2).
enum class EgressRank : std::uint8_t { OwnRegion, OtherRegions, Internet };
PEERPLAN_WORDS(EgressRank, "own-region", "other-regions", "internet")

/// Kinds of failure that sizing survives (rule H3).
enum class FailureKind : std::uint8_t {
    Unit,
    Control,
    Device,
    Link,
    Connection,
    Msee,
    Circuit,
    PeeringLocation,
    Site,
    InternetEgress,
    Provider,
    Isp,
    Network,
    RiskGroup,
    Metro,
    Gateway,
    Resolver
};
PEERPLAN_WORDS(FailureKind, "unit", "control", "device", "link", "connection", "msee", "circuit",
               "peering-location", "site", "internet", "provider", "isp", "network", "risk-group",
               "metro", "gateway", "resolver")

struct HeadroomTarget {
    /// Shares of capacity that stay free at the peak; unset takes the catalogue's 0.2 and 0.5.
    std::optional<double> least;
    std::optional<double> most;
    bool operator==(const HeadroomTarget&) const = default;
};

struct Growth {
    /// Growth of users' traffic, demands and baselines a year: 0.2 is 20 % (rule D5).
    std::optional<double> perYear;
    /// Years from `as_of` that the plan looks ahead.
    std::optional<std::int64_t> horizonYears;
    bool operator==(const Growth&) const = default;
};

struct RequiredControls {
    EgressKind egress = EgressKind::ExpressRoute;
    FlowDirection direction = FlowDirection::Outbound;
    std::vector<ControlKind> controls;
    bool operator==(const RequiredControls&) const = default;
};

struct LatencyLimit {
    Ref<Service> service;
    Rtt rtt;
    bool operator==(const LatencyLimit&) const = default;
};

/// Parameters of the statistical rule (rule H7).
struct Burst {
    /// Probability that load exceeds capacity in a second.
    std::optional<double> epsilon;
    /// Rate of one flow, in place of the mix of services.
    std::optional<Bandwidth> flowRate;
    bool operator==(const Burst&) const = default;
};

/// What the edge does to one DSCP value on its way to Microsoft.
struct DscpRule {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const DscpRule&) const = default;
};

struct Qos {
    std::vector<DscpRule> dscp;
    /// What the edge does to values without a rule; unset is not known.
    std::optional<std::int64_t> otherDscp;
    /// Whether voice has a class of its own.
    std::optional<bool> voiceOwnClass;
    bool operator==(const Qos&) const = default;
};

/// A step of a PAC file: which destinations it decides on.
enum class PacStep : std::uint8_t { InternetOnly, ExpressRoute, Rest };
PEERPLAN_WORDS(PacStep, "internet-only", "expressroute", "rest")

struct Policy {
    HeadroomTarget headroom;
    Growth growth;
    std::vector<RequiredControls> requiredControls;
    /// Order of the fallbacks; empty is own region, other regions, Internet.
    std::vector<EgressRank> order;
    /// Circuits of other regions as a fallback; unset is automatic.
    std::optional<Fallback> otherRegions;
    /// The Internet as a fallback for what a circuit carries; unset is none.
    std::optional<Fallback> internetFallback;
    /// How long a manual switch takes.
    std::optional<Duration> manualSwitch;
    std::optional<Rtt> activeActiveTolerance;
    /// Kinds of failure whose worst case sizes an element; empty is the default of rule H3.
    std::vector<FailureKind> survive;
    std::vector<LatencyLimit> latencyLimits;
    std::optional<Duration> wanConvergence;
    Burst burst;
    Qos qos;
    /// What the PAC file decides on, first match first; empty is not stated.
    std::vector<PacStep> pacOrder;
    /// Whether media that goes site to site is spread over the WAN (rule PL5).
    bool peerMediaOnWan = false;
    bool operator==(const Policy&) const = default;
};

}  // namespace peerplan
