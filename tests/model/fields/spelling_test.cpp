// SPDX-License-Identifier: MIT
#include "model/fields/spelling.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

/// The recurrence of optimal string alignment with nothing left out, as it is defined.
std::size_t slowDistance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
    return nearestSpelling(wanted, candidates);
}

}  // namespace

TEST_CASE("The edit distance counts insertions, deletions, changes and swapped neighbours") {
    CHECK(editDistance("mbps", "mbps", 3) == 0);
    CHECK(editDistance("mbps", "mbsp", 3) == 1);
    CHECK(editDistance("mbps", "mps", 3) == 1);
    CHECK(editDistance("kitten", "sitting", 5) == 3);
    // No part is edited twice: ca to abc is not two but three.
    CHECK(editDistance("ca", "abc", 5) == 3);
    CHECK(editDistance("", "abc", 5) == 3);
    CHECK(editDistance("kitten", "sitting", 2) == 3);
    CHECK(editDistance("", "abcdef", 2) == 3);
}

TEST_CASE("The edit distance is that of the whole table, up to its bound") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 3000; ++i) {
        std::string a, b;
        for (auto n = random() % 8; n > 0; --n) a += static_cast<char>('a' + random() % 3);
        for (auto n = random() % 8; n > 0; --n) b += static_cast<char>('a' + random() % 3);
        const std::size_t bound = random() % 6;
        INFO("seed 7, " << a << " and " << b << " within " << bound);
        REQUIRE(editDistance(a, b, bound) == std::min(slowDistance(a, b), bound + 1));
    }
}

TEST_CASE("The nearest spelling is suggested only where it is near") {
    const std::vector<std::string> keys{"mbps", "rtt_ms", "metric", "metric_back", "network"};
    CHECK(nearest("mpbs", keys) == "mbps");
    CHECK(nearest("Mbps", keys) == "mbps");
    CHECK(nearest("metricback", keys) == "metric_back");
    CHECK(nearest("netwrok", keys) == "network");
    CHECK(nearest("bandwidth", keys).empty());
    CHECK(nearest("", keys).empty());
    CHECK(nearest("x", {"a", "b"}) == "a");
    CHECK(nearest(std::string(1000, 'x'), {std::string(1001, 'x')}).empty());
}
