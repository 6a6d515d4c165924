// SPDX-License-Identifier: MIT
#include "planner/ogs/score/latency_scale.h"

#include <algorithm>

#include "model/error.h"

namespace peerplan {

LatencyScale::LatencyScale(const Catalogue& catalogue) {
    for (const ScorePoint& point : catalogue.scorePoints) {
        if (point.service == "Exchange Online" && point.metric.starts_with("TCP latency")) {
            m_points.push_back({point.value, point.points});
        }
    }
    if (m_points.empty()) {
        throw InputError(tr("The catalogue has no latency scale for Exchange Online"));
    }
    std::sort(m_points.begin(), m_points.end(),
              [](const Point& a, const Point& b) { return a.ms < b.ms; });
}

double LatencyScale::points(double ms) const {
    if (ms <= m_points.front().ms) return m_points.front().points;
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        const Point& from = m_points[i - 1];
        const Point& to = m_points[i];
        if (ms > to.ms) continue;
        return from.points + (to.points - from.points) * (ms - from.ms) / (to.ms - from.ms);
    }
    return m_points.back().points;
}

}  // namespace peerplan
