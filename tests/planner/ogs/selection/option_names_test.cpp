// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/option_names.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("Each option takes its words, and refuses others") {
    OgsOptions options;
    CHECK(setOgsOption(options, "cache-match", "complete"));
    CHECK(options.cacheMatch == CacheMatch::Complete);
    CHECK_FALSE(setOgsOption(options, "cache-match", "some"));
    CHECK(setOgsOption(options, "cache-life-h", "24"));
    CHECK(options.cacheLife == Duration::minutes(1440));
    CHECK(setOgsOption(options, "deadline-s", "0.5"));
    CHECK(options.deadline == Duration::ms(500));
    CHECK_FALSE(setOgsOption(options, "deadline-s", "-1"));
    CHECK_FALSE(setOgsOption(options, "deadline-s", "1e99"));
    CHECK_FALSE(setOgsOption(options, "deadline-s", "nan"));
    CHECK_FALSE(setOgsOption(options, "deadline-s", "7x"));
    CHECK(setOgsOption(options, "probes", "1"));
    CHECK_FALSE(setOgsOption(options, "probes", "0"));
    CHECK_FALSE(setOgsOption(options, "probes", "1.5"));
    CHECK_FALSE(setOgsOption(options, "no-such", "yes"));
}

TEST_CASE("Each option takes each of its words, of which the first is the default") {
    for (const OgsOptionName& option : ogsOptionNames()) {
        INFO(option.name);
        std::size_t begin = 0;
        while (option.takes.find('|') != std::string::npos && begin < option.takes.size()) {
            const std::size_t end = std::min(option.takes.find('|', begin), option.takes.size());
            OgsOptions options;
            CHECK(setOgsOption(options, option.name, option.takes.substr(begin, end - begin)));
            if (begin == 0) CHECK(option.takes.substr(0, end) == option.fallback);
            begin = end + 1;
        }
    }
}

TEST_CASE("Every ambiguity that a simulation meets has an option") {
    // A10 is a question of captures alone, and the verifier's.
    for (int a = 1; a <= 15; ++a) {
        if (a == 10) continue;
        std::string code = "A";
        code += std::to_string(a);
        bool found = false;
        for (const OgsOptionName& option : ogsOptionNames()) found |= option.source == code;
        INFO(code);
        CHECK(found);
    }
}

}  // namespace peerplan::tests
