// SPDX-License-Identifier: MIT

/// Rules on the subnets of the links between customer and Microsoft.

#include <optional>

#include "planner/review/addresses.h"
#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// What is wrong with the two subnets of one IP version; null if nothing or if none is stated.
/// Lengths are those of one link; one prefix of the next size for both links is as good.
const char* fault(const std::string& primary, const std::string& secondary, int length) {
    const auto one = parsePrefix(primary);
    const auto two = parsePrefix(secondary);
    const auto fits = [&](const std::optional<IpPrefix>& prefix) {
        return !prefix || prefix->length == length;
    };
    if (one && two && *one == *two && one->length == length - 1) return nullptr;
    if (!fits(one) || !fits(two)) {
        return length == 30 ? tr("{circuit}: the links of its {peering} peering have {primary} and "
                                 "{secondary}; expected a /30 each")
                            : tr("{circuit}: the links of its {peering} peering have {primary} and "
                                 "{secondary}; expected a /126 each");
    }
    if (one && two && *one == *two) {
        return tr(
            "{circuit}: both links of its {peering} peering have {primary}; expected a "
            "subnet each");
    }
    return nullptr;
}

void linkSubnets(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const PeeringConfig& config : circuit.peeringConfig) {
            const std::string ref = refTo("circuit", circuit.id);
            const auto add = [&](const char* what, const std::string& primary,
                                 const std::string& secondary) {
                hits.push_back({{ref},
                                Text(what, {{"circuit", ref},
                                            {"peering", std::string(word(config.peering))},
                                            {"primary", primary.empty() ? "-" : primary},
                                            {"secondary", secondary.empty() ? "-" : secondary}})});
            };
            if (const char* what = fault(config.primarySubnet, config.secondarySubnet, 30)) {
                add(what, config.primarySubnet, config.secondarySubnet);
            }
            if (const char* what = fault(config.primarySubnetV6, config.secondarySubnetV6, 126)) {
                add(what, config.primarySubnetV6, config.secondarySubnetV6);
            }
            if (config.peering != Peering::Microsoft) continue;
            for (const std::string* subnet : {&config.primarySubnet, &config.secondarySubnet,
                                              &config.primarySubnetV6, &config.secondarySubnetV6}) {
                const auto prefix = parsePrefix(*subnet);
                if (!prefix || !hasPrivateAddresses(*prefix)) continue;
                hits.push_back({{ref},
                                Text(tr("{circuit}: a link of its Microsoft peering has {subnet}, "
                                        "which is private; expected public addresses"),
                                     {{"circuit", ref}, {"subnet", *subnet}})});
            }
        }
    }
}

void apartFromVnets(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const PeeringConfig& config : circuit.peeringConfig) {
            if (config.peering != Peering::Private) continue;
            for (const VnetGateway* gateway : gatewaysOf(input, circuit)) {
                for (const std::string& space : gateway->addressSpace) {
                    for (const std::string* subnet :
                         {&config.primarySubnet, &config.secondarySubnet, &config.primarySubnetV6,
                          &config.secondarySubnetV6}) {
                        if (!overlap(*subnet, space)) continue;
                        const std::string ref = refTo("circuit", circuit.id);
                        const std::string to = refTo("vnet-gateway", gateway->id);
                        hits.push_back({{ref, to},
                                        Text(tr("{circuit}: {subnet} of its private peering lies "
                                                "in {space} of {gateway}"),
                                             {{"circuit", ref},
                                              {"subnet", *subnet},
                                              {"space", space},
                                              {"gateway", to}})});
                    }
                }
            }
        }
    }
}

constexpr Rule rules[] = {
    {.id = "ADR-01",
     .area = RuleArea::Addressing,
     .severity = Severity::Error,
     .title = tr("Each link of a peering has a /30 of its own, or a /126 of IPv6"),
     .why = tr("The first usable address is the customer's router and the second Microsoft's: "
               "with any other size the session cannot be set up."),
     .fix = tr("Give each link a /30 (/126), from one /29 (/125) or apart; public ones on "
               "Microsoft peering."),
     .source = "ExpressRoute routing requirements (2026-03-12)",
     .needs = "circuits.peering_config.primary_subnet|circuits.peering_config.primary_subnet_v6|"
              "circuits.peering_config.secondary_subnet",
     .check = linkSubnets,
     .example = "set circuit/er-london.peering_config.microsoft.primary_subnet 203.0.113.128/28",
     .exampleSubject = "circuit/er-london"},
    {.id = "ADR-02",
     .area = RuleArea::Addressing,
     .severity = Severity::Error,
     .title = tr("Link subnets of private peering lie outside every VNet"),
     .why = tr("A VNet whose space holds the link's addresses answers them itself: the session or "
               "part of the VNet is out of reach."),
     .fix = tr("Take link subnets that no VNet holds."),
     .source = "ExpressRoute routing requirements (2026-03-12)",
     .needs = "circuits.peering_config.primary_subnet vnet_gateways.address_space",
     .reads = "vnet_gateways.circuits",
     .check = apartFromVnets,
     .example = "set vnet-gateway/vng-europe.address_space [\"10.255.0.0/16\"]",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily linkSubnetRules() {
    return rules;
}

}  // namespace peerplan::reviewing
