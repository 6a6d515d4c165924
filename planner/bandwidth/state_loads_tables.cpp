// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"
#include "planner/bandwidth/state_loads.h"

namespace peerplan {
namespace {

struct KindWords {
    BandwidthElementKind kind;
    const char* id;
    const char* title;
    const char* column;
};

constexpr KindWords kinds[] = {
    {BandwidthElementKind::Circuit, "circuits", tr("Circuits"), tr("circuit")},
    {BandwidthElementKind::Connection, "connections", tr("Connections"), tr("connection")},
    {BandwidthElementKind::Internet, "internet", tr("Internet egresses"), tr("egress")},
    {BandwidthElementKind::Link, "links", tr("WAN links"), tr("link")},
    {BandwidthElementKind::Trunk, "trunks", tr("Trunks of networks"), tr("trunk")},
    {BandwidthElementKind::Control, "controls", tr("Security controls"), tr("control")},
    {BandwidthElementKind::Device, "devices", tr("Devices"), tr("device")}};

Table kindTable(const StateLoadsAnswer& answer, const KindWords& words) {
    Table table;
    table.id = words.id;
    table.title = Text(words.title);
    table.columns = {keyColumn("component", words.column),
                     mbpsColumn("load_mbps", tr("load")),
                     mbpsColumn("capacity_mbps", tr("capacity")),
                     shareColumn("headroom", tr("headroom")),
                     column("class", tr("class"), CellKind::Grade),
                     mbpsColumn("shed_mbps", tr("lost in overload")),
                     mbpsColumn("normal_load_mbps", tr("normal load")),
                     shareColumn("normal_headroom", tr("normal headroom"))};
    for (const StateElement& element : answer.elements) {
        if (element.kind != words.kind) continue;
        Cell grade;
        if (element.headroomClass) grade = wordCell(*element.headroomClass);
        if (element.dead) grade = std::string("down");
        table.rows.push_back({element.ref, element.dead ? Cell{} : mbps(element.load.loadKbps),
                              element.dead ? Cell{} : mbps(element.load.capacityKbps),
                              element.dead ? Cell{} : number(element.load.headroom),
                              std::move(grade), mbps(element.shedKbps),
                              mbps(element.normal.loadKbps), number(element.normal.headroom)});
    }
    return table;
}

Table shedTable(const StateLoadsAnswer& answer) {
    Table table;
    table.id = "shed";
    table.title = Text(tr("Lost in overload, by class"));
    table.columns = {keyColumn("component", tr("component")), mbpsColumn("be_mbps", "BE"),
                     mbpsColumn("af21_mbps", "AF21"),         mbpsColumn("af41_mbps", "AF41"),
                     mbpsColumn("cs3_mbps", "CS3"),           mbpsColumn("ef_mbps", "EF")};
    const auto of = [](const StateElement& element, TrafficClass trafficClass) {
        return mbps(element.shed[static_cast<std::size_t>(trafficClass)]);
    };
    for (const StateElement& element : answer.elements) {
        if (element.shedKbps <= 0) continue;
        table.rows.push_back({element.ref, of(element, TrafficClass::BE),
                              of(element, TrafficClass::AF21), of(element, TrafficClass::AF41),
                              of(element, TrafficClass::CS3), of(element, TrafficClass::EF)});
    }
    table.notes.push_back(
        Text(tr("Where classes are honoured best effort goes first and EF last; elsewhere all in "
                "proportion.")));
    return table;
}

Table cutTable(const StateLoadsAnswer& answer) {
    Table table;
    table.id = "state";
    table.title = Text(tr("What this state cuts"));
    table.columns = {keyColumn("failed", tr("failed"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("users_cut", tr("users cut"), CellKind::Integer),
                     column("users_manual", tr("wait for a switch"), CellKind::Integer),
                     mbpsColumn("lost_up_mbps", tr("lost up")),
                     mbpsColumn("lost_down_mbps", tr("lost down"))};
    std::string failed;
    for (const std::string& ref : answer.failed) {
        if (!failed.empty()) failed += ", ";
        failed += ref;
    }
    table.rows.push_back({failed, answer.sitesCut, answer.usersCut, answer.usersWaiting,
                          mbps(answer.lost.upKbps), mbps(answer.lost.downKbps)});
    return table;
}

}  // namespace

std::vector<Table> stateLoadsTables(const StateLoadsAnswer& answer) {
    std::vector<Table> tables{cutTable(answer)};
    for (const KindWords& words : kinds) {
        Table table = kindTable(answer, words);
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    Table lost = shedTable(answer);
    if (!lost.rows.empty()) tables.push_back(std::move(lost));
    return tables;
}

}  // namespace peerplan
