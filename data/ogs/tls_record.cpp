// SPDX-License-Identifier: MIT
#include "data/ogs/tls_record.h"

#include <cstddef>
#include <optional>

#include "data/ogs/text_lines.h"

namespace peerplan {
namespace {

/// Walks over bytes; past the end everything is nothing.
class Bytes {
  public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    std::optional<std::size_t> number(std::size_t size) {
        if (m_bytes.size() < size) return std::nullopt;
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = (value << 8U) | m_bytes[i];
        m_bytes = m_bytes.subspan(size);
        return value;
    }
    bool skip(std::size_t size) {
        if (m_bytes.size() < size) return false;
        m_bytes = m_bytes.subspan(size);
        return true;
    }
    /// Skips a field that a length of `size` bytes stands before.
    bool skipField(std::size_t size) {
        const auto length = number(size);
        return length && skip(*length);
    }
    std::span<const std::uint8_t> first(std::size_t size) const {
        return m_bytes.subspan(0, size < m_bytes.size() ? size : m_bytes.size());
    }
    std::size_t left() const { return m_bytes.size(); }

  private:
    std::span<const std::uint8_t> m_bytes;
};

/// From the end of the handshake's header on: version, random, session, ciphers, compression,
/// extensions.
std::string serverNameOf(Bytes hello) {
    if (!hello.skip(2 + 32) || !hello.skipField(1) || !hello.skipField(2) || !hello.skipField(1) ||
        !hello.number(2)) {
        return {};
    }
    for (;;) {
        const auto type = hello.number(2);
        const auto length = hello.number(2);
        if (!type || !length) return {};
        if (*type != 0) {
            if (!hello.skip(*length)) return {};
            continue;
        }
        // A list of one name of type 0.
        if (!hello.number(2) || hello.number(1) != std::size_t{0}) return {};
        const auto size = hello.number(2);
        if (!size || hello.left() < *size || *size > 255) return {};
        std::string name;
        for (const std::uint8_t c : hello.first(*size)) name += static_cast<char>(c);
        return printableHost(name);
    }
}

}  // namespace

TlsRecord tlsRecordOf(std::span<const std::uint8_t> payload) {
    TlsRecord out;
    if (payload.empty()) return out;
    out.content = TlsContent::NotTls;
    // SSL 2.0's form: a length with the top bit set, type 1, version 3.x.
    if (payload.size() >= 5 && (payload[0] & 0x80U) != 0 && payload[2] == 1 && payload[3] == 3) {
        out.content = TlsContent::ClientHello;
        return out;
    }
    if (payload.size() < 3 || payload[1] != 3 || payload[2] > 4) return out;
    switch (payload[0]) {
        case 20:
            out.content = TlsContent::ChangeCipherSpec;
            break;
        case 21:
            out.content = TlsContent::Alert;
            break;
        case 22:
            out.content = TlsContent::Handshake;
            if (payload.size() < 6) break;
            if (payload[5] == 2) out.content = TlsContent::ServerHello;
            if (payload[5] == 1) {
                out.content = TlsContent::ClientHello;
                Bytes bytes(payload);
                if (bytes.skip(9)) out.serverName = serverNameOf(bytes);
            }
            break;
        case 23:
            out.content = TlsContent::ApplicationData;
            break;
        default:
            break;
    }
    return out;
}

std::string printableHost(std::string_view name) {
    while (name.ends_with('.')) name.remove_suffix(1);
    for (const char c : name) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
        if (!fits) return {};
    }
    return lowerCase(name);
}

}  // namespace peerplan
