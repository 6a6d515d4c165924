// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Region>() {
    using R = Region;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
    };
    static const R prototype;
    static const RecordType type{"region", "A part of the world as the customer divides it", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Users>() {
    using R = Users;
    static constexpr Field fields[] = {
        field<R, &R::persona>("persona", "Persona of these users")
            .required()
            .to("personas")
            .orOfCatalogue(),
        field<R, &R::count>("count", "Number of users").required().range(0, 1e8),
    };
    static const R prototype;
    static const RecordType type{"users", "Users of one persona at a site", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Dns>() {
    using R = Dns;
    static constexpr Field fields[] = {
        field<R, &R::suffix>("suffix", "DNS suffix of the clients"),
        field<R, &R::resolvers>("resolvers", "Addresses of the resolvers"),
        field<R, &R::resolverSite>(
            "resolver_site", "Site whose egress the resolver uses; it decides the front door (L2)")
            .to("sites")
            .unset("the flow's own egress"),
    };
    static const R prototype;
    static const RecordType type{"dns", "DNS as clients at the site see it", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Site>() {
    using R = Site;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::kind>("kind", "What stands there").required(),
        field<R, &R::region>("region", "Region it belongs to").to("regions").unset("no region"),
        field<R, &R::city>("city", "City, for people and for coordinates on import"),
        field<R, &R::lat>("lat", "Latitude, north positive").in(units::degrees).range(-90, 90),
        field<R, &R::lon>("lon", "Longitude, east positive").in(units::degrees).range(-180, 180),
        field<R, &R::timeZone>("time_zone", "IANA time zone, such as Europe/Oslo")
            .unset("UTC, listed as assumed"),
        field<R, &R::users>("users", "Users by persona"),
        field<R, &R::transit>("transit", "Whether it carries others' traffic (W2)")
            .unset(
                "yes for data centres, colocations and sites that host a perimeter or a circuit"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
        field<R, &R::dns>("dns", "DNS as clients there see it"),
        field<R, &R::webProxy>("web_proxy", "How its clients find a web proxy").unset("none"),
        field<R, &R::ipv6>("ipv6", "Whether its clients have IPv6").unset("not stated"),
    };
    static const R prototype;
    static const RecordType type{"site", "A place of the customer", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Provider>() {
    using R = Provider;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::catalogue>("catalogue", "Its name in the catalogue of providers")
            .unset("its name"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{"provider", "An ExpressRoute or WAN provider of the customer",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Device>() {
    using R = Device;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it stands at").required().to("sites"),
        field<R, &R::kind>("kind", "What it is"),
        field<R, &R::bandwidth>("mbps", "Forwarding capacity, both directions together")
            .range(0.001, 1e7)
            .unset("no limit"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
        field<R, &R::riskGroups>("risk_groups", "Groups it fails with").to("risk_groups"),
    };
    static const R prototype;
    static const RecordType type{"device", "A router or switch that links and connections end at",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<RiskGroup>() {
    using R = RiskGroup;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::kind>("kind", "What they share"),
        field<R, &R::members>("members", "Components in it, beside those that name it")
            .as(FieldKind::Component),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{"risk-group", "Components that fail together", fields, &prototype};
    return type;
}

}  // namespace peerplan
