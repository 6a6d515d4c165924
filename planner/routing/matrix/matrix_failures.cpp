// SPDX-License-Identifier: MIT
#include "planner/routing/matrix/matrix_failures.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <vector>

#include "planner/routing/matrix/matrix_results.h"
#include "planner/routing/matrix/matrix_shift.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = MatrixNetwork::none;

/// So many states are at hand at once: their sums and the records of a target fit a second cache.
constexpr std::size_t blockSize = 32;

void keepEachOnce(std::vector<std::uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

struct MatrixFailures::Shared {
    MatrixNetwork network;
    // Where it is usable.
    std::optional<MatrixBase> base;
    std::optional<MatrixResults> results;

    Shared(const CompiledNetwork& compiled, const Traffic& traffic) : network(compiled, traffic) {
        if (!network.usable()) return;
        base.emplace(network);
        results.emplace(network, *base);
    }
};

struct MatrixFailures::Scratch {
    using Demand = MatrixNetwork::Demand;

    const MatrixNetwork& network;
    const MatrixBase& base;
    MatrixResults results;
    MatrixShift shift;
    std::vector<std::uint8_t> deadSpan;

    struct State {
        std::vector<std::uint32_t> spans;
        std::vector<std::uint32_t> arcs;
        std::vector<std::uint32_t> fringes;
        /// Demands that are served no more; some twice.
        std::vector<const Demand*> cut;
    };
    std::vector<State> states{blockSize};
    /// What one target loses in one state; those of a target are chained, of a state together.
    struct Link {
        MatrixShift::Loss loss;
        std::uint32_t state;
        std::uint32_t next;
    };
    std::vector<Link> losses;
    std::vector<std::uint32_t> firstOfTarget;
    std::vector<std::uint32_t> hit;
    std::vector<MatrixShift::Loss> ofState;
    // By state, then arc.
    std::vector<double> arcs;
    std::vector<std::uint64_t> touched;
    std::size_t words;
    std::vector<FlowId> cutFlows;

    explicit Scratch(const Shared& shared)
        : network(shared.network),
          base(*shared.base),
          results(*shared.results),
          shift(network, base),
          deadSpan(network.network().wan.spans.size(), 0),
          firstOfTarget(base.targetCount(), none),
          arcs(blockSize * network.arcCount(), 0.0),
          touched(blockSize * (network.arcCount() / 64 + 1), 0),
          words(network.arcCount() / 64 + 1) {}

    ArcSums sumsOf(std::size_t state) {
        return {arcs.data() + state * network.arcCount(), touched.data() + state * words};
    }

    void lose(std::uint32_t k, std::uint32_t state, const MatrixShift::Loss& loss) {
        if (firstOfTarget[k] == none) hit.push_back(k);
        losses.push_back({loss, state, firstOfTarget[k]});
        firstOfTarget[k] = static_cast<std::uint32_t>(losses.size() - 1);
    }

    /// Some of what goes to a target begins no more.
    void cutDemand(std::uint32_t state, const Demand& demand) {
        State& of = states[state];
        of.cut.push_back(&demand);
        const std::uint32_t k = base.targetOf(demand.target);
        lose(k, state, {base.rank(k)[demand.source], none, demand.kbps});
    }

    void read(ComponentId failure, std::uint32_t state) {
        State& of = states[state];
        of.spans.clear();
        of.arcs.clear();
        of.fringes.clear();
        of.cut.clear();
        for (const AtomId atom : network.network().components.atoms(failure)) {
            const std::uint32_t span = network.spanOf(atom);
            if (span == none) continue;
            of.spans.push_back(span);
            const auto more = network.arcsOfSpan(span);
            of.arcs.insert(of.arcs.end(), more.begin(), more.end());
            const auto fringes = network.fringesOfSpan(span);
            of.fringes.insert(of.fringes.end(), fringes.begin(), fringes.end());
        }
        // Of two links both may have died.
        keepEachOnce(of.arcs);
        keepEachOnce(of.fringes);
        for (const std::uint32_t arc : of.arcs) {
            for (const MatrixBase::Taker& taker : base.takers(arc)) {
                lose(taker.k, state, {taker.tail, arc, 0});
            }
        }
        setSpans(of, true);
        for (const std::uint32_t fringe : of.fringes) readFringe(fringe, state);
        setSpans(of, false);
    }

    void setSpans(const State& state, bool dead) {
        results.begin(deadSpan);
        for (const std::uint32_t span : state.spans) deadSpan[span] = dead ? 1 : 0;
    }

    void readFringe(std::uint32_t fringe, std::uint32_t state) {
        const bool to = results.leadsTo(fringe);
        const bool from = results.leadsFrom(fringe);
        if (to && from) return;
        base.eachOfFringe(fringe, [&](const Demand& demand) {
            const bool arrives =
                demand.targetFringe == fringe
                    ? to
                    : demand.targetFringe == none || results.leadsTo(demand.targetFringe);
            // Counted where it ends, if it neither begins nor ends.
            if (demand.targetFringe == fringe ? !arrives : arrives && !from) {
                cutDemand(state, demand);
            }
        });
    }

    void moveTarget(std::uint32_t k) {
        shift.begin(k);
        for (std::uint32_t i = firstOfTarget[k]; i != none;) {
            const std::uint32_t state = losses[i].state;
            ofState.clear();
            for (; i != none && losses[i].state == state; i = losses[i].next) {
                ofState.push_back(losses[i].loss);
            }
            for (const std::uint32_t arc : states[state].arcs) shift.setDead(arc, true);
            shift.move(ofState, sumsOf(state));
            for (const std::uint32_t arc : states[state].arcs) shift.setDead(arc, false);
            if (!shift.unreached().empty()) cutOff(k, state);
        }
        firstOfTarget[k] = none;
    }

    /// Those of the target whose source does not reach it.
    void cutOff(std::uint32_t k, std::uint32_t state) {
        std::vector<std::uint8_t> out(network.nodeCount(), 0);
        for (const std::uint32_t r : shift.unreached()) out[base.order(k)[r]] = 1;
        for (const Demand& demand : network.demandsTo(base.target(k))) {
            if (out[demand.source] != 0) states[state].cut.push_back(&demand);
        }
    }

    void finish(std::uint32_t state, std::size_t index,
                const std::function<void(const Result&)>& act) {
        State& of = states[state];
        setSpans(of, true);
        const ArcSums sums = sumsOf(state);
        for (std::size_t word = 0; word < words; ++word) {
            for (std::uint64_t& bits = sums.touched[word]; bits != 0; bits &= bits - 1) {
                const auto arc = static_cast<std::uint32_t>(word * 64) +
                                 static_cast<std::uint32_t>(std::countr_zero(bits));
                results.addArc(arc, sums.kbps[arc]);
                sums.kbps[arc] = 0;
            }
        }
        for (const std::uint32_t fringe : of.fringes) results.touchFringe(fringe, {});
        std::sort(of.cut.begin(), of.cut.end(),
                  [](const Demand* a, const Demand* b) { return a->flow < b->flow; });
        of.cut.erase(std::unique(of.cut.begin(), of.cut.end()), of.cut.end());
        cutFlows.clear();
        for (const Demand* demand : of.cut) {
            cutFlows.push_back(demand->flow);
            if (demand->sourceFringe != none) {
                results.touchFringe(demand->sourceFringe, {0, demand->kbps});
            }
            if (demand->targetFringe != none) {
                results.touchFringe(demand->targetFringe, {demand->kbps, 0});
            }
        }
        act({index, results.loads(), cutFlows});
        setSpans(of, false);
    }
};

MatrixFailures::MatrixFailures(const CompiledNetwork& network, const Traffic& traffic)
    : m_shared(std::make_shared<const Shared>(network, traffic)) {
    if (usable()) m_scratch = std::make_unique<Scratch>(*m_shared);
}
MatrixFailures::~MatrixFailures() = default;
MatrixFailures::MatrixFailures(MatrixFailures&&) noexcept = default;
MatrixFailures::MatrixFailures(const MatrixFailures& other) : m_shared(other.m_shared) {
    if (usable()) m_scratch = std::make_unique<Scratch>(*m_shared);
}

bool MatrixFailures::usable() const {
    return m_shared->network.usable();
}

bool MatrixFailures::answers(ComponentId component) const {
    const MatrixNetwork& network = m_shared->network;
    const auto atoms = network.network().components.atoms(component);
    return std::none_of(atoms.begin(), atoms.end(),
                        [&](AtomId atom) { return network.isNode(atom); });
}

double MatrixFailures::kbps(ElementId element, Direction direction) const {
    return m_shared->results->kbps(element, direction);
}

void MatrixFailures::each(std::span<const ComponentId> failures,
                          const std::function<void(const Result&)>& act) {
    Scratch& scratch = *m_scratch;
    for (std::size_t first = 0; first < failures.size(); first += blockSize) {
        const auto count = static_cast<std::uint32_t>(std::min(blockSize, failures.size() - first));
        scratch.losses.clear();
        scratch.hit.clear();
        for (std::uint32_t s = 0; s < count; ++s) scratch.read(failures[first + s], s);
        for (const std::uint32_t k : scratch.hit) scratch.moveTarget(k);
        for (std::uint32_t s = 0; s < count; ++s) scratch.finish(s, first + s, act);
    }
}

}  // namespace peerplan
