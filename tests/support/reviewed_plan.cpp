// SPDX-License-Identifier: MIT
#include "tests/support/reviewed_plan.h"

#include <stdexcept>
#include <utility>

#include "data/catalogue/names.h"
#include "data/json/edit_text.h"
#include "data/json/plan_file.h"
#include "data/time/site_clocks.h"
#include "model/edit.h"
#include "model/plan_check.h"
#include "planner/network/compile.h"
#include "planner/review/gather.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

void demand(const Diagnostics& diagnostics) {
    if (hasErrors(diagnostics)) throw std::runtime_error(asLines(diagnostics));
}

}  // namespace

Plan examplePlan(const std::string& name) {
    std::string path = "examples/";
    path += name;
    path += "/plan.json";
    ReadResult read = readPlanFile(sourcePath(path).string());
    demand(read.diagnostics);
    demand(checkPlan(*read.plan, namesOf(catalogueForTests())));
    return std::move(*read.plan);
}

std::string typedEdits(const std::vector<Edit>& edits) {
    std::string lines;
    for (const Edit& edit : edits) {
        if (!lines.empty()) lines += '\n';
        lines += editText(edit);
    }
    return lines;
}

Plan edited(Plan plan, std::string_view edits) {
    while (!edits.empty()) {
        const std::size_t end = edits.find('\n');
        const EditText read = parseEdit(edits.substr(0, end));
        demand(read.diagnostics);
        const Edit edit = *read.edit;
        demand(applyEdits(plan, {&edit, 1}).diagnostics);
        edits = end == std::string_view::npos ? std::string_view() : edits.substr(end + 1);
    }
    demand(checkPlan(plan, namesOf(catalogueForTests())));
    return plan;
}

Plan inScenario(const Plan& plan, std::string_view scenario) {
    ScenarioResult result = applyScenario(plan, scenario);
    demand(result.diagnostics);
    return std::move(*result.plan);
}

ReviewAnswer reviewed(const Plan& plan, const ReviewOptions& options) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogueForTests(), diagnostics);
    const SiteClocks clocks = resolveClocks(plan, diagnostics);
    demand(diagnostics);
    const GatheredAnswers answers = gatherAnswers(plan, network, catalogueForTests(), clocks);
    return review(plan, network, catalogueForTests(), answers.view(), options);
}

}  // namespace peerplan::tests
