// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/failover_load_tables.h"

#include <algorithm>
#include <utility>

namespace peerplan {
Table failoverLoadsTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "loads";
    table.title = tr("Load and headroom before, at worst and after");
    table.columns = {keyColumn("element", tr("element")),
                     mbpsColumn("before_mbps", tr("before")),
                     mbpsColumn("worst_mbps", tr("worst")),
                     mbpsColumn("after_mbps", tr("after")),
                     shareColumn("headroom_before", tr("headroom before")),
                     shareColumn("headroom_worst", tr("worst")),
                     shareColumn("headroom_after", tr("after")),
                     mbpsColumn("shed_mbps", tr("shed"))};
    for (std::size_t e = 0; e < answer.elements.size(); ++e) {
        const FailoverLoad& before = answer.intervals.front().loads[e];
        const FailoverLoad& after = answer.intervals.back().loads[e];
        const FailoverLoad* worst = nullptr;
        double shed = 0;
        for (std::size_t i = 1; i < answer.intervals.size(); ++i) {
            const FailoverLoad& load = answer.intervals[i].loads[e];
            if (worst == nullptr || load.loadKbps > worst->loadKbps) worst = &load;
            shed = std::max(shed, load.shedKbps());
        }
        if (worst == nullptr) worst = &before;
        table.rows.push_back({answer.elements[e].ref, mbps(before.loadKbps), mbps(worst->loadKbps),
                              mbps(after.loadKbps), number(before.headroom),
                              number(worst->headroom), number(after.headroom), mbps(shed)});
    }
    table.notes.push_back(
        tr("Loads are of the direction with less headroom, without what is lost on its way"));
    return table;
}

Table failoverIntervalLoadsTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "interval-loads";
    table.title = tr("Load and headroom in every interval");
    table.columns = {secondsColumn("from_s", tr("from, s"), true),
                     keyColumn("element", tr("element")),
                     column("direction", tr("direction"), CellKind::Text),
                     mbpsColumn("load_mbps", tr("load")),
                     mbpsColumn("capacity_mbps", tr("capacity")),
                     shareColumn("headroom", tr("headroom")),
                     mbpsColumn("shed_mbps", tr("shed"))};
    for (std::size_t i = 0; i < answer.intervals.size(); ++i) {
        for (std::size_t e = 0; e < answer.elements.size(); ++e) {
            const FailoverLoad& load = answer.intervals[i].loads[e];
            table.rows.push_back({fromOf(answer, i), answer.elements[e].ref, wayCell(load.way),
                                  mbps(load.loadKbps), mbps(load.capacityKbps),
                                  number(load.headroom), mbps(load.shedKbps())});
        }
    }
    return table;
}

Table failoverShedTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "shed";
    table.title = tr("What overloaded elements shed, by class");
    table.columns = {secondsColumn("from_s", tr("from, s"), true),
                     keyColumn("element", tr("element")),
                     mbpsColumn("load_mbps", tr("load")),
                     mbpsColumn("capacity_mbps", tr("capacity")),
                     mbpsColumn("ef_mbps", "EF"),
                     mbpsColumn("cs3_mbps", "CS3"),
                     mbpsColumn("af41_mbps", "AF41"),
                     mbpsColumn("af21_mbps", "AF21"),
                     mbpsColumn("be_mbps", "BE")};
    for (std::size_t i = 0; i < answer.intervals.size(); ++i) {
        for (std::size_t e = 0; e < answer.elements.size(); ++e) {
            const FailoverLoad& load = answer.intervals[i].loads[e];
            if (!(load.shedKbps() > 0)) continue;
            std::vector<Cell> row{fromOf(answer, i), answer.elements[e].ref, mbps(load.loadKbps),
                                  mbps(load.capacityKbps)};
            for (const double kbps : load.shed) row.push_back(mbps(kbps));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

}  // namespace peerplan
