// SPDX-License-Identifier: MIT
#include "planner/bandwidth/demand.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/bandwidth/baselines.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

std::string refOf(const char* kind, const std::string& id) {
    std::string ref = kind;
    ref += '/';
    ref += id;
    return ref;
}

TrafficOrigin originOf(FlowKind kind) {
    switch (kind) {
        case FlowKind::Private:
            return TrafficOrigin::Private;
        case FlowKind::SiteToSite:
            return TrafficOrigin::SiteToSite;
        case FlowKind::Inbound:
            return TrafficOrigin::Inbound;
        case FlowKind::Carried:
        case FlowKind::InternetOnly:
            break;
    }
    return TrafficOrigin::Services;
}

Rates times(const Rates& rates, double factor) {
    return {rates.upKbps * factor, rates.downKbps * factor};
}

std::optional<std::uint32_t> sitePosition(SiteId site) {
    if (!site.valid()) return std::nullopt;
    return static_cast<std::uint32_t>(site.at());
}

void addUsage(TrafficBuilder& builder, const Usage& usage, const CompiledNetwork& network) {
    for (const UsageEntry& entry : usage.entries) {
        if (entry.toMicrosoft == Rates{}) continue;
        const SiteId site{std::size_t{entry.site}};
        const FlowId carried = network.flowOf(site, entry.service, false);
        const FlowId internet = network.flowOf(site, entry.service, true);
        const double share = !carried.valid()    ? 1.0
                             : !internet.valid() ? 0.0
                                                 : network.services[entry.service].internetShare;
        const ShapeId shape =
            builder.shape(entry.course, entry.site, entry.trafficClass, TrafficOrigin::Services);
        if (share < 1) builder.add(carried, shape, times(entry.toMicrosoft, 1 - share));
        if (share > 0) builder.add(internet, shape, times(entry.toMicrosoft, share));
    }
}

/// Media between sites: what the sender's users send, by the pair's share (rule PL5).
void addPeers(TrafficBuilder& builder, const Usage& usage, const Plan& plan,
              const CompiledNetwork& network, const std::vector<PeerPair>& peers) {
    // Entries of a site stand together, in the order of the sites, and so do a sender's pairs.
    std::size_t first = 0;
    for (std::size_t p = 0; p < peers.size(); ++p) {
        const PeerPair& pair = peers[p];
        const FlowId flow = network.demandFlows[plan.demands.size() + p].main;
        while (first < usage.entries.size() && usage.entries[first].site < pair.from) ++first;
        for (std::size_t i = first; i < usage.entries.size() && usage.entries[i].site == pair.from;
             ++i) {
            const UsageEntry& entry = usage.entries[i];
            if (!(entry.peer.upKbps > 0)) continue;
            builder.add(flow,
                        builder.shape(entry.course, entry.site, entry.trafficClass,
                                      TrafficOrigin::SiteToSite),
                        {entry.peer.upKbps * pair.share, 0});
        }
    }
}

TrafficClass classOf(const std::optional<TrafficClass>& own, const std::string& service,
                     const CompiledNetwork& network) {
    if (own) return *own;
    const std::uint32_t index = network.serviceOf(service);
    return index != CompiledNetwork::none ? network.services[index].trafficClass : TrafficClass::BE;
}

void addDemands(TrafficBuilder& builder, PlannedTraffic& planned, const Plan& plan,
                const CompiledNetwork& network) {
    for (std::size_t i = 0; i < plan.demands.size() && i < network.demandFlows.size(); ++i) {
        const Demand& demand = plan.demands[i];
        const DemandFlows& flows = network.demandFlows[i];
        const FlowId any = flows.main.valid() ? flows.main : flows.internet;
        if (!any.valid()) continue;
        const SiteId site = network.flows[any.at()].site;
        FixedDemand row;
        row.ref = refOf("demand", demand.id);
        row.site = sitePosition(site);
        row.to = !demand.toSite.empty()    ? refOf("site", demand.toSite.id)
                 : !demand.service.empty() ? demand.service.id
                                           : demand.azureRegion;
        row.trafficClass = classOf(demand.trafficClass, demand.service.id, network);
        row.rates = {demand.up.asKbps(), demand.down.asKbps()};
        row.flat = demand.diurnal.empty();
        const std::uint32_t course =
            row.flat ? planned.courses.flat() : planned.courses.profile(demand.diurnal);
        const ShapeId shape = builder.shape(course, site.at(), row.trafficClass,
                                            originOf(network.flows[any.at()].kind));
        const double share = !flows.main.valid()      ? 1.0
                             : flows.internet.valid() ? flows.internetShare
                                                      : 0.0;
        if (share < 1) builder.add(flows.main, shape, times(row.rates, 1 - share));
        if (share > 0) builder.add(flows.internet, shape, times(row.rates, share));
        planned.fixed.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < plan.inbound.size() && i < network.inboundFlows.size(); ++i) {
        const Inbound& inbound = plan.inbound[i];
        const FlowId flow = network.inboundFlows[i];
        if (!flow.valid()) continue;
        const SiteId site = network.flows[flow.at()].site;
        FixedDemand row;
        row.ref = refOf("inbound", inbound.id);
        row.site = sitePosition(site);
        row.to = inbound.service.id;
        row.trafficClass = classOf(inbound.trafficClass, inbound.service.id, network);
        row.rates = {inbound.up.asKbps(), inbound.down.asKbps()};
        row.flat = inbound.diurnal.empty();
        const std::uint32_t course =
            row.flat ? planned.courses.flat() : planned.courses.profile(inbound.diurnal);
        builder.add(flow,
                    builder.shape(course, site.at(), row.trafficClass, TrafficOrigin::Inbound),
                    row.rates);
        planned.fixed.push_back(std::move(row));
    }
}

}  // namespace

PlannedTraffic trafficOf(const Plan& plan, const CompiledNetwork& network,
                         const Catalogue& catalogue, const SiteClocks& clocks,
                         const std::vector<PeerPair>& peers) {
    PlannedTraffic planned{{}, CourseBook(catalogue), {}, {}, {}};
    planned.usage = usageOf(plan, catalogue, clocks, network.services, planned.courses);
    TrafficBuilder builder(clocks);
    addUsage(builder, planned.usage, network);
    addPeers(builder, planned.usage, plan, network, peers);
    addDemands(builder, planned, plan, network);
    planned.traffic = builder.finish(network.flows.size());
    return planned;
}

PlannedTraffic plannedTraffic(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              const std::vector<PeerPair>& peers) {
    PlannedTraffic planned = trafficOf(plan, network, catalogue, clocks, peers);
    if (std::any_of(plan.measurements.begin(), plan.measurements.end(),
                    [](const Measurement& m) { return !m.element.empty(); })) {
        // What a measurement holds already is judged where nothing has failed.
        Workspace normal(network, planned.traffic);
        evaluate({}, normal);
        addBaselines(planned, plan, network, clocks, normal);
    }
    return planned;
}

}  // namespace peerplan
