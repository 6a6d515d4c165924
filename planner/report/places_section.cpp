// SPDX-License-Identifier: MIT
#include <unordered_map>

#include "planner/report/sections.h"

namespace peerplan {
namespace {

constexpr double kbpsPerMbps = 1000.0;

Table regionTable(const ReportInput& input) {
    Table table;
    table.id = "regions";
    table.title = tr("Regions");
    table.columns = {{"region", tr("Region"), CellKind::Text, 0, true},
                     {"sites", tr("Sites"), CellKind::Integer},
                     {"users", tr("Users"), CellKind::Integer},
                     {"circuits", tr("Circuits"), CellKind::Integer},
                     {"internet", tr("Internet egresses"), CellKind::Integer},
                     {"busiest_down_mbps", tr("Sum of busy hours, down"), CellKind::Mbps},
                     {"busiest_up_mbps", tr("Sum of busy hours, up"), CellKind::Mbps}};
    struct Sum {
        std::int64_t sites = 0, users = 0, circuits = 0, internet = 0;
        Rates busiest;
    };
    std::unordered_map<std::string, Sum> sums;
    std::unordered_map<std::string, std::string> regionOfSite;
    for (std::size_t i = 0; i < input.plan.sites.size(); ++i) {
        const Site& site = input.plan.sites[i];
        regionOfSite[site.id] = site.region.id;
        Sum& sum = sums[site.region.id];
        ++sum.sites;
        sum.users += input.bandwidth.siteDemand[i].users;
        sum.busiest += input.bandwidth.siteDemand[i].busiest;
    }
    for (const Circuit& circuit : input.plan.circuits) {
        std::string region = circuit.region.id;
        if (region.empty() && !circuit.connections.empty()) {
            region = regionOfSite[circuit.connections.front().site.id];
        }
        ++sums[region].circuits;
    }
    for (const InternetEgress& egress : input.plan.internet) {
        ++sums[regionOfSite[egress.site.id]].internet;
    }
    const auto row = [&](const std::string& id, const Cell& name) {
        const auto found = sums.find(id);
        if (found == sums.end()) return;
        const Sum& sum = found->second;
        table.rows.push_back({name, sum.sites, sum.users, sum.circuits, sum.internet,
                              sum.busiest.downKbps / kbpsPerMbps,
                              sum.busiest.upKbps / kbpsPerMbps});
    };
    for (const Region& region : input.plan.regions) row(region.id, region.label());
    row("", Text(tr("no region")));
    return table;
}

Table siteTable(const ReportInput& input, const Names& names) {
    Table table;
    table.id = "sites";
    table.title = tr("Sites");
    table.columns = {{"site", tr("Site"), CellKind::Text, 0, true},
                     {"kind", tr("Kind"), CellKind::Text},
                     {"region", tr("Region"), CellKind::Text},
                     {"users", tr("Users"), CellKind::Integer},
                     {"busiest_down_mbps", tr("Busiest, down"), CellKind::Mbps},
                     {"busiest_up_mbps", tr("Busiest, up"), CellKind::Mbps},
                     {"horizon_down_mbps", tr("At the horizon, down"), CellKind::Mbps}};
    for (std::size_t i = 0; i < input.plan.sites.size(); ++i) {
        const Site& site = input.plan.sites[i];
        const SiteDemand& demand = input.bandwidth.siteDemand[i];
        table.rows.push_back({site.label(), std::string(word(site.kind)),
                              site.region.empty() ? Cell() : Cell(names.region(site.region.id)),
                              demand.users, demand.busiest.downKbps / kbpsPerMbps,
                              demand.busiest.upKbps / kbpsPerMbps,
                              demand.atHorizon.downKbps / kbpsPerMbps});
    }
    table.notes.push_back(
        Text(tr("Down is from Microsoft and the Internet to the site. The horizon is "
                "{years} {years|year|years} ahead, at {growth} a year."),
             {{"years", input.bandwidth.horizonYears},
              {"growth", Ratio{input.bandwidth.growthPerYear}}}));
    return table;
}

}  // namespace

Section placesSection(const ReportInput& input, const Names& names) {
    return {"sites", tr("Sites and regions"), {regionTable(input), siteTable(input, names)}};
}

}  // namespace peerplan
