// SPDX-License-Identifier: MIT
#pragma once

/// A chain of security controls that traffic crosses on its way to an egress (rules W4, C3, H1).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/site.h"

namespace peerplan {

enum class ControlKind : std::uint8_t { Firewall, Proxy, Ids, Ips, Dlp, Nat };
PEERPLAN_WORDS(ControlKind, "firewall", "proxy", "ids", "ips", "dlp", "nat")

/// Where the perimeter stands, by model of connectivity.
enum class Placement : std::uint8_t {
    NewAtExchange,
    ExistingAtExchange,
    ExistingOnPremises,
    ExistingAtHandOff,
    NewAtHandOff,
    EverySite,
    PinnedSites,
    ProviderManaged
};
PEERPLAN_WORDS(Placement, "new-at-exchange", "existing-at-exchange", "existing-on-premises",
               "existing-at-hand-off", "new-at-hand-off", "every-site", "pinned-sites",
               "provider-managed")

enum class EgressKind : std::uint8_t { ExpressRoute, Internet };
PEERPLAN_WORDS(EgressKind, "expressroute", "internet")

/// Who starts a flow: the customer (outbound) or Microsoft (inbound).
enum class FlowDirection : std::uint8_t { Outbound, Inbound };
PEERPLAN_WORDS(FlowDirection, "outbound", "inbound")

struct Control : Availability {
    ControlKind kind = ControlKind::Firewall;
    /// Unique in its perimeter; empty is the word of the kind.
    std::string id;
    std::int64_t units = 1;
    /// Units that must live for the control to work (rule C3).
    std::int64_t needed = 1;
    /// Units that carry traffic at once; unset is `needed` (rule H1).
    std::optional<std::int64_t> active;
    /// Capacity of one unit, both directions together; unset is no limit.
    std::optional<Bandwidth> bandwidthPerUnit;
    /// What it adds to the round-trip time.
    std::optional<Rtt> added;
    /// How long until a standby unit serves.
    std::optional<Duration> failover;
    bool stateful = false;
    /// Whether it inspects IPv6 as it does IPv4.
    std::optional<bool> ipv6;

    std::string slug() const { return id.empty() ? std::string(word(kind)) : id; }
    bool operator==(const Control&) const = default;
};

struct Perimeter : Object {
    Ref<Site> site;
    Placement placement = Placement::ExistingOnPremises;
    /// Egresses it stands before; empty is both.
    std::vector<EgressKind> covers;
    /// Directions it inspects; empty is both.
    std::vector<FlowDirection> directions;
    /// In the order in which outbound traffic crosses them.
    std::vector<Control> controls;
    bool operator==(const Perimeter&) const = default;
};

}  // namespace peerplan
