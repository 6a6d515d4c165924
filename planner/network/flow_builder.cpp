// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/component_ref.h"
#include "model/ip_prefix.h"
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

using Origin = CandidateRank::Origin;

class FlowBuilder {
  public:
    FlowBuilder(Context& context, CompiledNetwork& network)
        : m_c(context), m_plan(context.plan), m_network(network) {}

    void build() {
        readRoutes();
        addServiceFlows();
        addDemands();
        addInbound();
        addBaselines();
        listFlowsOfSites();
    }

  private:
    void readRoutes();
    void addServiceFlows();
    void addDemands();
    void addInbound();
    void addBaselines();
    void listFlowsOfSites();

    /// The most specific route of a site for a group, or `none` (rule R2). Routes that name a
    /// service count only if the group has them.
    std::uint32_t bestRoute(std::uint32_t site,
                            const std::vector<std::uint32_t>& groupRoutes) const;
    /// Which circuits (by flag) and whether Internet egresses are candidates of a list.
    struct Kind {
        std::vector<std::uint8_t> circuits;
        bool internetOnly = false;
        bool internetFallback = false;
    };
    Kind kindOf(const ServiceGroup& group) const;
    Kind peeringKind(bool microsoft) const;
    std::uint32_t makeList(const Kind& kind, std::uint32_t region, std::uint32_t route,
                           EgressId home = EgressId());
    void addInternetRanks(CandidateList& list, std::uint32_t region, bool manual) const;
    /// As makeList, but one list for all that ask alike; `tag` tells kinds apart.
    std::uint32_t listFor(std::uint32_t tag, const Kind& kind, std::uint32_t site,
                          const std::vector<std::uint32_t>& groupRoutes);
    Access accessOf(std::uint32_t site, bool split) const;
    FlowId addFlow(Flow flow);

    Context& m_c;
    const Plan& m_plan;
    CompiledNetwork& m_network;
    std::vector<std::vector<std::vector<EgressId>>> m_routeGroups;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_routesOfSite;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_routesOfRegion;
    std::vector<std::uint32_t> m_routesOfAll;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> m_lists;
};

/// Tags of lists that are not of a group of services.
constexpr std::uint32_t privateTag = 0x8000'0000U;
constexpr std::uint32_t answersTag = 0x7fff'ffffU;

void FlowBuilder::readRoutes() {
    m_routeGroups.resize(m_plan.routes.size());
    for (std::uint32_t r = 0; r < m_plan.routes.size(); ++r) {
        const Route& route = m_plan.routes[r];
        for (const RouteGroup& group : route.groups) {
            auto& egresses = m_routeGroups[r].emplace_back();
            for (const std::string& ref : group.egresses) {
                const auto id = m_network.components.find(ref);
                const ComponentKind kind =
                    id ? m_network.components[*id].kind : ComponentKind::Site;
                if (kind == ComponentKind::Circuit) {
                    egresses.emplace_back(id->at() - m_c.named.circuits);
                } else if (kind == ComponentKind::InternetEgress) {
                    egresses.emplace_back(m_network.circuitCount + id->at() - m_c.named.internet);
                } else {
                    m_c.diagnostics.push_back(
                        {.severity = Severity::Warning,
                         .message = Text(tr("Route {route} names something that is no egress"),
                                         {{"route", route.id}}),
                         .found = ref,
                         .suggestion = m_network.components.nearest(ref)});
                }
            }
        }
        const std::uint32_t site = m_c.ids.sites(route.site.id);
        const std::uint32_t region = m_c.ids.regions(route.region.id);
        if (site != none) {
            m_routesOfSite[site].push_back(r);
        } else if (region != none) {
            m_routesOfRegion[region].push_back(r);
        } else {
            m_routesOfAll.push_back(r);
        }
    }
}

std::uint32_t FlowBuilder::bestRoute(std::uint32_t site,
                                     const std::vector<std::uint32_t>& groupRoutes) const {
    const auto among = [&](const std::vector<std::uint32_t>& routes) {
        std::uint32_t any = none;
        for (const std::uint32_t r : routes) {
            if (std::binary_search(groupRoutes.begin(), groupRoutes.end(), r)) return r;
            if (m_plan.routes[r].service.empty() && any == none) any = r;
        }
        return any;
    };
    const auto ofSite = m_routesOfSite.find(site);
    if (ofSite != m_routesOfSite.end()) {
        const std::uint32_t route = among(ofSite->second);
        if (route != none) return route;
    }
    const auto ofRegion = m_routesOfRegion.find(m_network.sites[site].region);
    if (ofRegion != m_routesOfRegion.end()) {
        const std::uint32_t route = among(ofRegion->second);
        if (route != none) return route;
    }
    return among(m_routesOfAll);
}

FlowBuilder::Kind FlowBuilder::kindOf(const ServiceGroup& group) const {
    Kind kind;
    kind.circuits.assign(m_network.circuitCount, 0);
    for (const std::uint32_t c : group.carriers) kind.circuits[c] = 1;
    kind.internetOnly = !group.carried;
    kind.internetFallback = group.carried;
    return kind;
}

FlowBuilder::Kind FlowBuilder::peeringKind(bool microsoft) const {
    Kind kind;
    for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
        const Egress& circuit = m_network.egresses[c];
        kind.circuits.push_back(
            (microsoft ? circuit.microsoftPeering : circuit.privatePeering) ? 1 : 0);
    }
    kind.internetFallback = microsoft;
    return kind;
}

void FlowBuilder::addInternetRanks(CandidateList& list, std::uint32_t region, bool manual) const {
    CandidateRank own{Origin::Internet, manual, true, {}};
    CandidateRank near{Origin::Internet, manual, false, {}};
    CandidateRank far{Origin::Internet, manual, false, {}};
    for (std::size_t e = m_network.circuitCount; e < m_network.egresses.size(); ++e) {
        const Egress& egress = m_network.egresses[e];
        if (!egress.shared || !egress.site.valid()) continue;
        const bool same = m_network.sites[egress.site.at()].region == region;
        (same ? near : far).egresses.emplace_back(e);
    }
    list.ranks.push_back(std::move(own));
    if (!near.egresses.empty()) list.ranks.push_back(std::move(near));
    if (!far.egresses.empty()) list.ranks.push_back(std::move(far));
}

std::uint32_t FlowBuilder::makeList(const Kind& kind, std::uint32_t region, std::uint32_t route,
                                    EgressId home) {
    CandidateList list;
    if (home.valid()) list.ranks.push_back({Origin::Home, false, false, {home}});
    if (route != none) {
        for (const std::vector<EgressId>& group : m_routeGroups[route]) {
            CandidateRank rank{Origin::Route, false, false, {}};
            for (const EgressId egress : group) {
                const bool circuit = egress.at() < m_network.circuitCount;
                const bool fits = circuit ? kind.circuits[egress.at()] != 0
                                          : kind.internetOnly || kind.internetFallback;
                if (fits) rank.egresses.push_back(egress);
            }
            if (!rank.egresses.empty()) list.ranks.push_back(std::move(rank));
        }
    }
    if (kind.internetOnly) {
        addInternetRanks(list, region, false);
    } else {
        static const std::vector<EgressRank> usual = {
            EgressRank::OwnRegion, EgressRank::OtherRegions, EgressRank::Internet};
        const Policy& policy = m_plan.policy;
        for (const EgressRank step : policy.order.empty() ? usual : policy.order) {
            if (step == EgressRank::Internet) {
                const Fallback allowed = policy.internetFallback.value_or(Fallback::None);
                if (allowed == Fallback::None || !kind.internetFallback) continue;
                addInternetRanks(list, region, allowed == Fallback::Manual);
                continue;
            }
            const bool ownStep = step == EgressRank::OwnRegion;
            const Fallback allowed =
                ownStep ? Fallback::Automatic : policy.otherRegions.value_or(Fallback::Automatic);
            if (allowed == Fallback::None) continue;
            CandidateRank rank{ownStep ? Origin::OwnRegion : Origin::OtherRegions,
                               allowed == Fallback::Manual,
                               false,
                               {}};
            for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
                const std::vector<std::uint32_t>& regions = m_network.egresses[c].regions;
                // R3; a circuit or a site without a region has no other regions.
                const bool own = region == none || regions.empty() ||
                                 std::binary_search(regions.begin(), regions.end(), region);
                if (kind.circuits[c] && own == ownStep) rank.egresses.emplace_back(c);
            }
            if (!rank.egresses.empty()) list.ranks.push_back(std::move(rank));
        }
    }
    m_network.candidateLists.push_back(std::move(list));
    return static_cast<std::uint32_t>(m_network.candidateLists.size() - 1);
}

std::uint32_t FlowBuilder::listFor(std::uint32_t tag, const Kind& kind, std::uint32_t site,
                                   const std::vector<std::uint32_t>& groupRoutes) {
    const std::uint32_t region = m_network.sites[site].region;
    const std::uint32_t route = m_plan.routes.empty() ? none : bestRoute(site, groupRoutes);
    const auto key = std::make_tuple(tag, region, route);
    const auto found = m_lists.find(key);
    if (found != m_lists.end()) return found->second;
    const std::uint32_t made = makeList(kind, region, route);
    m_lists.emplace(key, made);
    return made;
}

Access FlowBuilder::accessOf(std::uint32_t site, bool split) const {
    if (m_network.sites[site].kind != SiteKind::Remote) return Access::Wan;
    const bool gateways = m_network.firstGateway[site] < m_network.firstGateway[site + 1];
    if (gateways && !split) return Access::Gateway;
    const bool own = m_network.firstOwnInternet[site] < m_network.firstOwnInternet[site + 1];
    const bool linked = m_network.wan.firstOut[site] < m_network.wan.firstOut[site + 1];
    return own || linked ? Access::Wan : Access::Direct;
}

FlowId FlowBuilder::addFlow(Flow flow) {
    m_network.flows.push_back(flow);
    return FlowId(m_network.flows.size() - 1);
}

void FlowBuilder::addServiceFlows() {
    const std::size_t groups = m_network.groups.size();
    m_network.groupCount = groups;
    m_network.flows.reserve(m_network.sites.size() * groups);
    std::vector<Kind> kinds;
    for (const ServiceGroup& group : m_network.groups) kinds.push_back(kindOf(group));
    std::map<const VpnProfile*, std::uint32_t> profiles;
    for (std::uint32_t p = 0; p < m_plan.vpnProfiles.size(); ++p) {
        profiles.emplace(&m_plan.vpnProfiles[p], p);
    }
    for (std::uint32_t s = 0; s < m_network.sites.size(); ++s) {
        const bool remote = m_network.sites[s].kind == SiteKind::Remote;
        const VpnProfile* profile = remote ? profileOf(m_plan, m_plan.sites[s]) : nullptr;
        for (std::uint32_t g = 0; g < groups; ++g) {
            const ServiceGroup& group = m_network.groups[g];
            Flow flow;
            flow.site = SiteId(s);
            flow.kind = group.carried ? FlowKind::Carried : FlowKind::InternetOnly;
            const bool split =
                profile != nullptr && std::find(group.splits.begin(), group.splits.end(),
                                                profiles.at(profile)) != group.splits.end();
            flow.access = accessOf(s, split);
            flow.candidates = listFor(g, kinds[g], s, group.routes);
            addFlow(flow);
        }
    }
}

void FlowBuilder::addDemands() {
    std::map<std::string, std::uint32_t> azure;
    for (std::uint32_t i = 0; i < m_network.azureRegions.size(); ++i) {
        azure.emplace(m_network.azureRegions[i], i);
    }
    for (const Demand& demand : m_plan.demands) {
        DemandFlows made;
        const std::uint32_t from = m_c.ids.sites(demand.site.id);
        const std::uint32_t to = m_c.ids.sites(demand.toSite.id);
        const std::uint32_t service = m_network.serviceOf(demand.service.id);
        if (from != none && to != none) {
            Flow flow;
            flow.site = SiteId(from);
            flow.kind = FlowKind::SiteToSite;
            flow.access = accessOf(from, false);
            flow.destination = m_network.destinationOf[to];
            made.main = addFlow(flow);
        } else if (from != none && service != none) {
            made.main = m_network.flowOf(SiteId(from), service, false);
            made.internet = m_network.flowOf(SiteId(from), service, true);
            made.internetShare = m_network.services[service].internetShare;
        } else if (from != none && !demand.azureRegion.empty()) {
            Kind kind = peeringKind(false);
            // Where the plan says which circuits the region's gateways are linked to, only those.
            std::vector<std::uint8_t> linked(kind.circuits.size(), 0);
            for (const VnetGateway& gateway : m_plan.vnetGateways) {
                if (gateway.azureRegion != demand.azureRegion) continue;
                for (const Ref<Circuit>& ref : gateway.circuits) {
                    const std::uint32_t c = m_c.ids.circuits(ref.id);
                    if (c != none) linked[c] = 1;
                }
            }
            if (std::find(linked.begin(), linked.end(), 1) != linked.end()) {
                for (std::size_t c = 0; c < linked.size(); ++c) kind.circuits[c] &= linked[c];
            }
            const std::uint32_t region = azure.at(demand.azureRegion);
            Flow flow;
            flow.site = SiteId(from);
            flow.kind = FlowKind::Private;
            flow.access = accessOf(from, false);
            flow.azureRegion = region;
            flow.candidates = listFor(privateTag + region, kind, from, {});
            made.main = addFlow(flow);
        }
        m_network.demandFlows.push_back(made);
    }
}

void FlowBuilder::addInbound() {
    // Every advertised prefix with its egress; the longest covering one wins (rule R6).
    std::vector<std::pair<IpPrefix, EgressId>> advertised;
    const auto advertise = [&](const std::vector<std::string>& list, std::size_t egress) {
        for (const std::string& text : list) {
            if (const auto prefix = parsePrefix(text)) {
                advertised.emplace_back(*prefix, EgressId(egress));
            } else {
                m_c.diagnostics.push_back({.severity = Severity::Warning,
                                           .message = tr("This is no address prefix"),
                                           .found = text});
            }
        }
    };
    if (m_plan.inbound.empty()) return;
    for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
        advertise(m_plan.circuits[c].advertisedPrefixes, c);
    }
    for (std::size_t i = 0; i < m_plan.internet.size(); ++i) {
        advertise(m_plan.internet[i].advertisedPrefixes, m_network.circuitCount + i);
    }
    for (const Inbound& inbound : m_plan.inbound) {
        const std::uint32_t site = m_c.ids.sites(inbound.site.id);
        if (site == none) {
            m_network.inboundFlows.emplace_back();
            continue;
        }
        std::map<int, std::pair<std::set<EgressId>, std::set<EgressId>>, std::greater<>> byLength;
        if (const auto wanted = parsePrefix(inbound.prefix)) {
            for (const auto& [prefix, egress] : advertised) {
                if (!prefix.covers(*wanted)) continue;
                auto& [circuits, internet] = byLength[prefix.length];
                (egress.at() < m_network.circuitCount ? circuits : internet).insert(egress);
            }
        }
        CandidateList list;
        for (const auto& [length, egresses] : byLength) {
            for (const std::set<EgressId>& set : {egresses.first, egresses.second}) {
                if (set.empty()) continue;
                list.ranks.push_back({Origin::Advertised, false, false, {set.begin(), set.end()}});
            }
        }
        Flow flow;
        flow.site = SiteId(site);
        flow.kind = FlowKind::Inbound;
        flow.destination = m_network.destinationOf[site];
        flow.candidates = static_cast<std::uint32_t>(m_network.candidateLists.size());
        m_network.candidateLists.push_back(std::move(list));
        if (!inbound.sourceNat) {
            const std::uint32_t service = m_network.serviceOf(inbound.service.id);
            if (service != none) {
                const bool internet = m_network.services[service].carriedGroup == none;
                flow.answers = m_network.flowOf(SiteId(site), service, internet);
            } else {
                Flow answers;
                answers.site = SiteId(site);
                answers.kind = FlowKind::Carried;
                answers.access = accessOf(site, false);
                answers.candidates = listFor(answersTag, peeringKind(true), site, {});
                flow.answers = addFlow(answers);
            }
        }
        m_network.inboundFlows.push_back(addFlow(flow));
    }
}

void FlowBuilder::addBaselines() {
    m_network.baselineFlows.resize(m_plan.measurements.size());
    for (std::size_t m = 0; m < m_plan.measurements.size(); ++m) {
        const std::string& element = m_plan.measurements[m].element;
        if (element.empty()) continue;
        const auto id = m_network.components.find(element);
        if (!id) {
            m_c.diagnostics.push_back(
                {.severity = Severity::Warning,
                 .message = Text(tr("Measurement {measurement} is of an element that does not "
                                    "exist"),
                                 {{"measurement", m_plan.measurements[m].id}}),
                 .found = element,
                 .suggestion = m_network.components.nearest(element)});
            continue;
        }
        const ComponentKind kind = m_network.components[*id].kind;
        EgressId home;
        if (kind == ComponentKind::Circuit) home = EgressId(id->at() - m_c.named.circuits);
        if (kind == ComponentKind::InternetEgress) {
            home = EgressId(m_network.circuitCount + id->at() - m_c.named.internet);
        }
        if (!home.valid() || !m_network.egresses[home.at()].site.valid()) continue;
        const Egress& egress = m_network.egresses[home.at()];
        const std::uint32_t region = m_network.sites[egress.site.at()].region;
        const std::uint32_t route = bestRoute(egress.site.value, {});
        const auto add = [&](FlowKind flowKind, const Kind& which) {
            Flow flow;
            flow.site = egress.site;
            flow.kind = flowKind;
            flow.candidates = makeList(which, region, route, home);
            return addFlow(flow);
        };
        BaselineFlows& made = m_network.baselineFlows[m];
        if (!egress.circuit) {
            Kind internet;
            internet.circuits.assign(m_network.circuitCount, 0);
            internet.internetOnly = true;
            made.internet = add(FlowKind::InternetOnly, internet);
            continue;
        }
        if (egress.microsoftPeering) made.microsoft = add(FlowKind::Carried, peeringKind(true));
        if (egress.privatePeering) {
            made.privatePeering = add(FlowKind::Private, peeringKind(false));
        }
    }
}

void FlowBuilder::listFlowsOfSites() {
    const std::size_t sites = m_network.sites.size();
    const std::size_t regular = sites * m_network.groupCount;
    auto& first = m_network.firstExtraFlow;
    first.assign(sites + 1, 0);
    for (std::size_t f = regular; f < m_network.flows.size(); ++f) {
        ++first[m_network.flows[f].site.at() + 1];
    }
    for (std::size_t s = 0; s < sites; ++s) first[s + 1] += first[s];
    m_network.extraFlows.resize(m_network.flows.size() - regular);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t f = regular; f < m_network.flows.size(); ++f) {
        m_network.extraFlows[next[m_network.flows[f].site.at()]++] = FlowId(f);
    }
}

}  // namespace

void buildFlows(Context& context, CompiledNetwork& network) {
    FlowBuilder(context, network).build();
}

}  // namespace peerplan::compiling
