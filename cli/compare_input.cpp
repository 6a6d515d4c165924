// SPDX-License-Identifier: MIT
#include "cli/compare_input.h"

#include <algorithm>
#include <optional>

#include "cli/network_input.h"
#include "data/prices/price_book.h"
#include "data/time/site_clocks.h"
#include "model/edit.h"
#include "model/error.h"
#include "planner/compare/compare.h"

namespace peerplan::cli {
namespace {

bool isFile(const std::string& name) {
    return name.ends_with(".json") || name.ends_with(".peerplan");
}

std::string titleOf(const std::string& plan, const std::string& scenario) {
    PlanOptions bare;
    bare.plan = plan;
    Diagnostics ignored;
    const std::optional<Plan> read = readPlanAny(plan, ignored);
    if (!read) return scenario;
    if (scenario.empty()) return read->name;
    for (const Scenario& one : read->scenarios) {
        if (one.id == scenario) return one.label();
    }
    return scenario;
}

void refuseOtherCurrency(const std::vector<Design>& designs, const PriceBook& prices) {
    std::string currency = prices.currency;
    for (const Design& design : designs) {
        const std::string& other = design.plan.currency;
        if (other.empty() || other == currency) continue;
        if (!currency.empty()) {
            throw UsageError(Text(tr("{design}: prices in {one} are not added to prices in {two}"),
                                  {{"design", design.name}, {"one", other}, {"two", currency}}));
        }
        currency = other;
    }
}

}  // namespace

Design designOf(const PlanOptions& options, const std::string& name) {
    PlanOptions own = options;
    const std::size_t hash = name.find('#');
    const std::string file = name.substr(0, hash);
    if (isFile(file)) {
        own.plan = file;
        own.scenario = hash == std::string::npos ? std::string() : name.substr(hash + 1);
    } else {
        own.scenario = name == "base" ? std::string() : name;
    }
    LoadedPlan loaded = loadPlanChecked(own);
    Design design;
    design.name = name;
    design.title = titleOf(own.plan, own.scenario);
    design.failed = std::move(loaded.failed);
    Diagnostics diagnostics;
    design.clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    design.plan = std::move(loaded.plan);
    return design;
}

CompareAnswer answerCompare(const PlanOptions& options, const CompareInput& input,
                            Context& context) {
    std::vector<Design> designs;
    for (const std::string& name : input.designs) {
        if (std::any_of(designs.begin(), designs.end(),
                        [&](const Design& one) { return one.name == name; })) {
            throw UsageError(
                Text(tr("{design} stands twice among the designs"), {{"design", name}}));
        }
        designs.push_back(designOf(options, name));
    }
    PriceBook prices;
    if (!input.prices.empty()) prices = readPriceBook(input.prices);
    refuseOtherCurrency(designs, prices);
    StudyOptions study;
    study.prices = input.prices.empty() ? nullptr : &prices;
    study.threads = static_cast<int>(input.threads);
    study.progress = progressLine(context, "Designs");
    return compareDesigns(designs, catalogueWith(options.overlays), study);
}

}  // namespace peerplan::cli
