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

struct DirectPort;

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

/// In whose name a registry holds a public prefix.
enum class PrefixOwner : std::uint8_t { Company, Carrier, Unregistered };
PEERPLAN_WORDS(PrefixOwner, "company", "carrier", "unregistered")

/// Whether Microsoft has validated the prefixes advertised on a peering.
enum class PrefixState : std::uint8_t { NotConfigured, Configuring, Configured, ValidationNeeded };
PEERPLAN_WORDS(PrefixState, "not-configured", "configuring", "configured", "validation-needed")

/// By what the routers on premises choose which of Microsoft's routes they accept.
enum class RouteAcceptance : std::uint8_t { All, Communities, Supernets, PrefixList, EndpointFeed };
PEERPLAN_WORDS(RouteAcceptance, "all", "communities", "supernets", "prefix-list", "endpoint-feed")

/// A protocol by which routers share one address towards their neighbours.
enum class FirstHop : std::uint8_t { None, Hsrp, Vrrp, Glbp };
PEERPLAN_WORDS(FirstHop, "none", "hsrp", "vrrp", "glbp")

/// State of the circuit on Microsoft's side.
enum class CircuitState : std::uint8_t { Disabled, Enabling, Enabled, Disabling };
PEERPLAN_WORDS(CircuitState, "disabled", "enabling", "enabled", "disabling")

/// State of the circuit on the provider's side.
enum class ProviderState : std::uint8_t {
    NotProvisioned,
    Provisioning,
    Provisioned,
    Deprovisioning
};
PEERPLAN_WORDS(ProviderState, "not-provisioned", "provisioning", "provisioned", "deprovisioning")

struct NatPool {
    std::string prefix;
    NatScope scope = NatScope::Circuit;
    /// Of a pool per connection: which one.
    std::optional<ConnectionRole> connection{};
    std::optional<PrefixOwner> registeredTo{};
    bool operator==(const NatPool&) const = default;
};

/// How one peering of a circuit is set up.
struct PeeringConfig {
    Peering peering = Peering::Microsoft;
    /// The /30 (or IPv6 /126) of each of the two links.
    std::string primarySubnet;
    std::string secondarySubnet;
    std::string primarySubnetV6;
    std::string secondarySubnetV6;
    std::optional<std::int64_t> vlan;
    std::optional<std::int64_t> peerAsn;
    /// Further ASNs in the paths that the customer advertises.
    std::vector<std::int64_t> asPath;
    /// How many prefixes are advertised over it, where they are not listed one by one.
    std::optional<std::int64_t> prefixCount;
    std::optional<std::int64_t> prefixCountV6;
    std::optional<PrefixState> prefixState;
    std::optional<RouteAcceptance> acceptedRoutes;
    /// Whether the design counts on traffic classes on it.
    std::optional<bool> classes;
    bool operator==(const PeeringConfig&) const = default;
};

/// What a circuit is today where the plan changes it.
struct CurrentCircuit {
    Bandwidth bandwidth;
    std::optional<Sku> sku;
    std::optional<Billing> billing;
    bool operator==(const CurrentCircuit&) const = default;
};

struct Connection : Availability {
    ConnectionRole role = ConnectionRole::Primary;
    /// Ends at a site (with a device), or at a network for any-to-any (rule W3).
    Ref<Site> site;
    Ref<Device> device;
    /// Port of the device; connections that name the same one share it.
    std::string port;
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
    std::optional<FirstHop> firstHop;
    /// How often the customer's ASN is added to the paths advertised over it.
    std::optional<std::int64_t> asPathPrepend;
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
    std::vector<std::string> privatePrefixes;
    std::vector<PeeringConfig> peeringConfig;
    /// Perimeters of which a flow takes the nearest live one; the id `own-site` is the flow's own.
    std::vector<Ref<Perimeter>> perimeters;
    /// The region it serves; unset is the regions of its connections' sites (rule R3).
    Ref<Region> region;
    /// Local preference; unset is 100 (rule R2).
    std::optional<std::int64_t> preference;
    std::optional<double> weight;
    /// What makes Azure prefer it or not: the customer's ASN added on both connections, and the
    /// weight of its connection at VNet gateways.
    std::optional<std::int64_t> asPathPrepend;
    std::optional<std::int64_t> connectionWeight;
    /// Whether the routers on premises take a longer AS path from Microsoft as worse.
    std::optional<bool> honoursAsPath;
    CircuitMode mode = CircuitMode::ActiveActive;
    /// Circuits that state the same word share routers of Microsoft apart from others (rule C2).
    std::string mseePair;
    std::vector<Connection> connections;
    std::vector<Ref<RiskGroup>> riskGroups;
    /// VNets linked to it, where not every VNet gateway is in the plan.
    std::optional<std::int64_t> vnetLinks;
    /// Circuits that it is joined with for traffic between the customer's own sites.
    std::vector<Ref<Circuit>> globalReach;
    /// Of ExpressRoute Direct.
    Ref<DirectPort> directPort;
    std::optional<bool> rateLimit;
    std::optional<CircuitState> circuitState;
    std::optional<ProviderState> providerState;
    /// Day on which Microsoft issued the service key, from which it bills.
    std::optional<Date> keyIssued;
    std::optional<CurrentCircuit> current;
    std::optional<Money> pricePerMonth;
    /// Of a metered circuit, a gigabyte from Microsoft; too small for whole hundredths.
    std::optional<double> pricePerGb;
    /// What the other billing model would cost a month.
    std::optional<Money> priceOtherBilling;
    bool operator==(const Circuit&) const = default;
};

}  // namespace peerplan
