// SPDX-License-Identifier: MIT
// Bytes that are no plan any more: always an answer, never a crash or a hang.
#include "data/json/locate.h"
#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "model/plan_check.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/mutations.h"
#include "tests/support/plan_generator.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

using Random = std::mt19937_64;

/// Cuts, flips, repeats or replaces bytes.
void breakText(std::string& text, Random& random) {
    static const char* const pieces[] = {"{",    "}",      "[",    "]",      ",",     ":",
                                         "\"",   "null",   "1e99", "-",      "\\u12", "\xFF",
                                         "true", "\"id\"", "{}",   "999999", "0.1",   "\xC3"};
    for (std::uint64_t n = 1 + random() % 3; n > 0 && !text.empty(); --n) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
            case 0:
                text.resize(at);
                break;
            case 1:
                text[at] = static_cast<char>(random() % 256);
                break;
            case 2:
                text.insert(at, pieces[random() % std::size(pieces)]);
                break;
            case 3:
                text.erase(at, 1 + random() % 20);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), random() % 200));
        }
    }
}

}  // namespace

TEST_CASE("Mutated and truncated plans are read or refused with a reason and a place") {
    const auto last = static_cast<std::uint64_t>(mutations(2000));
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        std::string text = writePlan(randomPlan(seed % 10 + 1));
        breakText(text, random);
        const ReadResult result = readPlan(text, "plan.json");
        REQUIRE(result.plan.has_value() == result.diagnostics.empty());
        for (const Diagnostic& diagnostic : result.diagnostics) {
            INFO(asLine(diagnostic));
            REQUIRE_FALSE(diagnostic.message.empty());
            if (diagnostic.severity == Severity::Error) REQUIRE(diagnostic.line > 0);
        }
        if (result.plan) {
            Diagnostics checked = checkPlan(*result.plan, {});
            locate(text, "plan.json", checked);
        }
    }
}

TEST_CASE("Every beginning of a plan but the whole is a syntax error") {
    const std::string text = writePlan(companyPlan(1, 1));
    REQUIRE(readPlan(text, "plan.json").plan);
    // The last two bytes are the closing brace and the line end.
    for (std::size_t n = 0; n + 2 < text.size(); n += sanitized ? 35U : 7U) {
        const ReadResult result = readPlan(std::string_view(text).substr(0, n), "plan.json");
        REQUIRE_FALSE(result.plan);
        REQUIRE(result.diagnostics.size() == 1);
    }
}

TEST_CASE("One object of many keys, each twice, takes no more than a moment") {
    std::string text = "{\"format\": \"peerplan/1\", \"as_of\": \"2026-01-01\", \"policy\": {";
    for (int i = 0; i < 200'000; ++i) {
        if (i > 0) text += ',';
        text += "\"k" + std::to_string(i % 100'000) + "\":1";
    }
    text += "}}";
    CHECK(readPlan(text, "plan.json").diagnostics.size() == 1001);
}
