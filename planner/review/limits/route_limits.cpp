// SPDX-License-Identifier: MIT

/// Rules on how many prefixes a session and a connection hold.

#include <utility>
#include <vector>

#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

const RouteLimit* limitOf(const ReviewInput& input, std::string_view id) {
    for (const RouteLimit& limit : input.catalogue.routeLimits) {
        if (limit.id == id) return &limit;
    }
    return nullptr;
}

/// An error beyond the limit, a warning from nine tenths of it.
void hold(std::vector<std::string> subjects, const char* beyond, const char* near,
          std::int64_t found, std::int64_t most, Hits& hits) {
    if (found * 10 < most * 9) return;
    const bool over = found > most;
    const Text what(over ? beyond : near,
                    {{"object", subjects.front()}, {"found", found}, {"most", most}});
    hits.push_back({std::move(subjects), what, over ? Severity::Error : Severity::Warning});
}

void sessionPrefixes(const ReviewInput& input, Hits& hits) {
    struct Kind {
        Peering peering;
        int version;
        std::string_view limit;
        const char* beyond;
        const char* near;
    };
    static constexpr Kind kinds[] = {
        {Peering::Private, 4, "private-ipv4-to-azure",
         tr("{object} advertises {found} IPv4 prefixes on private peering; at most {most}"),
         tr("{object} advertises {found} IPv4 prefixes on private peering, near the limit of "
            "{most}")},
        {Peering::Private, 6, "private-ipv6-to-azure",
         tr("{object} advertises {found} IPv6 prefixes on private peering; at most {most}"),
         tr("{object} advertises {found} IPv6 prefixes on private peering, near the limit of "
            "{most}")},
        {Peering::Microsoft, 4, "microsoft-ipv4",
         tr("{object} advertises {found} IPv4 prefixes on Microsoft peering; at most {most}"),
         tr("{object} advertises {found} IPv4 prefixes on Microsoft peering, near the limit of "
            "{most}")},
        {Peering::Microsoft, 6, "microsoft-ipv6",
         tr("{object} advertises {found} IPv6 prefixes on Microsoft peering; at most {most}"),
         tr("{object} advertises {found} IPv6 prefixes on Microsoft peering, near the limit of "
            "{most}")},
    };
    for (const Circuit& circuit : input.plan.circuits) {
        for (const Kind& kind : kinds) {
            const RouteLimit* limit = limitOf(input, kind.limit);
            if (limit == nullptr || !ReviewInput::has(circuit, kind.peering)) continue;
            hold({refTo("circuit", circuit.id)}, kind.beyond, kind.near,
                 prefixCount(circuit, kind.peering, kind.version),
                 circuit.sku == Sku::Premium ? limit->premium : limit->localStandard, hits);
        }
    }
}

void vnetPrefixes(const ReviewInput& input, Hits& hits) {
    const RouteLimit* four = limitOf(input, "private-ipv4-from-vnet");
    const RouteLimit* six = limitOf(input, "private-ipv6-from-vnet");
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        if (four != nullptr) {
            hold(subjectsOf(gateway),
                 tr("{object} gives its circuits {found} IPv4 prefixes; at most {most}"),
                 tr("{object} gives its circuits {found} IPv4 prefixes, near the limit of {most}"),
                 gateway.prefixCount.value_or(countVersion(gateway.addressSpace, 4)), four->premium,
                 hits);
        }
        if (six != nullptr) {
            hold(subjectsOf(gateway),
                 tr("{object} gives its circuits {found} IPv6 prefixes; at most {most}"),
                 tr("{object} gives its circuits {found} IPv6 prefixes, near the limit of {most}"),
                 countVersion(gateway.addressSpace, 6), six->premium, hits);
        }
    }
}

constexpr Rule rules[] = {
    {.id = "LIM-01",
     .area = RuleArea::Limits,
     .severity = Severity::Error,
     .title = tr("A session advertises no more prefixes than Microsoft takes"),
     .why = tr("Beyond the limit the BGP session drops, and stays down until there are fewer: the "
               "whole peering is gone."),
     .fix = tr("Summarise what is advertised, and cap it by a filter; Premium takes more on "
               "private peering."),
     .source = "ExpressRoute routing requirements (2026-03-12); ExpressRoute limits (2023-10-09)",
     .needs = "circuits.peering_config.prefix_count|circuits.private_prefixes|"
              "circuits.advertised_prefixes",
     .reads = "circuits.sku circuits.peering_config.prefix_count_v6",
     .check = sessionPrefixes,
     .example = "set circuit/er-london.peering_config.microsoft.prefix_count 250",
     .exampleSubject = "circuit/er-london"},
    {.id = "LIM-04",
     .area = RuleArea::Limits,
     .severity = Severity::Error,
     .title = tr("A VNet gateway gives a circuit at most 1,000 prefixes"),
     .why = tr("Beyond the limit the connection between circuit and gateway drops, with every "
               "VNet that uses the gateway."),
     .fix = tr("Merge address spaces, or split the VNets among gateways."),
     .source = "ExpressRoute FAQ (2025-01-10); Azure review checklist, landing zones D01.11 "
               "(2025-12-24)",
     .needs = "vnet_gateways.prefix_count|vnet_gateways.address_space",
     .check = vnetPrefixes,
     .example = "set vnet-gateway/vng-europe.prefix_count 1200",
     .exampleSubject = "vnet-gateway/vng-europe"},
};

}  // namespace

RuleFamily routeLimitRules() {
    return rules;
}

}  // namespace peerplan::reviewing
