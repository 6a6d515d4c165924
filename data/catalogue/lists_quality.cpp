// SPDX-License-Identifier: MIT
#include <limits>

#include "data/catalogue/list_declarations.h"
#include "data/catalogue/typed_list.h"

namespace peerplan::catalogue {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace

const List& scorePointsList() {
    static const TypedList<ScorePoint> list(
        "score-points", "score_points.csv", &Catalogue::scorePoints,
        {column<ScorePoint, &ScorePoint::service>("service").asKey(),
         column<ScorePoint, &ScorePoint::metric>("metric").asKey(),
         column<ScorePoint, &ScorePoint::value>("value").asKey(),
         column<ScorePoint, &ScorePoint::points>("points").within(0, 100).must()});
    return list;
}

const List& mediaTargetsList() {
    static const TypedList<MediaTarget> list(
        "media-targets", "media_targets.csv", &Catalogue::mediaTargets,
        {column<MediaTarget, &MediaTarget::metric>("metric").asKey(),
         column<MediaTarget, &MediaTarget::clientToEdge>("client_to_edge").within(0, unbounded),
         column<MediaTarget, &MediaTarget::customerEdgeToEdge>("customer_edge_to_edge")
             .within(0, unbounded),
         column<MediaTarget, &MediaTarget::unit>("unit").must(),
         column<MediaTarget, &MediaTarget::window>("window")});
    return list;
}

const List& regionRttTargetsList() {
    static const TypedList<RegionRttTarget> list(
        "region-rtt-targets", "region_rtt_targets.csv", &Catalogue::regionRttTargets,
        {column<RegionRttTarget, &RegionRttTarget::customerRegion>("customer_region").asKey(),
         column<RegionRttTarget, &RegionRttTarget::azureRegion>("azure_region").asKey(),
         column<RegionRttTarget, &RegionRttTarget::edgeToAzureMs>("edge_to_azure_ms")
             .in("ms")
             .within(0, unbounded)
             .must(),
         column<RegionRttTarget, &RegionRttTarget::siteToAzureMs>("site_to_azure_ms")
             .in("ms")
             .within(0, unbounded)
             .must()});
    return list;
}

const List& insightThresholdsList() {
    static const TypedList<InsightThreshold> list(
        "insight-thresholds", "insight_thresholds.csv", &Catalogue::insightThresholds,
        {column<InsightThreshold, &InsightThreshold::insight>("insight").asKey(),
         column<InsightThreshold, &InsightThreshold::threshold>("threshold")
             .within(0, unbounded)
             .must(),
         column<InsightThreshold, &InsightThreshold::unit>("unit").must()});
    return list;
}

const List& fqdnExceptionsList() {
    static const TypedList<FqdnException> list(
        "fqdn-exceptions", "fqdn_exceptions.csv", &Catalogue::fqdnExceptions,
        {column<FqdnException, &FqdnException::wildcard>("wildcard").asKey(),
         column<FqdnException, &FqdnException::wildcardOn>("wildcard_on").must(),
         column<FqdnException, &FqdnException::fqdn>("fqdn").asKey(),
         column<FqdnException, &FqdnException::fqdnOn>("fqdn_on").must()});
    return list;
}

const List& endpointCountsList() {
    static const TypedList<EndpointCount> list(
        "endpoint-counts", "endpoint_counts.csv", &Catalogue::endpointCounts,
        {column<EndpointCount, &EndpointCount::version>("version").asKey(),
         column<EndpointCount, &EndpointCount::serviceArea>("service_area").asKey(),
         column<EndpointCount, &EndpointCount::expressRoute>("expressroute").asKey(),
         column<EndpointCount, &EndpointCount::endpointSets>("endpoint_sets").within(0, unbounded),
         column<EndpointCount, &EndpointCount::uniqueIpv4>("unique_ipv4").within(0, unbounded),
         column<EndpointCount, &EndpointCount::uniqueIpv6>("unique_ipv6").within(0, unbounded),
         column<EndpointCount, &EndpointCount::uniqueUrls>("unique_urls").within(0, unbounded),
         column<EndpointCount, &EndpointCount::requiredSets>("required_sets")
             .within(0, unbounded)});
    return list;
}

const List& sourcesList() {
    static const TypedList<CatalogueSource> list(
        "sources", "sources.csv", &Catalogue::sources,
        {column<CatalogueSource, &CatalogueSource::key>("key").asKey(),
         column<CatalogueSource, &CatalogueSource::title>("title").must(),
         column<CatalogueSource, &CatalogueSource::locator>("locator").must(),
         column<CatalogueSource, &CatalogueSource::standing>("standing"),
         column<CatalogueSource, &CatalogueSource::asOf>("as_of")});
    return list;
}

}  // namespace peerplan::catalogue
