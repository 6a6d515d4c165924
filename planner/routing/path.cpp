// SPDX-License-Identifier: MIT
#include "planner/routing/path.h"

#include <algorithm>
#include <cmath>

#include "planner/network/element_ref.h"
#include "planner/routing/evaluation_scratch.h"
#include "planner/routing/lost_candidates.h"
#include "planner/routing/outcome_words.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

/// Ways that are listed, and ways that are looked at before the rest is only summed.
constexpr std::size_t mostListed = 16;
constexpr std::size_t mostFollowed = 256;

/// A node, or an arc to the next one.
using Trail = std::vector<const Arc*>;

class PathWriter {
  public:
    PathWriter(const Workspace& state, const HopLoadOf& loadOf)
        : m_state(state),
          m_network(state.network()),
          m_scratch(state.scratch()),
          m_loadOf(loadOf) {}

    PathPart part(FlowId id, std::uint32_t service) {
        const Flow& flow = m_network.flows[id.at()];
        const FlowResult& result = m_state.flow(id);
        PathPart part;
        part.internetOnly = flow.kind == FlowKind::InternetOnly;
        part.outcome = pathOutcome(result.outcome);
        part.rttMs = result.rttUs / 1e3;
        double listed = 0;
        for (const Use& use : m_state.uses(id)) addBranches(flow, use, service, part);
        std::stable_sort(
            part.branches.begin(), part.branches.end(),
            [](const PathBranch& a, const PathBranch& b) { return a.up + a.down > b.up + b.down; });
        if (part.branches.size() > mostListed) part.branches.resize(mostListed);
        for (const PathBranch& branch : part.branches) listed += (branch.up + branch.down) / 2;
        if (part.outcome == PathOutcome::Served) {
            // What rounding leaves is no way of its own.
            part.unlistedShare = listed > 1 - 1e-9 ? 0 : 1 - listed;
        }
        if (result.outcome != Outcome::SiteDown) findLost(m_state, id, part);
        return part;
    }

  private:
    std::string refOf(ComponentId id) const {
        return id.valid() ? m_network.components[id].ref : std::string();
    }

    /// Every equal-cost way from a node to another with its share of what starts there.
    void follow(NodeId from, NodeId to, double share, Trail& trail,
                std::vector<std::pair<double, Trail>>& found) const {
        if (found.size() >= mostFollowed) return;
        if (from == to) {
            found.emplace_back(share, trail);
            return;
        }
        const std::uint32_t destination = m_network.destinationOf[to.at()];
        if (destination == none) return;
        const std::int64_t cost = m_scratch.distances.way(from, destination, m_scratch.live).cost;
        std::vector<const Arc*> next;
        for (const Arc& arc : m_network.wan.out(from)) {
            if (m_scratch.distances.onWay(arc, cost, destination, m_scratch.live)) {
                next.push_back(&arc);
            }
        }
        for (const Arc* arc : next) {
            trail.push_back(arc);
            follow(arc->head, to, share / static_cast<double>(next.size()), trail, found);
            trail.pop_back();
        }
    }

    void addBranches(const Flow& flow, const Use& use, std::uint32_t service, PathPart& part) {
        const NodeId from(use.from.at());
        const Entry* entry = use.entry.valid() ? &m_network.entries[use.entry.at()] : nullptr;
        const NodeId middle = use.perimeter.valid()
                                  ? NodeId(m_network.perimeters[use.perimeter.at()].site.at())
                                  : from;
        std::vector<std::pair<double, Trail>> first;
        std::vector<std::pair<double, Trail>> second;
        Trail trail;
        follow(from, middle, 1, trail, first);
        if (entry != nullptr) {
            follow(middle, entry->node, 1, trail, second);
        } else {
            second.emplace_back(1, Trail());
        }
        for (const auto& [shareThere, there] : first) {
            for (const auto& [shareOn, on] : second) {
                if (part.branches.size() >= mostFollowed) return;
                PathBranch branch;
                branch.up = use.up * shareThere * shareOn;
                branch.down = use.down * shareThere * shareOn;
                if (entry != nullptr) {
                    branch.egress = refOf(m_network.egresses[entry->egress.at()].component);
                }
                m_hops = &branch.hops;
                m_sumMs = 0;
                m_device = ElementId();
                addStart(flow, use);
                addTrail(there);
                if (use.perimeter.valid()) addPerimeter(use.perimeter);
                addTrail(on);
                if (entry != nullptr) addEgress(flow, use, *entry);
                if (entry == nullptr) {
                    const CompiledSite& site = m_network.sites[flow.site.at()];
                    addHop(HopKind::Internet, {}, {}, site.directUs / 1e3);
                    addDoor(site.directDoor);
                }
                addHop(HopKind::Service, {}, m_network.services[service].id, 0);
                branch.rttMs = m_sumMs;
                part.branches.push_back(std::move(branch));
            }
        }
    }

    PathHop& addHop(HopKind kind, std::string component, std::string name, double rttMs) {
        m_sumMs += rttMs;
        m_hops->push_back({kind, std::move(component), std::move(name), rttMs, m_sumMs});
        return m_hops->back();
    }

    void addElement(HopKind kind, ElementId id, double rttMs) {
        PathHop& hop = addHop(kind, elementRef(m_network, id), {}, rttMs);
        if (!m_loadOf) return;
        const HopLoad load = m_loadOf(id);
        const bool total = m_network.elements[id.at()].total();
        const auto headroom = [&](double kbps, Direction direction) -> std::optional<double> {
            const std::int64_t bps = m_state.capacityBps(id, direction);
            if (bps <= 0) return std::nullopt;
            return 1 - kbps * 1e3 / static_cast<double>(bps);
        };
        if (total) {
            hop.upKbps = load.upKbps + load.downKbps;
            hop.headroom = headroom(*hop.upKbps, Direction::Up);
            return;
        }
        hop.upKbps = load.upKbps;
        hop.downKbps = load.downKbps;
        const auto up = headroom(load.upKbps, Direction::Up);
        const auto down = headroom(load.downKbps, Direction::Down);
        if (up && down) hop.headroom = std::min(*up, *down);
    }

    void addDevice(ElementId device) {
        // Link in and link out by one device are one passage.
        if (device.valid() && device != m_device) addElement(HopKind::Device, device, 0);
        m_device = device;
    }

    void addSite(NodeId node) {
        addHop(HopKind::Site, refOf(m_network.sites[node.at()].component), {}, 0);
    }

    void addStart(const Flow& flow, const Use& use) {
        addSite(NodeId(flow.site.at()));
        if (flow.access != Access::Gateway) return;
        // R7: the tunnel comes in over the Internet access of the gateway's site.
        if (const GatewayChoice* gateway = m_scratch.chooser.gatewayOf(flow.site)) {
            addHop(HopKind::Internet, {}, {}, gateway->rttUs / 1e3);
            addHop(HopKind::Gateway, refOf(m_network.components.componentOf(gateway->atom)), {}, 0);
        }
        addSite(NodeId(use.from.at()));
    }

    void addTrail(const Trail& trail) {
        const WanGraph& wan = m_network.wan;
        for (const Arc* arc : trail) {
            addDevice(tailDevice(wan, *arc));
            const Span& span = wan.spans[arc->part[0] / 2];
            const bool headIsSite = arc->head.at() < wan.siteCount;
            const bool headIsPop = !headIsSite && wan.inner[arc->head.at()] != 0;
            const bool acrossNetwork = arc->part[1] != Arc::noPart || (!headIsSite && !headIsPop);
            // The round trip of a pair of access links is that of the network between them.
            addElement(HopKind::Link, span.element, acrossNetwork ? 0 : arc->rttUs / 1e3);
            if (acrossNetwork) addHop(HopKind::Network, refOf(span.network), {}, arc->rttUs / 1e3);
            if (arc->part[1] != Arc::noPart) {
                addElement(HopKind::Link, wan.spans[arc->part[1] / 2].element, 0);
            }
            m_device = ElementId();
            addDevice(headDevice(wan, *arc));
            if (headIsSite) addSite(arc->head);
            if (headIsPop) {
                addHop(HopKind::Pop,
                       refOf(m_network.components.componentOf(wan.nodeAtom[arc->head.at()])), {},
                       0);
            }
        }
    }

    void addPerimeter(PerimeterId id) {
        const CompiledPerimeter& perimeter = m_network.perimeters[id.at()];
        addHop(HopKind::Perimeter, {}, m_network.perimeterNames[id.at()], 0);
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const CompiledControl& control = m_network.controls[perimeter.firstControl + c];
            addElement(HopKind::Control, control.element, control.addedUs / 1e3);
        }
        m_device = ElementId();
    }

    void addDoor(std::uint32_t door) {
        if (door < m_network.frontDoors.size()) {
            addHop(HopKind::FrontDoor, {}, m_network.frontDoors[door], 0);
        }
    }

    void addEgress(const Flow& flow, const Use& use, const Entry& entry) {
        addDevice(entry.device);
        // What the way cost beyond what has been said is Microsoft's network, or the Internet.
        const double connectionMs = entry.rttUs / 1e3;
        const std::uint32_t door = m_scratch.chooser.doorNow(flow.site);
        const std::uint32_t reached = door == none || entry.statedRtt ? entry.frontDoor : door;
        if (m_network.egresses[entry.egress.at()].circuit) {
            addElement(HopKind::Connection, entry.element, connectionMs);
            if (entry.provider.valid()) addHop(HopKind::Provider, refOf(entry.provider), {}, 0);
            addHop(HopKind::Msee, refOf(entry.msee), {}, 0);
            addHop(HopKind::PeeringLocation, refOf(entry.locationComponent), {}, 0);
            addHop(HopKind::Microsoft, {}, {}, m_scratch.chooser.microsoftMs(use.entry, door));
        } else {
            addElement(HopKind::InternetEgress, entry.element, connectionMs);
            if (entry.locationComponent.valid()) {
                addHop(HopKind::Isp, refOf(entry.locationComponent), {}, 0);
            }
            addHop(HopKind::Internet, {}, {}, m_scratch.chooser.microsoftMs(use.entry, door));
        }
        addDoor(reached);
    }

    const Workspace& m_state;
    const CompiledNetwork& m_network;
    const EvaluationScratch& m_scratch;
    const HopLoadOf& m_loadOf;
    std::vector<PathHop>* m_hops = nullptr;
    double m_sumMs = 0;
    ElementId m_device;
};

}  // namespace

PathAnswer path(const Workspace& state, SiteId site, std::uint32_t service,
                const HopLoadOf& loadOf) {
    const CompiledNetwork& network = state.network();
    PathAnswer answer;
    answer.site = network.sites[site.at()].id;
    answer.service = network.services[service].id;
    answer.afterManualSwitch = state.state().afterManualSwitch;
    for (const ComponentId component : state.state().failed) {
        answer.failed.push_back(network.components[component].ref);
    }
    PathWriter writer(state, loadOf);
    const double internet = network.services[service].internetShare;
    for (const bool internetPart : {false, true}) {
        const FlowId flow = network.flowOf(site, service, internetPart);
        if (!flow.valid()) continue;
        PathPart part = writer.part(flow, service);
        part.share = internetPart ? internet : 1 - internet;
        answer.parts.push_back(std::move(part));
    }
    return answer;
}

}  // namespace peerplan
