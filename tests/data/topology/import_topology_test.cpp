// SPDX-License-Identifier: MIT
#include "data/topology/import_topology.h"

#include <random>

#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "model/plan_check.h"
#include "tests/data/topology/imported.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Samples of every format, each as the files of one network.
std::vector<std::vector<TopologyFile>> samples() {
    return {{{"t.graph", topologySample("triangle.graph")},
             {"t.demands", topologySample("triangle.demands")}},
            {{"small.txt", topologySample("small.sndlib.txt")}},
            {{"zoo.graphml", topologySample("zoo.graphml")}},
            {{"drawn.graphml", topologySample("drawn.yed.graphml")}}};
}

/// An import makes a plan or says why not, and its plan is one that peerplan reads again as it is.
void holds(const TopologyImport& result) {
    REQUIRE(result.plan.has_value() != hasErrors(result.diagnostics));
    if (!result.plan) return;
    Diagnostics errors;
    for (const Diagnostic& found : checkPlan(*result.plan, {})) {
        if (found.severity == Severity::Error) errors.push_back(found);
    }
    INFO(asLines(errors));
    REQUIRE(errors.empty());
    const ReadResult again = readPlan(writePlan(*result.plan), "again.json");
    INFO(asLines(again.diagnostics));
    REQUIRE(again.plan);
    REQUIRE(*again.plan == *result.plan);
}

}  // namespace

TEST_CASE("formats are told by how files begin, else by their ending") {
    CHECK(topologyFormatOf("x", "NODES 4\nlabel x y\n") == TopologyFormat::RepetitaGraph);
    CHECK(topologyFormatOf("x", "\xEF\xBB\xBF\n NODES\n") == TopologyFormat::RepetitaGraph);
    CHECK(topologyFormatOf("x", "DEMANDS 1\n") == TopologyFormat::RepetitaDemands);
    CHECK(topologyFormatOf("x.txt", "?SNDlib native format") == TopologyFormat::Sndlib);
    CHECK(topologyFormatOf("x.graph", "<?xml version='1.0'?>") == TopologyFormat::Graphml);
    CHECK(topologyFormatOf("x.graphml", "hello") == TopologyFormat::Graphml);
    CHECK(topologyFormatOf("x.graph", "") == TopologyFormat::RepetitaGraph);
    CHECK_FALSE(topologyFormatOf("x.txt", "hello"));
    CHECK_FALSE(topologyFormatOf("x.txt", ""));
}

TEST_CASE("files that do not go together are refused") {
    const TopologyFile graph{"a.graph", topologySample("triangle.graph")};
    const TopologyFile demands{"a.demands", topologySample("triangle.demands")};
    const TopologyFile zoo{"z.graphml", topologySample("zoo.graphml")};
    CHECK(linesOf(imported({graph, zoo})) == "the network is in a.graph already: one at a time\n");
    CHECK(linesOf(imported({graph, demands, demands})) ==
          "demands are in a.demands already: one traffic at a time\n");
    CHECK(linesOf(imported({demands})) ==
          "demands without their network; the .graph file beside\n");
    CHECK(linesOf(imported({zoo, demands})) ==
          "demands that number the nodes of a .graph file; a .graph file beside\n");
    CHECK(linesOf(imported({{"notes.txt", "hello"}})) ==
          "not a network that can be imported; REPETITA's .graph and .demands, SNDlib's native "
          "format, or GraphML\n");
    CHECK(linesOf(imported({})) == "no network to import\n");
}

TEST_CASE("a list of faults ends in time") {
    std::string text = "NODES 5000\nlabel x y\n";
    for (int i = 0; i < 5000; ++i) text += "n x y\n";
    const TopologyImport result = imported({{"many.graph", text}});
    CHECK_FALSE(result.plan);
    CHECK(result.diagnostics.size() == mostDiagnostics + 1);
}

TEST_CASE("parallel edges without number are paired in time") {
    // 40,000 each way, all with figures of their own, so that no return is like its edge.
    std::string text = "NODES 2\nlabel x y\na 1 1\nb 2 2\nEDGES 80000\nlabel\n";
    for (int i = 0; i < 40000; ++i) text += "e 0 1 " + std::to_string(i + 1) + " 1000 1\n";
    for (int i = 0; i < 40000; ++i) text += "e 1 0 " + std::to_string(i + 50000) + " 1000 1\n";
    const TopologyImport result = imported({{"many.graph", text}});
    REQUIRE(result.plan);
    CHECK(result.plan->links.size() == 40000);
}

TEST_CASE("whatever happens to a file, the import makes a sound plan or says why not") {
    for (const auto& files : samples()) {
        const TopologyImport good = imported(files);
        INFO(linesOf(good));
        REQUIRE(good.plan);
        holds(good);
    }
    const unsigned seed = 20261101;
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::vector<std::string> pieces = {"0",
                                             "-1",
                                             "1e300",
                                             "nan",
                                             "(",
                                             ")",
                                             "\n",
                                             " ",
                                             "\t",
                                             "<",
                                             ">",
                                             "\"",
                                             "&#1;",
                                             "&lt;",
                                             "\xC3\xA9",
                                             "#",
                                             "999999999999999999999",
                                             ".",
                                             "-_",
                                             "<graph>",
                                             "</node>",
                                             "EDGES 1\n",
                                             "None"};
    std::size_t plans = 0;
    for (int round = 0; round < 4000; ++round) {
        std::vector<TopologyFile> files = samples()[below(4)];
        std::string& bytes = files[below(files.size())].bytes;
        for (std::size_t change = below(2) + 1; change > 0; --change) {
            const std::size_t at = below(bytes.size());
            const std::size_t length = std::min(below(12), bytes.size() - at);
            switch (below(5)) {
                case 0:
                    bytes[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    bytes.erase(at, length);
                    break;
                case 2:
                    bytes.insert(at, pieces[below(pieces.size())]);
                    break;
                case 3:
                    bytes.insert(at, bytes.substr(below(bytes.size()), 60));
                    break;
                default:
                    bytes.replace(at, length, pieces[below(pieces.size())]);
            }
            if (bytes.empty()) bytes = " ";
        }
        INFO("seed " << seed << ", round " << round << ":\n" << bytes);
        const TopologyImport result = imported(files);
        holds(result);
        plans += result.plan.has_value();
    }
    // Enough of either kind to mean something.
    CHECK(plans > 300);
    CHECK(plans < 3700);
}
