// SPDX-License-Identifier: MIT
#include "data/report/map_tables.h"

#include <string>
#include <vector>

namespace peerplan {
namespace {

constexpr double kbpsPerMbps = 1000;

Cell wordCell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}

Cell nameAt(const NetworkMap& map, std::uint32_t place) {
    return place < map.places.size() ? Cell(map.places[place].name) : Cell();
}

}  // namespace

const char* kindWord(MapPlaceKind kind) {
    switch (kind) {
        case MapPlaceKind::Office:
            return tr("office");
        case MapPlaceKind::Remote:
            return tr("people at home");
        case MapPlaceKind::Datacenter:
            return tr("data centre");
        case MapPlaceKind::Colocation:
            return tr("colocation");
        case MapPlaceKind::Pop:
            return tr("provider's PoP");
        case MapPlaceKind::PeeringLocation:
            return tr("peering location");
        case MapPlaceKind::Gateway:
            return tr("VPN gateway");
        case MapPlaceKind::Perimeter:
            return tr("perimeter");
        case MapPlaceKind::Internet:
            return tr("Internet egress");
        case MapPlaceKind::CloudRegion:
            return tr("Azure region");
        case MapPlaceKind::Network:
            return tr("provider's network, amid its sites");
    }
    return "";
}

const char* kindWord(MapLineKind kind) {
    switch (kind) {
        case MapLineKind::Flow:
            return tr("traffic to its egress");
        case MapLineKind::Link:
            return tr("WAN link");
        case MapLineKind::Circuit:
            return tr("ExpressRoute circuit");
    }
    return "";
}

Table placesTable(const NetworkMap& map) {
    Table table;
    table.id = map.id + "-places";
    table.title = tr("Places on the map");
    table.columns = {{"kind", tr("Kind"), CellKind::Text},
                     {"place", tr("Place"), CellKind::Text, 0, true},
                     {"region", tr("Region"), CellKind::Text},
                     {"latitude_deg", tr("Latitude, degrees north"), CellKind::Number, 2},
                     {"longitude_deg", tr("Longitude, degrees east"), CellKind::Number, 2},
                     {"users", tr("Users"), CellKind::Integer}};
    for (const MapPlace& place : map.places) {
        table.rows.push_back({Text(kindWord(place.kind)), place.name, wordCell(place.region),
                              place.latitude, place.longitude,
                              place.users > 0 ? Cell(place.users) : Cell()});
    }
    return table;
}

Table linesTable(const NetworkMap& map) {
    Table table;
    table.id = map.id + "-lines";
    table.title = tr("Lines on the map");
    table.columns = {{"kind", tr("Kind"), CellKind::Text},
                     {"line", tr("Line"), CellKind::Text, 0, true},
                     {"from", tr("From"), CellKind::Text},
                     {"to", tr("To"), CellKind::Text},
                     {"load_mbps", tr("Load"), CellKind::Mbps},
                     {"of_capacity", tr("Of its capacity"), CellKind::Ratio}};
    for (const MapLine& line : map.lines) {
        table.rows.push_back({Text(kindWord(line.kind)), line.name, nameAt(map, line.from),
                              nameAt(map, line.to), line.kbps / kbpsPerMbps,
                              line.share ? Cell(*line.share) : Cell()});
    }
    return table;
}

}  // namespace peerplan
