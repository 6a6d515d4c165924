// SPDX-License-Identifier: MIT
// Any bytes as a plan: an answer, and if they are one, a plan that is written and read again as it
// was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "data/json/edit_text.h"
#include "data/json/locate.h"
#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "model/edit.h"
#include "model/plan_check.h"

using namespace peerplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const EditText edit = parseEdit(text); edit.edit) {
        Plan plan;
        applyEdits(plan, std::span(&*edit.edit, 1));
    }
    const ReadResult result = readPlan(text, "plan.json");
    if (result.plan.has_value() != result.diagnostics.empty()) std::abort();
    if (!result.plan) return 0;
    Diagnostics checked = checkPlan(*result.plan, {});
    locate(text, "plan.json", checked);
    for (const Scenario& scenario : result.plan->scenarios) {
        applyScenario(*result.plan, scenario.id);
    }
    const ReadResult again = readPlan(writePlan(*result.plan), "plan.json");
    if (!again.plan || *again.plan != *result.plan) std::abort();
    return 0;
}
