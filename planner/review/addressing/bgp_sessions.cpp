// SPDX-License-Identifier: MIT

/// Rules on AS numbers, VLAN ids and the validation of prefixes.

#include <cstdint>
#include <optional>
#include <vector>

#include "planner/review/addresses.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

constexpr bool isReserved(std::int64_t asn) {
    return (asn >= 65515 && asn <= 65520) || asn == 12076;
}

/// RFC 5398: numbers for documents.
constexpr bool isForDocuments(std::int64_t asn) {
    return asn >= 64496 && asn <= 64511;
}

void asNumbers(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const std::string ref = refTo("circuit", circuit.id);
        for (const PeeringConfig& config : circuit.peeringConfig) {
            const auto add = [&](const char* what, std::int64_t asn, Severity severity) {
                hits.push_back({{ref},
                                Text(what, {{"circuit", ref},
                                            {"asn", asn},
                                            {"peering", std::string(word(config.peering))}}),
                                severity});
            };
            if (config.peerAsn && isReserved(*config.peerAsn)) {
                add(tr("{circuit}: the {peering} peering has ASN {asn}, which Microsoft keeps for "
                       "itself"),
                    *config.peerAsn, Severity::Error);
            }
            std::vector<std::int64_t> path = config.asPath;
            if (config.peerAsn && !isReserved(*config.peerAsn)) path.push_back(*config.peerAsn);
            for (const std::int64_t asn : path) {
                if (isForDocuments(asn)) {
                    add(tr("{circuit}: ASN {asn} on the {peering} peering is one for documents; "
                           "Microsoft refuses it in a path"),
                        asn, Severity::Error);
                } else if (isPrivateAsn(asn) && config.peering == Peering::Microsoft) {
                    add(tr("{circuit}: ASN {asn} on Microsoft peering is private: people at "
                           "Microsoft validate the prefixes, and it is taken out of the path"),
                        asn, Severity::Warning);
                }
            }
        }
    }
}

void twiceOnCircuit(const Circuit& circuit, Hits& hits) {
    for (std::size_t j = 1; j < circuit.peeringConfig.size(); ++j) {
        const PeeringConfig& config = circuit.peeringConfig[j];
        if (!config.vlan || config.vlan != circuit.peeringConfig[0].vlan) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} has VLAN id {vlan} on two peerings; expected one each"),
                             {{"circuit", ref}, {"vlan", *config.vlan}})});
    }
}

/// The VLAN id that both have on one thing that they share; nothing if there is none.
std::optional<std::int64_t> sharedVlan(const ReviewInput& input, const Circuit& a,
                                       const Circuit& b) {
    if (!a.directPort.empty() && a.directPort == b.directPort) {
        const auto at = input.index.find("direct_ports", a.directPort.id);
        if (at && input.plan.directPorts[*at].encapsulation == Encapsulation::Dot1q) {
            for (const PeeringConfig& one : a.peeringConfig) {
                for (const PeeringConfig& other : b.peeringConfig) {
                    if (one.vlan && one.vlan == other.vlan) return one.vlan;
                }
            }
        }
    }
    for (const Connection& one : a.connections) {
        for (const Connection& other : b.connections) {
            if (one.device.empty() || one.port.empty() || !one.vlan) continue;
            if (one.device == other.device && one.port == other.port && one.vlan == other.vlan) {
                return one.vlan;
            }
        }
    }
    return std::nullopt;
}

void vlanIds(const ReviewInput& input, Hits& hits) {
    const std::vector<Circuit>& circuits = input.plan.circuits;
    for (std::size_t i = 0; i < circuits.size(); ++i) {
        twiceOnCircuit(circuits[i], hits);
        for (std::size_t j = 0; j < i; ++j) {
            const auto vlan = sharedVlan(input, circuits[i], circuits[j]);
            if (!vlan) continue;
            const std::string ref = refTo("circuit", circuits[i].id);
            const std::string other = refTo("circuit", circuits[j].id);
            hits.push_back({{ref, other},
                            Text(tr("{circuit} has VLAN id {vlan} on a port where {other} has it "
                                    "too"),
                                 {{"circuit", ref}, {"vlan", *vlan}, {"other", other}})});
        }
    }
}

void validation(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const PeeringConfig& config : circuit.peeringConfig) {
            if (config.peering != Peering::Microsoft || !config.prefixState) continue;
            const std::string ref = refTo("circuit", circuit.id);
            if (*config.prefixState == PrefixState::ValidationNeeded) {
                hits.push_back({{ref},
                                Text(tr("{circuit}: Microsoft has not validated the prefixes that "
                                        "it advertises"),
                                     {{"circuit", ref}})});
            } else if (*config.prefixState == PrefixState::NotConfigured &&
                       !circuit.advertisedPrefixes.empty()) {
                hits.push_back(
                    {{ref},
                     Text(tr("{circuit} advertises {prefix}, and no prefixes are "
                             "configured on its Microsoft peering"),
                          {{"circuit", ref}, {"prefix", circuit.advertisedPrefixes.front()}})});
            }
        }
    }
}

constexpr Rule rules[] = {
    {.id = "ADR-03",
     .area = RuleArea::Addressing,
     .severity = Severity::Error,
     .title = tr("Sessions have AS numbers that Microsoft takes, public ones on Microsoft peering"),
     .why = tr("12076 and 65515 to 65520 are Microsoft's own and the session stays down; 64496 to "
               "64511 are refused; private ones on Microsoft peering wait for people to validate "
               "them and vanish from the path, so prepending with them does nothing."),
     .fix = tr("Take an ASN that a registry holds in the company's name."),
     .source = "ExpressRoute routing requirements (2026-03-12); ExpressRoute peerings with the "
               "Azure CLI (2023-09-15)",
     .needs = "circuits.peering_config.peer_asn|circuits.peering_config.as_path",
     .check = asNumbers,
     .example = "set circuit/er-london.peering_config.microsoft.peer_asn 65515",
     .exampleSubject = "circuit/er-london"},
    {.id = "ADR-04",
     .area = RuleArea::Addressing,
     .severity = Severity::Error,
     .title = tr("A VLAN id stands once on a circuit, and once on a port"),
     .why = tr("The VLAN id tells peerings and circuits apart: the second one with it cannot be "
               "set up."),
     .fix = tr("Give each peering, and each circuit on a port, a VLAN id of its own."),
     .source = "ExpressRoute peerings with the Azure CLI (2023-09-15); About ExpressRoute Direct "
               "(2026-03-02)",
     .needs = "circuits.peering_config.vlan|circuits.connections.vlan",
     .reads = "circuits.connections.port circuits.direct_port",
     .check = vlanIds,
     .example = "set circuit/er-london.peering_config.private.vlan 100",
     .exampleSubject = "circuit/er-london"},
    {.id = "ADR-05",
     .area = RuleArea::Addressing,
     .severity = Severity::Error,
     .title = tr("Microsoft has validated the prefixes advertised to it"),
     .why = tr("Until they are validated Microsoft ignores them, and nothing is answered over the "
               "circuit."),
     .fix = tr("Have the registry show the company as owner, or send Microsoft the proof."),
     .source = "ExpressRoute peerings with the Azure CLI (2023-09-15); ExpressRoute FAQ "
               "(2025-01-10)",
     .needs = "circuits.peering_config.prefix_state",
     .check = validation,
     .example = "set circuit/er-london.peering_config.microsoft.prefix_state validation-needed",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily bgpSessionRules() {
    return rules;
}

}  // namespace peerplan::reviewing
