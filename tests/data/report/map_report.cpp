// SPDX-License-Identifier: MIT
#include "tests/data/report/map_report.h"

namespace peerplan::tests {

Report mapReport() {
    NetworkMap map;
    map.id = "map";
    map.title = "Network map";
    map.alternative = "Two places.";
    map.places.resize(2);
    map.places[0].name = "London <b>";
    map.places[0].latitude = 51.5;
    map.places[0].longitude = -0.1;
    map.places[0].users = 120;
    map.places[1].kind = MapPlaceKind::Datacenter;
    map.places[1].name = "Paris";
    map.places[1].latitude = 48.9;
    map.places[1].longitude = 2.3;
    map.lines.resize(1);
    map.lines[0].name = "London - Paris";
    map.lines[0].to = 1;
    map.lines[0].kbps = 25000;
    map.lines[0].share = 0.25;
    map.lines[0].mood = Mood::Watch;
    Report report;
    report.sections = {{"map", "Map", {map}}};
    return report;
}

}  // namespace peerplan::tests
