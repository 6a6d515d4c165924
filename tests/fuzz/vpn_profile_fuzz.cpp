// SPDX-License-Identifier: MIT
/// Any bytes as a VPN client's profile.

#include <cstddef>
#include <cstdint>

#include "data/ogs/profile_xml.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const auto profile =
        readProfileXml({reinterpret_cast<const char*>(data), size}, "fuzz.xml", diagnostics);
    if (profile.has_value() == hasErrors(diagnostics)) __builtin_trap();
    if (!profile) return 0;
    for (const AnyConnectHost& host : profile->hosts) {
        if (host.address.empty() || host.port == 0 || !isUtf8(host.name)) __builtin_trap();
    }
    return 0;
}
