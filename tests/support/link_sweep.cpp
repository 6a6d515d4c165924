// SPDX-License-Identifier: MIT
#include "tests/support/link_sweep.h"

#include <algorithm>

namespace peerplan::tests {
namespace {

/// Loads of the links by direction, as kbit/s and as shares of capacity.
class LinkLoads {
  public:
    explicit LinkLoads(const Workspace& base) {
        const CompiledNetwork& network = base.network();
        m_first = network.firstElement[static_cast<std::size_t>(ElementKind::Link)];
        m_last = network.firstElement[static_cast<std::size_t>(ElementKind::Link) + 1];
        for (std::uint32_t link = m_first; link < m_last; ++link) {
            const ElementLoad load = base.load(ElementId(link));
            double up = 0;
            double down = 0;
            for (std::size_t i = 0; i < load.shapes.size(); ++i) {
                up += load.up[i];
                down += load.down[i];
            }
            const Element& element = network.elements[link];
            add(up, element.bps[0]);
            add(down, element.bps[1]);
        }
    }

    std::uint32_t first() const { return m_first; }
    std::uint32_t last() const { return m_last; }

    /// The worst share after a change, without the failed link.
    double worst(const StateChange& change, std::uint32_t failed) {
        m_now = m_kbps;
        for (const LoadChange& load : change.loads) {
            const auto element = static_cast<std::uint32_t>(load.element.at());
            if (element < m_first || element >= m_last) continue;
            m_now[2 * (element - m_first)] += load.upKbps;
            m_now[2 * (element - m_first) + 1] += load.downKbps;
        }
        double worst = 0;
        for (std::size_t i = 0; i < m_now.size(); ++i) {
            if (i / 2 + m_first != failed) worst = std::max(worst, m_now[i] * m_perKbps[i]);
        }
        return worst;
    }

  private:
    void add(double kbps, std::int64_t bps) {
        m_kbps.push_back(kbps);
        m_perKbps.push_back(bps > 0 ? 1e3 / static_cast<double>(bps) : 0);
    }

    std::uint32_t m_first = 0;
    std::uint32_t m_last = 0;
    std::vector<double> m_kbps;
    std::vector<double> m_perKbps;
    std::vector<double> m_now;
};

bool cutsAnyone(const StateChange& change, const Workspace& base) {
    for (std::size_t i = 0; i < change.flows.size(); ++i) {
        if (change.results[i].outcome == Outcome::Cut &&
            base.flow(change.flows[i]).outcome == Outcome::Served) {
            return true;
        }
    }
    return false;
}

}  // namespace

double LinkSweep::worst() const {
    double worst = 0;
    for (const LinkFailure& failure : failures) {
        if (!failure.cuts) worst = std::max(worst, failure.worst);
    }
    return worst;
}

std::size_t LinkSweep::cutting() const {
    return static_cast<std::size_t>(
        std::count_if(failures.begin(), failures.end(), [](const auto& f) { return f.cuts; }));
}

LinkSweep sweepLinks(ChangeEvaluator& evaluator) {
    const Workspace& base = evaluator.base();
    LinkLoads loads(base);
    LinkSweep sweep;
    StateChange change;
    sweep.base = loads.worst(change, loads.last());
    for (std::uint32_t link = loads.first(); link < loads.last(); ++link) {
        const ComponentId component = base.network().elements[link].component;
        if (!component.valid()) continue;
        evaluator.evaluateLoads(component, change);
        sweep.failures.push_back(
            {ElementId(link), loads.worst(change, link), cutsAnyone(change, base)});
    }
    return sweep;
}

}  // namespace peerplan::tests
