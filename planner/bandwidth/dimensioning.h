// SPDX-License-Identifier: MIT
#pragma once

/// The statistical rule of link dimensioning beside the percent rule (rule H7):
/// C = rho + sqrt(-2 r ln(eps) * rho).

#include <array>
#include <cstdint>
#include <vector>

#include "model/catalogue.h"
#include "model/policy.h"
#include "model/service.h"
#include "model/text.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

inline constexpr std::size_t trafficClasses = 5;

/// The capacity in kbit/s at which a mean load of `rhoKbps`, made of flows of `flowKbps` each,
/// exceeds it in less than a share `epsilon` of the seconds. 0 for no load. A bound: simulated
/// violations stay below epsilon.
double statisticalCapacityKbps(double rhoKbps, double flowKbps, double epsilon);

/// The load above which a headroom of `leastHeadroom` suffices and below which the statistical
/// rule asks for more: rho* = -2 r ln(eps) * ((1 - h) / h)^2, from
/// rho / (1 - h) = rho + sqrt(-2 r ln(eps) * rho). Infinite for h = 0; 0 for h = 1.
double crossingKbps(double flowKbps, double epsilon, double leastHeadroom);

/// Rates of one flow, by class, and where each figure comes from.
struct FlowRates {
    std::array<double, trafficClasses> kbps{};
    std::array<Text, trafficClasses> basis;
    std::array<bool, trafficClasses> assumed{};
};

/// The rate of one flow of each class: what `policy.burst.flowRate` says of all, else EF, AF41 and
/// AF21 the catalogue's best Teams profiles of meeting audio, video and screen share; CS3 as EF and
/// BE 10 Mbit/s, both assumed (the latter is the larger flow rate of method 2.5's simulations).
FlowRates flowRates(const Catalogue& catalogue, const Burst& burst);

/// The rate of one flow of a mix: the mean of the classes' rates weighted by their loads, because
/// variances of independent classes add: v = sum(rho_i r_i) T^2. 0 for no load.
double flowKbpsOfMix(const std::array<double, trafficClasses>& kbpsByClass, const FlowRates& rates);

/// Both rules for one load.
struct Dimensioning {
    double flowKbps = 0;
    double epsilon = 0.01;
    double percentKbps = 0;
    double statisticalKbps = 0;
    SizingRule binds = SizingRule::Percent;
    double crossingKbps = 0;
};

/// `leastHeadroom` is the percent rule's, `kbpsByClass` the load at its busiest, of one direction.
Dimensioning dimension(const std::array<double, trafficClasses>& kbpsByClass,
                       const FlowRates& rates, double epsilon, double leastHeadroom);

}  // namespace peerplan
