// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Pop>() {
    using R = Pop;
    static constexpr Field fields[] = {
        field<R, &R::id>("id", "Name in references, unique in its network")
            .as(FieldKind::Id)
            .required(),
        field<R, &R::name>("name", "Name for people").unset("the id"),
        field<R, &R::lat>("lat", "Latitude, north positive")
            .required()
            .in(units::degrees)
            .range(-90, 90),
        field<R, &R::lon>("lon", "Longitude, east positive")
            .required()
            .in(units::degrees)
            .range(-180, 180),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{"pop", "A point of presence of a network", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<PopLink>() {
    using R = PopLink;
    static constexpr Field fields[] = {
        field<R, &R::from>("from", "PoP at one end").required(),
        field<R, &R::to>("to", "PoP at the other end").required(),
        field<R, &R::bandwidth>("mbps", "Capacity each way").range(0.001, 1e7).unset("no limit"),
        field<R, &R::rtt>("rtt_ms", "Round-trip time").range(0, 10000).unset("the latency model"),
        field<R, &R::metric>("metric", "Routing metric (W1)")
            .range(1, 1e9)
            .unset("the RTT in microseconds"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{
        "trunk", "A trunk between two PoPs of a network, the same both ways", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Network>() {
    using R = Network;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::provider>("provider", "Who runs it").to("providers"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
        field<R, &R::pops>("pops", "Its points of presence (W3)")
            .unset("the network is one component"),
        field<R, &R::popLinks>("trunks", "Trunks between its PoPs"),
    };
    static const R prototype;
    static const RecordType type{"network", "A provider's any-to-any IPVPN", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Link>() {
    using R = Link;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::from>("from", "Site at one end").required().to("sites"),
        field<R, &R::to>("to", "Site at the other end; exactly one of to and network").to("sites"),
        field<R, &R::network>("network", "Network it reaches; exactly one of to and network")
            .to("networks"),
        field<R, &R::pop>("pop", "PoP of the network it ends at"),
        field<R, &R::fromDevice>("from_device", "Device it ends at on the from side").to("devices"),
        field<R, &R::toDevice>("to_device", "Device it ends at on the to side").to("devices"),
        field<R, &R::bandwidth>("mbps", "Capacity from from to to")
            .range(0.001, 1e7)
            .unset("not known: load without headroom"),
        field<R, &R::bandwidthBack>("mbps_back", "Capacity of the way back")
            .range(0.001, 1e7)
            .unset("the same as mbps"),
        field<R, &R::provider>("provider", "Who provides it").to("providers"),
        field<R, &R::kind>("kind", "Kind of link"),
        field<R, &R::metric>("metric", "Routing metric (W1)")
            .range(1, 1e9)
            .unset("the RTT in microseconds"),
        field<R, &R::metricBack>("metric_back", "Routing metric of the way back (W5)")
            .range(1, 1e9)
            .unset("the same as metric"),
        field<R, &R::rtt>("rtt_ms", "Round-trip time").range(0, 10000).unset("the latency model"),
        field<R, &R::classes>("classes", "Whether it honours traffic classes (H6)"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
        field<R, &R::pricePerMonth>("price_per_month", "Price a month in the plan's currency")
            .range(0, 1e12),
    };
    static const R prototype;
    static const RecordType type{
        "link", "A WAN link between two sites, or from a site to a network", fields, &prototype};
    return type;
}

}  // namespace peerplan
