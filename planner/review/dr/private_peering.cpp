// SPDX-License-Identifier: MIT

/// Rules on the circuits behind each VNet gateway: locations, prefixes, preference, backup.

#include <algorithm>
#include <cmath>
#include <set>

#include "model/catalogue/lookup.h"
#include "model/ip_prefix.h"
#include "planner/latency/rtt_model.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::vector<const Circuit*> privateCircuits(const ReviewInput& input, const VnetGateway& gateway) {
    std::vector<const Circuit*> circuits;
    for (const Ref<Circuit>& ref : gateway.circuits) {
        const Circuit* circuit = input.circuit(ref);
        if (circuit != nullptr && ReviewInput::has(*circuit, Peering::Private)) {
            circuits.push_back(circuit);
        }
    }
    return circuits;
}

void oneLocation(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const auto circuits = privateCircuits(input, gateway);
        if (circuits.empty()) continue;
        std::set<std::string> locations;
        for (const Circuit* circuit : circuits) {
            locations.insert(input.buildingsOf(*circuit).front());
        }
        if (locations.size() > 1) continue;
        hits.push_back({{refTo("vnet-gateway", gateway.id), refTo("circuit", circuits[0]->id)},
                        Text(tr("{gateway} hangs on circuits of one peering location, {location}"),
                             {{"gateway", gateway.label()}, {"location", *locations.begin()}})});
    }
}

/// Whether some prefix of the list covers it; a more specific one beside it does no harm.
bool isCovered(const IpPrefix& prefix, const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& text) {
        const auto other = parsePrefix(text);
        return other && other->covers(prefix);
    });
}

void unlikePrefixes(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const auto circuits = privateCircuits(input, gateway);
        for (const Circuit* circuit : circuits) {
            for (const std::string& text : circuit->privatePrefixes) {
                const auto prefix = parsePrefix(text);
                if (!prefix) continue;
                const auto without =
                    std::find_if(circuits.begin(), circuits.end(), [&](const Circuit* other) {
                        return !isCovered(*prefix, other->privatePrefixes);
                    });
                if (without == circuits.end()) continue;
                hits.push_back({{refTo("circuit", (*without)->id), refTo("circuit", circuit->id)},
                                Text(tr("{prefix} is advertised over {circuit} and not over "
                                        "{other}: it is lost with that circuit"),
                                     {{"prefix", text},
                                      {"circuit", circuit->label()},
                                      {"other", (*without)->label()}})});
            }
        }
    }
}

struct Standing {
    std::int64_t weight = 0;
    std::int64_t prepend = 0;
    bool operator==(const Standing&) const = default;
    /// Azure takes the heavier connection, then the shorter path.
    bool beats(const Standing& other) const {
        return weight != other.weight ? weight > other.weight : prepend < other.prepend;
    }
};

Standing standingOf(const Circuit& circuit) {
    return {circuit.connectionWeight.value_or(0), circuit.asPathPrepend.value_or(0)};
}

void sharedUnlike(const ReviewInput& input, Hits& hits) {
    constexpr double mostGapMs = 15;
    if (input.plan.vnetGateways.empty()) return;
    const RttModel model(input.catalogue);
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const AzureRegion* region = findAzureRegion(input.catalogue, gateway.azureRegion);
        if (region == nullptr) continue;
        const LatLon there = RttModel::regionPlace(input.catalogue, *region);
        const auto circuits = privateCircuits(input, gateway);
        const Circuit* far = nullptr;
        const Circuit* near = nullptr;
        double gap = mostGapMs;
        for (const Circuit* a : circuits) {
            for (const Circuit* b : circuits) {
                if (standingOf(*a) != standingOf(*b)) continue;
                const PeeringLocation* one = input.locationOf(*a);
                const PeeringLocation* other = input.locationOf(*b);
                if (one == nullptr || other == nullptr) continue;
                const double more = model.rttMs({one->latitude, one->longitude}, there) -
                                    model.rttMs({other->latitude, other->longitude}, there);
                if (more <= gap) continue;
                gap = more;
                far = a;
                near = b;
            }
        }
        if (far == nullptr) continue;
        hits.push_back({{refTo("circuit", far->id), refTo("circuit", near->id),
                         refTo("vnet-gateway", gateway.id)},
                        Text(tr("{gateway} shares flows over {near} and {far}, which is {gap} "
                                "farther"),
                             {{"gateway", gateway.label()},
                              {"near", near->label()},
                              {"far", far->label()},
                              {"gap", Rtt::ms(gap)}})});
    }
}

void preferencesDiffer(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const auto circuits = privateCircuits(input, gateway);
        if (circuits.size() < 2) continue;
        const Circuit* azure = circuits[0];
        const Circuit* own = circuits[0];
        bool azurePrefers = false;
        bool ownPrefers = false;
        for (const Circuit* circuit : circuits) {
            azurePrefers = azurePrefers || standingOf(*circuit) != standingOf(*circuits[0]);
            if (standingOf(*circuit).beats(standingOf(*azure))) azure = circuit;
            const std::int64_t preference = circuit->preference.value_or(100);
            ownPrefers = ownPrefers || preference != circuits[0]->preference.value_or(100);
            if (preference > own->preference.value_or(100)) own = circuit;
        }
        if (!azurePrefers || (ownPrefers && azure == own)) continue;
        hits.push_back(
            {{refTo("circuit", azure->id), refTo("vnet-gateway", gateway.id)},
             ownPrefers ? Text(tr("towards the company {gateway} prefers {azure}, and the company "
                                  "answers over {own}"),
                               {{"gateway", gateway.label()},
                                {"azure", azure->label()},
                                {"own", own->label()}})
                        : Text(tr("towards the company {gateway} prefers {azure}, and the company "
                                  "prefers none"),
                               {{"gateway", gateway.label()}, {"azure", azure->label()}})});
    }
}

void notZoneRedundant(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const std::string sku = foldName(gateway.sku);
        const bool knowsZones =
            sku == "ergwscale" || (sku.starts_with("ergw") && sku.ends_with("az"));
        if (knowsZones && (sku == "ergwscale" || gateway.zones == Zones::ZoneRedundant)) continue;
        hits.push_back({{refTo("vnet-gateway", gateway.id)},
                        knowsZones ? Text(tr("{gateway} ({sku}) stands in one zone"),
                                          {{"gateway", gateway.label()}, {"sku", gateway.sku}})
                                   : Text(tr("{gateway} has the SKU {sku}, which knows no zones"),
                                          {{"gateway", gateway.label()},
                                           {"sku", gateway.sku.empty() ? "none" : gateway.sku}})});
    }
}

void vpnAsBackup(const ReviewInput& input, Hits& hits) {
    constexpr double muchMbps = 1000;
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        if (!gateway.vpnBackup.value_or(false)) continue;
        double mbps = 0;
        const Demand* sensitive = nullptr;
        for (const Demand& demand : input.plan.demands) {
            if (foldName(demand.azureRegion) != foldName(gateway.azureRegion)) continue;
            mbps += std::max(demand.up.asMbps(), demand.down.asMbps());
            if (demand.trafficClass.value_or(TrafficClass::BE) != TrafficClass::BE) {
                sensitive = &demand;
            }
        }
        if (sensitive == nullptr && mbps < muchMbps) continue;
        hits.push_back(
            {{refTo("vnet-gateway", gateway.id)},
             sensitive != nullptr
                 ? Text(tr("the backup of {gateway} is a site-to-site VPN, and {demand} is of "
                           "class {class}"),
                        {{"gateway", gateway.label()},
                         {"demand", refTo("demand", sensitive->id)},
                         {"class", std::string(word(*sensitive->trafficClass))}})
                 : Text(tr("the backup of {gateway} is a site-to-site VPN, and its demand is "
                           "{load}"),
                        {{"gateway", gateway.label()}, {"load", Bandwidth::mbps(mbps)}})});
    }
}

constexpr std::string_view drGuide =
    "Designing for disaster recovery with ExpressRoute private peering (2021-03-22)";

constexpr Rule rules[] = {
    {.id = "DR-01",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("Each VNet gateway has circuits in two peering locations"),
     .why = tr("With one location a disaster or maintenance there cuts the virtual networks off; "
               "Microsoft calls two the design for critical work."),
     .fix = tr("Connect the gateway to a circuit in a second peering location."),
     .source = "Design architecture for resiliency (2024-04-18); Designing for disaster recovery "
               "with ExpressRoute private peering (2021-03-22); "
               "Azure-Proactive-Resiliency-Library-v2 4d703025 (2026-07-21); Azure landing zone "
               "checklist D06.22 (2025-12-24)",
     .needs = "vnet_gateways.circuits",
     .reads = "circuits.peering_location circuits.peerings",
     .check = oneLocation,
     .example = "set vnet-gateway/vng-europe.circuits [\"er-london\"]",
     .exampleSubject = "vnet-gateway/vng-europe"},
    {.id = "DR-04",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("All circuits of a gateway advertise the same prefixes on private peering"),
     .why =
         tr("A prefix that one circuit alone advertises is gone when that circuit is. (Microsoft "
            "peering is the other way round: there each circuit has NAT prefixes of its own.)"),
     .fix = tr("Advertise the prefix over every circuit of the gateway; more specific ones may "
               "differ."),
     .source = "Resiliency insights for ExpressRoute (2025-11-04); Evaluate circuit resiliency "
               "(2024-06-24)",
     .needs = "vnet_gateways.circuits circuits.private_prefixes",
     .check = unlikePrefixes,
     .example = "set circuit/er-london.private_prefixes [\"10.0.0.0/8\"]\n"
                "set circuit/er-amsterdam.private_prefixes [\"10.0.0.0/16\"]",
     .exampleSubject = "circuit/er-amsterdam"},
    {.id = "DR-05",
     .area = RuleArea::Dr,
     .severity = Severity::Warning,
     .title = tr("Circuits that share a gateway's flows are of like length"),
     .why = tr("Azure shares flows evenly over circuits of equal standing, however far they are: "
               "half of the flows take the longer way."),
     .fix = tr("Prefer one: by a more specific prefix, else by connection weight, else by AS path "
               "prepending."),
     .source = drGuide,
     .needs = "vnet_gateways.circuits",
     .reads = "vnet_gateways.azure_region circuits.connection_weight circuits.as_path_prepend",
     .check = sharedUnlike,
     .example = "set vnet-gateway/vng-europe.circuits [\"er-london\", \"er-dallas\"]",
     .exampleSubject = "circuit/er-dallas"},
    {.id = "DR-06",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("Company and Azure prefer the same circuit"),
     .why = tr("If each side prefers another circuit, flows come back by another way than they "
               "went, and stateful controls drop them."),
     .fix = tr("Give the circuit that Azure prefers the highest local preference on premises."),
     .source = drGuide,
     .needs = "vnet_gateways.circuits circuits.connection_weight|circuits.as_path_prepend",
     .reads = "circuits.preference",
     .check = preferencesDiffer,
     .example = "set circuit/er-london.connection_weight 100\n"
                "set circuit/er-amsterdam.preference 200",
     .exampleSubject = "circuit/er-london"},
    {.id = "DR-09",
     .area = RuleArea::Dr,
     .severity = Severity::Warning,
     .title = tr("No VPN is the backup of latency-sensitive or heavy private traffic"),
     .why = tr("A VPN over the Internet has neither the bandwidth nor the steady delay of a "
               "circuit. Other guidance of Microsoft accepts it beside a single circuit of little "
               "weight."),
     .fix = tr("Take a second circuit as the backup."),
     .source = "Design architecture for resiliency (2024-04-18); in contrast Azure landing zone "
               "checklist D06.16 (2025-12-24)",
     .needs = "vnet_gateways.vpn_backup",
     .reads = "demands.azure_region demands.class",
     .check = vpnAsBackup,
     .example = "set vnet-gateway/vng-europe.vpn_backup true\n"
                "set demand/backup-europe.class AF21",
     .exampleSubject = "vnet-gateway/vng-europe"},
    {.id = "HA-11",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("VNet gateways are zone-redundant"),
     .why = tr("A gateway in one zone fails with that zone, whatever the circuits do."),
     .fix = tr("Replace it by ErGw1Az to ErGw3Az or ErGwScale over several zones."),
     .source = "Design architecture for resiliency (2024-04-18); Azure landing zone checklist "
               "D06.06 (2025-12-24)",
     .needs = "vnet_gateways",
     .reads = "vnet_gateways.sku vnet_gateways.zones",
     .check = notZoneRedundant,
     .example = "set vnet-gateway/vng-europe.sku HighPerformance",
     .exampleSubject = "vnet-gateway/vng-europe"},
};

}  // namespace

RuleFamily privatePeeringRules() {
    return rules;
}

}  // namespace peerplan::reviewing
