// SPDX-License-Identifier: MIT
/// Any bytes as the zip archive of a client's logs.

#include <cstddef>
#include <cstdint>

#include "data/ogs/dart_bundle.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const auto bundle =
        readDartBundle({reinterpret_cast<const char*>(data), size}, "fuzz.zip", diagnostics);
    if (bundle.has_value() == hasErrors(diagnostics)) __builtin_trap();
    if (bundle && bundle->log.bytes.size() > largestBundledFile) __builtin_trap();
    return 0;
}
