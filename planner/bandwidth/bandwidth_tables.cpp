// SPDX-License-Identifier: MIT
#include "planner/bandwidth/bandwidth_tables.h"

#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

struct KindWords {
    const char* id;
    const char* title;
    const char* column;
};

KindWords wordsOfKind(BandwidthElementKind kind) {
    switch (kind) {
        case BandwidthElementKind::Circuit:
            return {"circuits", tr("Circuits"), tr("circuit")};
        case BandwidthElementKind::Connection:
            return {"connections", tr("Connections"), tr("connection")};
        case BandwidthElementKind::Internet:
            return {"internet", tr("Internet egresses"), tr("egress")};
        case BandwidthElementKind::Link:
            return {"links", tr("WAN links"), tr("link")};
        case BandwidthElementKind::Trunk:
            return {"trunks", tr("Trunks of networks"), tr("trunk")};
        case BandwidthElementKind::Control:
            return {"controls", tr("Security controls"), tr("control")};
        case BandwidthElementKind::Device:
            break;
    }
    return {"devices", tr("Devices"), tr("device")};
}

std::string joined(const std::vector<FailureKind>& kinds) {
    std::string list;
    for (const FailureKind kind : kinds) {
        if (!list.empty()) list += ", ";
        list += word(kind);
    }
    return list;
}

std::string joined(const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items) {
        if (!list.empty()) list += ", ";
        list += item;
    }
    return list;
}

std::string clockTime(int minutes) {
    std::string text;
    const auto two = [&](int value) {
        if (value < 10) text += '0';
        text += std::to_string(value);
    };
    two(minutes / 60);
    text += ':';
    two(minutes % 60);
    return text;
}

Cell failureCell(const std::string& failure) {
    return failure.empty() ? Cell(Text(tr("none is worse"))) : Cell(failure);
}

Cell failureCell(const ElementAnswer& element) {
    return element.idle ? Cell{} : failureCell(element.failure);
}

/// What every figure of headroom rests on: the output names the kinds that it swept (rule H3).
void sayWhatWasSwept(Table& table, const BandwidthAnswer& answer) {
    table.notes.push_back(
        Text(tr("Sized for the worst single failure of {kinds}, in {states} states."),
             {{"kinds", joined(answer.survived)}, {"states", answer.states}}));
    if (!answer.given.empty()) {
        table.notes.push_back(
            Text(tr("Failed from the start: {given}."), {{"given", joined(answer.given)}}));
    }
    if (!answer.complete) {
        table.notes.push_back(
            Text(tr("Stopped before all states were seen: worse ones may be missing.")));
    }
}

bool isEgress(const ElementAnswer& element) {
    return element.kind == BandwidthElementKind::Circuit ||
           element.kind == BandwidthElementKind::Connection ||
           element.kind == BandwidthElementKind::Internet;
}

}  // namespace

Table elementsTable(const BandwidthAnswer& answer, BandwidthElementKind kind) {
    const KindWords named = wordsOfKind(kind);
    Table table;
    table.id = named.id;
    table.title = Text(named.title);
    table.columns = {keyColumn("component", named.column),
                     mbpsColumn("load_mbps", tr("load")),
                     mbpsColumn("capacity_mbps", tr("capacity")),
                     shareColumn("headroom", tr("headroom")),
                     column("class", tr("class"), CellKind::Grade),
                     column("failure", tr("worst failure"), CellKind::Component),
                     mbpsColumn("normal_load_mbps", tr("normal load")),
                     shareColumn("normal_headroom", tr("normal headroom"))};
    for (const ElementAnswer& element : answer.elements) {
        if (element.kind != kind) continue;
        Cell grade;
        if (element.idle) grade = std::string("unused");
        if (element.headroomClass) grade = wordCell(*element.headroomClass);
        table.rows.push_back({element.ref, mbps(element.sizing.loadKbps),
                              mbps(element.sizing.capacityKbps), number(element.sizing.headroom),
                              std::move(grade), failureCell(element), mbps(element.normal.loadKbps),
                              number(element.normal.headroom)});
    }
    sayWhatWasSwept(table, answer);
    table.notes.push_back(
        Text(tr("The class is that of the sizing state. In the normal state only a headroom of "
                "{waste} and more tells something: it is wasteful."),
             {{"waste", Ratio{0.8}}}));
    return table;
}

Table afterSwitchTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "after-switch";
    table.title = Text(tr("Once people have switched what needs a person"));
    table.columns = {keyColumn("component", tr("component")),
                     mbpsColumn("load_mbps", tr("load")),
                     mbpsColumn("capacity_mbps", tr("capacity")),
                     shareColumn("headroom", tr("headroom")),
                     column("class", tr("class"), CellKind::Grade),
                     column("failure", tr("worst failure"), CellKind::Component)};
    for (const ElementAnswer& element : answer.elements) {
        if (!element.afterSwitch) continue;
        table.rows.push_back(
            {element.ref, mbps(element.afterSwitch->loadKbps),
             mbps(element.afterSwitch->capacityKbps), number(element.afterSwitch->headroom),
             element.afterSwitchClass ? wordCell(*element.afterSwitchClass) : Cell{},
             failureCell(element.afterSwitchFailure)});
    }
    return table;
}

Table adviceTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "advice";
    table.title = Text(tr("What capacity the sizing state asks for"));
    table.columns = {keyColumn("component", tr("egress")),
                     column("size_mbps", tr("size to buy"), CellKind::Mbps),
                     mbpsColumn("least_mbps", tr("least")),
                     mbpsColumn("roomy_mbps", tr("at most")),
                     mbpsColumn("statistical_mbps", tr("for bursts")),
                     column("binds", tr("rule that binds"), CellKind::Text),
                     mbpsColumn("crossing_mbps", tr("rules cross at")),
                     mbpsColumn("horizon_load_mbps", tr("load at horizon")),
                     column("outgrown_year", tr("outgrown"), CellKind::Year)};
    for (const ElementAnswer& element : answer.elements) {
        const bool circuit = element.kind == BandwidthElementKind::Circuit;
        if (!circuit && (element.kind != BandwidthElementKind::Internet || element.idle)) continue;
        table.rows.push_back(
            {element.ref,
             element.ladderMbps ? Cell(static_cast<double>(*element.ladderMbps)) : Cell{},
             mbps(element.neededKbps), mbps(element.roomyKbps), mbps(element.rules.statisticalKbps),
             wordCell(element.rules.binds), mbps(element.rules.crossingKbps),
             mbps(element.horizonKbps),
             element.outgrown ? Cell(std::int64_t{*element.outgrown}) : Cell{}});
    }
    table.notes.push_back(
        Text(tr("At least {least} and at most {most} of the capacity are to stay free. The size to "
                "buy is the smallest that is sold with at least {least} free."),
             {{"least", Ratio{answer.leastHeadroom}}, {"most", Ratio{answer.mostHeadroom}}}));
    table.notes.push_back(
        Text(tr("For bursts: the capacity that load exceeds in less than {epsilon} of the seconds. "
                "Below "
                "the load at which the rules cross, it asks for more than the percent rule."),
             {{"epsilon", Ratio{answer.epsilon}}}));
    table.notes.push_back(
        Text(tr("Growth {growth} a year, horizon {years} years."),
             {{"growth", Ratio{answer.growthPerYear}}, {"years", answer.horizonYears}}));
    return table;
}

Table peaksTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "peaks";
    table.title = Text(tr("Busiest quarter-hour in the sizing state, by class"));
    table.columns = {keyColumn("component", tr("egress")),
                     column("direction", tr("direction"), CellKind::Text),
                     column("date", tr("from"), CellKind::Date),
                     column("utc", tr("UTC"), CellKind::Text),
                     mbpsColumn("ef_mbps", "EF"),
                     mbpsColumn("cs3_mbps", "CS3"),
                     mbpsColumn("af41_mbps", "AF41"),
                     mbpsColumn("af21_mbps", "AF21"),
                     mbpsColumn("be_mbps", "BE"),
                     mbpsColumn("ef_peak_mbps", tr("EF peak"))};
    for (const ElementAnswer& element : answer.elements) {
        if (!isEgress(element) || element.idle) continue;
        std::vector<Cell> row{element.ref, wayCell(element.sizing.way), element.sizing.busiest.date,
                              clockTime(element.sizing.busiest.utcMinute)};
        for (const double kbps : element.byClass) row.push_back(mbps(kbps));
        row.push_back(element.honoursClasses ? mbps(element.efPeakKbps) : Cell{});
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        Text(tr("From: the first day of the year with the UTC offsets of that quarter-hour. EF "
                "peak: voice at its own busiest with its bursts, which is what its class needs.")));
    return table;
}

Table aloneTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "alone";
    table.title = Text(tr("Each circuit with all others of its region failed"));
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     keyColumn("circuit", tr("circuit")),
                     column("fits", tr("fits"), CellKind::Boolean),
                     column("fits_target", tr("with target"), CellKind::Boolean),
                     mbpsColumn("load_mbps", tr("load")),
                     shareColumn("headroom", tr("headroom")),
                     column("way_fits", tr("way fits"), CellKind::Boolean),
                     column("way_fits_target", tr("way with target"), CellKind::Boolean),
                     column("narrowest", tr("narrowest on the way"), CellKind::Component)};
    bool anyCut = false;
    for (const AloneAnswer& alone : answer.alone) {
        anyCut = anyCut || alone.usersCut > 0;
        table.rows.push_back({words(alone.region), alone.circuit, alone.fits, alone.fitsWithTarget,
                              mbps(alone.load.loadKbps), number(alone.load.headroom), alone.wayFits,
                              alone.wayFitsWithTarget,
                              alone.narrow.empty() ? Cell{} : Cell(alone.narrow.front().ref)});
    }
    table.notes.push_back(
        Text(tr("Fits: the load is within the capacity. With target: {least} stay free. The way: "
                "every link, control, device and connection that the region's flows cross."),
             {{"least", Ratio{answer.leastHeadroom}}}));
    if (anyCut) {
        table.notes.push_back(
            Text(tr("Some users of a region have no way at all over one circuit alone.")));
    }
    return table;
}

Table aloneWayTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "alone-way";
    table.title = Text(tr("Narrow on the way of a circuit that carries its region alone"));
    table.columns = {
        keyColumn("region", tr("region"), CellKind::Text), keyColumn("circuit", tr("circuit")),
        keyColumn("component", tr("on the way")),          mbpsColumn("load_mbps", tr("load")),
        mbpsColumn("capacity_mbps", tr("capacity")),       shareColumn("headroom", tr("headroom"))};
    for (const AloneAnswer& alone : answer.alone) {
        for (const WayElement& element : alone.narrow) {
            table.rows.push_back({words(alone.region), alone.circuit, element.ref,
                                  mbps(element.load.loadKbps), mbps(element.load.capacityKbps),
                                  number(element.load.headroom)});
        }
    }
    return table;
}

Table regionSizesTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "region-sizes";
    table.title = Text(tr("Sizes by the number of circuits of a region"));
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     column("circuits", tr("circuits"), CellKind::Integer),
                     mbpsColumn("load_mbps", tr("load of all")),
                     column("failure", tr("most after"), CellKind::Component),
                     column("one_mbps", tr("one of"), CellKind::Mbps),
                     column("two_mbps", tr("two of"), CellKind::Mbps),
                     column("three_mbps", tr("three of"), CellKind::Mbps)};
    for (const RegionSizes& sizes : answer.regionSizes) {
        std::vector<Cell> row{words(sizes.region), sizes.circuits, mbps(sizes.loadKbps),
                              failureCell(sizes.failure)};
        for (const std::optional<std::int64_t>& size : sizes.ladderMbps) {
            row.push_back(size ? Cell(static_cast<double>(*size)) : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        Text(tr("Equal circuits that share evenly: one alone has no other behind it; of two or "
                "three the others carry all when one fails, with {least} free."),
             {{"least", Ratio{answer.leastHeadroom}}}));
    return table;
}

Table volumesTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "volumes";
    table.title = Text(tr("Volume of a month"));
    table.columns = {keyColumn("circuit", tr("circuit")),
                     column("from_microsoft_gb", tr("from Microsoft"), CellKind::Number, 0),
                     column("to_microsoft_gb", tr("to Microsoft"), CellKind::Number, 0),
                     column("billing", tr("billing"), CellKind::Text),
                     column("meaning", tr("meaning"), CellKind::Text)};
    for (const VolumeAnswer& volume : answer.volumes) {
        table.rows.push_back({volume.circuit, volume.gigabytesDown, volume.gigabytesUp,
                              wordCell(volume.billing), volume.meaning});
    }
    table.notes.push_back(Text(tr("In GB of 10^9 bytes, in the normal state.")));
    return table;
}

Table cutsTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "cuts";
    table.title = Text(tr("Failures that leave traffic without an automatic way"));
    table.columns = {keyColumn("failure", tr("failure")),
                     column("users", tr("users"), CellKind::Integer),
                     column("users_after_switch", tr("of them after a switch"), CellKind::Integer),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("site", tr("such as"), CellKind::Text),
                     mbpsColumn("lost_down_mbps", tr("lost down")),
                     mbpsColumn("lost_up_mbps", tr("lost up"))};
    for (const CutAnswer& cut : answer.cuts) {
        table.rows.push_back({cut.failure.empty() ? Cell(Text(tr("none"))) : Cell(cut.failure),
                              cut.users, cut.usersAfterSwitch, cut.sites, cut.site,
                              mbps(cut.lost.downKbps), mbps(cut.lost.upKbps)});
    }
    table.notes.push_back(Text(
        tr("What is cut lays no load anywhere, so it sizes nothing. Users: all of those sites.")));
    return table;
}

Table wideFailuresTable(const BandwidthAnswer& answer) {
    Table table;
    table.id = "wide-failures";
    table.title = Text(tr("Failures across regions, not sized for"));
    table.columns = {keyColumn("failure", tr("failure")),
                     column("regions", tr("regions"), CellKind::Integer),
                     column("users_cut", tr("users cut"), CellKind::Integer),
                     column("component", tr("narrowest then"), CellKind::Component),
                     mbpsColumn("load_mbps", tr("load")),
                     shareColumn("headroom", tr("headroom"))};
    for (const WideFailure& wide : answer.wide) {
        table.rows.push_back({wide.failure, wide.regions, wide.usersCut, words(wide.element),
                              wide.load ? mbps(wide.load->loadKbps) : Cell{},
                              wide.load ? number(wide.load->headroom) : Cell{}});
    }
    return table;
}

std::vector<Table> bandwidthTables(const BandwidthAnswer& answer) {
    std::vector<Table> tables;
    const auto add = [&](Table table) {
        if (!table.rows.empty()) tables.push_back(std::move(table));
    };
    add(elementsTable(answer, BandwidthElementKind::Circuit));
    add(aloneTable(answer));
    add(aloneWayTable(answer));
    add(adviceTable(answer));
    add(regionSizesTable(answer));
    add(volumesTable(answer));
    add(peaksTable(answer));
    for (const BandwidthElementKind kind :
         {BandwidthElementKind::Connection, BandwidthElementKind::Internet,
          BandwidthElementKind::Link, BandwidthElementKind::Trunk, BandwidthElementKind::Control,
          BandwidthElementKind::Device}) {
        add(elementsTable(answer, kind));
    }
    add(cutsTable(answer));
    add(afterSwitchTable(answer));
    add(wideFailuresTable(answer));
    add(siteClassesTable(answer));
    add(siteClassTrafficTable(answer));
    add(siteDemandTable(answer));
    add(serviceDemandTable(answer));
    add(fixedDemandTable(answer));
    add(measurementsTable(answer));
    add(assumptionsTable(answer));
    add(remarksTable(answer));
    return tables;
}

}  // namespace peerplan
