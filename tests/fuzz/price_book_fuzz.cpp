// SPDX-License-Identifier: MIT
/// Any bytes as a price book: CSV or the answer of a price list's interface.

#include <cstddef>
#include <cstdint>

#include "data/prices/price_book.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const PriceBook book =
        parsePriceBook({reinterpret_cast<const char*>(data), size}, "fuzz", diagnostics);
    if (!isUtf8(book.currency)) __builtin_trap();
    for (const ObjectPrice& price : book.objects) {
        if (price.object.empty() || !isUtf8(price.object)) __builtin_trap();
    }
    for (const CircuitPrice& price : book.circuits) {
        if (price.mbps && *price.mbps <= 0) __builtin_trap();
    }
    return 0;
}
