// SPDX-License-Identifier: MIT
// Single link failures, as semantics W1 and W5 and REPETITA's own simulator have them.
#include <algorithm>
#include <set>
#include <string>

#include "data/csv/reader.h"
#include "planner/network/cuts.h"
#include "tests/datasets/imported_network.h"
#include "tests/support/catch.h"
#include "tests/support/link_sweep.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Swept {
    ImportedNetwork imported;
    LinkSweep sweep;

    explicit Swept(const std::vector<std::filesystem::path>& paths)
        : imported(paths), sweep(sweepLinks(imported.network, imported.traffic)) {}

    std::string idOf(ElementId link) const {
        const auto& network = imported.network;
        return network.components[network.elements[link.at()].component].ref.substr(5);
    }
    const LinkFailure& failureOf(const std::string& id) const {
        const auto at = std::find_if(sweep.failures.begin(), sweep.failures.end(),
                                     [&](const LinkFailure& f) { return idOf(f.link) == id; });
        REQUIRE(at != sweep.failures.end());
        return *at;
    }
    /// The links whose failure cuts someone off, by the sweep and as bridges.
    std::set<std::string> cutting() const {
        std::set<std::string> ids;
        for (const LinkFailure& failure : sweep.failures) {
            if (failure.cuts) ids.insert(idOf(failure.link));
        }
        return ids;
    }
    std::set<std::string> bridges() const {
        std::set<std::string> ids;
        for (const ElementId bridge : findCuts(imported.network).bridges) ids.insert(idOf(bridge));
        return ids;
    }
};

}  // namespace

TEST_CASE("Every link failure of a small square gives the loads that a pencil gives") {
    // Oslo to Copenhagen, 600 Mbit/s, goes half by Stockholm and half by Gothenburg; 100 come back
    // likewise; Helsinki adds 200 from Stockholm on. Capacities 1000, but 800 between Copenhagen
    // and Gothenburg and 500 to Helsinki.
    const Swept swept({sourcePath("examples/topology/square.graph"),
                       sourcePath("examples/topology/square.demands")});
    REQUIRE(swept.sweep.failures.size() == 5);
    // Stockholm to Copenhagen: 300 + 200 of 1000.
    CHECK(swept.sweep.base == Approx(0.5));
    // All by Gothenburg, 600 of 800.
    CHECK(swept.failureOf("oslo-stockholm").worst == Approx(0.75));
    // All by Gothenburg, Helsinki's too: 800 of 800.
    CHECK(swept.failureOf("stockholm-copenhagen").worst == Approx(1.0));
    // All by Stockholm: 600 + 200 of 1000.
    CHECK(swept.failureOf("copenhagen-gothenburg").worst == Approx(0.8));
    CHECK(swept.failureOf("gothenburg-oslo").worst == Approx(0.8));
    // Without Helsinki's 200, 300 of 800 from Gothenburg is the most.
    CHECK(swept.failureOf("stockholm-helsinki").worst == Approx(0.375));
    CHECK(swept.sweep.worst() == Approx(1.0));
    CHECK(swept.cutting() == std::set<std::string>{"stockholm-helsinki"});
    CHECK(swept.bridges() == swept.cutting());
}

TEST_CASE("Every link failure of REPETITA's networks gives the utilisation of its simulator") {
    const auto folder = sharedPath("datasets/repetita");
    if (!folder) return;
    const CsvText golden = readCsv(readFile((*folder / "golden_single_link.csv").string()));
    REQUIRE(golden.rows.size() == 8);
    for (std::size_t i = 1; i < golden.rows.size(); ++i) {
        const auto field = [&](std::size_t f) { return golden.rows[i].fields[f].text; };
        INFO(field(0));
        const Swept swept({*folder / field(0), *folder / field(1)});
        CHECK(std::to_string(swept.imported.plan.sites.size()) == field(2));
        CHECK(swept.sweep.base == Approx(std::stod(field(5))).margin(1e-6).epsilon(0));
        CHECK(swept.sweep.worst() == Approx(std::stod(field(9))).margin(1e-6).epsilon(0));
        CHECK(std::to_string(swept.sweep.cutting()) == field(8));
        CHECK(swept.cutting() == swept.bridges());
        // The simulator fails an edge from a node to itself too, which changes nothing.
        const auto loops = std::count_if(swept.imported.diagnostics.begin(),
                                         swept.imported.diagnostics.end(), [](const Diagnostic& d) {
                                             return d.message.pattern.find("linked to itself") !=
                                                    std::string::npos;
                                         });
        const std::size_t simulated =
            swept.sweep.failures.size() - swept.sweep.cutting() + static_cast<std::size_t>(loops);
        CHECK(std::to_string(simulated) == field(7));
        if (field(10).empty()) continue;
        // Edges of either direction alternate; a link is named after its first.
        const unsigned edge = static_cast<unsigned>(std::stoul(field(10).substr(5)));
        CHECK(swept.failureOf("edge_" + std::to_string(edge - edge % 2)).worst ==
              Approx(std::stod(field(9))).margin(1e-6).epsilon(0));
    }
}
