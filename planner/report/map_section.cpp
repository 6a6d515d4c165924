// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "planner/report/network_map.h"
#include "planner/report/sections.h"

namespace peerplan {
namespace {

std::int64_t count(const NetworkMap& map, MapLineKind kind) {
    return std::count_if(map.lines.begin(), map.lines.end(),
                         [kind](const MapLine& line) { return line.kind == kind; });
}

std::int64_t count(const NetworkMap& map, MapPlaceKind kind) {
    return std::count_if(map.places.begin(), map.places.end(),
                         [kind](const MapPlace& place) { return place.kind == kind; });
}

// How many links and circuits are of a mood; a circuit may have two lines.
std::int64_t count(const NetworkMap& map, Mood mood) {
    std::vector<std::string> refs;
    for (const MapLine& line : map.lines) {
        if (line.kind != MapLineKind::Flow && line.mood == mood) refs.push_back(line.ref);
    }
    std::sort(refs.begin(), refs.end());
    return std::unique(refs.begin(), refs.end()) - refs.begin();
}

Text alternativeOf(const NetworkMap& map) {
    std::int64_t people = 0;
    std::int64_t sites = 0;
    for (const MapPlace& place : map.places) {
        people += place.users;
        sites += place.ref.starts_with("site/") ? 1 : 0;
    }
    const std::int64_t bad = count(map, Mood::Bad);
    const std::int64_t tight = count(map, Mood::Watch);
    const std::vector<std::pair<std::string, Text::Argument>> figures{
        {"sites", sites},
        {"people", people},
        {"locations", count(map, MapPlaceKind::PeeringLocation)},
        {"links", count(map, MapLineKind::Link)},
        {"bad", bad},
        {"tight", tight}};
    if (bad + tight == 0) {
        return {tr("{sites} {sites|site|sites} with {people} {people|person|people} and "
                   "{locations} {locations|peering location|peering locations}, joined by {links} "
                   "{links|link|links}. None of the links and circuits is congested or tight in "
                   "the worst single failure. The tables of sites and of headroom have every "
                   "figure."),
                figures};
    }
    return {tr("{sites} {sites|site|sites} with {people} {people|person|people} and {locations} "
               "{locations|peering location|peering locations}, joined by {links} "
               "{links|link|links}. Of the links and circuits {bad} {bad|is|are} congested in the "
               "worst single failure and {tight} {tight|is|are} tight. The tables of sites and of "
               "headroom have every figure."),
            figures};
}

}  // namespace

Section mapSection(const ReportInput& input, const Names& names) {
    Section section{"map", tr("Network map"), {}};
    NetworkMap map = networkMap(input.plan, *input.catalogue, names, mapFigures(input.bandwidth),
                                input.egressFlows);
    map.id = "network-map";
    map.title = tr("Sites, links, circuits and where people's traffic leaves");
    map.alternative = alternativeOf(map);
    map.moods = {{Mood::Good, tr("the worst failure leaves the headroom asked for")},
                 {Mood::Watch, tr("the worst failure leaves less")},
                 {Mood::Bad, tr("congested in the worst failure")},
                 {Mood::Neutral, tr("no class: without load, or of unknown capacity")}};
    map.width = tr("Width: load in the normal state,");
    section.blocks.emplace_back(std::move(map));
    if (const std::int64_t missing = sitesWithoutPlace(input.plan); missing > 0) {
        section.blocks.emplace_back(
            Paragraph{Text(tr("{n} {n|site has|sites have} no coordinates and {n|is|are} not on "
                              "the map."),
                           {{"n", missing}})});
    }
    return section;
}

bool hasMap(const Plan& plan) {
    return sitesWithoutPlace(plan) < static_cast<std::int64_t>(plan.sites.size());
}

}  // namespace peerplan
