// SPDX-License-Identifier: MIT

/// Rules on the two connections of a circuit: where they end, and that both work.

#include <algorithm>
#include <cmath>

#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::string connectionTo(const Circuit& circuit, const Connection& connection) {
    std::string ref = refTo("connection", circuit.id);
    ref += '/';
    ref += word(connection.role);
    return ref;
}

/// The second connection on another device of its site, if there is one.
std::vector<Edit> onAnotherDevice(const ReviewInput& input, const Circuit& circuit) {
    const Connection& second = circuit.connections[1];
    for (const Device& device : input.plan.devices) {
        if (device.site != second.site || device.id == second.device.id) continue;
        return {setTo(refTo("circuit", circuit.id),
                      entryField("connections", word(second.role), "device"), Value(device.id))};
    }
    return {};
}

void oneDevice(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.connections.size() < 2) continue;
        const Connection& first = circuit.connections[0];
        const Connection& second = circuit.connections[1];
        if (first.device.empty() || first.device != second.device) continue;
        hits.push_back({{refTo("circuit", circuit.id), refTo("device", first.device.id)},
                        Text(tr("both connections of {circuit} end on {device}"),
                             {{"circuit", circuit.label()}, {"device", first.device.id}})});
        hits.back().edits = onAnotherDevice(input, circuit);
    }
}

void onePort(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.connections.size() < 2) continue;
        const Connection& first = circuit.connections[0];
        const Connection& second = circuit.connections[1];
        if (first.port.empty() || first.port != second.port) continue;
        if (first.device != second.device) continue;
        hits.push_back({{refTo("circuit", circuit.id)},
                        Text(tr("both connections of {circuit} come in by port {port} of {device}"),
                             {{"circuit", circuit.label()},
                              {"port", first.port},
                              {"device", first.device.id}})});
    }
}

void differentCities(const ReviewInput& input, Hits& hits) {
    constexpr double nearKm = 100;
    constexpr double nearMs = 2;
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.connections.size() < 2 || circuit.mode == CircuitMode::ActivePassive) continue;
        const Connection& first = circuit.connections[0];
        const Connection& second = circuit.connections[1];
        if (first.rtt && second.rtt) {
            const double gap = std::abs(first.rtt->asMs() - second.rtt->asMs());
            if (gap <= nearMs) continue;
            hits.push_back({{refTo("circuit", circuit.id)},
                            Text(tr("the connections of {circuit} differ by {gap} of round trip "
                                    "and share its load"),
                                 {{"circuit", circuit.label()}, {"gap", Rtt::ms(gap)}})});
            continue;
        }
        const Site* one = input.site(first.site);
        const Site* other = input.site(second.site);
        if (one == nullptr || other == nullptr || one == other) continue;
        const auto here = placeOf(*one);
        const auto there = placeOf(*other);
        if (!here || !there) continue;
        const double km = greatCircleKm(*here, *there);
        if (km <= nearKm) continue;
        hits.push_back({{refTo("circuit", circuit.id)},
                        Text(tr("the connections of {circuit} end {km} km apart, at {one} and "
                                "{other}, and share its load"),
                             {{"circuit", circuit.label()},
                              {"km", Decimal{km, 0}},
                              {"one", one->label()},
                              {"other", other->label()}})});
    }
}

void notActiveActive(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const std::string ref = refTo("circuit", circuit.id);
        if (circuit.mode == CircuitMode::ActivePassive) {
            hits.push_back({{ref},
                            Text(tr("{circuit} keeps its secondary connection idle"),
                                 {{"circuit", circuit.label()}})});
            hits.back().edits = {setToWord(ref, "mode", CircuitMode::ActiveActive)};
            continue;
        }
        if (circuit.connections.size() < 2) continue;
        const std::int64_t first = circuit.connections[0].asPathPrepend.value_or(0);
        const std::int64_t second = circuit.connections[1].asPathPrepend.value_or(0);
        if (first == second) continue;
        hits.push_back(
            {{ref},
             Text(tr("{circuit} advertises its connections with unlike AS paths "
                     "({first} and {second} prepended): one carries nothing"),
                  {{"circuit", circuit.label()}, {"first", first}, {"second", second}})});
        const Connection& longer = circuit.connections[first > second ? 0 : 1];
        const std::int64_t shorter = std::min(first, second);
        hits.back().edits = {setTo(ref,
                                   entryField("connections", word(longer.role), "as_path_prepend"),
                                   shorter > 0 ? Value(shorter) : Value())};
    }
}

void oneSession(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const std::string ref = refTo("circuit", circuit.id);
        for (const PeeringConfig& config : circuit.peeringConfig) {
            const bool v4 = config.primarySubnet.empty() != config.secondarySubnet.empty();
            const bool v6 = config.primarySubnetV6.empty() != config.secondarySubnetV6.empty();
            if (!v4 && !v6) continue;
            hits.push_back({{ref},
                            Text(tr("the {peering} peering of {circuit} has a subnet for one link "
                                    "only"),
                                 {{"peering", std::string(word(config.peering))},
                                  {"circuit", circuit.label()}})});
        }
    }
}

void firstHopProtocol(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            const FirstHop protocol = connection.firstHop.value_or(FirstHop::None);
            if (protocol == FirstHop::None) continue;
            hits.push_back({{connectionTo(circuit, connection), refTo("circuit", circuit.id)},
                            Text(tr("{role} of {circuit} runs {protocol} towards Microsoft"),
                                 {{"role", std::string(word(connection.role))},
                                  {"circuit", circuit.label()},
                                  {"protocol", std::string(word(protocol))}})});
            hits.back().edits = {
                setToWord(refTo("circuit", circuit.id),
                          entryField("connections", word(connection.role), "first_hop_redundancy"),
                          FirstHop::None)};
        }
    }
}

constexpr std::string_view haGuide =
    "Designing for high availability with ExpressRoute (2019-06-28)";

constexpr Rule rules[] = {
    {.id = "HA-01",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("The two connections of a circuit end on different devices"),
     .why = tr("One router's failure or upgrade otherwise takes both connections, and with them "
               "what the service level promises."),
     .fix = tr("End the secondary on a second router."),
     .source = "Designing for high availability with ExpressRoute (2019-06-28); Azure landing zone "
               "checklist D06.19 (2025-12-24); Azure-Proactive-Resiliency-Library-v2 0e19cc41 "
               "(2026-07-21)",
     .needs = "circuits.connections.device",
     .check = oneDevice,
     .example = "set circuit/er-london.connections.secondary.device london-ce1",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-02",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("The two connections of a circuit do not share a port"),
     .why = tr("Merged on one port, or in the carrier, the two are one: a single optic takes "
               "both."),
     .fix = tr("Hand the connections over on two ports, and have the carrier keep them apart."),
     .source = haGuide,
     .needs = "circuits.connections.port",
     .reads = "circuits.connections.device",
     .check = onePort,
     .example = "set circuit/er-london.connections.secondary.device london-ce1\n"
                "set circuit/er-london.connections.primary.port te0\n"
                "set circuit/er-london.connections.secondary.port te0",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-03",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("The connections that share a circuit's load are of like length"),
     .why = tr("Microsoft shares flows out half and half: connections that end in different cities "
               "give half of the flows a longer way."),
     .fix = tr("End both connections in one city, or use two circuits."),
     .source = haGuide,
     .needs = "circuits.connections.site",
     .reads = "circuits.connections.rtt_ms sites.lat sites.lon circuits.mode",
     .check = differentCities,
     .example = "set circuit/er-london.connections.secondary.site amsterdam-dc\n"
                "set circuit/er-london.connections.secondary.device amsterdam-ce2",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-04",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("Both connections of a circuit are active"),
     .why = tr("A passive connection is not known to work until it must; and all flows move at "
               "once when the active one fails, where active/active moves half."),
     .fix = tr("Advertise the same prefixes with the same AS path over both, mode active-active."),
     .source =
         "Designing for high availability with ExpressRoute (2019-06-28); Design architecture "
         "for resiliency (2024-04-18); Azure-Proactive-Resiliency-Library-v2 f06a2bbe "
         "(2026-07-21); Azure landing zone checklist D06.18 (2025-12-24)",
     .needs = "circuits",
     .reads = "circuits.mode circuits.connections.as_path_prepend",
     .check = notActiveActive,
     .example = "set circuit/er-london.mode active-passive",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-05",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("Each peering of a circuit has a session on both connections"),
     .why = tr("The service level holds only with both BGP sessions of a peering up."),
     .fix = tr("Give the second link its subnet and configure the session on it."),
     .source = "ExpressRoute routing requirements (2026-03-12)",
     .needs = "circuits.peering_config",
     .check = oneSession,
     .example = "set circuit/er-london.peering_config [{\"peering\": \"private\", "
                "\"primary_subnet\": \"192.0.2.128/30\"}]",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-06",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("No first-hop redundancy protocol runs towards Microsoft"),
     .why = tr("Microsoft does not support HSRP and VRRP on the hand-off; redundancy is the two "
               "BGP sessions."),
     .fix = tr("Run one BGP session on each connection, with an address of its own."),
     .source = "ExpressRoute routing requirements (2026-03-12)",
     .needs = "circuits.connections.first_hop_redundancy",
     .check = firstHopProtocol,
     .example = "set circuit/er-london.connections.primary.first_hop_redundancy hsrp",
     .exampleSubject = "connection/er-london/primary"},
};

}  // namespace

RuleFamily connectionRules() {
    return rules;
}

}  // namespace peerplan::reviewing
