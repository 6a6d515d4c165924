// SPDX-License-Identifier: MIT
#pragma once

/// Traffic that a plan states itself: fixed demands, flows that Microsoft starts, route entries.

#include <optional>
#include <string>
#include <vector>

#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/region.h"
#include "model/service.h"
#include "model/site.h"

namespace peerplan {

/// Fixed traffic from a site to exactly one of a site, a service or an Azure region (rule PL1).
struct Demand : Object {
    Ref<Site> site;
    Ref<Site> toSite;
    Ref<Service> service;
    std::string azureRegion;
    /// From the site, and to it, in its busiest quarter-hour.
    Bandwidth up;
    Bandwidth down;
    std::optional<TrafficClass> trafficClass;
    /// Name of a diurnal profile in the site's local time; empty is flat.
    std::string diurnal;
    bool operator==(const Demand&) const = default;
};

/// What a flow that Microsoft starts is for.
enum class InboundKind : std::uint8_t { Other, Smtp, SignIn, Hybrid, Federation };
PEERPLAN_WORDS(InboundKind, "other", "smtp", "sign-in", "hybrid", "federation")

/// A flow that Microsoft starts towards a site (rule R6).
struct Inbound : Object {
    InboundKind kind = InboundKind::Other;
    Ref<Site> site;
    Ref<Service> service;
    /// The prefix that its destination address lies in.
    std::string prefix;
    Bandwidth down;
    Bandwidth up;
    /// Whether the perimeter translates its source, so that the answer returns the way it came.
    bool sourceNat = false;
    /// Whether the name that Microsoft looks up is in public DNS.
    std::optional<bool> publicDns;
    /// Whether others than Microsoft 365 reach hosts in the same prefix.
    std::optional<bool> sharedPrefix;
    /// Whether the segment it goes to learns the routes of ExpressRoute.
    std::optional<bool> learnsExpressRoute;
    std::optional<TrafficClass> trafficClass;
    std::string diurnal;
    bool operator==(const Inbound&) const = default;
};

/// Egresses of equal standing, as component references.
struct RouteGroup {
    std::vector<std::string> egresses;
    bool operator==(const RouteGroup&) const = default;
};

/// Which egresses a site or region takes for a service, best group first (rule R2).
struct Route : Object {
    Ref<Site> site;
    Ref<Region> region;
    Ref<Service> service;
    std::vector<RouteGroup> groups;
    bool operator==(const Route&) const = default;
};

}  // namespace peerplan
