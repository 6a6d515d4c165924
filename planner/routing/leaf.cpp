// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cmath>

#include "planner/routing/evaluate.h"
#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

/// Below a millionth of a bit per second a change is what floating point left over.
constexpr double leastKbps = 1e-9;

constexpr std::uint32_t none = CompiledNetwork::none;

/// Loads of a few flows: rows of columns for the elements that they touch.
class ChangeBook : public LoadBook {
  public:
    explicit ChangeBook(std::size_t elements) : m_rowOf(elements, none) {}

    void begin(std::span<const ShapeId> shapes) {
        m_shapes = shapes;
        for (const std::uint32_t element : m_touched) m_rowOf[element] = none;
        m_touched.clear();
        m_values.clear();
    }
    void setSign(double sign) { m_sign = sign; }

    void add(ElementId element, bool reversed, const Amount& amount, double factor) override {
        double* row = rowOf(element);
        for (const TrafficEntry& entry : amount.entries) {
            const auto column = static_cast<std::size_t>(
                std::lower_bound(m_shapes.begin(), m_shapes.end(), entry.shape) - m_shapes.begin());
            const double up = entry.upKbps * amount.up * factor * m_sign;
            const double down = entry.downKbps * amount.down * factor * m_sign;
            const bool upForward = amount.inbound == reversed;
            row[column * 2] += upForward ? up : down;
            row[column * 2 + 1] += upForward ? down : up;
        }
    }

    void addRow(ElementId element, bool reversed, const double* from, double factor) override {
        double* row = rowOf(element);
        for (std::size_t c = 0; c < m_shapes.size(); ++c) {
            row[c * 2] += from[c * 2 + (reversed ? 1 : 0)] * factor * m_sign;
            row[c * 2 + 1] += from[c * 2 + (reversed ? 0 : 1)] * factor * m_sign;
        }
    }

    void addFixed(const FixedLoad& fixed, double sign) {
        const auto at = std::lower_bound(m_shapes.begin(), m_shapes.end(), fixed.shape);
        assert(at != m_shapes.end() && *at == fixed.shape);
        rowOf(fixed.element)[static_cast<std::size_t>(at - m_shapes.begin()) * 2 +
                             (fixed.direction == Direction::Up ? 0 : 1)] += sign * fixed.kbps;
    }

    void write(std::vector<LoadChange>& changes) {
        changes.clear();
        std::sort(m_touched.begin(), m_touched.end());
        for (const std::uint32_t element : m_touched) {
            const std::size_t first = m_rowOf[element];
            for (std::size_t c = 0; c < m_shapes.size(); ++c) {
                const double up = m_values[first + c * 2];
                const double down = m_values[first + c * 2 + 1];
                if (std::abs(up) < leastKbps && std::abs(down) < leastKbps) continue;
                changes.push_back({ElementId(element), m_shapes[c], up, down});
            }
        }
    }

  private:
    double* rowOf(ElementId element) {
        std::uint32_t& row = m_rowOf[element.at()];
        if (row == none) {
            row = static_cast<std::uint32_t>(m_values.size());
            m_touched.push_back(element.value);
            m_values.resize(m_values.size() + m_shapes.size() * 2, 0.0);
        }
        return m_values.data() + row;
    }

    std::span<const ShapeId> m_shapes;
    /// Where each element's row begins in the values; none for most.
    std::vector<std::uint32_t> m_rowOf;
    std::vector<std::uint32_t> m_touched;
    std::vector<double> m_values;
    double m_sign = 1;
};

}  // namespace

struct LeafEvaluator::Scratch {
    LiveState live;
    Chooser chooser;
    std::optional<Spreader> before;
    std::optional<Spreader> after;
    ChangeBook book;
    std::vector<ShapeId> shapes;
    /// Positions in the traffic's fixed loads, by element.
    std::vector<std::uint32_t> fixed;

    Scratch(const CompiledNetwork& network, const EvaluationScratch& base)
        : live(base.live), chooser(network, live, base.distances), book(network.elements.size()) {}
};

LeafEvaluator::LeafEvaluator(const Workspace& base)
    : m_base(&base), m_scratch(std::make_unique<Scratch>(*base.m_network, *base.m_scratch)) {
    if (base.m_traffic == nullptr) return;
    const EvaluationScratch& scratch = *base.m_scratch;
    m_scratch->before.emplace(*base.m_network, *base.m_spread, scratch.live, scratch.distances);
    m_scratch->after.emplace(*base.m_network, *base.m_spread, m_scratch->live, scratch.distances);
    const auto& fixed = base.m_traffic->fixed;
    for (std::uint32_t i = 0; i < fixed.size(); ++i) m_scratch->fixed.push_back(i);
    std::stable_sort(
        m_scratch->fixed.begin(), m_scratch->fixed.end(),
        [&](std::uint32_t a, std::uint32_t b) { return fixed[a].element < fixed[b].element; });
}

LeafEvaluator::~LeafEvaluator() = default;

void LeafEvaluator::evaluate(ComponentId component, StateChange& change) {
    const CompiledNetwork& network = *m_base->m_network;
    Scratch& scratch = *m_scratch;
    const SiteId site = network.leafOf(component);
    assert(site.valid());
    change.clear();

    const std::size_t base = scratch.live.dead().size();
    scratch.live.kill(component);
    scratch.chooser.begin(m_base->m_scratch->afterManualSwitch);
    for (std::size_t g = 0; g < network.groupCount; ++g) {
        change.flows.emplace_back(site.at() * network.groupCount + g);
    }
    for (std::uint32_t i = network.firstExtraFlow[site.at()];
         i < network.firstExtraFlow[site.at() + 1]; ++i) {
        change.flows.push_back(network.extraFlows[i]);
    }
    for (const FlowId flow : change.flows) {
        change.results.push_back(scratch.chooser.choose(flow, change.uses));
    }
    if (m_base->m_traffic != nullptr) {
        const Traffic& traffic = *m_base->m_traffic;
        const auto entriesOf = [&](FlowId flow) {
            return std::span<const TrafficEntry>(
                traffic.entries.data() + traffic.first[flow.at()],
                traffic.first[flow.at() + 1] - traffic.first[flow.at()]);
        };
        scratch.shapes.clear();
        for (const FlowId flow : change.flows) {
            for (const TrafficEntry& entry : entriesOf(flow)) scratch.shapes.push_back(entry.shape);
        }
        const auto eachFixed = [&](auto&& act) {
            for (std::size_t d = base; d < scratch.live.dead().size(); ++d) {
                const ComponentId own = network.components.componentOf(scratch.live.dead()[d]);
                const ElementId element = own.valid() ? network.elementOf(own) : ElementId();
                if (!element.valid()) continue;
                const auto first = std::lower_bound(
                    scratch.fixed.begin(), scratch.fixed.end(), element,
                    [&](std::uint32_t i, ElementId e) { return traffic.fixed[i].element < e; });
                for (auto i = first; i != scratch.fixed.end(); ++i) {
                    if (traffic.fixed[*i].element != element) break;
                    act(traffic.fixed[*i]);
                }
            }
        };
        eachFixed([&](const FixedLoad& fixed) { scratch.shapes.push_back(fixed.shape); });
        std::sort(scratch.shapes.begin(), scratch.shapes.end());
        scratch.shapes.erase(std::unique(scratch.shapes.begin(), scratch.shapes.end()),
                             scratch.shapes.end());
        scratch.book.begin(scratch.shapes);
        const auto lay = [&](Spreader& spreader, double sign, bool before) {
            scratch.book.setSign(sign);
            spreader.begin(scratch.shapes.size(), scratch.shapes);
            for (std::size_t i = 0; i < change.flows.size(); ++i) {
                const FlowId flow = change.flows[i];
                const auto entries = entriesOf(flow);
                if (entries.empty()) continue;
                const FlowResult& result = before ? m_base->flow(flow) : change.results[i];
                const std::span<const Use> uses =
                    before ? m_base->uses(flow)
                           : std::span<const Use>(change.uses.data() + result.firstUse,
                                                  result.useCount);
                spreadFlow(network, flow, result, uses, entries, spreader, scratch.book);
            }
            spreader.finish(scratch.book);
        };
        lay(*scratch.before, -1, true);
        lay(*scratch.after, 1, false);
        eachFixed([&](const FixedLoad& fixed) { scratch.book.addFixed(fixed, -1); });
        scratch.book.write(change.loads);
    }
    scratch.live.reviveTo(base);
}

}  // namespace peerplan
