// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/location.h"

#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

Dns dns(const std::string& suffix, std::vector<std::string> resolvers) {
    Dns out;
    out.suffix = suffix;
    out.resolvers = std::move(resolvers);
    return out;
}

Duration days(double n) {
    return Duration::minutes(n * 24 * 60);
}

CacheEntry entry(LocationKeys keys, Duration at) {
    CacheEntry out;
    out.keys = std::move(keys);
    out.firstCached = at;
    out.ms = {{"gw", 10}};
    return out;
}

}  // namespace

TEST_CASE("Rule R10: a key is a DNS suffix and a resolver, every pair of them") {
    CHECK(locationKeys(dns("a.com", {"1", "2"})) == LocationKeys{"a.com|1", "a.com|2"});
    CHECK(locationKeys(dns("A.com, b.com", {"1"})) == LocationKeys{"a.com|1", "b.com|1"});
    // A hotel that gives no suffix; and nothing to go by at all.
    CHECK(locationKeys(dns("", {"8.8.8.8"})) == LocationKeys{"|8.8.8.8"});
    CHECK(locationKeys(dns("a.com", {})).empty());
}

TEST_CASE("Rule R11 and A1: one key in common is a hit, unless the match is to be complete") {
    // {a.com|1, a.com|2} against {a.com|2, a.com|3}.
    OgsOptions options;
    LocationCache cache;
    cache.store(entry({"a.com|1", "a.com|2"}, Duration()));
    CHECK(cache.find({"a.com|2", "a.com|3"}, days(1), options) != nullptr);
    CHECK(cache.find({"a.com|3"}, days(1), options) == nullptr);
    options.cacheMatch = CacheMatch::Complete;
    CHECK(cache.find({"a.com|2", "a.com|3"}, days(1), options) == nullptr);
    CHECK(cache.find({"a.com|1", "a.com|2"}, days(1), options) != nullptr);
    CHECK(cache.find({}, days(1), options) == nullptr);
}

TEST_CASE("Rule R11: of several entries the newest by first caching is used") {
    LocationCache cache;
    cache.store(entry({"a|1"}, days(3)));
    cache.store(entry({"a|2"}, days(5)));
    cache.store(entry({"a|1", "a|3"}, days(1)));
    const CacheEntry* found = cache.find({"a|1", "a|2"}, days(6), {});
    REQUIRE(found != nullptr);
    CHECK(found->firstCached == days(5));
}

TEST_CASE("Rule R12: an entry lives for 14 days from first caching, however often it is used") {
    LocationCache cache;
    cache.store(entry({"a|1"}, Duration()));
    for (int day = 0; day < 14; ++day) CHECK(cache.find({"a|1"}, days(day), {}) != nullptr);
    const Duration last = Duration::ms(days(14).asMs() - 1);
    CHECK(cache.find({"a|1"}, last, {}) != nullptr);
    CHECK(cache.find({"a|1"}, days(14), {}) == nullptr);
    CHECK(cache.empty());
}

}  // namespace peerplan::tests
