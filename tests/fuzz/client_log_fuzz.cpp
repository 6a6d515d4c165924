// SPDX-License-Identifier: MIT
/// Any bytes as a VPN client's log.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "data/ogs/client_log.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    ClientLogOptions options;
    options.encoding = static_cast<TextEncoding>(data[0] % 5);
    options.dates = static_cast<DateOrder>(data[0] / 5 % 3);
    Diagnostics diagnostics;
    const auto log = readClientLog({reinterpret_cast<const char*>(data + 1), size - 1}, "fuzz.txt",
                                   options, diagnostics);
    if (log.has_value() == hasErrors(diagnostics)) __builtin_trap();
    if (!log) return 0;
    for (const OgsEvent& event : log->events) {
        if (!isUtf8(event.source)) __builtin_trap();
        const auto* selection = std::get_if<OgsSelection>(&event.what);
        if (selection != nullptr && !isUtf8(selection->selected)) __builtin_trap();
    }
    return 0;
}
