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
        field<R, &R::ipv6>("ipv6", "Whether it inspects IPv6 as it does IPv4").unset("not stated"),
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
        field<R, &R::ipv6>("ipv6", "Whether it carries IPv6").unset("not stated"),
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
