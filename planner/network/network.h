// SPDX-License-Identifier: MIT
#pragma once

/// The network that a plan compiles to: immutable arrays with integer ids, all that routing needs.

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/circuit.h"
#include "model/policy.h"
#include "model/service.h"
#include "model/site.h"
#include "planner/network/component_index.h"
#include "planner/network/ids.h"

namespace peerplan {

/// One row per site of the plan, in its order.
struct CompiledSite {
    std::string id;
    ComponentId component;
    AtomId atom;
    SiteKind kind = SiteKind::Office;
    /// Index into the plan's regions, or `none`.
    std::uint32_t region = std::numeric_limits<std::uint32_t>::max();
    /// Carries others' traffic (rule W2).
    bool transit = false;
    /// Whose Internet egress the site's resolver uses (rule L2); invalid where not stated.
    SiteId resolver;
    AtomId resolverAtom;
    /// Of a remote site: to the front door nearest to it, and which that is (rule R7).
    std::uint32_t directUs = 0;
    std::uint32_t directDoor = 0;
};

enum class ElementKind : std::uint8_t {
    Link,
    Trunk,
    Device,
    Control,
    Connection,
    Circuit,
    Internet
};
PEERPLAN_WORDS(ElementKind, "link", "trunk", "device", "control", "connection", "circuit",
               "internet")

/// Something with a capacity that traffic loads (rule H1). Order: links, trunks, devices,
/// controls, connections, circuits, Internet egresses, each in the plan's order.
struct Element {
    static constexpr std::int64_t unknown = -1;

    ElementKind kind = ElementKind::Link;
    /// Invalid for a trunk.
    ComponentId component;
    /// In bit/s by direction (Up, Down), or `unknown`. Of a device and a control `bps[0]` is for
    /// both directions together; of a control it is that of one unit.
    std::int64_t bps[2] = {unknown, unknown};
    /// The site it stands at; of a link its `from` site, of a connection to a network none.
    SiteId site;
    /// Keeps classes of traffic apart (rule H6).
    bool classes = false;

    bool total() const { return kind == ElementKind::Device || kind == ElementKind::Control; }
};

/// One direction of a link, trunk, or pair of access links of a network (rules W1, W3).
struct Arc {
    static constexpr std::uint32_t noPart = std::numeric_limits<std::uint32_t>::max();

    NodeId tail;
    NodeId head;
    /// Metric or whole µs, at least 1.
    std::int64_t cost = 1;
    std::uint32_t rttUs = 0;
    /// Whether `cost` is a stated metric.
    bool stated = false;
    /// What it crosses in order: 2 × index into `spans`, + 1 where it goes from the far end.
    std::uint32_t part[2] = {noPart, noPart};
};

/// A link or trunk as arcs cross it.
struct Span {
    ElementId element;
    AtomId atom;
    /// Devices at its from and to end, invalid where none is stated.
    ElementId device[2];
    /// The network that it belongs or leads to; invalid between two sites.
    ComponentId network{};
};

/// Arcs out of every node, and those into it, as compressed sparse rows.
struct WanGraph {
    std::uint32_t siteCount = 0;
    std::vector<AtomId> nodeAtom;
    /// Nodes that carry others' traffic and have more than one neighbour: shortest paths run over
    /// these; the others only begin or end paths ("fringe").
    std::vector<std::uint8_t> inner;
    std::vector<Span> spans;
    std::vector<Arc> arcs;
    /// Arcs of tail v are arcs[firstOut[v] .. firstOut[v + 1]).
    std::vector<std::uint32_t> firstOut;
    /// Arcs from inner nodes into v are inArcs[firstIn[v] .. firstIn[v + 1]).
    std::vector<std::uint32_t> firstIn;
    std::vector<std::uint32_t> inArcs;
    /// The inner nodes, ascending, and the position of each node among them (`none` of a fringe).
    std::vector<NodeId> innerNodes;
    std::vector<std::uint32_t> innerIndex;
    /// Whether any metric is stated.
    bool statesMetrics = false;

    std::size_t nodeCount() const { return nodeAtom.size(); }
    std::span<const Arc> out(NodeId v) const {
        return {arcs.data() + firstOut[v.at()], firstOut[v.at() + 1] - firstOut[v.at()]};
    }
};

/// The device that an arc leaves its tail by, and the one that it comes to its head by; invalid
/// where none is stated.
inline ElementId tailDevice(const WanGraph& wan, const Arc& arc) {
    return wan.spans[arc.part[0] / 2].device[arc.part[0] % 2];
}
inline ElementId headDevice(const WanGraph& wan, const Arc& arc) {
    const std::uint32_t last = arc.part[1] == Arc::noPart ? arc.part[0] : arc.part[1];
    return wan.spans[last / 2].device[1 - last % 2];
}

struct CompiledControl {
    ElementId element;
    PerimeterId perimeter;
    std::int64_t units = 1;
    std::int64_t needed = 1;
    /// Units that carry traffic at once (rule H1).
    std::int64_t active = 1;
    std::uint32_t addedUs = 0;
    bool stateful = false;
    /// Its units are the atoms firstUnit .. firstUnit + units.
    AtomId firstUnit;
};

struct CompiledPerimeter {
    SiteId site;
    AtomId siteAtom;
    std::uint32_t firstControl = 0;
    std::uint32_t controlCount = 0;
    /// By EgressKind, and by FlowDirection.
    bool covers[2] = {true, true};
    bool directions[2] = {true, true};
    std::uint32_t addedUs = 0;
    bool stateful = false;
};

/// A circuit or an Internet egress (rules R1 to R3).
struct Egress {
    bool circuit = false;
    ComponentId component;
    ElementId element;
    std::uint32_t firstEntry = 0;
    std::uint32_t entryCount = 0;
    std::int64_t preference = 100;
    double weight = 1;
    /// Serves other sites (Internet egresses only).
    bool shared = true;
    bool activePassive = false;
    bool microsoftPeering = false;
    bool privatePeering = false;
    /// Microsoft has denied it Microsoft 365 (rule R1).
    bool denied = false;
    /// Site of an Internet egress; of a circuit the site that its first connection ends at, if any.
    SiteId site;
    /// Perimeters it names, in order, and whether it takes the flow's own site's.
    std::vector<PerimeterId> perimeters;
    bool ownSitePerimeter = false;
    /// Of a circuit (rule R3), ascending; empty serves every region as its own.
    std::vector<std::uint32_t> regions;
};

struct Entry {
    EgressId egress;
    AtomId atom;
    NodeId node;
    /// Index into `CompiledNetwork::destinations`.
    std::uint32_t destination = 0;
    ElementId element;
    ElementId device;
    ConnectionRole role = ConnectionRole::Primary;
    /// Site or network to peering location; 0 for an Internet egress.
    std::uint32_t rttUs = 0;
    /// Of an Internet egress with a stated RTT to the front door.
    bool statedRtt = false;
    /// The nearest front door, index into `frontDoors` (`none` where the place is not known), and
    /// the RTT to it.
    std::uint32_t frontDoor = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t frontDoorUs = 0;
    /// Index into `locations`; of an Internet egress none.
    std::uint32_t location = std::numeric_limits<std::uint32_t>::max();
    /// Component of the provider, MSEE and peering location, or of the ISP, where there is one.
    ComponentId provider;
    ComponentId msee;
    ComponentId locationComponent;
};

/// A VPN gateway that a remote site's clients may take (rule R7).
struct GatewayChoice {
    SiteId site;
    AtomId atom;
    std::uint32_t rttUs = 0;
};

/// A service with the catalogue's defaults beneath the plan's own words (rule PL6).
struct ResolvedService {
    std::string id;
    std::string name;
    TrafficClass trafficClass = TrafficClass::BE;
    double internetShare = 0;
    std::string community;
    /// Indices into `CompiledNetwork::services`.
    std::vector<std::uint32_t> needs;
    /// Group of flows for what ExpressRoute may carry (`none` if it carries nothing of it) and for
    /// what only the Internet does.
    std::uint32_t carriedGroup = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t internetGroup = std::numeric_limits<std::uint32_t>::max();
};

/// Services that are routed alike: the same circuits carry them, the same routes and VPN profiles
/// name them.
struct ServiceGroup {
    /// Whether ExpressRoute may carry it; else it is only the Internet's.
    bool carried = false;
    /// Circuits that carry it (rule R1), ascending.
    std::vector<std::uint32_t> carriers{};
    /// The plan's routes and VPN profiles that name its services, ascending.
    std::vector<std::uint32_t> routes{};
    std::vector<std::uint32_t> splits{};
    std::vector<std::uint32_t> services{};
};

/// How a flow gets away from its site (rule R7).
enum class Access : std::uint8_t {
    /// By the WAN and the site's own egresses.
    Wan,
    /// Over the Internet to a VPN gateway, from whose site it goes on.
    Gateway,
    /// Straight over the Internet, past every egress of the company.
    Direct
};

enum class FlowKind : std::uint8_t { Carried, InternetOnly, Private, SiteToSite, Inbound };

/// Egresses of equal standing; ranks are tried in turn (rule R2).
struct CandidateRank {
    enum class Origin : std::uint8_t { Home, Route, OwnRegion, OtherRegions, Internet, Advertised };

    Origin origin = Origin::OwnRegion;
    /// Only after a manual switch (rule R4).
    bool manual = false;
    /// The Internet egresses of the flow's own site, before `egresses` is looked at.
    bool ownSite = false;
    std::vector<EgressId> egresses;
};

/// The candidates of all flows that have the same, in order.
struct CandidateList {
    std::vector<CandidateRank> ranks;
};

/// What is routed as a whole: services of a site with the same candidates, or one demand.
struct Flow {
    SiteId site;
    FlowKind kind = FlowKind::Carried;
    Access access = Access::Wan;
    /// Index into `candidateLists`; none for SiteToSite.
    std::uint32_t candidates = std::numeric_limits<std::uint32_t>::max();
    /// Index into `destinations`: the far end of SiteToSite, the site of Inbound.
    std::uint32_t destination = std::numeric_limits<std::uint32_t>::max();
    /// Of Inbound: the flow by whose choice the answers leave; invalid with SNAT (rule R6).
    FlowId answers;
    /// Of Private: the Azure region as an index into `azureRegions`; none where not known.
    std::uint32_t azureRegion = std::numeric_limits<std::uint32_t>::max();
};

/// A demand to a service is two flows where the service has a part for the Internet (rule PL5).
struct DemandFlows {
    FlowId main;
    FlowId internet;
    /// Share of the rate that goes to `internet`; 1 - it goes to `main`. A flow that is not valid
    /// has no share.
    double internetShare = 0;
};

/// The flows by which a measured egress fails over (rule D4); invalid where the egress has no such
/// peering. Of an Internet egress only `internet` is valid.
struct BaselineFlows {
    FlowId microsoft;
    FlowId privatePeering;
    FlowId internet;
};

struct CompiledNetwork {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    ComponentIndex components;
    std::vector<CompiledSite> sites;
    std::size_t regionCount = 0;
    WanGraph wan;

    std::vector<Element> elements;
    /// First element of each kind.
    std::uint32_t firstElement[8] = {};
    /// What to call each trunk.
    std::vector<std::string> trunkNames;
    std::vector<CompiledPerimeter> perimeters;
    std::vector<std::string> perimeterNames;
    std::vector<CompiledControl> controls;
    /// Circuits first, then Internet egresses.
    std::vector<Egress> egresses;
    std::size_t circuitCount = 0;
    std::vector<Entry> entries;
    /// The Internet egresses and perimeters at each site: positions first[s] .. first[s + 1].
    std::vector<std::uint32_t> firstOwnInternet;
    std::vector<EgressId> ownInternet;
    std::vector<std::uint32_t> firstOwnPerimeter;
    std::vector<PerimeterId> ownPerimeter;
    /// Gateways of each remote site, as its clients try them.
    std::vector<std::uint32_t> firstGateway;
    std::vector<GatewayChoice> gateways;

    std::vector<std::string> locations;
    std::vector<std::string> frontDoors;
    /// RTT in µs from an entry to a front door other than its own, for the doors that resolvers
    /// can give: frontDoorUs[entry × doorColumns + doorColumn[door]].
    std::size_t doorColumns = 0;
    std::vector<std::uint32_t> doorColumn;
    std::vector<std::uint32_t> frontDoorUs;
    /// RTT in µs from a circuit's connection to an Azure region that demands go to:
    /// azureUs[region × connections + entry].
    std::vector<std::string> azureRegions;
    std::size_t connectionCount = 0;
    std::vector<std::uint32_t> azureUs;
    std::int64_t toleranceUs = 0;

    std::vector<ResolvedService> services;
    std::vector<ServiceGroup> groups;
    /// The group by whose egress resolvers ask (rule L2).
    std::uint32_t resolverGroup = 0;
    /// Sites that are the resolver of some site, ascending.
    std::vector<SiteId> resolverSites;
    /// Flows of services: site-major, `groupCount` for every site; then those of demands, inbound
    /// flows and baselines.
    std::size_t groupCount = 0;
    std::vector<Flow> flows;
    /// The further flows of each site: extraFlows[firstExtraFlow[s] .. firstExtraFlow[s + 1]).
    std::vector<std::uint32_t> firstExtraFlow;
    std::vector<FlowId> extraFlows;
    std::vector<CandidateList> candidateLists;
    /// Nodes that flows go to: entries, perimeters, sites of demands. Distances run to these.
    std::vector<NodeId> destinations;
    /// Index into `destinations` of each node, or `none`.
    std::vector<std::uint32_t> destinationOf;
    /// By position in the plan's list.
    std::vector<DemandFlows> demandFlows;
    std::vector<FlowId> inboundFlows;
    /// By position in the plan's measurements; only those of a circuit or an Internet egress.
    std::vector<BaselineFlows> baselineFlows;

    std::size_t siteCount() const { return sites.size(); }
    /// Index into `services` by id, or `none`. Linear.
    std::uint32_t serviceOf(std::string_view id) const;
    /// The group's flow of a site for a service: the part that ExpressRoute may carry, or the part
    /// that only the Internet does. Invalid if the service has no such part.
    FlowId flowOf(SiteId site, std::uint32_t service, bool internetPart) const;
    /// The element of a component, invalid where it has none (a provider, a unit).
    ElementId elementOf(ComponentId component) const { return elementOfComponent[component.at()]; }
    /// The one fringe site whose flows alone can notice the component's failure; invalid if others
    /// can. Such failures are cheap: see `evaluateLeaf`.
    SiteId leafOf(ComponentId component) const { return leafOfComponent[component.at()]; }

    std::vector<ElementId> elementOfComponent;
    std::vector<SiteId> leafOfComponent;
};

}  // namespace peerplan
