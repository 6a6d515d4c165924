// SPDX-License-Identifier: MIT
#pragma once

/// Clients over days: a plain working day repeated, with outages, new gateways and journeys.

#include <cstdint>
#include <vector>

#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/ogs_selection.h"
#include "planner/ogs/gateway_rtt.h"
#include "planner/ogs/selection/client.h"

namespace peerplan {

/// A gateway that does not answer from one instant to another.
struct GatewayOutage {
    GatewayId gateway;
    Duration from;
    Duration until;
};

/// A gateway that enters the profiles; clients get the new profile with their next connection.
struct GatewayArrival {
    GatewayId gateway;
    Duration from;
};

/// The clients of a site are at another; both ends count in days of connections there.
struct ClientVisit {
    SiteId client;
    SiteId at;
    Duration from;
    Duration until;
};

/// Instants count from the plan's first midnight in UTC.
struct OgsDays {
    std::int64_t days = 0;
    std::vector<GatewayOutage> outages;
    std::vector<GatewayArrival> arrivals;
    std::vector<ClientVisit> visits;
};

/// A working day, Monday to Friday, in minutes of local time where the client is.
struct WorkingDay {
    std::int64_t connect = 8 * 60;
    std::int64_t sleep = 12 * 60;
    std::int64_t wake = 13 * 60;
    std::int64_t disconnect = 17 * 60 + 30;
};

/// What one client of a site did, decision by decision.
struct ClientStep {
    Decision decision;
    /// Where it was.
    SiteId place;
    Surroundings around;
    ClientProfile profile;
};

/// The course of one client of `home`; empty where its site has no profile. `noise` may be null.
std::vector<ClientStep> clientDays(const Plan& plan, const GatewayRtts& rtts,
                                   const SiteClocks& clocks, SiteId home, const OgsDays& days,
                                   const OgsOptions& options, ProbeNoise* noise = nullptr);

/// What a client finds at a place, by its profile's candidates; `alive` by gateway of the plan.
Surroundings surroundingsAt(const Plan& plan, const GatewayRtts& rtts, const ClientProfile& profile,
                            SiteId place, std::vector<std::uint8_t> alive);

/// Adds what the clients of a site did to an answer: events that differ from the one before, and
/// connections that were not the best there was.
void addClientDays(const Plan& plan, const std::vector<ClientStep>& steps, SiteId home,
                   const OgsOptions& options, OgsSelectionAnswer& answer);

}  // namespace peerplan
