// SPDX-License-Identifier: MIT
#include "planner/ogs/measured_rtt.h"

#include <string_view>
#include <unordered_map>

namespace peerplan {

MeasuredRtts::MeasuredRtts(const Plan& plan) {
    std::unordered_map<std::string_view, std::uint32_t> siteAt;
    std::unordered_map<std::string_view, std::uint32_t> gatewayAt;
    for (const Measurement& m : plan.measurements) {
        if (!m.rtt || m.gateway.empty()) continue;
        if (siteAt.empty()) {
            for (std::uint32_t s = 0; s < plan.sites.size(); ++s) {
                siteAt.emplace(plan.sites[s].id, s);
            }
            for (std::uint32_t g = 0; g < plan.gateways.size(); ++g) {
                gatewayAt.emplace(plan.gateways[g].id, g);
            }
        }
        const auto site = siteAt.find(m.site.id);
        const auto gateway = gatewayAt.find(m.gateway.id);
        if (site == siteAt.end() || gateway == gatewayAt.end()) continue;
        const Latest now{m.measured.value_or(plan.asOf), static_cast<std::uint32_t>(m.rtt->asUs())};
        const auto [cell, fresh] =
            m_cells.emplace(std::make_pair(site->second, gateway->second), now);
        if (!fresh && now.day >= cell->second.day) cell->second = now;
    }
}

std::optional<std::uint32_t> MeasuredRtts::us(std::uint32_t site, std::uint32_t gateway) const {
    const auto found = m_cells.find({site, gateway});
    if (found == m_cells.end()) return std::nullopt;
    return found->second.us;
}

}  // namespace peerplan
