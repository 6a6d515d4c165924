// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/gateway_order.h"

#include <algorithm>

#include "planner/ogs/selection/choice.h"

namespace peerplan {

GatewayOrder::GatewayOrder(const Plan& plan) : m_plan(plan), m_measured(plan) {}

std::vector<std::pair<std::uint32_t, std::uint32_t>> GatewayOrder::of(
    std::uint32_t site, const std::function<std::uint32_t(std::uint32_t gateway)>& rttUs) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    const Site& at = m_plan.sites[site];
    std::vector<std::uint32_t> deployed = profilesOf(m_plan, at);
    if (deployed.empty()) return out;
    const OgsOptions options;
    auto known = m_profiles.find(deployed);
    if (known == m_profiles.end()) {
        known = m_profiles.emplace(std::move(deployed), clientProfile(m_plan, at, options)).first;
    }
    if (!known->second) return out;
    const ClientProfile& profile = *known->second;
    std::vector<double> networkMs;
    for (const Headend& candidate : profile.candidates) {
        networkMs.push_back(rttUs(candidate.master().value) / 1e3);
    }
    // R1, R3: where nothing is measured the order of the profile stands.
    const bool measures = profile.ogs && !isByScript(at.webProxy.value_or(WebProxy::None));
    std::vector<double> values(networkMs.size(), unranked);
    if (measures) values = measuredValues(profile, networkMs, options);
    const std::vector<std::uint32_t> rank = ranking(values);
    for (const Stop& stop : connectionOrder(profile, rank, rank.front(), options)) {
        for (const GatewayId gateway : gatewaysAt(profile, stop)) {
            const auto same = [&](const auto& entry) { return entry.first == gateway.value; };
            if (std::none_of(out.begin(), out.end(), same)) {
                out.emplace_back(gateway.value, rttUs(gateway.value));
            }
        }
    }
    return out;
}

}  // namespace peerplan
