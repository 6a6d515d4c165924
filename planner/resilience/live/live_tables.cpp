// SPDX-License-Identifier: MIT
#include "planner/resilience/live/live_tables.h"

#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {

Table liveRegionsTable(const LiveAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = Text(tr("Regions"));
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("users_touched", tr("touched"), CellKind::Integer),
                     column("users_cut", tr("cut"), CellKind::Integer),
                     column("users_manual", tr("wait for a switch"), CellKind::Integer),
                     column("users_congested", tr("congested"), CellKind::Integer),
                     column("users_down", tr("site down"), CellKind::Integer)};
    for (const LiveRegion& region : answer.regions) {
        table.rows.push_back({region.region, region.users, region.usersTouched, region.usersCut,
                              region.usersWaiting, region.usersDegraded, region.usersDown});
    }
    return table;
}

Table liveSitesTable(const LiveAnswer& answer) {
    Table table;
    table.id = "sites";
    table.title = Text(tr("Offices"));
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("fate", tr("what becomes of it"), CellKind::Text),
                     shareColumn("share", tr("share of its traffic")),
                     column("extra_rtt_ms", tr("longer round trip"), CellKind::Ms, 1)};
    for (const LiveSite& site : answer.sites) {
        table.rows.push_back({site.site, site.users,
                              std::string(site.down ? "down" : word(site.fate)), site.share,
                              number(site.extraRttMs)});
    }
    return table;
}

}  // namespace peerplan
