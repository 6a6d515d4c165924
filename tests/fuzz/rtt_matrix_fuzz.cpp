// SPDX-License-Identifier: MIT
/// Any bytes as a matrix of round-trip times.

#include <cstddef>
#include <cstdint>
#include <string>

#include "data/csv/rtt_matrix.h"
#include "data/utf8.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const RttMatrix matrix =
        readRttMatrix({reinterpret_cast<const char*>(data), size}, "fuzz.csv", diagnostics);
    if (hasErrors(diagnostics)) return 0;
    if (matrix.ms.size() != matrix.rows.size() * matrix.columns.size()) __builtin_trap();
    for (const std::string& name : matrix.rows) {
        if (!isUtf8(name)) __builtin_trap();
    }
    for (const std::string& name : matrix.columns) {
        if (!isUtf8(name)) __builtin_trap();
    }
    for (const double ms : matrix.ms) {
        // Not a number fails this too.
        if (!(ms >= 0)) __builtin_trap();
    }
    return 0;
}
