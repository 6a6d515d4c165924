// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "planner/bandwidth/columns.h"
#include "planner/compare/providers.h"

namespace peerplan {
namespace {

Cell regionCell(const RegionLocations& region) {
    if (region.region.empty()) return Text(tr("no region"));
    return region.name.empty() ? region.region : region.name;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        if (!list.empty()) list += ", ";
        list += names[i];
    }
    if (names.size() > most) {
        list += ", +";
        list += std::to_string(names.size() - most);
    }
    return list;
}

std::string circuitsOf(const LocationThere& location) {
    std::vector<std::string> names;
    for (const CircuitThere& there : location.circuits) {
        std::string name = there.circuit;
        name += " (";
        name += word(there.connectivity);
        if (!there.provider.empty()) {
            name += ", ";
            name += there.provider;
        }
        name += ')';
        names.push_back(std::move(name));
    }
    return listed(names, names.size());
}

}  // namespace

Table providersScreen(const ProvidersAnswer& answer, std::size_t most) {
    Table table;
    table.id = "providers";
    table.title = tr("Peering locations nearest to each region's users");
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     keyColumn("location", tr("location"), CellKind::Text),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1),
                     column("gain_ms", tr("gain"), CellKind::Ms, 1),
                     column("circuits", tr("circuits there"), CellKind::Text),
                     column("direct", tr("Direct"), CellKind::Boolean),
                     column("metro", tr("Metro"), CellKind::Boolean),
                     column("of_plan", tr("providers of the plan"), CellKind::Text),
                     column("providers", tr("all"), CellKind::Integer)};
    for (const RegionLocations& region : answer.regions) {
        for (std::size_t i = 0; i < region.ranked.size() && i < most; ++i) {
            const RegionLocation& ranked = region.ranked[i];
            const LocationThere& location = answer.locations[ranked.location];
            std::vector<std::string> circuits;
            for (const CircuitThere& there : location.circuits) circuits.push_back(there.circuit);
            table.rows.push_back({regionCell(region), location.name, ranked.rttMs,
                                  number(ranked.gainMs), words(listed(circuits, 2)),
                                  location.direct, !location.metroPair.empty(),
                                  words(listed(location.plansProviders, 2)),
                                  static_cast<std::int64_t>(location.providers.size())});
        }
        if (region.unplaced > 0) {
            table.notes.push_back(
                Text(tr("{region}: {n} {n|user is|users are} at a place that is not known."),
                     {{"region", region.name.empty() ? region.region : region.name},
                      {"n", region.unplaced}}));
        }
    }
    table.notes.push_back(
        Text(tr("RTT is the mean over the region's users, by the model. Gain is what a circuit "
                "there would take off the mean round trip to the region's nearest circuit.")));
    return table;
}

std::vector<Table> providersTables(const ProvidersAnswer& answer) {
    Table regions;
    regions.id = "regions";
    regions.title = tr("Regions");
    regions.columns = {keyColumn("region", tr("region"), CellKind::Text),
                       column("users", tr("users"), CellKind::Integer),
                       column("unplaced", tr("without a place"), CellKind::Integer),
                       column("now_rtt_ms", tr("RTT now"), CellKind::Ms, 1)};
    Table locations;
    locations.id = "locations";
    locations.title = tr("Peering locations by region");
    locations.columns = {keyColumn("region", tr("region"), CellKind::Text),
                         column("rank", tr("rank"), CellKind::Integer),
                         keyColumn("location", tr("location"), CellKind::Text),
                         column("metro", tr("metro"), CellKind::Text),
                         column("facility", tr("facility"), CellKind::Text),
                         column("geopolitical_region", tr("geopolitical region"), CellKind::Text),
                         column("rtt_ms", tr("RTT"), CellKind::Ms, 1),
                         column("gain_ms", tr("gain"), CellKind::Ms, 1),
                         column("direct", tr("Direct"), CellKind::Boolean),
                         column("local", tr("Local SKU"), CellKind::Boolean),
                         column("azure_regions", tr("for Azure regions"), CellKind::Text),
                         column("zone", tr("price zone"), CellKind::Integer),
                         column("metro_pair", tr("Metro"), CellKind::Text),
                         column("circuits", tr("circuits there"), CellKind::Text)};
    for (const RegionLocations& region : answer.regions) {
        regions.rows.push_back({region.region.empty() ? Cell() : Cell(region.region), region.users,
                                region.unplaced, number(region.nowMs)});
        for (std::size_t i = 0; i < region.ranked.size(); ++i) {
            const RegionLocation& ranked = region.ranked[i];
            const LocationThere& location = answer.locations[ranked.location];
            locations.rows.push_back(
                {words(region.region), static_cast<std::int64_t>(i + 1), location.name,
                 words(location.metro), words(location.facility),
                 words(location.geopoliticalRegion), ranked.rttMs, number(ranked.gainMs),
                 location.direct, location.local,
                 words(listed(location.azureRegions, location.azureRegions.size())),
                 location.zone == 0 ? Cell() : Cell(std::int64_t{location.zone}),
                 words(location.metroPair), words(circuitsOf(location))});
        }
    }
    Table offers;
    offers.id = "offers";
    offers.title = tr("Providers by peering location");
    offers.columns = {keyColumn("location", tr("location"), CellKind::Text),
                      keyColumn("provider", tr("provider"), CellKind::Text),
                      column("in_plan", tr("in the plan"), CellKind::Boolean),
                      column("here", tr("with a circuit here"), CellKind::Boolean)};
    Table circuits;
    circuits.id = "circuits";
    circuits.title = tr("What the plan has: location, model, provider");
    circuits.columns = {keyColumn("location", tr("location"), CellKind::Text),
                        keyColumn("circuit", tr("circuit"), CellKind::Text),
                        column("connectivity", tr("model"), CellKind::Text),
                        column("provider", tr("provider"), CellKind::Text)};
    for (const LocationThere& location : answer.locations) {
        for (const std::string& provider : location.providers) {
            const auto& ours = location.plansProviders;
            const bool here =
                std::any_of(location.circuits.begin(), location.circuits.end(),
                            [&](const CircuitThere& there) { return there.provider == provider; });
            offers.rows.push_back({location.name, provider,
                                   std::find(ours.begin(), ours.end(), provider) != ours.end(),
                                   here});
        }
        for (const CircuitThere& there : location.circuits) {
            circuits.rows.push_back({location.name, there.circuit, wordCell(there.connectivity),
                                     words(there.provider)});
        }
    }
    return {std::move(regions), std::move(locations), std::move(offers), std::move(circuits)};
}

}  // namespace peerplan
