// SPDX-License-Identifier: MIT
#include "data/json/format_doc.h"

#include <fstream>
#include <iterator>

#include "data/json/plan_reader.h"
#include "tests/support/catch.h"
#include "tests/support/committed_file.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string document() {
    std::ifstream in(sourcePath("docs/plan-format.md"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("The reference of the format is the one of the field table") {
    const std::string marker = "<!-- The rest is generated";
    const std::string text = document();
    const std::size_t at = text.find(marker);
    REQUIRE(at != std::string::npos);
    const std::size_t line = text.find('\n', at) + 1;
    INFO("if the table is right: PEERPLAN_UPDATE=1 in the environment of this test writes it anew");
    CHECK(isCommitted("docs/plan-format.md", text.substr(0, line) + planFormatReference()));
}

TEST_CASE("The first plan of the format's page is read without errors") {
    const std::string text = document();
    const std::string fence = "```json\n";
    const std::size_t begin = text.find(fence) + fence.size();
    const std::string plan = text.substr(begin, text.find("```", begin) - begin);
    const ReadResult result = readPlan(plan, "plan.json");
    INFO(asLines(result.diagnostics));
    REQUIRE(result.plan);
    CHECK(result.plan->sites.size() == 2);
}
