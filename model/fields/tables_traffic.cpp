// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Application>() {
    using R = Application;
    static constexpr Field fields[] = {
        field<R, &R::name>("name", "Name for people").required(),
        field<R, &R::service>("service", "Service it goes to")
            .required()
            .to("services")
            .orOfCatalogue(),
        field<R, &R::up>("kbps_up", "From an active user, in the busy hour")
            .in(units::kbps)
            .range(0, 1e7),
        field<R, &R::down>("kbps_down", "To an active user, in the busy hour")
            .in(units::kbps)
            .range(0, 1e7),
        field<R, &R::concurrency>("concurrency", "Share of the users that are active at once")
            .range(0, 1)
            .unset("1"),
        field<R, &R::diurnal>("diurnal", "Diurnal profile of the catalogue")
            .unset("the catalogue's default profile"),
        field<R, &R::peerShare>("peer_share",
                                "Share that goes site to site and never to Microsoft (PL5)")
            .range(0, 1),
        field<R, &R::trafficClass>("class", "Class of its traffic").unset("the service's"),
        field<R, &R::source>("source", "Where the figures come from"),
    };
    static const R prototype;
    static const RecordType type{"application", "How a persona uses one application", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Persona>() {
    using R = Persona;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::applications>("applications", "What such a user runs"),
    };
    static const R prototype;
    static const RecordType type{"persona", "How one kind of user uses each application", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Service>() {
    using R = Service;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::trafficClass>("class", "Class of its traffic (H6)")
            .unset("the catalogue's, else BE"),
        field<R, &R::internetShare>("internet_share", "Part that ExpressRoute never carries (PL5)")
            .range(0, 1)
            .unset("the catalogue's, else 0"),
        field<R, &R::needs>("needs", "Services without which its users cannot work (F2)")
            .to("services")
            .orOfCatalogue()
            .unset("the catalogue's: DNS, authentication, CRL"),
        field<R, &R::community>("community", "BGP community that carries it (R1)")
            .unset("the catalogue's"),
    };
    static const R prototype;
    static const RecordType type{"service", "Where traffic goes", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Demand>() {
    using R = Demand;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it belongs to").required().to("sites"),
        field<R, &R::toSite>("to_site",
                             "Other site; exactly one of to_site, service and azure_region")
            .to("sites"),
        field<R, &R::service>("service", "Service it goes to").to("services").orOfCatalogue(),
        field<R, &R::azureRegion>("azure_region", "Azure region it goes to, over private peering"),
        field<R, &R::up>("mbps_up", "From the site, at its busiest").range(0, 1e7),
        field<R, &R::down>("mbps_down", "To the site, at its busiest").range(0, 1e7),
        field<R, &R::trafficClass>("class", "Class of its traffic").unset("the service's, else BE"),
        field<R, &R::diurnal>("diurnal", "Diurnal profile, in the site's local time").unset("flat"),
    };
    static const R prototype;
    static const RecordType type{"demand", "Fixed traffic of a site", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Inbound>() {
    using R = Inbound;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::kind>("kind", "What it is for"),
        field<R, &R::site>("site", "Site it goes to").required().to("sites"),
        field<R, &R::service>("service", "Service that starts it")
            .required()
            .to("services")
            .orOfCatalogue(),
        field<R, &R::prefix>("prefix", "Prefix of its destination address (R6)").required(),
        field<R, &R::down>("mbps_down", "To the site, at its busiest").range(0, 1e7),
        field<R, &R::up>("mbps_up", "From the site, at its busiest").range(0, 1e7),
        field<R, &R::sourceNat>("source_nat", "Whether the perimeter translates its source (R6)"),
        field<R, &R::publicDns>("public_dns", "Whether public DNS holds the name it looks up")
            .unset("not stated"),
        field<R, &R::sharedPrefix>(
            "shared_prefix", "Whether others than Microsoft 365 reach hosts in the same prefix")
            .unset("not stated"),
        field<R, &R::learnsExpressRoute>(
            "learns_expressroute", "Whether the segment it goes to learns ExpressRoute's routes")
            .unset("yes where the site's own traffic takes ExpressRoute"),
        field<R, &R::trafficClass>("class", "Class of its traffic").unset("the service's, else BE"),
        field<R, &R::diurnal>("diurnal", "Diurnal profile, in the site's local time").unset("flat"),
    };
    static const R prototype;
    static const RecordType type{"inbound", "A flow that Microsoft starts", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<RouteGroup>() {
    using R = RouteGroup;
    static constexpr Field fields[] = {
        field<R, &R::egresses>("egresses", "Circuits and Internet egresses")
            .required()
            .as(FieldKind::Component),
    };
    static const R prototype;
    static const RecordType type{"route-group", "Egresses of equal standing", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Route>() {
    using R = Route;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it is for").to("sites").unset("every site of the region"),
        field<R, &R::region>("region", "Region it is for").to("regions").unset("everywhere"),
        field<R, &R::service>("service", "Service it is for")
            .to("services")
            .orOfCatalogue()
            .unset("every service"),
        field<R, &R::groups>("groups", "Groups of egresses, best first").required(),
    };
    static const R prototype;
    static const RecordType type{"route", "Which egresses a site or region takes for a service",
                                 fields, &prototype};
    return type;
}

}  // namespace peerplan
