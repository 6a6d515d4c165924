// SPDX-License-Identifier: MIT
#pragma once

/// An ExpressRoute circuit with its two connections.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/device.h"
#include "model/network.h"
#include "model/object.h"
#include "model/perimeter.h"
#include "model/provider.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/region.h"
#include "model/site.h"

namespace peerplan {

enum class Connectivity : std::uint8_t { CloudExchange, PointToPoint, AnyToAny, Direct };
PEERPLAN_WORDS(Connectivity, "cloud-exchange", "point-to-point", "any-to-any", "direct")

enum class Sku : std::uint8_t { Local, Standard, Premium };
PEERPLAN_WORDS(Sku, "local", "standard", "premium")

enum class Billing : std::uint8_t { Metered, Unlimited };
PEERPLAN_WORDS(Billing, "metered", "unlimited")

enum class Peering : std::uint8_t { Private, Microsoft };
PEERPLAN_WORDS(Peering, "private", "microsoft")

enum class CircuitMode : std::uint8_t { ActiveActive, ActivePassive };
PEERPLAN_WORDS(CircuitMode, "active-active", "active-passive")

enum class ConnectionRole : std::uint8_t { Primary, Secondary };
PEERPLAN_WORDS(ConnectionRole, "primary", "secondary")

enum class Authorization : std::uint8_t { NotRequested, Requested, Granted, Denied };
PEERPLAN_WORDS(Authorization, "not-requested", "requested", "granted", "denied")

/// What of the network translates addresses together (rule F7).
enum class NatScope : std::uint8_t { Circuit, Connection };
PEERPLAN_WORDS(NatScope, "circuit", "connection")

struct NatPool {
    std::string prefix;
    NatScope scope = NatScope::Circuit;
    bool operator==(const NatPool&) const = default;
};

struct Connection : Availability {
    ConnectionRole role = ConnectionRole::Primary;
    /// Ends at a site (with a device), or at a network for any-to-any (rule W3).
    Ref<Site> site;
    Ref<Device> device;
    Ref<Network> network;
    std::string pop;
    /// From the site or network to the peering location.
    std::optional<Rtt> rtt;
    std::optional<bool> bfd;
    std::optional<Duration> bfdInterval;
    std::optional<std::int64_t> bfdMultiplier;
    std::optional<Duration> keepalive;
    std::optional<Duration> hold;
    std::optional<std::int64_t> vlan;
    std::optional<Date> lastValidated;
    std::vector<Ref<RiskGroup>> riskGroups;
    bool operator==(const Connection&) const = default;
};

struct Circuit : Object, Availability {
    /// A peering location of the catalogue, or a Metro, whose two buildings the connections take.
    std::string peeringLocation;
    Ref<Provider> provider;
    Connectivity connectivity = Connectivity::CloudExchange;
    Bandwidth bandwidth;
    Sku sku = Sku::Standard;
    Billing billing = Billing::Metered;
    std::vector<Peering> peerings;
    /// Words or numbers of BGP communities.
    std::vector<std::string> routeFilter;
    std::optional<Authorization> m365Authorization;
    std::vector<NatPool> natPools;
    std::vector<std::string> advertisedPrefixes;
    /// Perimeters of which a flow takes the nearest live one; the id `own-site` is the flow's own.
    std::vector<Ref<Perimeter>> perimeters;
    /// The region it serves; unset is the regions of its connections' sites (rule R3).
    Ref<Region> region;
    /// Local preference; unset is 100 (rule R2).
    std::optional<std::int64_t> preference;
    std::optional<double> weight;
    CircuitMode mode = CircuitMode::ActiveActive;
    /// Circuits that state the same word share routers of Microsoft apart from others (rule C2).
    std::string mseePair;
    std::vector<Connection> connections;
    std::vector<Ref<RiskGroup>> riskGroups;
    std::optional<Money> pricePerMonth;
    bool operator==(const Circuit&) const = default;
};

}  // namespace peerplan
