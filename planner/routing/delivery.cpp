// SPDX-License-Identifier: MIT
#include "planner/routing/delivery.h"

#include <algorithm>
#include <tuple>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;
constexpr double unknown = -1;

Direction directionOf(bool reversed) {
    return reversed ? Direction::Down : Direction::Up;
}

}  // namespace

Delivery::Delivery(const CompiledNetwork& network)
    : m_network(&network), m_live(network), m_taken(network.controls.size(), 1) {}

void Delivery::setDead(std::span<const ComponentId> dead) {
    m_live.reviveAll();
    for (const ComponentId component : dead) m_live.kill(component);
    std::fill(m_taken.begin(), m_taken.end(), 1.0);
    m_survival.clear();
}

void Delivery::setTaken(ControlId control, double share) {
    m_taken[control.at()] = share;
}

// The split at each node is the view's (rule W1); what goes by a dead arc is lost.
template <class Cross>
void Delivery::walk(const Workspace& view, NodeId from, NodeId to, State start, const Cross& cross,
                    std::vector<State>& ends) {
    const std::uint32_t destination = m_network->destinationOf[to.at()];
    if (from == to || destination == none) {
        ends.push_back(start);
        return;
    }
    const EvaluationScratch& scratch = view.scratch();
    const WanGraph& wan = m_network->wan;
    // Farthest first, so that everything has come to a node before it goes on.
    const auto later = [](const State& a, const State& b) {
        return std::tuple(a.cost, b.node, b.device, b.pass) <
               std::tuple(b.cost, a.node, a.device, a.pass);
    };
    std::vector<State> open;
    start.node = from;
    start.cost = scratch.distances.way(from, destination, scratch.live).cost;
    if (start.cost == Way::unreachable) return;
    open.push_back(start);
    while (!open.empty()) {
        std::pop_heap(open.begin(), open.end(), later);
        State state = open.back();
        open.pop_back();
        while (!open.empty() && open.front().node == state.node &&
               open.front().device == state.device && open.front().pass == state.pass) {
            state.share += open.front().share;
            std::pop_heap(open.begin(), open.end(), later);
            open.pop_back();
        }
        std::size_t hops = 0;
        for (const Arc& arc : wan.out(state.node)) {
            hops += scratch.distances.onWay(arc, state.cost, destination, scratch.live) ? 1U : 0U;
        }
        for (const Arc& arc : wan.out(state.node)) {
            if (!scratch.distances.onWay(arc, state.cost, destination, scratch.live)) continue;
            if (!m_live.arcAlive(arc)) continue;
            State next = state;
            next.node = arc.head;
            next.cost = state.cost - arc.cost;
            next.share = state.share / static_cast<double>(hops);
            next.device = headDevice(wan, arc);
            cross(arc, state, next);
            if (arc.head == to) {
                ends.push_back(next);
            } else {
                open.push_back(next);
                std::push_heap(open.begin(), open.end(), later);
            }
        }
    }
}

double Delivery::survival(const Workspace& view, std::uint32_t destination, NodeId node,
                          std::vector<double>& memo) {
    if (node == m_network->destinations[destination]) return 1;
    const WanGraph& wan = m_network->wan;
    const std::uint32_t inner = wan.innerIndex[node.at()];
    if (inner != none && memo[inner] != unknown) return memo[inner];
    const EvaluationScratch& scratch = view.scratch();
    const std::int64_t cost = scratch.distances.way(node, destination, scratch.live).cost;
    double sum = 0;
    std::size_t hops = 0;
    if (cost != Way::unreachable) {
        for (const Arc& arc : wan.out(node)) {
            if (!scratch.distances.onWay(arc, cost, destination, scratch.live)) continue;
            ++hops;
            if (m_live.arcAlive(arc)) sum += survival(view, destination, arc.head, memo);
        }
    }
    const double share = hops == 0 ? 0 : sum / static_cast<double>(hops);
    if (inner != none) memo[inner] = share;
    return share;
}

double Delivery::survival(const Workspace& view, NodeId from, NodeId to) {
    const std::uint32_t destination = m_network->destinationOf[to.at()];
    if (from == to || destination == none) return 1;
    std::vector<double>& memo = m_survival[{&view, destination}];
    if (memo.empty()) memo.assign(m_network->wan.innerNodes.size(), unknown);
    return survival(view, destination, from, memo);
}

// R7: what users send comes down the access of the gateway's site, as the view splits it.
double Delivery::accessShare(const Workspace& view, SiteId gateway,
                             std::vector<LaidShare>* crossings) const {
    double weight = 0;
    double living = 0;
    const auto each = [&](const auto& act) {
        for (std::uint32_t i = m_network->firstOwnInternet[gateway.at()];
             i < m_network->firstOwnInternet[gateway.at() + 1]; ++i) {
            const Egress& egress = m_network->egresses[m_network->ownInternet[i].at()];
            const Entry& entry = m_network->entries[egress.firstEntry];
            if (view.alive(entry.atom)) act(egress, entry);
        }
    };
    each([&](const Egress& egress, const Entry& entry) {
        weight += egress.weight;
        if (m_live.alive(entry.atom)) living += egress.weight;
    });
    if (crossings != nullptr && living > 0) {
        each([&](const Egress& egress, const Entry& entry) {
            if (!m_live.alive(entry.atom)) return;
            crossings->push_back({entry.element, Direction::Down, egress.weight / living});
            if (entry.device.valid()) {
                crossings->push_back({entry.device, Direction::Up, egress.weight / living});
            }
        });
    }
    return weight > 0 ? living / weight : 1;
}

Delivery::Chain Delivery::chainOf(const Workspace& view, FlowId flow, const Use& use) const {
    const Flow& of = m_network->flows[flow.at()];
    Chain chain;
    if (!m_live.alive(m_network->sites[of.site.at()].atom)) chain.fixed = 0;
    if (of.access == Access::Gateway) {
        const GatewayChoice* gateway = view.scratch().chooser.gatewayOf(of.site);
        if (gateway != nullptr && !m_live.alive(gateway->atom)) chain.fixed = 0;
        if (gateway != nullptr) chain.fixed *= accessShare(view, use.from, nullptr);
    }
    const NodeId from(use.from.at());
    if (of.kind == FlowKind::SiteToSite) {
        const NodeId to = m_network->destinations[of.destination];
        if (!m_live.nodeAlive(to)) chain.fixed = 0;
        chain.legs[chain.count++] = {from, to};
        return chain;
    }
    if (!use.entry.valid()) return chain;
    const Entry& entry = m_network->entries[use.entry.at()];
    if (!m_live.alive(entry.atom)) chain.fixed = 0;
    NodeId middle = from;
    if (use.perimeter.valid()) {
        const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
        middle = NodeId(perimeter.site.at());
        if (!m_live.perimeterAlive(use.perimeter)) chain.fixed = 0;
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            chain.fixed *= m_taken[perimeter.firstControl + c];
        }
    }
    // W4: office, perimeter's site, egress; through no perimeter one leg alone.
    const auto add = [&chain](NodeId a, NodeId b, ElementId in, ElementId out) {
        chain.devices[chain.count][0] = in;
        chain.devices[chain.count][1] = out;
        chain.legs[chain.count++] = {a, b};
    };
    const bool waypoint = use.perimeter.valid();
    if (use.inbound) {
        add(entry.node, waypoint ? middle : from, entry.device, {});
        if (waypoint) add(middle, from, {}, {});
    } else {
        if (waypoint) add(from, middle, {}, {});
        add(middle, entry.node, {}, entry.device);
    }
    return chain;
}

double Delivery::arriving(const Workspace& view, FlowId flow, const Use& use) {
    const Chain chain = chainOf(view, flow, use);
    double share = chain.fixed;
    for (std::size_t i = 0; i < chain.count && share > 0; ++i) {
        share *= survival(view, chain.legs[i].first, chain.legs[i].second);
    }
    return share;
}

void Delivery::lay(const Workspace& view, FlowId flow, const Use& use,
                   std::vector<LaidShare>& crossings) {
    const Chain chain = chainOf(view, flow, use);
    double survived[2] = {1, 1};
    double all = chain.fixed;
    for (std::size_t i = 0; i < chain.count; ++i) {
        survived[i] = survival(view, chain.legs[i].first, chain.legs[i].second);
        all *= survived[i];
    }
    if (!(all > 0)) return;
    const auto add = [&](ElementId element, bool reversed, double share) {
        crossings.push_back({element, directionOf(reversed), share});
    };
    if (use.entry.valid()) {
        const Entry& entry = m_network->entries[use.entry.at()];
        const Egress& egress = m_network->egresses[entry.egress.at()];
        add(entry.element, use.inbound, all);
        if (egress.circuit) add(egress.element, use.inbound, all);
        if (entry.device.valid()) add(entry.device, use.inbound, all);
        if (use.perimeter.valid()) {
            const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                add(m_network->controls[perimeter.firstControl + c].element, use.inbound, all);
            }
        }
    }
    if (m_network->flows[flow.at()].access == Access::Gateway) {
        const std::size_t first = crossings.size();
        accessShare(view, use.from, &crossings);
        for (std::size_t i = first; i < crossings.size(); ++i) crossings[i].share *= all;
    }
    const WanGraph& wan = m_network->wan;
    std::vector<State> ends;
    for (std::size_t i = 0; i < chain.count; ++i) {
        const auto [from, to] = chain.legs[i];
        const ElementId in = chain.devices[i][0];
        const ElementId out = chain.devices[i][1];
        if (from == to) {
            // In and out by one device is through it once.
            if (in.valid() && in == out) add(in, false, -all);
            continue;
        }
        const double rest = all / survived[i];
        State start;
        start.device = in;
        const NodeId end = to;
        ends.clear();
        walk(
            view, from, to, start,
            [&](const Arc& arc, const State& state, const State& next) {
                const double share = next.share * rest * survival(view, arc.head, end);
                for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                    add(wan.spans[arc.part[k] / 2].element, arc.part[k] % 2 != 0, share);
                }
                const ElementId leaves = tailDevice(wan, arc);
                if (leaves.valid() && leaves != state.device) add(leaves, false, share);
                if (!next.device.valid()) return;
                if (arc.head != end || next.device != out) add(next.device, false, share);
            },
            ends);
    }
}

double Delivery::passing(const Workspace& view, FlowId flow, const Use& use, bool up,
                         const LetsThrough& letsThrough) {
    const Chain chain = chainOf(view, flow, use);
    if (!(chain.fixed > 0)) return 0;
    // Up runs along the way, but against it where Microsoft starts (rule R6).
    const bool against = up == use.inbound;
    const auto through = [&](ElementId element, bool reversed) {
        return letsThrough(element, directionOf(reversed != against));
    };
    double pass = 1;
    if (use.entry.valid()) {
        const Entry& entry = m_network->entries[use.entry.at()];
        const Egress& egress = m_network->egresses[entry.egress.at()];
        pass = std::min(pass, through(entry.element, use.inbound));
        if (egress.circuit) pass = std::min(pass, through(egress.element, use.inbound));
        if (entry.device.valid()) pass = std::min(pass, through(entry.device, use.inbound));
        if (use.perimeter.valid()) {
            const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                const ElementId element = m_network->controls[perimeter.firstControl + c].element;
                pass = std::min(pass, through(element, use.inbound));
            }
        }
    }
    if (m_network->flows[flow.at()].access == Access::Gateway) {
        std::vector<LaidShare> access;
        accessShare(view, use.from, &access);
        for (const LaidShare& crossing : access) {
            pass = std::min(pass, through(crossing.element, crossing.along == Direction::Down));
        }
    }
    const WanGraph& wan = m_network->wan;
    std::vector<State> states(1);
    states[0].pass = pass;
    states[0].share = chain.fixed;
    for (std::size_t i = 0; i < chain.count; ++i) {
        std::vector<State> ends;
        for (const State& start : states) {
            walk(
                view, chain.legs[i].first, chain.legs[i].second, start,
                [&](const Arc& arc, const State&, State& next) {
                    for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                        const Span& span = wan.spans[arc.part[k] / 2];
                        next.pass =
                            std::min(next.pass, through(span.element, arc.part[k] % 2 != 0));
                    }
                    for (const ElementId device : {tailDevice(wan, arc), headDevice(wan, arc)}) {
                        if (device.valid()) next.pass = std::min(next.pass, through(device, false));
                    }
                    // Passes alone tell ways apart here.
                    next.device = {};
                },
                ends);
        }
        states = std::move(ends);
    }
    double sum = 0;
    for (const State& state : states) sum += state.share * state.pass;
    return sum;
}

}  // namespace peerplan
