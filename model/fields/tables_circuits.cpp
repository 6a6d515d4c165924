// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<NatPool>() {
    using R = NatPool;
    static constexpr Field fields[] = {
        field<R, &R::prefix>("prefix", "Public prefix").required(),
        field<R, &R::scope>("scope", "Whether both connections share it (F7)"),
        field<R, &R::connection>("connection", "Of a pool per connection: which one")
            .unset("not stated"),
        field<R, &R::registeredTo>("registered_to", "In whose name a registry holds it")
            .unset("not stated"),
    };
    static const R prototype;
    static const RecordType type{"nat-pool", "Addresses that outbound flows are translated to",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<PeeringConfig>() {
    using R = PeeringConfig;
    static constexpr Field fields[] = {
        field<R, &R::peering>("peering", "Which peering").required(),
        field<R, &R::primarySubnet>("primary_subnet", "IPv4 prefix of the primary link"),
        field<R, &R::secondarySubnet>("secondary_subnet", "IPv4 prefix of the secondary link"),
        field<R, &R::primarySubnetV6>("primary_subnet_v6", "IPv6 prefix of the primary link"),
        field<R, &R::secondarySubnetV6>("secondary_subnet_v6", "IPv6 prefix of the secondary link"),
        field<R, &R::vlan>("vlan", "VLAN id, the same on both links").range(1, 4094),
        field<R, &R::peerAsn>("peer_asn", "The customer's ASN of the sessions")
            .range(1, 4294967295),
        field<R, &R::asPath>("as_path", "Further ASNs in the paths that the customer advertises")
            .range(1, 4294967295),
        field<R, &R::prefixCount>("prefix_count", "IPv4 prefixes that the customer advertises")
            .range(0, 1e7)
            .unset("those listed"),
        field<R, &R::prefixCountV6>("prefix_count_v6", "IPv6 prefixes that the customer advertises")
            .range(0, 1e7)
            .unset("those listed"),
        field<R, &R::prefixState>("prefix_state",
                                  "Whether Microsoft has validated the prefixes advertised")
            .unset("not stated"),
        field<R, &R::acceptedRoutes>("accepted_routes",
                                     "By what routers on premises accept Microsoft's routes")
            .unset("not stated"),
        field<R, &R::classes>("classes", "Whether the design counts on traffic classes on it")
            .unset("yes on Microsoft peering, no on private peering"),
    };
    static const R prototype;
    static const RecordType type{"peering-config", "How one peering of a circuit is set up", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<CurrentCircuit>() {
    using R = CurrentCircuit;
    static constexpr Field fields[] = {
        field<R, &R::bandwidth>("mbps", "Bandwidth today").required().range(50, 400000),
        field<R, &R::sku>("sku", "SKU today").unset("as planned"),
        field<R, &R::billing>("billing", "Billing model today").unset("as planned"),
    };
    static const R prototype;
    static const RecordType type{"current-circuit", "What a circuit is before the plan changes it",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Connection>() {
    using R = Connection;
    static constexpr Field fields[] = {
        field<R, &R::role>("role", "Which of the two").required(),
        field<R, &R::site>("site", "Site it ends at; exactly one of site and network").to("sites"),
        field<R, &R::device>("device", "Device it ends at").to("devices"),
        field<R, &R::port>("port", "Port of the device it ends at").unset("not stated"),
        field<R, &R::network>("network", "Network it ends at, for any-to-any (W3)").to("networks"),
        field<R, &R::pop>("pop", "PoP of the network it ends at"),
        field<R, &R::rtt>("rtt_ms", "Round-trip time to the peering location")
            .range(0, 10000)
            .unset("the latency model"),
        field<R, &R::bfd>("bfd", "Whether BFD runs on both ends (F6)").unset("no"),
        field<R, &R::bfdInterval>("bfd_interval_ms", "The slower of both ends' BFD intervals")
            .in(units::milliseconds)
            .range(1, 60000)
            .unset("300 ms"),
        field<R, &R::bfdMultiplier>("bfd_multiplier", "Intervals missed until it is down")
            .range(1, 50)
            .unset("3"),
        field<R, &R::keepalive>("keepalive_s", "BGP keepalive").range(1, 3600).unset("60 s"),
        field<R, &R::hold>("hold_s", "BGP hold timer").range(3, 10800).unset("180 s"),
        field<R, &R::vlan>("vlan", "VLAN id").range(1, 4094),
        field<R, &R::firstHop>("first_hop_redundancy",
                               "Protocol by which routers share an address towards Microsoft")
            .unset("none"),
        field<R, &R::asPathPrepend>("as_path_prepend", "ASNs added to the paths advertised over it")
            .range(0, 20)
            .unset("0"),
        field<R, &R::lastValidated>("last_validated", "Day of the last failover test"),
        PEERPLAN_UPTIME_FIELDS(R, "1: the circuit holds the SLA figure (A1)"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
    };
    static const R prototype;
    static const RecordType type{"connection", "One of the two connections of a circuit", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Circuit>() {
    using R = Circuit;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::peeringLocation>("peering_location",
                                      "Peering location, or Metro, of the catalogue")
            .required(),
        field<R, &R::provider>("provider", "Who provides it").to("providers"),
        field<R, &R::connectivity>("connectivity", "Model of connectivity"),
        field<R, &R::bandwidth>("mbps",
                                "Bandwidth of the circuit and of each of its connections (H1)")
            .required()
            .range(50, 400000),
        field<R, &R::sku>("sku", "SKU"),
        field<R, &R::billing>("billing", "Billing model"),
        field<R, &R::peerings>("peerings", "Peerings it has").required(),
        field<R, &R::routeFilter>("route_filter",
                                  "BGP communities its route filter holds (R1): exchange, "
                                  "sharepoint, teams, other or 12076:nnnn"),
        field<R, &R::m365Authorization>(
            "m365_authorization",
            "Microsoft's authorisation of ExpressRoute for Microsoft 365 (R1)")
            .unset("not known, not denied"),
        field<R, &R::natPools>("nat_pools", "Addresses its outbound flows are translated to")
            .unset("one pool for the circuit (F7)"),
        field<R, &R::advertisedPrefixes>(
            "advertised_prefixes",
            "Prefixes that the customer advertises over Microsoft peering (R6)"),
        field<R, &R::privatePrefixes>("private_prefixes",
                                      "Prefixes that the customer advertises over private peering"),
        field<R, &R::peeringConfig>("peering_config", "How each of its peerings is set up"),
        field<R, &R::perimeters>("perimeters",
                                 "Perimeters of which a flow takes the live one of least cost (W4)")
            .to("perimeters")
            .allowing("own-site")
            .unset("none"),
        field<R, &R::region>("region", "Region it serves (R3)")
            .to("regions")
            .unset("the regions of its connections' sites"),
        field<R, &R::preference>("preference", "Local preference, higher first (R2)")
            .range(0, 4294967295)
            .unset("100"),
        field<R, &R::weight>("weight", "Share among equals (R2)").range(0.001, 1000).unset("equal"),
        field<R, &R::asPathPrepend>("as_path_prepend",
                                    "ASNs added to the paths advertised over both its connections")
            .range(0, 20)
            .unset("0"),
        field<R, &R::connectionWeight>("connection_weight",
                                       "Weight of its connection at VNet gateways, higher first")
            .range(0, 32000)
            .unset("0"),
        field<R, &R::honoursAsPath>(
            "honours_as_path",
            "Whether routers on premises take a longer AS path from Microsoft as worse")
            .unset("yes"),
        field<R, &R::mode>("mode", "Whether both connections carry traffic (R5)"),
        field<R, &R::mseePair>(
            "msee_pair", "Word that circuits on the same pair of Microsoft routers share (C2)")
            .unset("the pair of the peering location"),
        field<R, &R::connections>("connections", "Its two connections").required(),
        PEERPLAN_UPTIME_FIELDS(R, "the SLA figure (A1)"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
        field<R, &R::vnetLinks>("vnet_links", "VNets linked to it")
            .range(0, 1e6)
            .unset("the VNet gateways that name it"),
        field<R, &R::globalReach>("global_reach", "Circuits it is joined with by Global Reach")
            .to("circuits"),
        field<R, &R::directPort>("direct_port", "Port pair of ExpressRoute Direct it runs on")
            .to("direct_ports"),
        field<R, &R::rateLimit>("rate_limit", "Whether Direct holds it to its bandwidth")
            .unset("not stated"),
        field<R, &R::circuitState>("circuit_state", "Its state on Microsoft's side")
            .unset("not stated"),
        field<R, &R::providerState>("provider_state", "Its state on the provider's side")
            .unset("not stated"),
        field<R, &R::keyIssued>("key_issued", "Day on which Microsoft issued the service key"),
        field<R, &R::current>("current", "What it is today, where the plan changes it")
            .unset("as the plan says"),
        field<R, &R::pricePerMonth>("price_per_month", "Price a month in the plan's currency")
            .range(0, 1e12),
        field<R, &R::pricePerGb>("price_per_gb",
                                 "Price of a gigabyte from Microsoft on a metered circuit")
            .range(0, 1000),
        field<R, &R::priceOtherBilling>("price_other_billing",
                                        "Price a month with the other billing model")
            .range(0, 1e12),
    };
    static const R prototype;
    static const RecordType type{"circuit", "An ExpressRoute circuit", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<PortLink>() {
    using R = PortLink;
    static constexpr Field fields[] = {
        field<R, &R::role>("role", "Which of the two").required(),
        field<R, &R::enabled>("enabled", "Whether Microsoft's side of it is switched on")
            .unset("not stated"),
    };
    static const R prototype;
    static const RecordType type{"port-link", "One of the two links of a port pair", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<DirectPort>() {
    using R = DirectPort;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::peeringLocation>("peering_location", "Peering location of the catalogue")
            .required(),
        field<R, &R::bandwidth>("mbps", "Bandwidth of each of its two links")
            .required()
            .range(1000, 400000),
        field<R, &R::encapsulation>("encapsulation", "How circuits are told apart on it"),
        field<R, &R::lag>("lag", "Whether its two links are bundled by LACP or MLAG").unset("no"),
        field<R, &R::links>("links", "Its two links"),
    };
    static const R prototype;
    static const RecordType type{"direct-port", "A port pair of ExpressRoute Direct", fields,
                                 &prototype};
    return type;
}

}  // namespace peerplan
