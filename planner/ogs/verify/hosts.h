// SPDX-License-Identifier: MIT
#pragma once

/// Which connections of a capture belong to which gateway (check V5).

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "planner/ogs/verify/evidence.h"

namespace peerplan {

/// In lower case, ASCII letters only: how logs' and profiles' names are compared.
std::string lowered(std::string text);

/// How a gateway's address is known.
enum class KnownBy : std::uint8_t {
    Nothing,
    /// The ClientHello asks for it, a name server answered it, it is an address itself, or it was
    /// given.
    ServerName,
    NameServer,
    Address,
    Given,
    /// The one gateway and the one server that are left over.
    Leftover
};

struct GatewayHost {
    /// As the log or the profile names it.
    std::string name;
    /// What is asked for on the network, and its port.
    std::string address;
    std::uint16_t port = 443;
    KnownBy knownBy = KnownBy::Nothing;
    /// Another gateway has the same address and port, and no ClientHello tells them apart.
    bool ambiguous = false;
    /// Into the capture, in the order of their SYNs.
    std::vector<std::size_t> connections{};
};

/// The gateways of `names` (of a log; those of the profiles where there are none; each server on
/// port 443 where there are neither) with their connections. Linear in the connections times the
/// gateways.
std::vector<GatewayHost> findHosts(const std::vector<std::string>& names,
                                   const OgsEvidence& evidence, const OgsVerifyOptions& options);

}  // namespace peerplan
