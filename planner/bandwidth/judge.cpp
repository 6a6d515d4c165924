// SPDX-License-Identifier: MIT
#include "planner/bandwidth/judge.h"

#include "planner/bandwidth/headroom.h"

namespace peerplan {
namespace {

void splitByClass(StateLoad& load, std::span<const ShapeLoad> loads, const DayTable& table,
                  std::span<const Shape> shapes) {
    for (const ShapeLoad& part : loads) {
        if (part.kbps == 0) continue;
        const auto c = static_cast<std::size_t>(shapes[part.shape.at()].trafficClass);
        load.byClass[c] += part.kbps * table.factor(part.shape, load.peak.set, load.peak.quarter);
    }
}

}  // namespace

std::optional<std::int64_t> wholeKbps(std::int64_t bps) {
    if (bps == Element::unknown) return std::nullopt;
    return bps / 1000;
}

void ShapeLoads::add(const ElementLoad& load) {
    for (std::size_t i = 0; i < load.shapes.size(); ++i) {
        if (load.up[i] != 0) up.push_back({load.shapes[i], load.up[i]});
        if (load.down[i] != 0) down.push_back({load.shapes[i], load.down[i]});
    }
}

Capacity capacityOf(const Workspace& state, ElementId element) {
    return {wholeKbps(state.capacityBps(element, Direction::Up)),
            wholeKbps(state.capacityBps(element, Direction::Down))};
}

StateLoad judge(const Element& element, const ShapeLoads& loads, const Capacity& capacity,
                const DayTable& table, std::span<const Shape> shapes) {
    StateLoad result;
    thread_local std::vector<ShapeLoad> together;
    std::span<const ShapeLoad> chosen = loads.up;
    if (element.total()) {
        together = loads.up;
        together.insert(together.end(), loads.down.begin(), loads.down.end());
        chosen = together;
        result.way = LoadAnswer::Way::Both;
        result.peak = table.peak(chosen);
        result.capacityKbps = capacity.up;
        result.loadKbps = wholeKbps(result.peak.kbps);
    } else {
        StateLoad down;
        result.peak = table.peak(loads.up);
        result.capacityKbps = capacity.up;
        result.loadKbps = wholeKbps(result.peak.kbps);
        down.way = LoadAnswer::Way::Down;
        down.peak = table.peak(loads.down);
        down.capacityKbps = capacity.down;
        down.loadKbps = wholeKbps(down.peak.kbps);
        if (isWorse(down, result)) {
            result = down;
            chosen = loads.down;
        }
    }
    splitByClass(result, chosen, table, shapes);
    if (element.classes) {
        thread_local std::vector<ShapeLoad> voice;
        voice.clear();
        for (const ShapeLoad& part : chosen) {
            if (shapes[part.shape.at()].trafficClass == TrafficClass::EF) voice.push_back(part);
        }
        result.efKbps = table.peak(voice).kbps;
    }
    return result;
}

bool isWorse(const StateLoad& a, const StateLoad& b) {
    if (a.capacityKbps && b.capacityKbps) {
        return lessHeadroom(a.loadKbps, *a.capacityKbps, b.loadKbps, *b.capacityKbps);
    }
    return a.loadKbps > b.loadKbps;
}

bool sizesBefore(const StateLoad& a, const StateLoad& b) {
    if (isWorse(a, b)) return true;
    if (isWorse(b, a)) return false;
    if (a.breadth != b.breadth) return a.breadth < b.breadth;
    return a.failure < b.failure;
}

}  // namespace peerplan
