// SPDX-License-Identifier: MIT
/// Any bytes as a table: the first byte says which kind, and which options.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/csv/import_csv.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const Plan base = [] {
        Plan plan;
        plan.asOf = *Date::parse("2026-11-01");
        for (const char* id : {"hub", "oslo"}) plan.sites.emplace_back().id = id;
        plan.circuits.emplace_back().id = "er-a";
        return plan;
    }();
    ImportOptions options;
    options.skipBad = (data[0] & 0x40U) != 0;
    options.replace = (data[0] & 0x80U) != 0;
    options.cities = {{"Oslo", 59.9, 10.8}};
    const auto kind = static_cast<ImportKind>((data[0] & 0x0fU) % wordsOf(ImportKind{}).size());
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const ImportResult result = importCsv(kind, text, "fuzz.csv", base, options);
    if (result.imported == hasErrors(result.diagnostics)) __builtin_trap();
    if (!result.imported && !(result.plan == base)) __builtin_trap();
    return 0;
}
