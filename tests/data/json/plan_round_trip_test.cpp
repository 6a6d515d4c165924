// SPDX-License-Identifier: MIT
#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A record filled at random is read back as it was written") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        Plan plan;
        randomRecord(planType(), &plan, random);
        plan.format = planFormat;
        const std::string text = writePlan(plan);
        INFO(text);
        const ReadResult back = readPlan(text, "plan.json");
        INFO(asLines(back.diagnostics));
        REQUIRE(back.plan);
        REQUIRE(*back.plan == plan);
        REQUIRE(writePlan(*back.plan) == text);
    }
}
