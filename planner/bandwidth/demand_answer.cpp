// SPDX-License-Identifier: MIT
#include "planner/bandwidth/demand_answer.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace peerplan {
namespace {

/// Flows by site: those of services in one run, demands and the like listed apart.
class FlowsOfSite {
  public:
    explicit FlowsOfSite(const CompiledNetwork& network)
        : m_network(network), m_others(network.siteCount()) {
        const std::size_t services = network.siteCount() * network.groupCount;
        for (std::size_t f = services; f < network.flows.size(); ++f) {
            const SiteId site = network.flows[f].site;
            if (site.valid()) m_others[site.at()].push_back(FlowId(f));
        }
    }

    template <class Take>
    void each(std::size_t site, const Take& take) const {
        const std::size_t first = site * m_network.groupCount;
        for (std::size_t i = 0; i < m_network.groupCount; ++i) take(FlowId(first + i));
        for (const FlowId flow : m_others[site]) take(flow);
    }

  private:
    const CompiledNetwork& m_network;
    std::vector<std::vector<FlowId>> m_others;
};

template <class Take>
void eachEntry(const Traffic& traffic, FlowId flow, const Take& take) {
    for (std::uint32_t i = traffic.first[flow.at()]; i < traffic.first[flow.at() + 1]; ++i) {
        take(traffic.entries[i]);
    }
}

std::string className(const Site& site) {
    std::vector<std::string> personas;
    for (const Users& users : site.users) personas.push_back(users.persona.id);
    std::sort(personas.begin(), personas.end());
    personas.erase(std::unique(personas.begin(), personas.end()), personas.end());
    std::string name(word(site.kind));
    const char* separator = ": ";
    for (const std::string& persona : personas) {
        name += separator;
        name += persona;
        separator = ", ";
    }
    return name;
}

void addByClass(SiteClassDemand& row, TrafficClass c, const Rates& rates) {
    row.total += rates;
    row.upByClass[static_cast<std::size_t>(c)] += rates.upKbps;
    row.downByClass[static_cast<std::size_t>(c)] += rates.downKbps;
}

}  // namespace

std::vector<std::int64_t> usersOfSites(const Plan& plan) {
    std::vector<std::int64_t> users(plan.sites.size(), 0);
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        for (const Users& group : plan.sites[i].users) users[i] += group.count.value();
    }
    return users;
}

std::vector<SiteDemand> siteDemands(const Plan& plan, const CompiledNetwork& network,
                                    const PlannedTraffic& planned, const DayTable& table,
                                    double growth) {
    const FlowsOfSite flows(network);
    const std::vector<std::int64_t> users = usersOfSites(plan);
    std::vector<SiteDemand> sites(network.siteCount());
    std::vector<ShapeLoad> up;
    std::vector<ShapeLoad> down;
    for (std::size_t site = 0; site < sites.size(); ++site) {
        up.clear();
        down.clear();
        flows.each(site, [&](FlowId flow) {
            eachEntry(planned.traffic, flow, [&](const TrafficEntry& entry) {
                up.push_back({entry.shape, entry.upKbps});
                down.push_back({entry.shape, entry.downKbps});
            });
        });
        SiteDemand& row = sites[site];
        row.users = users[site];
        row.busiest = {table.peak(up).kbps, table.peak(down).kbps};
        row.atHorizon = {row.busiest.upKbps * growth, row.busiest.downKbps * growth};
    }
    for (const UsageEntry& entry : planned.usage.entries) sites[entry.site].peer += entry.peer;
    return sites;
}

std::vector<SiteClassDemand> siteClasses(const Plan& plan, const PlannedTraffic& planned) {
    std::vector<SiteClassDemand> classes;
    std::map<std::string, std::size_t> position;
    std::vector<std::size_t> classOfSite(plan.sites.size());
    std::vector<char> counted(plan.sites.size(), 0);
    const std::vector<std::int64_t> users = usersOfSites(plan);
    const auto take = [&](std::size_t site) -> SiteClassDemand& {
        if (counted[site] == 0) {
            counted[site] = 1;
            const std::string name = className(plan.sites[site]);
            const auto [at, fresh] = position.emplace(name, classes.size());
            if (fresh) {
                classes.emplace_back();
                classes.back().name = name;
            }
            classOfSite[site] = at->second;
            ++classes[at->second].sites;
            classes[at->second].users += users[site];
        }
        return classes[classOfSite[site]];
    };
    // Every site with users or demands first, so that the order is the plan's.
    std::vector<char> wanted(plan.sites.size(), 0);
    for (const UsageEntry& entry : planned.usage.entries) wanted[entry.site] = 1;
    for (const FixedDemand& fixed : planned.fixed) {
        if (fixed.site) wanted[*fixed.site] = 1;
    }
    for (std::size_t site = 0; site < wanted.size(); ++site) {
        if (wanted[site] != 0) take(site);
    }
    for (const UsageEntry& entry : planned.usage.entries) {
        addByClass(take(entry.site), entry.trafficClass, entry.toMicrosoft);
    }
    for (const FixedDemand& fixed : planned.fixed) {
        if (fixed.site) addByClass(take(*fixed.site), fixed.trafficClass, fixed.rates);
    }
    for (SiteClassDemand& row : classes) {
        const auto sites = static_cast<double>(row.sites);
        row.perSite = {row.total.upKbps / sites, row.total.downKbps / sites};
    }
    return classes;
}

DayLoad dayOf(std::vector<ShapeLoad> up, std::vector<ShapeLoad> down, const DayTable& table) {
    DayLoad day;
    const DayPeak upPeak = table.peak(up);
    const DayPeak downPeak = table.peak(down);
    const std::size_t set = upPeak.kbps > downPeak.kbps ? upPeak.set : downPeak.set;
    day.date = table.sets()[set].first;
    day.upKbps = table.day(up, set);
    day.downKbps = table.day(down, set);
    return day;
}

std::vector<DayLoad> regionDays(const Plan& plan, const CompiledNetwork& network,
                                const PlannedTraffic& planned, const DayTable& table) {
    const Traffic& traffic = planned.traffic;
    std::vector<std::vector<ShapeLoad>> up(plan.regions.size());
    std::vector<std::vector<ShapeLoad>> down(plan.regions.size());
    for (std::size_t r = 0; r < plan.regions.size(); ++r) {
        for (std::size_t s = 0; s < traffic.shapes.size(); ++s) {
            up[r].push_back({ShapeId(s), 0});
            down[r].push_back({ShapeId(s), 0});
        }
    }
    std::vector<char> any(plan.regions.size(), 0);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const SiteId site = network.flows[f].site;
        if (!site.valid()) continue;
        const std::uint32_t region = network.sites[site.at()].region;
        if (region >= plan.regions.size()) continue;
        eachEntry(traffic, FlowId(f), [&](const TrafficEntry& entry) {
            any[region] = 1;
            up[region][entry.shape.at()].kbps += entry.upKbps;
            down[region][entry.shape.at()].kbps += entry.downKbps;
        });
    }
    std::vector<DayLoad> days;
    for (std::size_t r = 0; r < plan.regions.size(); ++r) {
        if (any[r] == 0) continue;
        days.push_back(dayOf(std::move(up[r]), std::move(down[r]), table));
        days.back().of = plan.regions[r].id;
    }
    return days;
}

std::vector<DayLoad> serviceDays(const CompiledNetwork& network, const PlannedTraffic& planned,
                                 const SiteClocks& clocks, const DayTable& table) {
    const std::vector<Shape>& shapes = planned.traffic.shapes;
    // Factors depend on course and clock alone.
    std::map<std::pair<std::uint32_t, std::uint32_t>, ShapeId> shapeOf;
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        shapeOf.emplace(std::pair(shapes[s].diurnal, shapes[s].clock), ShapeId(s));
    }
    std::vector<ShapeLoad> none;
    for (std::size_t s = 0; s < shapes.size(); ++s) none.push_back({ShapeId(s), 0});
    std::vector<ShapeLoad> allUp = none;
    std::vector<ShapeLoad> allDown = none;
    std::vector<std::vector<ShapeLoad>> up(network.services.size());
    std::vector<std::vector<ShapeLoad>> down(network.services.size());
    for (const UsageEntry& entry : planned.usage.entries) {
        if (entry.toMicrosoft == Rates{}) continue;
        const std::uint32_t clock = entry.site < clocks.ofSite.size()
                                        ? clocks.ofSite[entry.site]
                                        : static_cast<std::uint32_t>(clocks.courses.size());
        const auto shape = shapeOf.find(std::pair(entry.course, clock));
        if (shape == shapeOf.end()) continue;
        const std::size_t at = shape->second.at();
        if (up[entry.service].empty()) up[entry.service] = down[entry.service] = none;
        up[entry.service][at].kbps += entry.toMicrosoft.upKbps;
        down[entry.service][at].kbps += entry.toMicrosoft.downKbps;
        allUp[at].kbps += entry.toMicrosoft.upKbps;
        allDown[at].kbps += entry.toMicrosoft.downKbps;
    }
    const DayPeak upPeak = table.peak(allUp);
    const DayPeak downPeak = table.peak(allDown);
    const std::size_t set = upPeak.kbps > downPeak.kbps ? upPeak.set : downPeak.set;
    std::vector<DayLoad> days;
    for (std::size_t k = 0; k < network.services.size(); ++k) {
        if (up[k].empty()) continue;
        DayLoad day;
        day.of = network.services[k].id;
        day.date = table.sets()[set].first;
        day.upKbps = table.day(up[k], set);
        day.downKbps = table.day(down[k], set);
        days.push_back(std::move(day));
    }
    return days;
}

}  // namespace peerplan
