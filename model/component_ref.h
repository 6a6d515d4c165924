// SPDX-License-Identifier: MIT
#pragma once

/// The name of anything that can fail on its own (rule C1): `kind/name`, with parts of the name
/// after more slashes and the unit of a control after `#`.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/enumeration.h"

namespace peerplan {

enum class ComponentKind : std::uint8_t {
    Site,
    Link,
    Network,
    Pop,
    Device,
    Control,
    Unit,
    Circuit,
    Connection,
    Msee,
    PeeringLocation,
    Provider,
    ProviderAtLocation,
    Isp,
    InternetEgress,
    Resolver,
    Gateway,
    RiskGroup
};
/// Words for people and for `--only`; several kinds share the first part of their references.
PEERPLAN_WORDS(ComponentKind, "site", "link", "network", "pop", "device", "control", "unit",
               "circuit", "connection", "msee", "peering-location", "provider",
               "provider-at-location", "isp", "internet", "resolver", "gateway", "risk-group")

/// A name as a part of a reference: lower case letters, digits, `.`, `_` and `-`; every run of
/// anything else becomes one `-`. `Washington DC2` becomes `washington-dc2`.
std::string slug(std::string_view name);

/// References of each kind. Peering locations are written by their catalogue name (`Dallas`) or
/// its slug; the slug is what peerplan prints.
std::string componentRef(ComponentKind kind, std::string_view name);
std::string popRef(std::string_view network, std::string_view pop);
std::string controlRef(std::string_view perimeter, std::string_view control);
std::string unitRef(std::string_view perimeter, std::string_view control, std::int64_t unit);
std::string connectionRef(std::string_view circuit, std::string_view role);
/// `pair` is the peering location's slug, or what the circuit's `msee_pair` says.
std::string mseeRef(std::string_view pair, std::string_view role);
std::string providerAtLocationRef(std::string_view provider, std::string_view location);

/// Folds what people write to what peerplan prints: slugs of the parts, kind in lower case.
/// Nothing if the text has no `kind/name` form with a known kind.
std::optional<std::string> canonicalRef(std::string_view text);

}  // namespace peerplan
