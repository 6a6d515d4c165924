// SPDX-License-Identifier: MIT
#include "planner/bandwidth/element_names.h"

#include "planner/bandwidth/headroom.h"

namespace peerplan {

BandwidthElementKind kindOf(ElementKind kind) {
    switch (kind) {
        case ElementKind::Link:
            return BandwidthElementKind::Link;
        case ElementKind::Trunk:
            return BandwidthElementKind::Trunk;
        case ElementKind::Device:
            return BandwidthElementKind::Device;
        case ElementKind::Control:
            return BandwidthElementKind::Control;
        case ElementKind::Connection:
            return BandwidthElementKind::Connection;
        case ElementKind::Circuit:
            return BandwidthElementKind::Circuit;
        case ElementKind::Internet:
            break;
    }
    return BandwidthElementKind::Internet;
}

LoadAnswer loadAnswer(const StateLoad& load, const DayTable& table) {
    LoadAnswer answer;
    answer.way = load.way;
    answer.loadKbps = load.loadKbps;
    answer.capacityKbps = load.capacityKbps;
    if (load.capacityKbps) answer.headroom = headroomOf(load.loadKbps, *load.capacityKbps);
    answer.busiest = {table.sets()[load.peak.set].first, static_cast<int>(load.peak.quarter) * 15};
    return answer;
}

}  // namespace peerplan
