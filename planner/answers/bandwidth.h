// SPDX-License-Identifier: MIT
#pragma once

/// What `bandwidth` answers, as plain structs: demand, load and headroom, sizes, and what was
/// assumed. Rates are in kbit/s; names are component references and ids of the plan.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"
#include "model/policy.h"
#include "model/quantity.h"
#include "model/service.h"
#include "model/site.h"
#include "model/text.h"

namespace peerplan {

/// Site to Microsoft (up) and Microsoft to site (down).
struct Rates {
    double upKbps = 0;
    double downKbps = 0;
    double sum() const { return upKbps + downKbps; }
    Rates& operator+=(const Rates& other) {
        upKbps += other.upKbps;
        downKbps += other.downKbps;
        return *this;
    }
    bool operator==(const Rates&) const = default;
};

/// How much of a capacity is free at the busiest quarter-hour (rule H2).
enum class HeadroomClass : std::uint8_t { Congested, Tight, Target, Generous, Wasteful };
PEERPLAN_WORDS(HeadroomClass, "congested", "tight", "target", "generous", "wasteful")

/// Which rule asks for more capacity (rule H7).
enum class SizingRule : std::uint8_t { Percent, Statistical };
PEERPLAN_WORDS(SizingRule, "percent", "statistical")

/// Something taken because the plan does not say it, or a choice that a figure rests on (PL6).
struct Assumption {
    /// What it is about, in a word or two, such as `growth`; equal words stand together.
    std::string subject;
    Text text;
};

/// Something about the input that a reader of the figures must know; no default and no error.
struct Remark {
    /// The object it is about: `measurement/pilot-2026`.
    std::string subject;
    Text text;
};

/// Where a figure of demand comes from, best first (rule D2).
enum class DemandBasis : std::uint8_t { Measured, Pilot, Persona };
PEERPLAN_WORDS(DemandBasis, "measured", "pilot", "persona")

/// Busy-hour demand of one site's users for one service, at `as_of`.
struct ServiceDemand {
    /// Positions in `BandwidthAnswer::sites` and `services`.
    std::uint32_t site = 0;
    std::uint32_t service = 0;
    DemandBasis basis = DemandBasis::Persona;
    /// What is planned with.
    Rates used;
    /// What the personas say, for comparison.
    Rates estimate;
    /// used / estimate, both directions together; nothing where the estimate is 0.
    std::optional<double> ratio;
    /// Media that goes site to site and is in none of the above (rule PL5).
    Rates peer;
};

/// Traffic that the plan states itself, or that was measured and nothing else explains.
struct FixedDemand {
    /// `demand/x`, `inbound/x` or `measurement/x`.
    std::string ref;
    /// Position in `BandwidthAnswer::sites`, or none for a baseline on a link.
    std::optional<std::uint32_t> site;
    /// Where it goes: a service's id, `site/x`, an Azure region, or the measured element.
    std::string to;
    TrafficClass trafficClass = TrafficClass::BE;
    /// At its busiest, at `as_of`.
    Rates rates;
    bool flat = false;
};

/// A measurement of an element beside what the plan's own traffic lays on it (rule D4).
struct MeasurementAnswer {
    /// `measurement/x` and the element or the site it is of.
    std::string ref;
    std::string of;
    /// At `as_of`, grown from the day it was measured.
    Rates measured;
    /// Peak of what the plan itself lays there, of what the measurement includes.
    Rates explained;
    /// What is left, and counts as a baseline.
    Rates baseline;
    /// Of business hours, as measured.
    std::optional<double> p95UpKbps;
    std::optional<double> p95DownKbps;
    std::optional<double> p99UpKbps;
    std::optional<double> p99DownKbps;
    bool series = false;
};

}  // namespace peerplan
