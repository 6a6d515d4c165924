// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Control>() {
    using R = Control;
    static constexpr Field fields[] = {
        field<R, &R::kind>("kind", "What it does").required(),
        field<R, &R::id>("id", "Name in references, unique in its perimeter")
            .as(FieldKind::Id)
            .unset("the word of its kind"),
        field<R, &R::units>("units", "Units installed").range(1, 1000),
        field<R, &R::needed>("needed", "Units that must live for it to work (C3)").range(1, 1000),
        field<R, &R::active>("active", "Units that carry traffic at once (H1)")
            .range(1, 1000)
            .unset("needed"),
        field<R, &R::bandwidthPerUnit>("mbps_per_unit",
                                       "Capacity of one unit, both directions together")
            .range(0.001, 1e7)
            .unset("no limit"),
        field<R, &R::added>("added_ms", "What it adds to the round-trip time")
            .range(0, 10000)
            .unset("0"),
        field<R, &R::failover>("failover_s", "Time until a standby unit serves").range(0, 86400),
        field<R, &R::stateful>("stateful", "Whether it keeps the state of sessions (F7, R6)"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{"control", "A security control of a perimeter", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Perimeter>() {
    using R = Perimeter;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it stands at").required().to("sites"),
        field<R, &R::placement>("placement", "Where it stands, by model of connectivity"),
        field<R, &R::covers>("covers", "Egresses it stands before").unset("both"),
        field<R, &R::directions>("directions", "Who starts the flows it inspects").unset("both"),
        field<R, &R::controls>("controls", "In the order in which outbound traffic crosses them"),
    };
    static const R prototype;
    static const RecordType type{"perimeter", "A chain of security controls before an egress",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<NatPool>() {
    using R = NatPool;
    static constexpr Field fields[] = {
        field<R, &R::prefix>("prefix", "Public prefix").required(),
        field<R, &R::scope>("scope", "Whether both connections share it (F7)"),
    };
    static const R prototype;
    static const RecordType type{"nat-pool", "Addresses that outbound flows are translated to",
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
        field<R, &R::advertisedPrefixes>("advertised_prefixes",
                                         "Prefixes that the customer advertises over it (R6)"),
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
        field<R, &R::mode>("mode", "Whether both connections carry traffic (R5)"),
        field<R, &R::mseePair>(
            "msee_pair", "Word that circuits on the same pair of Microsoft routers share (C2)")
            .unset("the pair of the peering location"),
        field<R, &R::connections>("connections", "Its two connections").required(),
        PEERPLAN_UPTIME_FIELDS(R, "the SLA figure (A1)"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
        field<R, &R::pricePerMonth>("price_per_month", "Price a month in the plan's currency")
            .range(0, 1e12),
    };
    static const R prototype;
    static const RecordType type{"circuit", "An ExpressRoute circuit", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<InternetEgress>() {
    using R = InternetEgress;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it stands at").required().to("sites"),
        field<R, &R::device>("device", "Device it ends at").to("devices"),
        field<R, &R::isp>("isp", "Its ISP as a component word: isp/…").required().as(FieldKind::Id),
        field<R, &R::down>("mbps_down", "Capacity to the site").required().range(0.001, 1e7),
        field<R, &R::up>("mbps_up", "Capacity from the site").required().range(0.001, 1e7),
        field<R, &R::perimeters>("perimeters",
                                 "Perimeters of which a flow takes the live one of least cost (W4)")
            .to("perimeters")
            .allowing("own-site")
            .unset("none"),
        field<R, &R::shared>("shared", "Whether other sites may use it (R2)")
            .unset("yes at transit sites"),
        field<R, &R::preference>("preference", "Local preference, higher first (R2)")
            .range(0, 4294967295)
            .unset("100"),
        field<R, &R::weight>("weight", "Share among equals (R2)").range(0.001, 1000).unset("equal"),
        field<R, &R::rtt>("rtt_ms", "Round-trip time from the site to the front door")
            .range(0, 10000)
            .unset("the latency model"),
        field<R, &R::detect>("detect_s", "Time until its loss moves traffic (F6)")
            .range(0, 86400)
            .unset("only a person moves it"),
        field<R, &R::natPools>("nat_pools", "Public prefixes its outbound flows are translated to"),
        field<R, &R::advertisedPrefixes>("advertised_prefixes",
                                         "Prefixes that the customer advertises over it (R6)"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
        field<R, &R::pricePerMonth>("price_per_month", "Price a month in the plan's currency")
            .range(0, 1e12),
    };
    static const R prototype;
    static const RecordType type{"internet", "A site's way to the Internet", fields, &prototype};
    return type;
}

}  // namespace peerplan
