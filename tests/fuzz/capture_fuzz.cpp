// SPDX-License-Identifier: MIT
/// Any bytes as a packet capture or a list of packets.

#include <cstddef>
#include <cstdint>

#include "data/ogs/capture_file.h"
#include "data/ogs/connection_table.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const auto capture = readCapture({reinterpret_cast<const char*>(data), size}, "fuzz.pcap",
                                     DateOrder::Automatic, diagnostics);
    if (capture.has_value() == hasErrors(diagnostics)) __builtin_trap();
    if (!capture) return 0;
    for (const TcpConnection& connection : capture->connections) {
        if (connection.segments.empty() ||
            connection.segments.size() > ConnectionTable::mostSegmentsEach ||
            !isUtf8(connection.serverName) || !isUtf8(connection.client)) {
            __builtin_trap();
        }
    }
    return 0;
}
