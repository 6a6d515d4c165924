// SPDX-License-Identifier: MIT
#include "planner/bandwidth/sizing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "planner/bandwidth/bandwidth_tables.h"
#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/demand_answer.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/bandwidth/random_company.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The busiest quarter-hour of some loads, walked plainly: one day of every week of the year.
double plainPeak(const std::vector<std::pair<Shape, double>>& loads,
                 const std::vector<DayCourse>& courses, const SiteClocks& clocks) {
    double most = 0;
    for (Date day = *Date::parse("2026-01-01"); day <= *Date::parse("2026-12-31");
         day = Date::fromDays(day.days() + 7)) {
        std::array<double, 96> sum{};
        for (const auto& [shape, kbps] : loads) {
            int minutes = 0;
            for (const UtcOffset& offset : clocks.courses[shape.clock]) {
                if (offset.from <= day) minutes = offset.minutes;
            }
            for (int quarter = 0; quarter < 96; ++quarter) {
                const int local = (quarter * 15 + minutes + 1440) % 1440 / 15;
                sum[static_cast<std::size_t>(quarter)] +=
                    kbps * courses[shape.diurnal][static_cast<std::size_t>(local)];
            }
        }
        most = std::max(most, *std::max_element(sum.begin(), sum.end()));
    }
    return most;
}

struct PlainWorst {
    double ratio = -1;
    std::int64_t load = 0;
    std::int64_t capacity = 0;
};

}  // namespace

TEST_CASE("the sizing state equals a slow walk over every failure, by hand (H1, H3, F3)") {
    for (unsigned seed = 1; seed <= rounds(6U); ++seed) {
        INFO("seed " << seed);
        const Company c = randomCompany(seed);
        const CompiledNetwork network = c.compiled();
        const PlannedTraffic planned = trafficOf(c.plan, network, catalogueForTests(), c.clocks);
        const DayTable table(c.clocks, *Date::parse("2026-01-01"), planned.courses.courses(),
                             planned.traffic.shapes);
        Workspace base(network, planned.traffic);
        evaluate({}, base);
        SizingOptions options;
        options.kinds = survivedKinds(c.plan.policy);
        options.threads = 1;
        options.users = usersOfSites(c.plan);
        const Sizing sizing = sizeElements(JudgedBase(base, table, HeadroomBorders{}), options);

        std::vector<PlainWorst> worst(network.elements.size());
        std::map<std::string, std::int64_t> usersCut;
        for (std::size_t state = 0; state <= network.components.size(); ++state) {
            FailureState failure;
            if (state > 0) {
                const ComponentId id(state - 1);
                const FailureKind kind = network.components[id].failureKind;
                if (std::find(options.kinds.begin(), options.kinds.end(), kind) ==
                    options.kinds.end()) {
                    continue;
                }
                failure.failed = {id};
            }
            Workspace workspace(network, planned.traffic);
            evaluate(failure, workspace);
            for (std::size_t e = 0; e < network.elements.size(); ++e) {
                const ElementId id(e);
                const Element& element = network.elements[e];
                const ElementLoad load = workspace.load(id);
                std::vector<std::pair<Shape, double>> ways[2];
                for (std::size_t i = 0; i < load.shapes.size(); ++i) {
                    const Shape& shape = planned.traffic.shapes[load.shapes[i].at()];
                    ways[0].emplace_back(shape, load.up[i]);
                    ways[element.total() ? 0 : 1].emplace_back(shape, load.down[i]);
                }
                for (const Direction way : {Direction::Up, Direction::Down}) {
                    if (element.total() && way == Direction::Down) continue;
                    const std::int64_t bps = workspace.capacityBps(id, way);
                    if (bps <= 0) continue;
                    const std::int64_t kbps = std::llround(plainPeak(
                        ways[static_cast<std::size_t>(way)], planned.courses.courses(), c.clocks));
                    const double ratio =
                        static_cast<double>(kbps) / static_cast<double>(bps / 1000);
                    if (ratio > worst[e].ratio) worst[e] = {ratio, kbps, bps / 1000};
                }
            }
            if (state == 0) continue;
            std::vector<char> cut(c.plan.sites.size(), 0);
            for (std::size_t f = 0; f < network.flows.size(); ++f) {
                if (planned.traffic.first[f] == planned.traffic.first[f + 1]) continue;
                if (base.flow(FlowId(f)).outcome == Outcome::Served &&
                    workspace.flow(FlowId(f)).outcome == Outcome::Cut) {
                    cut[network.flows[f].site.at()] = 1;
                }
            }
            std::int64_t users = 0;
            for (std::size_t s = 0; s < cut.size(); ++s)
                users += cut[s] != 0 ? options.users[s] : 0;
            if (users > 0) usersCut[network.components[ComponentId(state - 1)].ref] = users;
        }
        for (std::size_t e = 0; e < network.elements.size(); ++e) {
            if (worst[e].ratio < 0) continue;
            INFO(network.components[network.elements[e].component].ref);
            const StateLoad& found = sizing.worst[e];
            REQUIRE(found.capacityKbps.has_value());
            // One kbit/s of grace where a sum lies on the border of rounding.
            const double ratio =
                static_cast<double>(found.loadKbps) / static_cast<double>(*found.capacityKbps);
            CHECK(ratio ==
                  Approx(worst[e].ratio).margin(1.5 / static_cast<double>(worst[e].capacity)));
        }
        std::map<std::string, std::int64_t> found;
        for (const StateCut& cut : sizing.cuts) {
            found[network.components[cut.failure].ref] = cut.users;
        }
        CHECK(found == usersCut);
    }
}

TEST_CASE("the answer is the same for any number of threads") {
    for (const unsigned seed : {7U, 8U}) {
        INFO("seed " << seed);
        const Company c = randomCompany(seed);
        BandwidthOptions options;
        options.threads = 1;
        const std::vector<Table> one = bandwidthTables(c.answer(options));
        for (const int threads : {2, 5}) {
            options.threads = threads;
            const std::vector<Table> many = bandwidthTables(c.answer(options));
            REQUIRE(many.size() == one.size());
            for (std::size_t t = 0; t < one.size(); ++t) {
                INFO(one[t].id);
                CHECK(many[t].rows == one[t].rows);
            }
        }
    }
}
