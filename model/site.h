// SPDX-License-Identifier: MIT
#pragma once

/// A place of the customer (rule PL2).

#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/object.h"
#include "model/persona.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/region.h"

namespace peerplan {

struct RiskGroup;
struct VpnProfile;
struct Site;

enum class SiteKind : std::uint8_t { Office, Datacenter, Colocation, Remote };
PEERPLAN_WORDS(SiteKind, "office", "datacenter", "colocation", "remote")

enum class WebProxy : std::uint8_t { None, Static, Pac, Wpad };
PEERPLAN_WORDS(WebProxy, "none", "static", "pac", "wpad")

/// Whether clients find their proxy by a script: a PAC file they know, or one that WPAD finds.
constexpr bool isByScript(WebProxy proxy) {
    return proxy == WebProxy::Pac || proxy == WebProxy::Wpad;
}

struct Users {
    Ref<Persona> persona;
    Headcount count;
    bool operator==(const Users&) const = default;
};

struct Dns {
    /// DNS suffixes and resolver addresses of clients there: the location keys of OGS.
    std::string suffix;
    std::vector<std::string> resolvers;
    /// The site whose egress the resolver uses; it decides the front door (rule L2).
    Ref<Site> resolverSite;
    bool operator==(const Dns&) const = default;
};

struct Site : Object, Availability {
    SiteKind kind = SiteKind::Office;
    Ref<Region> region;
    std::string city;
    /// Degrees, north and east positive.
    std::optional<double> lat;
    std::optional<double> lon;
    /// IANA name, such as Europe/Oslo.
    std::string timeZone;
    std::vector<Users> users;
    /// Whether it carries others' traffic; unset by rule W2.
    std::optional<bool> transit;
    std::vector<Ref<RiskGroup>> riskGroups;
    Dns dns;
    std::optional<WebProxy> webProxy;
    /// Whether its clients have IPv6.
    std::optional<bool> ipv6;
    bool operator==(const Site&) const = default;
};

}  // namespace peerplan
