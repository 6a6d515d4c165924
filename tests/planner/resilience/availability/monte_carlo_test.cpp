// SPDX-License-Identifier: MIT
// Availability against throwing dice: on networks too large to go through all states.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/resilience/availability/slow_availability.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// A company in which everything is down far too often, so that few dice show it.
Plan shakyCompany() {
    Plan plan = companyPlan(12, 3);
    for (Link& link : plan.links) link.availability = 0.8;
    for (Site& site : plan.sites) site.availability = 0.9;
    for (Device& device : plan.devices) device.availability = 0.85;
    for (Circuit& circuit : plan.circuits) circuit.availability = 0.7;
    for (InternetEgress& egress : plan.internet) egress.availability = 0.75;
    for (Perimeter& perimeter : plan.perimeters) {
        for (Control& control : perimeter.controls) control.availability = 0.8;
    }
    for (Gateway& gateway : plan.gateways) gateway.availability = 0.6;
    for (VpnProfile& profile : plan.vpnProfiles) {
        profile.gateways.resize(std::min<std::size_t>(2, profile.gateways.size()));
    }
    return plan;
}

}  // namespace

TEST_CASE("availability lies within the confidence interval of dice") {
    constexpr std::uint64_t seed = 20261101;
    constexpr std::size_t throws = 4000;
    INFO("seed " << seed);
    const Plan plan = shakyCompany();
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    AvailabilityOptions options;
    for (std::size_t s = 0; s < plan.sites.size(); ++s) options.sites.emplace_back(s);
    const AvailabilityAnswer answer = availability(plan, network, catalogue, options);

    std::vector<std::pair<ComponentId, double>> faults;
    for (const auto& [ref, q] : unavailabilities(plan, catalogue)) {
        faults.emplace_back(network.components.require(ref), q);
    }
    std::vector<std::size_t> failed(plan.sites.size() * network.services.size(), 0);
    std::mt19937_64 random(seed);
    Workspace workspace(network);
    for (std::size_t t = 0; t < throws; ++t) {
        FailureState state;
        for (const auto& [component, q] : faults) {
            const double dice = static_cast<double>(random() >> 11U) * 0x1.0p-53;
            if (dice < q) state.failed.push_back(component);
        }
        evaluate(state, workspace);
        for (std::size_t s = 0; s < plan.sites.size(); ++s) {
            for (std::uint32_t k = 0; k < network.services.size(); ++k) {
                bool up = true;
                for (const bool internet : {false, true}) {
                    const FlowId flow = network.flowOf(SiteId(s), k, internet);
                    up &= !flow.valid() || workspace.flow(flow).outcome == Outcome::Served;
                }
                if (!up) ++failed[s * network.services.size() + k];
            }
        }
    }
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        for (std::uint32_t k = 0; k < network.services.size(); ++k) {
            const Downtime& down = answer.sites[s].services[k].bare;
            const double least = down.minutes / minutesPerYear;
            const double most = least + down.unknownMinutes / minutesPerYear;
            const double seen = static_cast<double>(failed[s * network.services.size() + k]) /
                                static_cast<double>(throws);
            // Four and a half standard deviations: one in 150,000, of some 100 figures.
            const double wide = 4.5 * std::sqrt(std::max(1e-4, most * (1 - most)) / throws);
            INFO(plan.sites[s].id << " " << network.services[k].id << " seen " << seen);
            CHECK(seen >= least - wide);
            CHECK(seen <= most + wide);
            CHECK(most - least <= 1e-6);
        }
    }
}
