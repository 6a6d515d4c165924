// SPDX-License-Identifier: MIT
#include <limits>

#include "data/catalogue/list_declarations.h"
#include "data/catalogue/typed_list.h"

namespace peerplan::catalogue {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace

const List& circuitSizesList() {
    static const TypedList<CircuitSize> list(
        "circuit-sizes", "circuit_sizes.csv", &Catalogue::circuitSizes,
        {column<CircuitSize, &CircuitSize::name>("name"),
         column<CircuitSize, &CircuitSize::mbps>("mbps").in("Mbps").within(1, 1000000).asKey(),
         column<CircuitSize, &CircuitSize::kinds>("kinds").must(),
         column<CircuitSize, &CircuitSize::standardVnetLinks>("standard_vnet_links")
             .within(0, unbounded),
         column<CircuitSize, &CircuitSize::premiumVnetLinks>("premium_vnet_links")
             .within(0, unbounded)});
    return list;
}

const List& skuRulesList() {
    static const TypedList<SkuRule> list(
        "sku-rules", "sku_rules.csv", &Catalogue::skuRules,
        {column<SkuRule, &SkuRule::sku>("sku").asKey(),
         column<SkuRule, &SkuRule::scope>("scope").must(),
         column<SkuRule, &SkuRule::billing>("billing").must(),
         column<SkuRule, &SkuRule::privatePeeringIpv4Routes>("private_peering_ipv4_routes")
             .within(0, unbounded),
         column<SkuRule, &SkuRule::microsoft365>("microsoft365"),
         column<SkuRule, &SkuRule::minMbps>("min_mbps").in("Mbps").within(0, unbounded)});
    return list;
}

const List& routeLimitsList() {
    static const TypedList<RouteLimit> list(
        "route-limits", "route_limits.csv", &Catalogue::routeLimits,
        {column<RouteLimit, &RouteLimit::id>("id").asKey(),
         column<RouteLimit, &RouteLimit::title>("title").must(),
         column<RouteLimit, &RouteLimit::localStandard>("local_standard")
             .within(0, unbounded)
             .must(),
         column<RouteLimit, &RouteLimit::premium>("premium").within(0, unbounded).must(),
         column<RouteLimit, &RouteLimit::onExceed>("on_exceed")});
    return list;
}

const List& gatewaySkusList() {
    static const TypedList<GatewaySku> list(
        "gateway-skus", "gateway_skus.csv", &Catalogue::gatewaySkus,
        {column<GatewaySku, &GatewaySku::name>("name").asKey(),
         column<GatewaySku, &GatewaySku::mbps>("mbps").in("Mbps").within(0, unbounded).must(),
         column<GatewaySku, &GatewaySku::packetsPerSecond>("packets_per_second")
             .within(0, unbounded),
         column<GatewaySku, &GatewaySku::vms>("vms").within(0, unbounded),
         column<GatewaySku, &GatewaySku::flows>("flows").within(0, unbounded),
         column<GatewaySku, &GatewaySku::routesLearned>("routes_learned").within(0, unbounded),
         column<GatewaySku, &GatewaySku::circuitsDifferentLocations>("circuits_different_locations")
             .within(0, unbounded),
         column<GatewaySku, &GatewaySku::circuitsSameLocation>("circuits_same_location")
             .within(0, unbounded),
         column<GatewaySku, &GatewaySku::perUnit>("per_unit"),
         column<GatewaySku, &GatewaySku::maxUnits>("max_units").within(1, unbounded)});
    return list;
}

const List& bgpCommunitiesList() {
    static const TypedList<BgpCommunity> list(
        "bgp-communities", "bgp_communities.csv", &Catalogue::bgpCommunities,
        {column<BgpCommunity, &BgpCommunity::scope>("scope").asKey(),
         column<BgpCommunity, &BgpCommunity::name>("name").asKey(),
         column<BgpCommunity, &BgpCommunity::word>("word"),
         column<BgpCommunity, &BgpCommunity::community>("community").must(),
         column<BgpCommunity, &BgpCommunity::authorization>("authorization")});
    return list;
}

const List& dscpMarkingsList() {
    static const TypedList<DscpMarking> list(
        "dscp-markings", "dscp_markings.csv", &Catalogue::dscpMarkings,
        {column<DscpMarking, &DscpMarking::workload>("workload").asKey(),
         column<DscpMarking, &DscpMarking::phb>("phb").must(),
         column<DscpMarking, &DscpMarking::dscp>("dscp").within(0, 63).must(),
         column<DscpMarking, &DscpMarking::clientPorts>("client_ports"),
         column<DscpMarking, &DscpMarking::protocol>("protocol")});
    return list;
}

const List& resiliencyScoresList() {
    static const TypedList<ResiliencyScore> list(
        "resiliency-scores", "resiliency_scores.csv", &Catalogue::resiliencyScores,
        {column<ResiliencyScore, &ResiliencyScore::id>("id").asKey(),
         column<ResiliencyScore, &ResiliencyScore::category>("category").must(),
         column<ResiliencyScore, &ResiliencyScore::condition>("condition").must(),
         column<ResiliencyScore, &ResiliencyScore::weight>("weight").within(0, 100).must(),
         column<ResiliencyScore, &ResiliencyScore::score>("score").within(0, 100).must()});
    return list;
}

const List& slaFiguresList() {
    static const TypedList<SlaFigure> list(
        "sla-figures", "sla_figures.csv", &Catalogue::slaFigures,
        {column<SlaFigure, &SlaFigure::id>("id").asKey(),
         column<SlaFigure, &SlaFigure::availability>("availability").within(0, 1).must()});
    return list;
}

}  // namespace peerplan::catalogue
