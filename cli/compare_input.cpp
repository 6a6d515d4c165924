// SPDX-License-Identifier: MIT
#include "cli/compare_input.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "cli/network_input.h"
#include "data/prices/price_book.h"
#include "data/time/site_clocks.h"
#include "model/edit/ready_made.h"
#include "model/error.h"
#include "planner/compare/compare.h"

namespace peerplan::cli {
namespace {

bool isFile(const std::string& name) {
    return name.ends_with(".json") || name.ends_with(".peerplan");
}

/// Reads every file once, and the clocks of equal sites once.
class DesignReader {
  public:
    explicit DesignReader(const PlanOptions& options) : m_options(options) {}

    Design read(const std::string& name) {
        PlanOptions own = m_options;
        const std::size_t hash = name.find('#');
        const std::string file = name.substr(0, hash);
        if (isFile(file)) {
            own.plan = file;
            own.scenario = hash == std::string::npos ? std::string() : name.substr(hash + 1);
        } else {
            own.scenario = name == "base" ? std::string() : name;
        }
        const LoadedPlan& base = load(own);
        Design design;
        design.name = name;
        design.title = base.plan.name.empty() ? name : base.plan.name;
        if (own.scenario.empty()) {
            design.plan = base.plan;
        } else {
            design.title = titleOf(base.plan, own.scenario);
            Diagnostics diagnostics;
            std::optional<LoadedPlan> changed = tryScenario(base, own, diagnostics);
            if (!changed) throw InputError(std::move(diagnostics));
            design.plan = std::move(changed->plan);
            design.failed = std::move(changed->failed);
        }
        design.clocks = clocksOf(design.plan);
        return design;
    }

    const Catalogue& catalogue() const { return m_loaded.begin()->second.catalogue; }

    /// What people call a scenario of the plan.
    static std::string titleOf(const Plan& plan, const std::string& scenario) {
        for (const Scenario& one : plan.scenarios) {
            if (one.id == scenario) return one.label();
        }
        const std::optional<Scenario> made = readyMadeScenario(plan, scenario);
        return made ? made->label() : scenario;
    }

  private:
    const LoadedPlan& load(const PlanOptions& of) {
        const auto known = m_loaded.find(of.plan);
        if (known != m_loaded.end()) return known->second;
        PlanOptions bare = of;
        bare.scenario.clear();
        return m_loaded.emplace(of.plan, loadPlanChecked(bare)).first->second;
    }

    const SiteClocks& clocksOf(const Plan& plan) {
        std::vector<std::string> zones{std::to_string(plan.asOf.year())};
        for (const Site& site : plan.sites) zones.push_back(site.timeZone);
        const auto known = m_clocks.find(zones);
        if (known != m_clocks.end()) return known->second;
        Diagnostics diagnostics;
        SiteClocks clocks = resolveClocks(plan, diagnostics);
        if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
        return m_clocks.emplace(std::move(zones), std::move(clocks)).first->second;
    }

    const PlanOptions& m_options;
    std::map<std::string, LoadedPlan> m_loaded;
    std::map<std::vector<std::string>, SiteClocks> m_clocks;
};

void refuseOtherCurrency(std::span<const Design> designs, const PriceBook& prices) {
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

std::vector<Design> read(DesignReader& reader, std::span<const std::string> names) {
    std::vector<Design> designs;
    for (const std::string& name : names) {
        if (std::any_of(designs.begin(), designs.end(),
                        [&](const Design& one) { return one.name == name; })) {
            throw UsageError(
                Text(tr("{design} stands twice among the designs"), {{"design", name}}));
        }
        designs.push_back(reader.read(name));
    }
    return designs;
}

}  // namespace

Design designOf(const LoadedPlan& loaded, const PlanOptions& options) {
    Design design;
    design.name = options.scenario.empty() ? std::string("base") : options.scenario;
    design.title = options.scenario.empty()
                       ? (loaded.plan.name.empty() ? design.name : loaded.plan.name)
                       : DesignReader::titleOf(loaded.plan, options.scenario);
    design.plan = loaded.plan;
    design.failed = loaded.failed;
    return design;
}

std::vector<Design> readDesigns(const PlanOptions& options, std::span<const std::string> names) {
    DesignReader reader(options);
    return read(reader, names);
}

std::optional<PriceBook> readPrices(const std::string& file, std::span<const Design> designs) {
    std::optional<PriceBook> prices;
    if (!file.empty()) prices = readPriceBook(file);
    refuseOtherCurrency(designs, prices ? *prices : PriceBook{});
    return prices;
}

CompareAnswer answerCompare(const PlanOptions& options, const CompareInput& input,
                            Context& context) {
    DesignReader reader(options);
    const std::vector<Design> designs = read(reader, input.designs);
    const std::optional<PriceBook> prices = readPrices(input.prices, designs);
    StudyOptions study;
    study.prices = prices ? &*prices : nullptr;
    study.threads = static_cast<int>(input.threads);
    study.progress = progressLine(context, "Designs");
    return compareDesigns(designs, reader.catalogue(), study);
}

}  // namespace peerplan::cli
