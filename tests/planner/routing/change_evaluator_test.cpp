// SPDX-License-Identifier: MIT
// What the evaluator of changes says against the full evaluation: every single failure, random
// pairs and sets, from a normal base, one in maintenance and one after the manual switch.

#include "planner/routing/change_evaluator.h"

#include <cmath>
#include <random>

#include "planner/routing/evaluate.h"
#include "planner/routing/evaluation_scratch.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/random_carrier.h"
#include "tests/support/random_network.h"
#include "tests/support/rounds.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Traffic in four shapes on most flows, and what stays on links.
Traffic someTraffic(const CompiledNetwork& network, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    TrafficBuilder builder(network);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        for (std::uint32_t shape = 0; shape < 4; ++shape) {
            if (random() % 2 == 0) {
                builder.add(FlowId(f), static_cast<double>(random() % 5000) / 7,
                            static_cast<double>(random() % 5000) / 3, shape);
            }
        }
    }
    for (std::uint32_t e = 0; e < network.firstElement[1]; ++e) {
        if (random() % 3 == 0) builder.fix(ElementId(e), Direction::Down, 7, 2);
    }
    return builder.build();
}

bool sameFlow(const FlowResult& a, std::span<const Use> usesA, const FlowResult& b,
              std::span<const Use> usesB) {
    if (a.outcome != b.outcome || a.asymmetric != b.asymmetric || a.rttUs != b.rttUs) return false;
    return std::equal(
        usesA.begin(), usesA.end(), usesB.begin(), usesB.end(), [](const Use& x, const Use& y) {
            return x.entry == y.entry && x.perimeter == y.perimeter && x.from == y.from &&
                   x.inbound == y.inbound && x.up == y.up && x.down == y.down && x.rttUs == y.rttUs;
        });
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::max(std::abs(a), std::abs(b)));
}

/// Whether a flow crosses something, found by removing it: follows every way hop by hop.
class SlowCrossing {
  public:
    SlowCrossing(const Workspace& state, std::vector<ElementId> elements, std::vector<AtomId> atoms)
        : m_state(state),
          m_network(state.network()),
          m_elements(std::move(elements)),
          m_atoms(std::move(atoms)) {}

    bool crosses(FlowId id) const {
        const Flow& flow = m_network.flows[id.at()];
        const auto uses = m_state.uses(id);
        bool found = !uses.empty() && hit(m_network.sites[flow.site.at()].atom);
        for (const Use& use : uses) {
            // Answers that take none of a way have a use with no share of anything.
            if (use.up == 0 && use.down == 0) continue;
            found |= hit(m_network.sites[use.from.at()].atom);
            if (flow.kind == FlowKind::SiteToSite) {
                found |= leg(NodeId(use.from.at()), m_network.destinations[flow.destination]);
                continue;
            }
            if (flow.access == Access::Gateway) found |= access(flow, use.from);
            if (!use.entry.valid()) continue;
            const Entry& entry = m_network.entries[use.entry.at()];
            found |= hit(entry.element) || hit(entry.device) || hit(entry.atom) ||
                     hit(m_network.egresses[entry.egress.at()].element);
            NodeId middle(use.from.at());
            if (use.perimeter.valid()) {
                const CompiledPerimeter& perimeter = m_network.perimeters[use.perimeter.at()];
                middle = NodeId(perimeter.site.at());
                found |= hit(perimeter.siteAtom);
                for (const CompiledControl& control : m_network.controls) {
                    if (control.perimeter != use.perimeter) continue;
                    found |= hit(control.element);
                    for (std::int64_t u = 0; u < control.units; ++u) {
                        found |= hit(AtomId(control.firstUnit.at() + static_cast<std::size_t>(u)));
                    }
                }
            }
            const NodeId from(use.from.at());
            found |= use.inbound ? leg(entry.node, middle) || leg(middle, from)
                                 : leg(from, middle) || leg(middle, entry.node);
        }
        return found;
    }

  private:
    bool hit(ElementId id) const {
        return std::find(m_elements.begin(), m_elements.end(), id) != m_elements.end();
    }
    bool hit(AtomId id) const {
        return std::find(m_atoms.begin(), m_atoms.end(), id) != m_atoms.end();
    }
    bool access(const Flow& flow, SiteId gateway) const {
        bool found = hit(m_network.sites[gateway.at()].atom);
        for (std::uint32_t g = m_network.firstGateway[flow.site.at()];
             g < m_network.firstGateway[flow.site.at() + 1]; ++g) {
            // The first that lives is taken; of equal sites the atoms die together but for itself.
            if (m_network.gateways[g].site != gateway) continue;
            if (!m_state.alive(m_network.gateways[g].atom)) continue;
            found |= hit(m_network.gateways[g].atom);
            break;
        }
        for (const Entry& entry : m_network.entries) {
            const Egress& egress = m_network.egresses[entry.egress.at()];
            if (egress.circuit || egress.site != gateway || !m_state.alive(entry.atom)) continue;
            found |= hit(entry.element) || hit(entry.device) || hit(entry.atom);
        }
        return found;
    }
    bool leg(NodeId from, NodeId to) const {
        if (hit(m_network.wan.nodeAtom[from.at()])) return true;
        if (from == to) return false;
        const std::uint32_t d = m_network.destinationOf[to.at()];
        if (d == CompiledNetwork::none) return false;
        const EvaluationScratch* scratch = &m_state.scratch();
        std::vector<NodeId> open{from};
        std::vector<std::uint8_t> seen(m_network.wan.nodeCount(), 0);
        while (!open.empty()) {
            const NodeId node = open.back();
            open.pop_back();
            if (node == to || seen[node.at()]) continue;
            seen[node.at()] = 1;
            const std::int64_t cost = scratch->distances.way(node, d, scratch->live).cost;
            for (const Arc& arc : m_network.wan.out(node)) {
                if (!scratch->distances.onWay(arc, cost, d, scratch->live)) continue;
                for (const std::uint32_t part : arc.part) {
                    if (part == Arc::noPart) continue;
                    const Span& span = m_network.wan.spans[part / 2];
                    if (hit(span.element) || hit(span.atom)) return true;
                }
                if (hit(m_network.wan.nodeAtom[arc.head.at()])) return true;
                const ElementId out = tailDevice(m_network.wan, arc);
                const ElementId in = headDevice(m_network.wan, arc);
                if ((out.valid() && hit(out)) || (in.valid() && hit(in))) return true;
                open.push_back(arc.head);
            }
        }
        return false;
    }

    const Workspace& m_state;
    const CompiledNetwork& m_network;
    std::vector<ElementId> m_elements;
    std::vector<AtomId> m_atoms;
};

/// An evaluator over a base, and the full evaluation that it is held to.
class Held {
  public:
    Held(const Workspace& base, const CompiledNetwork& network)
        : m_network(network), m_base(base), m_full(base), m_evaluator(base) {}

    ChangeEvaluator& evaluator() { return m_evaluator; }

    void check(const std::vector<ComponentId>& failed, bool after, std::mt19937_64* ask) {
        std::string names;
        for (const ComponentId id : failed) names += " " + m_network.components[id].ref;
        INFO("failed:" << names << (after ? ", after the switch" : ""));
        FailureState state = m_base.state();
        state.failed.insert(state.failed.end(), failed.begin(), failed.end());
        state.afterManualSwitch = after;
        evaluate(state, m_full);
        m_evaluator.evaluate(failed, after, m_change);
        CHECK(flowsDiffer() == "");
        CHECK(loadsDiffer(m_change) == "");
        bool alive = true;
        for (std::size_t a = 0; a < m_network.components.atomCount(); ++a) {
            alive &= m_full.alive(AtomId(a)) == m_evaluator.alive(AtomId(a));
        }
        CHECK(alive);
        if (ask == nullptr) return;
        const auto died = m_evaluator.died();
        std::vector<FlowId> found;
        m_evaluator.touched(found);
        CHECK(found == slow({m_base, {}, {died.begin(), died.end()}}));
        std::vector<ElementId> some;
        for (std::size_t i = 0; i < 2 && !m_network.elements.empty(); ++i) {
            some.emplace_back((*ask)() % m_network.elements.size());
        }
        m_evaluator.flowsThrough(some, found);
        CHECK(found == slow({m_full, some, {}}));
    }

  private:
    std::vector<FlowId> slow(const SlowCrossing& crossing) const {
        std::vector<FlowId> flows;
        for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
            if (crossing.crosses(FlowId(f))) flows.emplace_back(f);
        }
        return flows;
    }

    std::string flowsDiffer() const {
        std::vector<std::size_t> at(m_network.flows.size(), m_change.flows.size());
        for (std::size_t i = 0; i < m_change.flows.size(); ++i) {
            if (at[m_change.flows[i].at()] != m_change.flows.size()) return "listed twice";
            at[m_change.flows[i].at()] = i;
        }
        for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
            const FlowId id(f);
            const bool listed = at[f] != m_change.flows.size();
            const FlowResult& found = listed ? m_change.results[at[f]] : m_base.flow(id);
            const auto uses = listed ? m_change.usesOf(at[f]) : m_base.uses(id);
            if (!sameFlow(found, uses, m_full.flow(id), m_full.uses(id))) {
                return "flow " + std::to_string(f) + " of " +
                       m_network.sites[m_network.flows[f].site.at()].id + " kind " +
                       std::to_string(static_cast<int>(m_network.flows[f].kind)) +
                       (listed ? " is listed" : " is not listed") + ", outcome " +
                       std::to_string(static_cast<int>(found.outcome)) + " for " +
                       std::to_string(static_cast<int>(m_full.flow(id).outcome)) + ", rtt " +
                       std::to_string(found.rttUs) + " for " +
                       std::to_string(m_full.flow(id).rttUs);
            }
        }
        return {};
    }

    std::string loadsDiffer(const StateChange& change) {
        const std::size_t shapes = m_base.traffic()->shapes.size();
        m_up.assign(m_network.elements.size() * shapes, 0);
        m_down = m_up;
        for (const LoadChange& load : change.loads) {
            const std::size_t cell = load.element.at() * shapes + load.shape.at();
            if (m_up[cell] != 0 || m_down[cell] != 0) return "a load is listed twice";
            m_up[cell] += load.upKbps;
            m_down[cell] += load.downKbps;
        }
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            const auto add = [&](const Workspace& state, double sign) {
                const ElementLoad load = state.load(ElementId(e));
                for (std::size_t i = 0; i < load.shapes.size(); ++i) {
                    m_up[e * shapes + load.shapes[i].at()] += sign * load.up[i];
                    m_down[e * shapes + load.shapes[i].at()] += sign * load.down[i];
                }
            };
            add(m_base, 1);
            const ElementLoad load = m_full.load(ElementId(e));
            for (std::size_t i = 0; i < load.shapes.size(); ++i) {
                const std::size_t cell = e * shapes + load.shapes[i].at();
                const Element& element = m_network.elements[e];
                double up = m_up[cell];
                double down = m_down[cell];
                double fullUp = load.up[i];
                double fullDown = load.down[i];
                if (element.total()) {
                    up += down;
                    fullUp += fullDown;
                    down = fullDown = 0;
                }
                if (!near(up, fullUp) || !near(down, fullDown)) {
                    return "element " + std::to_string(e) + " shape " +
                           std::to_string(load.shapes[i].at()) + ": " + std::to_string(up) + "/" +
                           std::to_string(down) + " for " + std::to_string(fullUp) + "/" +
                           std::to_string(fullDown);
                }
                m_up[cell] = m_down[cell] = 0;
            }
            for (std::size_t s = 0; s < shapes; ++s) {
                if (!near(m_up[e * shapes + s], 0) || !near(m_down[e * shapes + s], 0)) {
                    return "element " + std::to_string(e) + " has a shape that it cannot have";
                }
            }
        }
        return {};
    }

    const CompiledNetwork& m_network;
    const Workspace& m_base;
    Workspace m_full;
    ChangeEvaluator m_evaluator;
    StateChange m_change;
    std::vector<double> m_up;
    std::vector<double> m_down;
};

/// Every single failure, then random pairs and sets.
void compare(const CompiledNetwork& network, const Traffic& traffic, std::uint64_t seed,
             std::size_t sets) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto any = [&] { return ComponentId(random() % network.components.size()); };
    for (int kind = 0; kind < 4; ++kind) {
        FailureState given;
        given.afterManualSwitch = kind % 2 == 1;
        if (kind >= 2) given.failed = {any(), any()};
        INFO("given " << (kind < 2 ? "nothing"
                                   : network.components[given.failed[0]].ref + " " +
                                         network.components[given.failed[1]].ref)
                      << (given.afterManualSwitch ? ", after the switch" : ""));
        Workspace base(network, traffic);
        evaluate(given, base);
        Held held(base, network);
        const auto after = [&] { return given.afterManualSwitch || random() % 4 == 0; };
        for (std::size_t c = 0; c < network.components.size(); ++c) {
            const bool ask = kind == 0 ? c % 5 == seed % 5 : c % 17 == 0;
            held.check({ComponentId(c)}, after(), ask ? &random : nullptr);
        }
        for (std::size_t i = 0; i < sets; ++i) {
            std::vector<ComponentId> failed{any(), any()};
            while (random() % 3 == 0) failed.push_back(any());
            held.check(failed, after(), i % 4 == 0 ? &random : nullptr);
        }
        held.check({}, after(), &random);
    }
}

void compareRandom(std::uint64_t seed, std::size_t sets) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomNetwork(seed), smallCatalogue(), diagnostics);
    compare(network, someTraffic(network, seed), seed, sets);
}

/// Sites that carry others' traffic, and one rate from sites to sites.
void compareCarrier(std::uint64_t seed, std::size_t sets) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomCarrier(seed), smallCatalogue(), diagnostics);
    compare(network, carrierTraffic(network, seed, seed % 7 == 0), seed, sets);
}

}  // namespace

TEST_CASE("a change is the difference between two full evaluations") {
    for (int seed = 1; seed <= rounds(60); ++seed) {
        compareRandom(static_cast<std::uint64_t>(seed), 10);
    }
}

TEST_CASE("a change of a carrier is the difference between two full evaluations") {
    for (int seed = 1; seed <= rounds(60); ++seed) {
        compareCarrier(static_cast<std::uint64_t>(seed), 10);
    }
}

TEST_CASE("a change is the difference on thousands of networks", "[.soak]") {
    for (std::uint64_t seed = 1000; seed < 6000; ++seed) compareRandom(seed, 30);
}

TEST_CASE("a change of a carrier is the difference on thousands of networks", "[.soak]") {
    for (std::uint64_t seed = 1000; seed < 6000; ++seed) compareCarrier(seed, 30);
}

TEST_CASE("a change of a company is the difference between two full evaluations") {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(companyPlan(40, 3), catalogueForTests(), diagnostics);
    compare(network, someTraffic(network, 3), 3, 20);
}

TEST_CASE("copies of an evaluator answer for themselves") {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomNetwork(11), smallCatalogue(), diagnostics);
    const Traffic traffic = someTraffic(network, 11);
    Workspace base(network, traffic);
    evaluate({}, base);
    ChangeEvaluator first(base);
    StateChange one;
    StateChange two;
    first.evaluate(ComponentId(0), one);
    ChangeEvaluator second(first);
    second.evaluate(ComponentId(1), two);
    CHECK(first.died()[0] == network.components.atoms(ComponentId(0))[0]);
    CHECK(second.died()[0] == network.components.atoms(ComponentId(1))[0]);
    ChangeEvaluator third(std::move(second));
    third.evaluate(ComponentId(0), two);
    REQUIRE(one.loads.size() == two.loads.size());
    for (std::size_t i = 0; i < one.loads.size(); ++i) {
        CHECK(one.loads[i].upKbps == two.loads[i].upKbps);
    }
}
