// SPDX-License-Identifier: MIT
/// Any text as a list of packets.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/ogs/packet_list.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!isUtf8(text)) return 0;
    Diagnostics diagnostics;
    FileReport report("fuzz.csv", diagnostics);
    const auto capture = readPacketList(text, "fuzz.csv", DateOrder::Automatic, report);
    if (capture.has_value() == hasErrors(diagnostics)) __builtin_trap();
    if (!capture) return 0;
    for (const TcpConnection& connection : capture->connections) {
        if (connection.segments.empty() || !isUtf8(connection.server)) __builtin_trap();
    }
    return 0;
}
