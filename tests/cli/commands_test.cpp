// SPDX-License-Identifier: MIT
#include "cli/commands.h"

#include <fstream>
#include <sstream>

#include "data/text/display_width.h"
#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

std::string example(const std::string& name) {
    return sourcePath("examples/" + name + "/plan.json").string();
}

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Every command gives the same bytes twice") {
    const std::string plan = example("woodgrove");
    const std::vector<std::vector<std::string>> lines = {
        {"validate", plan},
        {"components", plan},
        {"path", plan, "dallas", "teams"},
        {"bandwidth", plan, "--threads", "1"},
        {"spof", plan, "--threads", "1"},
        {"bandwidth", plan, "--format", "json"},
        {"catalogue", "peering-locations", "--near", "59.9,10.7", "--format", "csv"}};
    for (const auto& line : lines) {
        const ProgramRun first = runProgram(line);
        INFO(line.front() << ": " << first.err);
        CHECK(first.status == 0);
        CHECK_FALSE(first.out.empty());
        CHECK(first.out == runProgram(line).out);
    }
    // One thread or three: the same.
    CHECK(runProgram({"bandwidth", plan, "--threads", "1"}).out ==
          runProgram({"bandwidth", plan, "--threads", "3"}).out);
}

TEST_CASE("On a terminal no line is wider than that is") {
    const std::string plan = example("woodgrove");
    for (const auto& line :
         std::vector<std::vector<std::string>>{{"bandwidth", plan},
                                               {"components", plan},
                                               {"path", plan, "mumbai", "exchange"},
                                               {"spof", plan},
                                               {"sweep", plan},
                                               {"availability", plan},
                                               {"review", example("brownfield")},
                                               {"fail", plan, "circuit/er-dallas"}}) {
        const ProgramRun run = runProgram(line, 80);
        REQUIRE(run.status <= 1);
        std::istringstream text(run.out);
        for (std::string row; std::getline(text, row);) {
            // Without the colours.
            for (std::size_t at = 0; (at = row.find('\x1b')) != std::string::npos;) {
                row.erase(at, row.find('m', at) - at + 1);
            }
            INFO(line.front() << ": " << row);
            CHECK(displayWidth(row) <= 80);
        }
    }
}

TEST_CASE("No line of the text output is wider than 100 columns") {
    const std::string plan = example("woodgrove");
    for (const auto& line : std::vector<std::vector<std::string>>{
             {"bandwidth", plan}, {"components", plan}, {"path", plan, "mumbai", "exchange"}}) {
        std::istringstream out(runProgram(line).out);
        for (std::string text; std::getline(out, text);) {
            std::size_t columns = 0;
            for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            INFO(text);
            CHECK(columns <= 100);
        }
    }
}

TEST_CASE("The exit status says what kind of thing went wrong") {
    const TemporaryFolder scratch;
    std::ofstream(scratch.file("bad.json")) << "{\"format\": \"peerplan/1\", \"nmae\": \"x\"}";
    CHECK(runProgram({"validate", scratch.file("bad.json")}).status == cli::BadInput);
    CHECK(runProgram({"bandwidth", scratch.file("bad.json")}).status == cli::BadInput);
    CHECK(runProgram({"validate", scratch.file("absent.json")}).status == cli::InputOutputFailed);
    const std::string plan = example("small-office");
    CHECK(runProgram({"path", plan, "oslo", "teams", "--fail", "circuit/nosuch"}).status ==
          cli::WrongUsage);
    CHECK(runProgram({"path", plan, "osol", "teams"}).status == cli::WrongUsage);
    CHECK(runProgram({"bandwidth", plan, "--scenario", "nosuch"}).status == cli::WrongUsage);
    CHECK(runProgram({"export", plan, "-o", scratch.file("x.txt")}).status == cli::WrongUsage);
    CHECK(runProgram({"catalogue", "nosuch"}).status == cli::WrongUsage);
}

TEST_CASE("A scenario that cannot be applied is found by validate, once and at its place") {
    const TemporaryFolder scratch;
    std::ofstream(scratch.file("plan.json")) << R"({"format": "peerplan/1", "as_of": "2026-01-01",
"sites": [{"id": "oslo", "kind": "office", "users": []}],
"scenarios": [
{"id": "good", "edits": [{"do": "set", "object": "site/oslo", "field": "name", "value": "O"}]},
{"id": "bad", "edits": [{"do": "remove", "object": "site/olso"}]},
{"id": "child", "parent": "bad", "edits": []},
{"id": "twice", "edits": [{"do": "add", "object": "links",
  "value": {"id": "x", "from": "oslo", "to": "nowhere"}}]}]})";
    const ProgramRun run = runProgram({"validate", scratch.file("plan.json")});
    INFO(run.out);
    CHECK(run.status == cli::BadInput);
    CHECK(run.out.find("plan.json:5:") != std::string::npos);
    CHECK(run.out.find("plan.json:7:1: error: /scenarios/3") != std::string::npos);
    CHECK(run.out.find("; sound.") == std::string::npos);
    std::size_t errors = 0;
    for (std::size_t at = 0; (at = run.out.find(": error:", at)) != std::string::npos; ++at) {
        ++errors;
    }
    CHECK(errors == 2);
    CHECK(runProgram({"validate", scratch.file("plan.json"), "--scenario", "good"}).status == 0);
}

TEST_CASE("A misspelt key, component or site comes with the nearest right spelling") {
    const TemporaryFolder scratch;
    std::ofstream(scratch.file("bad.json"))
        << "{\"format\": \"peerplan/1\", \"as_of\": \"2026-01-01\",\n \"stes\": []}";
    const ProgramRun bad = runProgram({"validate", scratch.file("bad.json")});
    CHECK(bad.out.find("bad.json:2:2: error:") != std::string::npos);
    CHECK(bad.out.find("did you mean sites?") != std::string::npos);
    const std::string plan = example("small-office");
    CHECK(runProgram({"path", plan, "osol", "teams"}).err.find("oslo") != std::string::npos);
    CHECK(runProgram({"path", plan, "oslo", "teams", "--fail", "circuit/er-lodnon"})
              .err.find("circuit/er-london") != std::string::npos);
}

TEST_CASE("A plan goes to a store and back without a byte's change") {
    const TemporaryFolder scratch;
    const std::string plan = example("woodgrove");
    REQUIRE(runProgram({"export", plan, "-o", scratch.file("a.peerplan")}).status == 0);
    REQUIRE(
        runProgram({"export", scratch.file("a.peerplan"), "-o", scratch.file("b.json")}).status ==
        0);
    CHECK(contents(scratch.file("b.json")) == runProgram({"export", plan}).out);
}

TEST_CASE("A new plan takes an import of sites, and keeps them when a row is wrong") {
    const TemporaryFolder scratch;
    const std::string plan = scratch.file("plan.json");
    REQUIRE(runProgram({"new", plan, "--as-of", "2026-11-01"}).status == 0);
    CHECK(runProgram({"new", plan}).status == cli::WrongUsage);
    const std::string sites = sourcePath("examples/csv/sites.csv").string();
    const ProgramRun import = runProgram({"import", plan, "--sites", sites});
    INFO(import.err);
    REQUIRE(import.status == 0);
    CHECK(import.err.find("3 added") != std::string::npos);
    const std::string before = contents(plan);
    std::ofstream(scratch.file("wrong.csv")) << "id,kind,users\nparis,ofice,12\n";
    CHECK(runProgram({"import", plan, "--sites", scratch.file("wrong.csv")}).status ==
          cli::BadInput);
    CHECK(contents(plan) == before);
}

TEST_CASE("A report is one page that asks for nothing from outside, the same bytes twice") {
    const TemporaryFolder scratch;
    const std::string plan = example("woodgrove");
    REQUIRE(runProgram({"report", plan, "-o", scratch.file("a.html")}).status == 0);
    REQUIRE(runProgram({"report", plan, "-o", scratch.file("b.html")}).status == 0);
    const std::string page = contents(scratch.file("a.html"));
    CHECK(page == contents(scratch.file("b.html")));
    CHECK(page.find("Woodgrove Bank") != std::string::npos);
    for (const char* const outside : {"src=\"http", "href=\"http", "url(http", "@import"}) {
        CHECK(page.find(outside) == std::string::npos);
    }
    CHECK(runProgram({"report", plan, "-o", scratch.file("a.docx")}).status == cli::WrongUsage);
}

TEST_CASE("A report is written in the format that its file's ending names, the same bytes twice") {
    const TemporaryFolder scratch;
    const std::string plan = example("small-office");
    const std::vector<std::pair<std::string, std::string>> beginnings = {
        {"html", "<!DOCTYPE html>"}, {"md", "# "},         {"json", "{\n  \"peerplan\": \""},
#ifdef PEERPLAN_HAS_PDF
        {"pdf", "%PDF-1.7"},
#endif
        {"xlsx", "PK\x03\x04"},      {"zip", "PK\x03\x04"}};
    for (const auto& [ending, beginning] : beginnings) {
        INFO(ending);
        REQUIRE(runProgram({"report", plan, "-o", scratch.file("a." + ending)}).status == 0);
        REQUIRE(runProgram({"report", plan, "-o", scratch.file("b." + ending)}).status == 0);
        const std::string bytes = contents(scratch.file("a." + ending));
        CHECK(bytes.rfind(beginning, 0) == 0);
        CHECK(bytes == contents(scratch.file("b." + ending)));
    }
    CHECK(contents(scratch.file("a.md")).find("- [Summary](#summary)\n") != std::string::npos);

    const std::string letter = scratch.file("letter.pdf");
    const ProgramRun printed = runProgram({"report", plan, "-o", letter, "--paper", "letter"});
#ifdef PEERPLAN_HAS_PDF
    REQUIRE(printed.status == 0);
    CHECK((contents(letter) != contents(scratch.file("a.pdf"))));
#else
    CHECK(printed.status == cli::WrongUsage);
#endif
    CHECK(runProgram({"report", plan, "-o", letter, "--paper", "a5"}).status == cli::WrongUsage);
    CHECK(runProgram({"report", plan, "-o", scratch.file("a.md"), "--paper", "a4"}).status ==
          cli::WrongUsage);

    for (const char* const name : {"a.docx", "md", "a.md.bak", "a.XLS"}) {
        const ProgramRun run = runProgram({"report", plan, "-o", scratch.file(name)});
        CHECK(run.status == cli::WrongUsage);
        for (const auto& [ending, beginning] : beginnings) {
            CHECK(run.err.find("." + ending) != std::string::npos);
        }
    }
    CHECK(runProgram({"report", plan}).status == cli::WrongUsage);
}

TEST_CASE("A network of another program becomes a plan that every command takes") {
    const TemporaryFolder scratch;
    const std::string graph = sourcePath("examples/topology/square.graph").string();
    const std::string demands = sourcePath("examples/topology/square.demands").string();
    const std::string plan = scratch.file("square.json");
    const ProgramRun made =
        runProgram({"import", demands, graph, "-o", plan, "--as-of", "2026-11-01"});
    INFO(made.err);
    CHECK(made.status == 0);
    CHECK(made.err.find("5 sites, 5 links, 3 demands") != std::string::npos);
    CHECK(runProgram({"validate", plan}).status == 0);
    CHECK(runProgram({"bandwidth", plan}).status == 0);
    const std::string first = contents(plan);
    runProgram({"import", graph, demands, "-o", plan, "--as-of", "2026-11-01"});
    CHECK(contents(plan) == first);

    CHECK(runProgram({"import", graph}).status == 2);
    CHECK(runProgram({"import"}).status == 2);
    CHECK(runProgram({"import", plan, graph}).status == 2);
    CHECK(runProgram({"import", graph, "--sites", demands, "-o", plan}).status == 2);
    CHECK(runProgram({"import", demands, "-o", plan}).status == 3);
    CHECK(runProgram({"import", graph + "x", "-o", plan}).status == 4);
    CHECK(contents(plan) == first);
}

}  // namespace peerplan::tests
