// SPDX-License-Identifier: MIT
#pragma once

/// A WAN link between two sites, or from a site to a network.

#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/device.h"
#include "model/network.h"
#include "model/object.h"
#include "model/provider.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/site.h"

namespace peerplan {

enum class LinkKind : std::uint8_t {
    Mpls,
    Ethernet,
    Wavelength,
    DarkFibre,
    SdWan,
    Vpn,
    Satellite,
    Mobile,
    Other
};
PEERPLAN_WORDS(LinkKind, "mpls", "ethernet", "wavelength", "dark-fibre", "sd-wan", "vpn",
               "satellite", "mobile", "other")

struct Link : Object, Availability {
    Ref<Site> from;
    /// Exactly one of `to` and `network` is set.
    Ref<Site> to;
    Ref<Network> network;
    /// The PoP of the network it ends at, where the network names its PoPs.
    std::string pop;
    /// Devices it ends at, where stated.
    Ref<Device> fromDevice;
    Ref<Device> toDevice;
    /// Capacity from `from` to `to`; unset is not known: its load is told, its headroom is not.
    std::optional<Bandwidth> bandwidth;
    /// Capacity of the way back; unset is the same.
    std::optional<Bandwidth> bandwidthBack;
    Ref<Provider> provider;
    LinkKind kind = LinkKind::Other;
    /// Routing metric, at least 1; unset is the RTT in microseconds (rule W1).
    std::optional<std::int64_t> metric;
    std::optional<std::int64_t> metricBack;
    /// Stated round-trip time; unset comes from the latency model.
    std::optional<Rtt> rtt;
    /// Whether it honours traffic classes (rule H6).
    bool classes = false;
    std::vector<Ref<RiskGroup>> riskGroups;
    std::optional<Money> pricePerMonth;
    bool operator==(const Link&) const = default;
};

}  // namespace peerplan
