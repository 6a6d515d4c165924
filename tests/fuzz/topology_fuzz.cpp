// SPDX-License-Identifier: MIT
/// Any bytes as a network of another program; what stands behind a line "----" are its demands.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/topology/import_topology.h"
#include "model/plan_check.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view mark = "----\n";
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<TopologyFile> files{{"fuzz.graph", std::string(text.substr(0, text.find(mark)))}};
    if (const std::size_t at = text.find(mark); at != std::string_view::npos) {
        files.push_back({"fuzz.demands", std::string(text.substr(at + mark.size()))});
    }
    const TopologyImport result = importTopology(files, Date::fromDays(20000));
    if (result.plan.has_value() == hasErrors(result.diagnostics)) __builtin_trap();
    if (result.plan && hasErrors(checkPlan(*result.plan, {}))) __builtin_trap();
    return 0;
}
