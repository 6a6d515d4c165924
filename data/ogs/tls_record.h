// SPDX-License-Identifier: MIT
#pragma once

/// What the first bytes of a TCP payload are.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/ogs/tcp_capture.h"

namespace peerplan {

struct TlsRecord {
    TlsContent content = TlsContent::Empty;
    /// The host that a ClientHello asks for (RFC 6066), in lower case; empty where it names none.
    std::string serverName;
};

/// The kind of the TLS record (RFC 8446, section 5.1; SSL 3.0's ClientHello of version 2 too) that
/// the payload begins with. Bytes may be missing at its end. Linear in the bytes.
TlsRecord tlsRecordOf(std::span<const std::uint8_t> payload);

/// The name in lower case if it is one that a host can have (letters, digits, `-`, `_`, `.`, and
/// for addresses `:`); empty otherwise.
std::string printableHost(std::string_view name);

}  // namespace peerplan
