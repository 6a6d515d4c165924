// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/quarter_traffic.h"

#include <algorithm>

namespace peerplan {

QuarterTraffic::QuarterTraffic(const CompiledNetwork& network, const Traffic& traffic,
                               const DayTable& table, std::uint32_t set, std::uint32_t quarter,
                               std::span<const std::int64_t> users)
    : m_network(network),
      m_traffic(traffic),
      m_table(table),
      m_set(set),
      m_quarter(quarter),
      m_users(users),
      m_rates(network.flows.size()),
      m_weight(network.flows.size(), 0) {
    for (std::size_t f = 0; f < m_rates.size(); ++f) {
        for (std::uint32_t i = m_traffic.first[f]; i < m_traffic.first[f + 1]; ++i) {
            const TrafficEntry& entry = m_traffic.entries[i];
            const auto c =
                static_cast<std::size_t>(m_traffic.shapes[entry.shape.at()].trafficClass);
            const double now = factor(entry.shape);
            m_rates[f].way[0][c] += entry.upKbps * now;
            m_rates[f].way[1][c] += entry.downKbps * now;
        }
    }
    // What users of a site send for all services is one user's whole work.
    for (std::size_t s = 0; s < m_network.sites.size(); ++s) {
        const std::size_t first = s * m_network.groupCount;
        double site = 0;
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            m_weight[first + g] = kbpsOf(FlowId(first + g));
            site += m_weight[first + g];
        }
        const double here = s < m_users.size() ? static_cast<double>(m_users[s]) : 0;
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            m_weight[first + g] = site > 0 ? m_weight[first + g] / site * here : 0;
        }
    }
}

double QuarterTraffic::kbpsOf(FlowId flow) const {
    const ClassRates& rates = ratesOf(flow);
    return rates.sum(0) + rates.sum(1);
}

std::uint32_t QuarterTraffic::regionOf(FlowId flow) const {
    const std::uint32_t region = m_network.sites[m_network.flows[flow.at()].site.at()].region;
    return std::min(region, static_cast<std::uint32_t>(m_network.regionCount));
}

DayPeak busiestQuarter(const Course& course, const Traffic& traffic, const DayTable& table,
                       std::uint32_t first, std::uint32_t last) {
    std::vector<double> byShape(traffic.shapes.size(), 0);
    for (std::size_t f = 0; f < course.touched().size(); ++f) {
        if (course.touched()[f] == 0) continue;
        for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
            const TrafficEntry& entry = traffic.entries[i];
            byShape[entry.shape.at()] += entry.upKbps + entry.downKbps;
        }
    }
    std::vector<ShapeLoad> loads;
    for (std::size_t s = 0; s < byShape.size(); ++s) {
        if (byShape[s] > 0) loads.push_back({ShapeId(s), byShape[s]});
    }
    DayPeak peak;
    peak.quarter = first;
    for (std::uint32_t set = 0; set < table.sets().size(); ++set) {
        const auto day = table.day(loads, set);
        for (std::uint32_t quarter = first; quarter <= last; ++quarter) {
            if (day[quarter] > peak.kbps) peak = {day[quarter], set, quarter};
        }
    }
    return peak;
}

}  // namespace peerplan
