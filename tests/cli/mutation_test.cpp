// SPDX-License-Identifier: MIT
// A thousand random single edits of Woodgrove: review and comparison come to an end, and agree.

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <string>
#include <vector>

#include "cli/plan_input.h"
#include "data/json/edit_text.h"
#include "data/time/site_clocks.h"
#include "model/edit.h"
#include "planner/compare/compare.h"
#include "planner/network/compile.h"
#include "planner/parallel.h"
#include "planner/review/gather.h"
#include "planner/review/review.h"
#include "tests/support/catch.h"
#include "tests/support/random_edit.h"
#include "tests/support/rounds.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

constexpr std::uint64_t seed = 20261122;

cli::LoadedPlan woodgrove() {
    cli::PlanOptions options;
    options.plan = sourcePath("examples/woodgrove/plan.json").string();
    return cli::loadPlanChecked(options);
}

/// Rule, severity and subjects of what is not accepted, in order.
std::vector<std::string> keysOf(const ReviewAnswer& review) {
    std::vector<std::string> keys;
    for (const ReviewFinding& row : review.findings) {
        if (row.accepted) continue;
        std::string key = row.finding.rule;
        key += ' ';
        key += std::to_string(static_cast<int>(row.finding.severity));
        for (const std::string& subject : row.finding.subjects) key += '|' + subject;
        keys.push_back(std::move(key));
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

std::vector<std::string> minus(const std::vector<std::string>& a,
                               const std::vector<std::string>& b) {
    std::vector<std::string> out;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

std::vector<std::string> changedKeys(const std::vector<FindingChange>& changes, bool gained) {
    ReviewAnswer part;
    for (const FindingChange& change : changes) {
        if (change.gained != gained) continue;
        part.findings.emplace_back();
        part.findings.back().finding = change.finding;
    }
    return keysOf(part);
}

/// The review as the command asks for it.
ReviewAnswer reviewOf(const Design& design, const Catalogue& catalogue) {
    Diagnostics told;
    const CompiledNetwork network = compile(design.plan, catalogue, told);
    GatherOptions options;
    options.threads = 1;
    for (const std::string& ref : design.failed) {
        options.given.failed.push_back(network.components.require(ref));
    }
    const GatheredAnswers answers =
        gatherAnswers(design.plan, network, catalogue, design.clocks, options);
    return review(design.plan, network, catalogue, answers.view());
}

struct Mutant {
    Design design;
    std::string edit;
};

/// A plan with one random edit that holds together; edits that cannot be applied are drawn again.
Mutant mutant(const Plan& base, const Catalogue& catalogue, std::uint64_t round) {
    std::mt19937_64 random(seed + round);
    while (true) {
        Mutant out;
        const Edit edit = randomEdit(base, random);
        out.edit = editText(edit);
        out.design.plan = base;
        EditOutcome outcome = applyEdits(out.design.plan, {&edit, 1});
        if (!outcome.diagnostics.empty()) continue;
        if (hasErrors(cli::checkWith(out.design.plan, catalogue))) continue;
        Diagnostics diagnostics;
        out.design.clocks = resolveClocks(out.design.plan, diagnostics);
        if (hasErrors(diagnostics)) continue;
        out.design.failed = std::move(outcome.failed);
        return out;
    }
}

/// A quarter of the rounds, so that a slow machine ends each in time.
void checkQuarter(std::size_t quarter) {
    const cli::LoadedPlan loaded = woodgrove();
    Design base;
    base.name = "base";
    base.plan = loaded.plan;
    Diagnostics diagnostics;
    base.clocks = resolveClocks(base.plan, diagnostics);
    const ReviewAnswer before = reviewOf(base, loaded.catalogue);
    const std::vector<std::string> keysBefore = keysOf(before);

    const std::size_t count = rounds<std::size_t>(1000) / 4;
    const std::size_t first = quarter * count;
    std::vector<std::string> wrong(count);
    std::atomic<int> changed = 0;
    parallelFor(count, 0, [&](std::size_t at, std::size_t) {
        const std::size_t round = first + at;
        Mutant one = mutant(base.plan, loaded.catalogue, round);
        std::vector<FindingChange> changes;
        StudyOptions options;
        options.threads = 1;
        // The whole question now and then; its part that is about the mutant always.
        if (round % 20 == 0) {
            one.design.name = "mutant";
            const std::array<Design, 2> designs{base, one.design};
            changes = compareDesigns(designs, loaded.catalogue, options).designs[1].changes;
        } else {
            changes =
                findingChanges(before, studyDesign(one.design, loaded.catalogue, options).review);
        }
        const std::vector<std::string> keys = keysOf(reviewOf(one.design, loaded.catalogue));
        if (changedKeys(changes, true) != minus(keys, keysBefore)) wrong[at] = "gained: ";
        if (changedKeys(changes, false) != minus(keysBefore, keys)) wrong[at] += "lost: ";
        if (!wrong[at].empty()) wrong[at] += one.edit;
        if (!changes.empty()) ++changed;
    });
    for (std::size_t at = 0; at < count; ++at) {
        INFO("seed " << seed << ", round " << first + at);
        CHECK(wrong[at] == "");
    }
    // Else the edits would test nothing.
    CHECK(changed > static_cast<int>(count / 50));
}

}  // namespace

TEST_CASE("Gained findings are the difference of two reviews, for the first 250 edits") {
    checkQuarter(0);
}

TEST_CASE("Gained findings are the difference of two reviews, for the second 250 edits") {
    checkQuarter(1);
}

TEST_CASE("Gained findings are the difference of two reviews, for the third 250 edits") {
    checkQuarter(2);
}

TEST_CASE("Gained findings are the difference of two reviews, for the fourth 250 edits") {
    checkQuarter(3);
}

}  // namespace peerplan::tests
