// SPDX-License-Identifier: MIT
#include "planner/ogs/gateway_rtt.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "planner/latency/rtt_model.h"
#include "planner/ogs/measured_rtt.h"
#include "planner/routing/choice.h"

namespace peerplan {
namespace {

/// One way out to the Internet, and its part of the site's traffic.
struct Exit {
    double share = 1;
    /// From the site to where the Internet begins.
    double ms = 0;
    const RttPlace* place = nullptr;
    bool overWan = false;
};

class RttTable {
  public:
    RttTable(const Plan& plan, const Catalogue& catalogue, const CompiledNetwork& network)
        : m_plan(plan), m_network(network), m_model(catalogue) {
        const auto placeOf = [&](std::optional<double> lat, std::optional<double> lon) {
            return lat && lon ? std::optional(m_model.at({*lat, *lon})) : std::nullopt;
        };
        for (const Site& site : plan.sites) m_sites.push_back(placeOf(site.lat, site.lon));
        std::unordered_map<std::string_view, std::size_t> siteAt;
        for (std::size_t s = 0; s < plan.sites.size(); ++s) siteAt.emplace(plan.sites[s].id, s);
        for (const Gateway& gateway : plan.gateways) {
            std::optional<RttPlace> place = placeOf(gateway.lat, gateway.lon);
            const auto at = siteAt.find(gateway.site.id);
            if (!place && at != siteAt.end()) place = m_sites[at->second];
            m_gateways.push_back(std::move(place));
        }
        m_rtts.siteCount = plan.sites.size();
        m_rtts.gatewayCount = plan.gateways.size();
        const std::size_t cells = m_rtts.siteCount * m_rtts.gatewayCount;
        m_rtts.ms.assign(cells, GatewayRtts::noWay);
        m_rtts.sources.assign(cells, RttSource::None);
    }

    GatewayRtts build() {
        if (m_rtts.gatewayCount == 0) return std::move(m_rtts);
        LiveState live(m_network);
        Distances distances(m_network);
        distances.compute(live);
        Chooser chooser(m_network, live, distances);
        chooser.begin(false);
        std::vector<Exit> exits;
        for (std::size_t s = 0; s < m_rtts.siteCount; ++s) {
            findExits(s, chooser, exits);
            for (std::size_t g = 0; g < m_rtts.gatewayCount; ++g) set(s, g, exits);
        }
        takeMeasurements();
        return std::move(m_rtts);
    }

  private:
    void findExits(std::size_t site, Chooser& chooser, std::vector<Exit>& exits) {
        exits.clear();
        if (m_plan.sites[site].kind == SiteKind::Remote) {
            exits.push_back({1, 0, placeAt(site), false});
            return;
        }
        if (m_network.groupCount == 0) return;
        m_uses.clear();
        // As the site's resolver asks: the flow that only the Internet carries, front door unasked.
        const FlowResult result = chooser.chooseForResolver(SiteId(site), m_uses);
        if (result.outcome != Outcome::Served) return;
        for (const Use& use : m_uses) {
            if (!use.entry.valid()) continue;
            const Entry& entry = m_network.entries[use.entry.at()];
            const SiteId at = m_network.egresses[entry.egress.at()].site;
            if (!at.valid()) continue;
            exits.push_back({use.down, (use.rttUs - entry.frontDoorUs) / 1e3, placeAt(at.at()),
                             at != SiteId(site)});
        }
    }

    const RttPlace* placeAt(std::size_t site) const {
        return m_sites[site] ? &*m_sites[site] : nullptr;
    }

    void set(std::size_t site, std::size_t gateway, const std::vector<Exit>& exits) {
        if (exits.empty() || !m_gateways[gateway]) return;
        double ms = 0;
        double shares = 0;
        bool overWan = false;
        for (const Exit& exit : exits) {
            if (exit.place == nullptr) return;
            ms += exit.share * (exit.ms + m_model.rttMs(*exit.place, *m_gateways[gateway]));
            shares += exit.share;
            overWan |= exit.overWan;
        }
        if (shares <= 0) return;
        const std::size_t cell = site * m_rtts.gatewayCount + gateway;
        m_rtts.ms[cell] = ms / shares;
        m_rtts.sources[cell] = overWan ? RttSource::Wan : RttSource::Internet;
    }

    void takeMeasurements() {
        const MeasuredRtts measured(m_plan);
        for (std::uint32_t s = 0; s < m_rtts.siteCount; ++s) {
            for (std::uint32_t g = 0; g < m_rtts.gatewayCount; ++g) {
                const auto us = measured.us(s, g);
                if (!us) continue;
                m_rtts.ms[s * m_rtts.gatewayCount + g] = *us / 1e3;
                m_rtts.sources[s * m_rtts.gatewayCount + g] = RttSource::Measured;
            }
        }
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const RttModel m_model;
    std::vector<std::optional<RttPlace>> m_sites;
    std::vector<std::optional<RttPlace>> m_gateways;
    std::vector<Use> m_uses;
    GatewayRtts m_rtts;
};

}  // namespace

GatewayRtts gatewayRtts(const Plan& plan, const Catalogue& catalogue,
                        const CompiledNetwork& network) {
    return RttTable(plan, catalogue, network).build();
}

}  // namespace peerplan
