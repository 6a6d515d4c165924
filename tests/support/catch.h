// SPDX-License-Identifier: MIT
#pragma once

/// Catch2 for every test, in the version that the distribution has: v2 on Debian 12, v3 on
/// Debian 13.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace peerplan::tests {

#if __has_include(<catch2/catch_test_macros.hpp>)
using Catch::Approx;
#else
using Catch::Detail::Approx;  // in v2 Catch::Approx is a matcher for vectors
#endif

/// Matcher: the string holds `part`. (Catch2 names it Contains in v2 and ContainsSubstring in v3.)
inline auto containsText(const std::string& part) {
#if __has_include(<catch2/catch_test_macros.hpp>)
    return Catch::Matchers::ContainsSubstring(part);
#else
    return Catch::Matchers::Contains(part);
#endif
}

}  // namespace peerplan::tests
