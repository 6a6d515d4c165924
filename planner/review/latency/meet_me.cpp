// SPDX-License-Identifier: MIT

/// Rules on where circuits meet Microsoft, as seen from the people who use them.

#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/latency/rtt_model.h"
#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/region_use.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// The users of a region, in places no finer than half a degree: what a choice of city turns on.
struct Crowd {
    LatLon place;
    double users = 0;
};

std::vector<Crowd> crowdsOf(const ReviewInput& input, const std::string& region) {
    std::vector<std::pair<std::pair<std::int64_t, std::int64_t>, Crowd>> cells;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const Site& site = input.plan.sites[s];
        const auto place = placeOf(site);
        if (site.region.id != region || input.users(s) == 0 || !place) continue;
        // People at home and on the road take no circuit.
        if (site.kind == SiteKind::Remote) continue;
        const auto users = static_cast<double>(input.users(s));
        cells.push_back({{std::llround(place->latitude * 2), std::llround(place->longitude * 2)},
                         {*place, users}});
    }
    std::sort(cells.begin(), cells.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Crowd> crowds;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0 && cells[i].first == cells[i - 1].first) {
            crowds.back().users += cells[i].second.users;
        } else {
            crowds.push_back(cells[i].second);
        }
    }
    return crowds;
}

/// Mean round trip of the crowds to the nearest of some locations.
double meanMs(const RttModel& model, const std::vector<Crowd>& crowds,
              const std::vector<RttPlace>& from, const std::vector<RttPlace>& to) {
    double sum = 0;
    double users = 0;
    for (std::size_t i = 0; i < crowds.size(); ++i) {
        double best = std::numeric_limits<double>::infinity();
        for (const RttPlace& place : to) best = std::min(best, model.rttMs(from[i], place));
        sum += best * crowds[i].users;
        users += crowds[i].users;
    }
    return users > 0 ? sum / users : 0;
}

/// The locations nearest the crowds by mean distance: the round trip is asked of these alone.
std::vector<std::size_t> shortList(const Geography& geography, const std::vector<Crowd>& crowds) {
    constexpr std::size_t most = 12;
    std::vector<std::pair<double, std::size_t>> byDistance;
    for (std::size_t i = 0; i < geography.size(); ++i) {
        double sum = 0;
        for (const Crowd& crowd : crowds) {
            sum += geography.km(i, unitVector(crowd.place)) * crowd.users;
        }
        byDistance.emplace_back(sum, i);
    }
    std::sort(byDistance.begin(), byDistance.end());
    std::vector<std::size_t> found;
    for (const auto& [sum, i] : byDistance) {
        if (found.size() == most) break;
        found.push_back(i);
    }
    return found;
}

/// One better location would have to save both much and a fair part: neighbouring cities are alike.
void farFromUsers(const ReviewInput& input, Hits& hits) {
    constexpr double muchMs = 10;
    constexpr double fairPart = 0.25;
    const Geography geography(input.catalogue);
    const RttModel model(input.catalogue);
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        const std::vector<Crowd> crowds = crowdsOf(input, input.plan.regions[use.region].id);
        std::vector<RttPlace> chosen;
        for (const std::size_t c : use.circuits) {
            const PeeringLocation* location = input.locationOf(input.plan.circuits[c]);
            if (location != nullptr) {
                chosen.push_back(model.at({location->latitude, location->longitude}));
            }
        }
        if (crowds.empty() || chosen.empty()) continue;
        std::vector<RttPlace> from;
        for (const Crowd& crowd : crowds) from.push_back(model.at(crowd.place));
        const double now = meanMs(model, crowds, from, chosen);
        double best = now;
        const PeeringLocation* better = nullptr;
        for (const std::size_t i : shortList(geography, crowds)) {
            const PeeringLocation& location = geography.location(i);
            const double mean =
                meanMs(model, crowds, from, {model.at({location.latitude, location.longitude})});
            if (mean >= best) continue;
            best = mean;
            better = &location;
        }
        if (better == nullptr || now - best < muchMs || now - best < fairPart * now) continue;
        std::vector<std::string> subjects;
        for (const std::size_t c : use.circuits) {
            subjects.push_back(refTo("circuit", input.plan.circuits[c].id));
        }
        hits.push_back({std::move(subjects),
                        Text(tr("{region} is {now} from its circuits in the mean; {better} alone "
                                "would be {best} away"),
                             {{"region", input.plan.regions[use.region].label()},
                              {"now", Rtt::ms(now)},
                              {"better", better->name},
                              {"best", Rtt::ms(best)}})});
    }
}

/// The circuit that most of a site's Microsoft 365 leaves by, with its round trip; nothing where it
/// leaves by the Internet.
struct MainCircuit {
    const EgressWayShare* share = nullptr;
    const Circuit* circuit = nullptr;
};

MainCircuit mainCircuit(const ReviewInput& input, std::size_t site) {
    const SiteWaysAnswer& ways = *input.answers.ways;
    for (std::size_t g = 0; g < ways.groups.size(); ++g) {
        if (ways.groups[g].internetOnly) continue;
        const SiteWay* way = input.way(site, g);
        if (way->count == 0) continue;
        const EgressWayShare& share = input.shares(*way).front();
        if (share.egress == EgressWayShare::direct || !input.isCircuit(share.egress)) return {};
        return {&share, &input.plan.circuits[share.egress]};
    }
    return {};
}

void hairpin(const ReviewInput& input, Hits& hits) {
    constexpr double factor = 2;
    constexpr double muchMs = 30;
    if (input.answers.ways == nullptr) return;
    const Geography geography(input.catalogue);
    const RttModel model(input.catalogue);
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        if (input.users(s) == 0 || input.plan.sites[s].kind == SiteKind::Remote) continue;
        const MainCircuit main = mainCircuit(input, s);
        const auto place = placeOf(input.plan.sites[s]);
        // Cheap first: most sites are near their circuit.
        if (main.circuit == nullptr || !place || main.share->rttMs < muchMs) continue;
        const auto near = geography.nearest(*place);
        if (near.location == nullptr) continue;
        const double direct =
            model.rttMs(*place, {near.location->latitude, near.location->longitude});
        if (main.share->rttMs < factor * direct || main.share->rttMs < direct + muchMs) continue;
        hits.push_back({{refTo("site", input.plan.sites[s].id), refTo("circuit", main.circuit->id)},
                        Text(tr("{site} is {rtt} from Microsoft by way of {circuit}; {near} is "
                                "{direct} away; {users} users"),
                             {{"site", input.plan.sites[s].label()},
                              {"rtt", Rtt::ms(main.share->rttMs)},
                              {"circuit", main.circuit->label()},
                              {"near", near.location->name},
                              {"direct", Rtt::ms(direct)},
                              {"users", Headcount::of(input.users(s))}})});
    }
}

/// Round trip from a site over its own Internet egress to the nearest front door, in ms.
std::optional<double> localInternetMs(const ReviewInput& input, std::size_t site) {
    const CompiledNetwork& network = input.network;
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = network.firstOwnInternet[site]; i < network.firstOwnInternet[site + 1];
         ++i) {
        const Egress& egress = network.egresses[network.ownInternet[i].at()];
        double controlsUs = 0;
        for (const PerimeterId perimeter : egress.perimeters) {
            controlsUs = static_cast<double>(network.perimeters[perimeter.at()].addedUs);
            break;
        }
        for (std::uint32_t e = 0; e < egress.entryCount; ++e) {
            const Entry& entry = network.entries[egress.firstEntry + e];
            if (!entry.statedRtt && entry.frontDoor == CompiledNetwork::none) continue;
            const double us = controlsUs + static_cast<double>(entry.rttUs) +
                              (entry.statedRtt ? 0 : static_cast<double>(entry.frontDoorUs));
            best = std::min(best, us / 1e3);
        }
    }
    if (best == std::numeric_limits<double>::infinity()) return std::nullopt;
    return best;
}

void localInternetNearer(const ReviewInput& input, Hits& hits) {
    constexpr double muchMs = 25;
    if (input.answers.ways == nullptr) return;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        if (input.users(s) == 0) continue;
        const MainCircuit main = mainCircuit(input, s);
        if (main.circuit == nullptr || main.share->rttMs < muchMs) continue;
        const auto local = localInternetMs(input, s);
        if (!local || main.share->rttMs - *local < muchMs) continue;
        hits.push_back({{refTo("site", input.plan.sites[s].id), refTo("circuit", main.circuit->id)},
                        Text(tr("{site} is {rtt} from Microsoft by way of {circuit}, and {local} "
                                "over its own Internet egress; {users} users"),
                             {{"site", input.plan.sites[s].label()},
                              {"rtt", Rtt::ms(main.share->rttMs)},
                              {"circuit", main.circuit->label()},
                              {"local", Rtt::ms(*local)},
                              {"users", Headcount::of(input.users(s))}})});
    }
}

void otherContinent(const ReviewInput& input, Hits& hits) {
    if (input.answers.ways == nullptr) return;
    const Geography geography(input.catalogue);
    std::vector<std::string_view> ofCircuit;
    for (const Circuit& circuit : input.plan.circuits) {
        const PeeringLocation* location = input.locationOf(circuit);
        ofCircuit.push_back(location == nullptr ? std::string_view() : continentOf(*location));
    }
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        if (input.users(s) == 0 || input.plan.sites[s].kind == SiteKind::Remote) continue;
        const MainCircuit main = mainCircuit(input, s);
        const auto place = placeOf(input.plan.sites[s]);
        if (main.circuit == nullptr || !place) continue;
        const std::string_view theirs = ofCircuit[main.share->egress];
        const std::string_view own = geography.continent(*place);
        if (theirs.empty()) continue;
        if (own.empty() || own == theirs) continue;
        hits.push_back({{refTo("site", input.plan.sites[s].id), refTo("circuit", main.circuit->id)},
                        Text(tr("{users} users at {site} ({own}) leave by {circuit} in {theirs}, "
                                "{rtt} away"),
                             {{"users", Headcount::of(input.users(s))},
                              {"site", input.plan.sites[s].label()},
                              {"own", std::string(own)},
                              {"circuit", main.circuit->label()},
                              {"theirs", std::string(theirs)},
                              {"rtt", Rtt::ms(main.share->rttMs)}})});
    }
}

constexpr std::string_view implementing =
    "Implementing ExpressRoute for Microsoft 365 (2017-12-05)";

constexpr Rule rules[] = {
    {.id = "M365-12",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("Circuits meet Microsoft near the people who use them"),
     .why = tr("The way to the meet-me location is the company's own and the slowest part; beyond "
               "it Microsoft's network is the best there is."),
     .fix = tr("Put a circuit where the region's people are nearest: peerplan providers ranks the "
               "peering locations."),
     .source = implementing,
     .needs = "circuits.peering_location sites.users sites.lat",
     .check = farFromUsers,
     .example = "set circuit/er-london.peering_location Madrid\n"
                "set circuit/er-amsterdam.peering_location Stockholm",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-13",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("Traffic does not travel far away to reach Microsoft next door"),
     .why = tr("A network hairpin: the round trip is more than twice, and 30 ms more than, that to "
               "the nearest place where Microsoft could be reached."),
     .fix = tr("Give the site a circuit or an Internet egress nearby."),
     .source = implementing,
     .needs = "circuits sites.users sites.lat",
     .check = hairpin,
     .example = "add routes {\"id\": \"paris-far\", \"site\": \"paris\", \"groups\": "
                "[{\"egresses\": [\"circuit/er-dallas\"]}]}",
     .exampleSubject = "site/paris"},
    {.id = "M365-14",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("No site with an Internet egress is backhauled far to ExpressRoute"),
     .why = tr("Small or distant sites can be better off on their own Internet egress: Microsoft's "
               "front doors are near it."),
     .fix = tr("Route this site's Microsoft 365 to its Internet egress, if the other reasons for "
               "ExpressRoute allow it."),
     .source =
         "Implementing ExpressRoute for Microsoft 365 (2017-12-05); Routing with ExpressRoute "
         "for Microsoft 365 (2019-12-03)",
     .needs = "circuits internet sites.users",
     .reads = "internet.rtt_ms perimeters.controls.added_ms",
     .check = localInternetNearer,
     .example = "add routes {\"id\": \"paris-far\", \"site\": \"paris\", \"groups\": "
                "[{\"egresses\": [\"circuit/er-dallas\"]}]}",
     .exampleSubject = "site/paris"},
    {.id = "M365-15",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("People leave by a circuit on their own continent"),
     .why = tr("One circuit for several continents gives all but one of them the round trip of an "
               "ocean, and one failure reaches all."),
     .fix = tr("Give each continent circuits of its own."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14); Routing with "
               "ExpressRoute for Microsoft 365 (2019-12-03)",
     .needs = "circuits sites.users sites.lat",
     .reads = "circuits.peering_location routes",
     .check = otherContinent,
     .example = "add routes {\"id\": \"paris-far\", \"site\": \"paris\", \"groups\": "
                "[{\"egresses\": [\"circuit/er-dallas\"]}]}",
     .exampleSubject = "site/paris"},
};

}  // namespace

RuleFamily meetMeRules() {
    return rules;
}

}  // namespace peerplan::reviewing
