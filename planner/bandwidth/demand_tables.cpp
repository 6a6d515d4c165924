// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "planner/bandwidth/bandwidth_tables.h"
#include "planner/bandwidth/columns.h"

namespace peerplan {

Table siteDemandTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "sites";
    table.title = Text(tr("Demand by site, in its busiest quarter-hour"));
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     mbpsColumn("down_mbps", tr("down")),
                     mbpsColumn("up_mbps", tr("up")),
                     mbpsColumn("horizon_down_mbps", tr("down at horizon")),
                     mbpsColumn("horizon_up_mbps", tr("up at horizon")),
                     mbpsColumn("peer_down_mbps", tr("peer down")),
                     mbpsColumn("peer_up_mbps", tr("peer up"))};
    for (std::size_t i = 0; i < answer.siteDemand.size(); ++i) {
        const SiteDemand& site = answer.siteDemand[i];
        table.rows.push_back({answer.sites[i], site.users, mbps(site.busiest.downKbps),
                              mbps(site.busiest.upKbps), mbps(site.atHorizon.downKbps),
                              mbps(site.atHorizon.upKbps), mbps(site.peer.downKbps),
                              mbps(site.peer.upKbps)});
    }
    table.notes.push_back(
        Text(tr("Peer: media from site to site, which never reaches Microsoft and is in no load of "
                "an egress.")));
    return table;
}

Table serviceDemandTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "demand";
    table.title = Text(tr("Busy-hour demand of users, by site and service"));
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     keyColumn("service", tr("service"), CellKind::Text),
                     mbpsColumn("down_mbps", tr("down")),
                     mbpsColumn("up_mbps", tr("up")),
                     column("basis", tr("basis"), CellKind::Text),
                     mbpsColumn("estimate_down_mbps", tr("estimate down")),
                     mbpsColumn("estimate_up_mbps", tr("estimate up")),
                     column("ratio", tr("of the estimate"), CellKind::Ratio)};
    for (const ServiceDemand& row : answer.demand) {
        table.rows.push_back({answer.sites[row.site], answer.services[row.service],
                              mbps(row.used.downKbps), mbps(row.used.upKbps), wordCell(row.basis),
                              mbps(row.estimate.downKbps), mbps(row.estimate.upKbps),
                              number(row.ratio)});
    }
    return table;
}

Table siteClassesTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "site-classes";
    table.title = Text(tr("Demand by class of site"));
    table.columns = {keyColumn("class", tr("class of site"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("users", tr("users"), CellKind::Integer),
                     mbpsColumn("site_down_mbps", tr("down a site")),
                     mbpsColumn("site_up_mbps", tr("up a site")),
                     mbpsColumn("down_mbps", tr("down")),
                     mbpsColumn("up_mbps", tr("up"))};
    Rates total;
    for (const SiteClassDemand& row : answer.siteClasses) {
        total += row.total;
        table.rows.push_back({row.name, row.sites, row.users, mbps(row.perSite.downKbps),
                              mbps(row.perSite.upKbps), mbps(row.total.downKbps),
                              mbps(row.total.upKbps)});
    }
    table.notes.push_back(Text(
        tr("Busy-hour rates added up as if all sites were busy at once: {down} down, {up} up."),
        {{"down", Bandwidth::kbps(total.downKbps)}, {"up", Bandwidth::kbps(total.upKbps)}}));
    return table;
}

Table siteClassTrafficTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "site-class-traffic";
    table.title = Text(tr("Demand by class of site and of traffic"));
    table.columns = {keyColumn("class", tr("class of site"), CellKind::Text),
                     keyColumn("direction", tr("direction"), CellKind::Text),
                     mbpsColumn("ef_mbps", "EF"),
                     mbpsColumn("cs3_mbps", "CS3"),
                     mbpsColumn("af41_mbps", "AF41"),
                     mbpsColumn("af21_mbps", "AF21"),
                     mbpsColumn("be_mbps", "BE")};
    for (const SiteClassDemand& row : answer.siteClasses) {
        for (const bool down : {true, false}) {
            std::vector<Cell> cells{row.name, std::string(down ? "down" : "up")};
            for (const double kbps : down ? row.downByClass : row.upByClass) {
                cells.push_back(mbps(kbps));
            }
            table.rows.push_back(std::move(cells));
        }
    }
    return table;
}

Table fixedDemandTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "fixed-demand";
    table.title = Text(tr("Stated demands, inbound flows and baselines"));
    table.columns = {keyColumn("demand", tr("demand"), CellKind::Text),
                     column("site", tr("site"), CellKind::Text),
                     column("to", tr("to"), CellKind::Text),
                     column("class", tr("class"), CellKind::Text),
                     mbpsColumn("down_mbps", tr("down")),
                     mbpsColumn("up_mbps", tr("up")),
                     column("flat", tr("flat"), CellKind::Boolean)};
    for (const FixedDemand& row : answer.fixed) {
        table.rows.push_back({row.ref, row.site ? words(answer.sites[*row.site]) : Cell{},
                              words(row.to), wordCell(row.trafficClass), mbps(row.rates.downKbps),
                              mbps(row.rates.upKbps), row.flat});
    }
    return table;
}

Table measurementsTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "measurements";
    table.title = Text(tr("Measured elements, and what the plan itself explains of them"));
    table.columns = {keyColumn("measurement", tr("measurement"), CellKind::Text),
                     column("component", tr("of"), CellKind::Component),
                     mbpsColumn("measured_down_mbps", tr("measured down")),
                     mbpsColumn("explained_down_mbps", tr("planned down")),
                     mbpsColumn("baseline_down_mbps", tr("baseline down")),
                     mbpsColumn("measured_up_mbps", tr("measured up")),
                     mbpsColumn("baseline_up_mbps", tr("baseline up")),
                     mbpsColumn("p95_down_mbps", tr("P95 down")),
                     mbpsColumn("p99_down_mbps", tr("P99 down"))};
    for (const MeasurementAnswer& row : answer.measurements) {
        table.rows.push_back({row.ref, row.of, mbps(row.measured.downKbps),
                              mbps(row.explained.downKbps), mbps(row.baseline.downKbps),
                              mbps(row.measured.upKbps), mbps(row.baseline.upKbps),
                              mbps(row.p95DownKbps), mbps(row.p99DownKbps)});
    }
    table.notes.push_back(
        Text(tr("The baseline is what the plan's own traffic does not explain of what the "
                "measurement includes. P95 and P99 are of business hours and size nothing.")));
    return table;
}

Table assumptionsTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "assumptions";
    table.title = Text(tr("Assumptions and defaults"));
    table.columns = {column("subject", tr("of"), CellKind::Text),
                     column("assumption", tr("what is assumed"), CellKind::Text)};
    for (const Assumption& row : answer.assumptions) table.rows.push_back({row.subject, row.text});
    return table;
}

Table remarksTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "remarks";
    table.title = Text(tr("Remarks on the input"));
    table.columns = {column("object", tr("object"), CellKind::Text),
                     column("remark", tr("remark"), CellKind::Text)};
    for (const Remark& row : answer.remarks) table.rows.push_back({row.subject, row.text});
    return table;
}

}  // namespace peerplan
