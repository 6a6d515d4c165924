// SPDX-License-Identifier: MIT
#pragma once

/// What the report of a plan says: composed once, written by one writer a format (data/report).

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/price_book.h"
#include "model/report.h"
#include "planner/answers/availability.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/compare.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/failover.h"
#include "planner/answers/ogs_place.h"
#include "planner/answers/ogs_score.h"
#include "planner/answers/ogs_selection.h"
#include "planner/answers/providers.h"
#include "planner/answers/review.h"
#include "planner/answers/spof.h"
#include "planner/answers/sweep.h"
#include "planner/report/names.h"
#include "planner/report/section_ids.h"

namespace peerplan {

/// A failover, and the regions of which it is the worst (none: the caller chose it).
struct ReportedFailover {
    std::vector<std::string> regions;
    FailoverAnswer answer;
};

/// What a report speaks of. The plan has its scenario applied.
struct ReportInput {
    const Plan& plan;
    const BandwidthAnswer& bandwidth;
    /// Name of the scenario, or empty.
    std::string scenario;
    /// Name and version of the program.
    std::string generator;
    /// Left out of the report where null.
    const AvailabilityAnswer* availability = nullptr;
    /// Empty leaves the section out.
    std::vector<ReportedFailover> failovers{};
    /// Every single failure; nullptr leaves the section out.
    const SweepAnswer* sweep = nullptr;
    /// Single points of failure; nullptr leaves the section out.
    const SpofAnswer* spof = nullptr;
    /// How well VPN gateways serve; nullptr leaves the section out.
    const OgsScoreAnswer* ogsScore = nullptr;
    /// What clients choose and why, in that section; left out where null.
    const OgsSelectionAnswer* ogsSelection = nullptr;
    /// Where the next ones should stand, in that section; left out where null.
    const OgsPlaceAnswer* ogsPlace = nullptr;
    /// The design held against the rules; nullptr leaves the section out.
    const ReviewAnswer* review = nullptr;
    /// Other designs beside this one; nullptr leaves the section out.
    const CompareAnswer* comparison = nullptr;
    /// The plans of those designs, for what only they have a name for.
    std::vector<const Plan*> otherPlans{};
    /// Peering locations near each region's users; nullptr leaves the section out.
    const ProvidersAnswer* providers = nullptr;
    /// Those that are composed if there is anything for them; empty is all.
    ReportSections sections{};
    /// Where traffic leaves, for the map.
    std::vector<EgressFlow> egressFlows{};
    /// Both, or no prices: what upgrades cost. The catalogue knows where peering locations lie,
    /// too: without it there is no map.
    const Catalogue* catalogue = nullptr;
    const PriceBook* prices = nullptr;
    /// For names made of words; in English where there is none.
    Wording wording{};
};

/// The report, in the order of ReportSection. Every sum, order and percentage is in it. Linear in
/// the answers.
Report composeReport(const ReportInput& input);

}  // namespace peerplan
