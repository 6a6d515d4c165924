// SPDX-License-Identifier: MIT
#include "planner/bandwidth/state_loads.h"

#include <string>

#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const StateElement& element(const StateLoadsAnswer& answer, std::string_view ref) {
    for (const StateElement& row : answer.elements) {
        if (row.ref == ref) return row;
    }
    FAIL("no element " << ref);
    return answer.elements.front();
}

}  // namespace

TEST_CASE("every load in one state, with what overload sheds (H1, H2, H6)") {
    // 100 and 60 users take 100 kbit/s down each: without er-east, er-west's 12 Mbit/s meet 16.
    const Company c = twoCircuits(12);
    const CompiledNetwork network = c.compiled();
    FailureState state;
    state.failed = {network.components.require("circuit/er-east")};
    const StateLoadsAnswer answer =
        stateLoads(c.plan, network, catalogueForTests(), c.clocks, state);
    const StateElement& west = element(answer, "circuit/er-west");
    CHECK(west.load.loadKbps == 16000);
    CHECK(west.normal.loadKbps == 6000);
    CHECK(west.headroomClass == HeadroomClass::Congested);
    CHECK(west.shedKbps == Approx(4000));
    const StateElement& east = element(answer, "circuit/er-east");
    CHECK(east.dead);
    CHECK(east.normal.loadKbps == 10000);
    CHECK(answer.usersCut == 0);
    for (const Table& table : stateLoadsTables(answer)) {
        INFO(table.id);
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }

    state.failed.push_back(network.components.require("circuit/er-west"));
    const StateLoadsAnswer both = stateLoads(c.plan, network, catalogueForTests(), c.clocks, state);
    CHECK(both.sitesCut == 2);
    CHECK(both.usersCut == 160);
    // 160 users x 40 and 100 kbit/s.
    CHECK(both.lost.upKbps == Approx(6400));
    CHECK(both.lost.downKbps == Approx(16000));
}
