// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/order.h"

#include <algorithm>
#include <cmath>

namespace peerplan::uptime {
namespace {

constexpr std::size_t mostStarts = 6;
/// Above this many vertices the neighbours are taken as they come.
constexpr std::size_t mostGreedy = 3000;

class Orderer {
  public:
    Orderer(std::size_t count, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges,
            const std::vector<std::uint8_t>& used)
        : m_used(used), m_near(count) {
        for (const auto& [u, v] : edges) {
            m_near[u].push_back(v);
            m_near[v].push_back(u);
        }
        for (auto& near : m_near) {
            std::sort(near.begin(), near.end());
            near.erase(std::unique(near.begin(), near.end()), near.end());
        }
        m_total = static_cast<std::size_t>(std::count(used.begin(), used.end(), 1));
    }

    VertexOrder from(std::uint32_t start, double& cost) {
        const std::size_t count = m_near.size();
        VertexOrder made;
        cost = 0;
        std::vector<std::uint8_t> seen(count, 0);
        std::vector<std::uint32_t> unseen(count, 0);
        for (std::size_t v = 0; v < count; ++v) {
            unseen[v] = static_cast<std::uint32_t>(m_near[v].size());
        }
        std::vector<std::uint32_t> rim;
        std::vector<std::uint8_t> onRim(count, 0);
        std::size_t width = 0;
        std::uint32_t fresh = 0;
        std::uint32_t next = start;
        while (true) {
            seen[next] = 1;
            made.vertices.push_back(next);
            if (onRim[next]) rim.erase(std::find(rim.begin(), rim.end(), next));
            std::size_t at = width + 1;
            for (const std::uint32_t n : m_near[next]) {
                --unseen[n];
                if (seen[n]) {
                    if (unseen[n] == 0) --width;
                } else if (!onRim[n]) {
                    onRim[n] = 1;
                    rim.push_back(n);
                }
            }
            if (unseen[next] > 0) ++width;
            at = std::max(at, width);
            made.width = std::max(made.width, at);
            cost += std::pow(3.0, static_cast<double>(std::min<std::size_t>(at, 40)));
            if (made.vertices.size() == m_total) return made;
            if (rim.empty()) {
                while (seen[fresh] || !m_used[fresh]) ++fresh;
                next = fresh;
                continue;
            }
            next = m_total > mostGreedy ? rim.front() : best(rim, seen, unseen);
        }
    }

  private:
    /// The vertex after which the frontier is smallest; of equal ones that seen first.
    std::uint32_t best(const std::vector<std::uint32_t>& rim, const std::vector<std::uint8_t>& seen,
                       const std::vector<std::uint32_t>& unseen) const {
        std::uint32_t chosen = rim.front();
        int least = 1 << 30;
        for (const std::uint32_t v : rim) {
            int grows = unseen[v] > 0 ? 1 : 0;
            for (const std::uint32_t n : m_near[v]) {
                if (seen[n] && unseen[n] == 1) --grows;
            }
            if (grows >= least) continue;
            least = grows;
            chosen = v;
        }
        return chosen;
    }

    const std::vector<std::uint8_t>& m_used;
    std::vector<std::vector<std::uint32_t>> m_near;
    std::size_t m_total = 0;
};

}  // namespace

VertexOrder orderVertices(std::size_t count,
                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges,
                          const std::vector<std::uint8_t>& used,
                          const std::vector<std::uint32_t>& first) {
    VertexOrder best;
    std::vector<std::uint32_t> starts(first.begin(), first.end());
    for (std::uint32_t v = 0; v < count && starts.size() < mostStarts; ++v) {
        if (used[v]) starts.push_back(v);
    }
    if (starts.size() > mostStarts) starts.resize(mostStarts);
    Orderer orderer(count, edges, used);
    double least = 0;
    for (const std::uint32_t start : starts) {
        double cost = 0;
        VertexOrder made = orderer.from(start, cost);
        if (!best.vertices.empty() && cost >= least) continue;
        best = std::move(made);
        least = cost;
    }
    return best;
}

}  // namespace peerplan::uptime
