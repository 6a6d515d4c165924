// SPDX-License-Identifier: MIT
#include "cli/ogs_input.h"

#include <charconv>
#include <string_view>

#include "cli/network_input.h"
#include "data/csv/rtt_matrix.h"
#include "data/file/read_file.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "planner/ogs/placement/plan_placement.h"
#include "planner/ogs/score/plan_score.h"

namespace peerplan::cli {
namespace {

/// Items between commas, spaces around them dropped, empty ones left out.
std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> items;
    while (true) {
        const std::size_t comma = list.find(',');
        std::string_view item = list.substr(0, comma);
        while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
        while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
        if (!item.empty()) items.emplace_back(item);
        if (comma == std::string_view::npos) return items;
        list.remove_prefix(comma + 1);
    }
}

OgsScoreWeights weightsOf(const std::string& text) {
    OgsScoreWeights weights;
    double* const parts[] = {&weights.latency, &weights.optimality, &weights.resilience,
                             &weights.capacity};
    const std::vector<std::string> items = split(text);
    bool right = items.size() == std::size(parts);
    for (std::size_t i = 0; right && i < items.size(); ++i) {
        const char* end = items[i].data() + items[i].size();
        const auto [at, error] = std::from_chars(items[i].data(), end, *parts[i]);
        right = error == std::errc() && at == end;
    }
    if (right) return weights;
    throw UsageError(
        Text(tr("--weights {text}: give four numbers with commas between, for latency, "
                "optimality, resilience and capacity, such as 50,10,25,15"),
             {{"text", text}}));
}

}  // namespace

OgsSelectionAnswer answerOgsSelection(LoadedPlan& loaded, const OgsSelectInput& input) {
    const SelectInput asked = selectInput(input, loaded);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    const GatewayRtts rtts = gatewayRtts(loaded.plan, loaded.catalogue, network);
    return selectGateways(loaded.plan, loaded.catalogue, network, clocks, rtts, asked);
}

OgsScoreAnswer answerOgsScore(LoadedPlan& loaded, const OgsScoreInput& input) {
    const OgsScoreWeights weights = weightsOf(input.weights);
    const CompiledNetwork network = compileNetwork(loaded);
    const GatewayRtts rtts = gatewayRtts(loaded.plan, loaded.catalogue, network);
    return scorePlan(loaded.plan, loaded.catalogue, rtts,
                     tryingOrders(loaded.plan, rtts, ogsOptions(input.options)), weights);
}

OgsPlaceAnswer answerOgsPlace(LoadedPlan& loaded, const OgsPlaceInput& input) {
    std::vector<std::string> words;
    for (const std::string& list : input.candidates) {
        for (std::string& word : split(list)) words.push_back(std::move(word));
    }
    PlanPlacementOptions options;
    options.count = static_cast<std::size_t>(input.count);
    options.center = input.center;
    options.survive = input.survive > 0;
    options.threads = static_cast<int>(input.threads);
    options.ogs = ogsOptions(input.options);
    if (!input.rtts.empty()) {
        Diagnostics diagnostics;
        const RttMatrix matrix = readRttMatrix(readFile(input.rtts), input.rtts, diagnostics);
        if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
        return placeForPlan(loaded.plan, statedRtts(loaded.plan, matrix, words), options);
    }
    if (words.empty()) words = {"sites"};
    const auto places = candidatePlaces(loaded.plan, loaded.catalogue, words);
    const CompiledNetwork network = compileNetwork(loaded);
    return placeForPlan(loaded.plan, modelledRtts(loaded.plan, loaded.catalogue, network, places),
                        options);
}

}  // namespace peerplan::cli
