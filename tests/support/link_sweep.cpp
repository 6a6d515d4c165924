// SPDX-License-Identifier: MIT
#include "tests/support/link_sweep.h"

#include <algorithm>
#include <numeric>

#include "planner/routing/change_evaluator.h"
#include "planner/routing/evaluate.h"
#include "planner/routing/matrix/matrix_failures.h"

namespace peerplan::tests {
namespace {

/// Loads of the links by direction, as kbit/s and as shares of capacity.
class LinkLoads {
  public:
    template <class KbpsOf>
    LinkLoads(const CompiledNetwork& network, KbpsOf&& kbpsOf)
        : m_first(network.firstElement[static_cast<std::size_t>(ElementKind::Link)]),
          m_last(network.firstElement[static_cast<std::size_t>(ElementKind::Link) + 1]) {
        for (std::uint32_t link = m_first; link < m_last; ++link) {
            const Element& element = network.elements[link];
            add(kbpsOf(ElementId(link), Direction::Up), element.bps[0]);
            add(kbpsOf(ElementId(link), Direction::Down), element.bps[1]);
        }
    }

    std::uint32_t first() const { return m_first; }
    std::uint32_t last() const { return m_last; }

    /// The worst share after a change, without the failed link.
    double worst(std::span<const LoadChange> changes, ElementId failed) {
        m_now = m_kbps;
        for (const LoadChange& load : changes) {
            const auto element = static_cast<std::uint32_t>(load.element.at());
            if (element < m_first || element >= m_last) continue;
            m_now[2 * (element - m_first)] += load.upKbps;
            m_now[2 * (element - m_first) + 1] += load.downKbps;
        }
        double worst = 0;
        for (std::size_t i = 0; i < m_now.size(); ++i) {
            if (i / 2 + m_first != failed.at()) worst = std::max(worst, m_now[i] * m_perKbps[i]);
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

/// All links with a component, before any has failed.
LinkSweep startOf(const CompiledNetwork& network, LinkLoads& loads) {
    LinkSweep sweep;
    sweep.base = loads.worst({}, ElementId(loads.last()));
    for (std::uint32_t link = loads.first(); link < loads.last(); ++link) {
        if (network.elements[link].component.valid()) sweep.failures.push_back({ElementId(link)});
    }
    return sweep;
}

/// The same where traffic has several shapes, which are added up.
LinkSweep sweepByChanges(const CompiledNetwork& network, const Traffic& traffic) {
    Workspace base(network, traffic);
    evaluate({}, base);
    LinkLoads loads(network, [&](ElementId link, Direction direction) {
        const ElementLoad load = base.load(link);
        const auto& kbps = direction == Direction::Up ? load.up : load.down;
        return std::accumulate(kbps.begin(), kbps.end(), 0.0);
    });
    LinkSweep sweep = startOf(network, loads);
    ChangeEvaluator evaluator(base);
    StateChange change;
    for (LinkFailure& failure : sweep.failures) {
        evaluator.evaluate(network.elements[failure.link.at()].component, change);
        failure.worst = loads.worst(change.loads, failure.link);
        for (std::size_t i = 0; i < change.flows.size(); ++i) {
            failure.cuts |= change.results[i].outcome == Outcome::Cut &&
                            base.flow(change.flows[i]).outcome == Outcome::Served;
        }
    }
    return sweep;
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

LinkSweep sweepLinks(const CompiledNetwork& network, const Traffic& traffic) {
    MatrixFailures matrix(network, traffic);
    if (!matrix.usable()) return sweepByChanges(network, traffic);
    LinkLoads loads(
        network, [&](ElementId link, Direction direction) { return matrix.kbps(link, direction); });
    LinkSweep sweep = startOf(network, loads);
    std::vector<ComponentId> failures;
    for (const LinkFailure& failure : sweep.failures) {
        failures.push_back(network.elements[failure.link.at()].component);
    }
    matrix.each(failures, [&](const MatrixFailures::Result& result) {
        LinkFailure& failure = sweep.failures[result.index];
        failure.worst = loads.worst(result.loads, failure.link);
        failure.cuts = !result.cut.empty();
    });
    return sweep;
}

}  // namespace peerplan::tests
