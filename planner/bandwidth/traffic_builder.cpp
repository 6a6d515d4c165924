// SPDX-License-Identifier: MIT
#include "planner/bandwidth/traffic_builder.h"

#include <algorithm>
#include <utility>

namespace peerplan {

ShapeId TrafficBuilder::shape(std::uint32_t course, std::size_t site, TrafficClass c,
                              TrafficOrigin origin) {
    // Beyond the courses stands UTC: for what belongs to no site.
    const std::uint32_t clock = site < m_clocks.ofSite.size()
                                    ? m_clocks.ofSite[site]
                                    : static_cast<std::uint32_t>(m_clocks.courses.size());
    const auto number = static_cast<std::uint8_t>(origin);
    const auto key = std::make_tuple(course, clock, c, number);
    const auto [at, fresh] = m_shapes.emplace(key, ShapeId(m_list.size()));
    if (fresh) m_list.push_back({course, clock, c, number});
    return at->second;
}

void TrafficBuilder::add(FlowId flow, ShapeId shape, Rates rates) {
    if (!flow.valid() || rates == Rates{}) return;
    m_entries.push_back({flow, {shape, rates.upKbps, rates.downKbps}});
}

void TrafficBuilder::addFixed(FixedLoad load) {
    if (load.kbps > 0) m_fixed.push_back(load);
}

void TrafficBuilder::resume(const Traffic& traffic) {
    m_list = traffic.shapes;
    for (std::size_t i = 0; i < m_list.size(); ++i) {
        const Shape& s = m_list[i];
        m_shapes.emplace(std::make_tuple(s.diurnal, s.clock, s.trafficClass, s.origin), ShapeId(i));
    }
    m_entries.reserve(traffic.entries.size());
    for (std::size_t flow = 0; flow + 1 < traffic.first.size(); ++flow) {
        for (std::uint32_t i = traffic.first[flow]; i < traffic.first[flow + 1]; ++i) {
            m_entries.push_back({FlowId(flow), traffic.entries[i]});
        }
    }
    m_fixed = traffic.fixed;
}

Traffic TrafficBuilder::finish(std::size_t flowCount) {
    Traffic traffic;
    traffic.shapes = std::move(m_list);
    traffic.fixed = std::move(m_fixed);
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Item& a, const Item& b) {
        return std::tie(a.flow, a.entry.shape) < std::tie(b.flow, b.entry.shape);
    });
    traffic.first.assign(flowCount + 1, 0);
    traffic.entries.reserve(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Item& item = m_entries[i];
        if (i > 0 && m_entries[i - 1].flow == item.flow &&
            m_entries[i - 1].entry.shape == item.entry.shape) {
            traffic.entries.back().upKbps += item.entry.upKbps;
            traffic.entries.back().downKbps += item.entry.downKbps;
        } else {
            traffic.entries.push_back(item.entry);
            ++traffic.first[item.flow.at() + 1];
        }
    }
    for (std::size_t flow = 0; flow < flowCount; ++flow) {
        traffic.first[flow + 1] += traffic.first[flow];
    }
    return traffic;
}

}  // namespace peerplan
