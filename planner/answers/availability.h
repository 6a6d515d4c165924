// SPDX-License-Identifier: MIT
#pragma once

/// What `availability` answers: the minutes a year in which offices are without a service, and what
/// each component costs in them (rules A1, A2, F2). A year has 525,600 minutes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/component_ref.h"

namespace peerplan {

inline constexpr double minutesPerYear = 525'600;

struct Downtime {
    /// Without a path that needs no person, in the long run.
    double minutes = 0;
    /// What was not worked out: the minutes are at most this much more.
    double unknownMinutes = 0;
    /// Of `minutes`, those in which a fallback that a person switches to would do (rule R4).
    double manualMinutes = 0;
    /// Of the failovers themselves, automatic ones and by a person, as far as repair times are
    /// stated (rules A2, F6).
    double switchingMinutes = 0;
    /// All in all (rule A2): `minutes` and `switchingMinutes`, less those of `minutes` that a
    /// person ends before the repair.
    double allMinutes = 0;
    /// Anything on the ways to the service states how often it is up; if nothing does, no minutes
    /// say nothing.
    bool stated = false;
};

struct ServiceDowntime {
    std::string service;
    Downtime bare;
    /// With everything that the service needs (rule F2).
    Downtime usable;
};

struct SiteDowntime {
    std::string site;
    std::string region;
    std::int64_t users = 0;
    /// In the order of `AvailabilityAnswer::services`.
    std::vector<ServiceDowntime> services;
};

/// A service over all sites.
struct ServiceSummary {
    std::string service;
    /// What else must work for it to be usable.
    std::vector<std::string> needs;
    /// Means over users (over sites where the plan states no users).
    double bareMinutes = 0;
    double usableMinutes = 0;
    double unknownMinutes = 0;
    /// Anything on the ways to it, and to what it needs, states how often it is up.
    bool bareStated = false;
    bool usableStated = false;
    /// The site with the most usable minutes; empty where all have none.
    std::string worstSite;
    double worstMinutes = 0;
};

/// What would be gained if a component never failed.
struct ComponentCost {
    /// A component; of a trunk `network/<network>/<pop>-<pop>`.
    std::string component;
    /// Share of the year that it is up.
    double availability = 1;
    /// The catalogue's figure and not the plan's.
    bool assumed = false;
    /// Mean over sites and services of the usable minutes a year.
    double minutes = 0;
    /// Summed over all users, mean over services, a year.
    double bareUserMinutes = 0;
    double usableUserMinutes = 0;
};

struct StatedAvailability {
    ComponentKind kind = ComponentKind::Site;
    std::int64_t stated = 0;
    std::int64_t notStated = 0;
};

struct AvailabilityAnswer {
    /// Down already (rule F8).
    std::vector<std::string> given;
    std::vector<ServiceSummary> services;
    std::vector<SiteDowntime> sites;
    /// Most costly first.
    std::vector<ComponentCost> components;
    std::vector<StatedAvailability> stated;
    /// The catalogue's figure for circuits that state none; nothing if all state one.
    std::optional<double> assumedCircuit;
    /// Whether any component states a repair time; else there are no switching minutes to tell.
    bool statesRepair = false;
    /// False if the work was stopped: figures may then be missing.
    bool complete = true;
};

}  // namespace peerplan
