// SPDX-License-Identifier: MIT
#include <algorithm>
#include <initializer_list>

#include "planner/bandwidth/bandwidth_tables.h"
#include "planner/report/headroom_chart.h"
#include "planner/report/sections.h"
#include "planner/report/use_names.h"

namespace peerplan {
namespace {

void add(Section& section, Table table, const Names& names) {
    if (table.rows.empty()) return;
    useNames(table, names);
    section.blocks.emplace_back(std::move(table));
}

}  // namespace

Section demandSection(const ReportInput& input, const Names& names) {
    Section section{"demand", tr("Demand per office and service"), {}};
    add(section, siteClassesTable(input.bandwidth), names);
    add(section, siteClassTrafficTable(input.bandwidth), names);
    add(section, serviceDemandTable(input.bandwidth), names);
    add(section, fixedDemandTable(input.bandwidth), names);
    add(section, measurementsTable(input.bandwidth), names);
    return section;
}

Section headroomSection(const ReportInput& input, const Names& names) {
    Section section{"headroom", tr("Headroom in the normal state and in the worst failure"), {}};
    Chart chart = headroomChart(input.bandwidth, names);
    if (!chart.categories.empty()) section.blocks.emplace_back(std::move(chart));
    for (const BandwidthElementKind kind :
         {BandwidthElementKind::Circuit, BandwidthElementKind::Connection,
          BandwidthElementKind::Internet, BandwidthElementKind::Link, BandwidthElementKind::Trunk,
          BandwidthElementKind::Control, BandwidthElementKind::Device}) {
        add(section, elementsTable(input.bandwidth, kind), names);
    }
    add(section, peaksTable(input.bandwidth), names);
    add(section, cutsTable(input.bandwidth), names);
    add(section, wideFailuresTable(input.bandwidth), names);
    return section;
}

Section sizingSection(const ReportInput& input, const Names& names) {
    Section section{"sizing", tr("Sizing advice"), {}};
    add(section, aloneTable(input.bandwidth), names);
    add(section, aloneWayTable(input.bandwidth), names);
    add(section, regionSizesTable(input.bandwidth), names);
    add(section, adviceTable(input.bandwidth), names);
    add(section, volumesTable(input.bandwidth), names);
    return section;
}

}  // namespace peerplan
