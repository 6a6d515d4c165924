// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include "tests/support/catch.h"

namespace peerplan::cli {
namespace {

struct Parsed {
    std::string plan;
    std::string format = "text";
    std::vector<std::string> failed;
    std::int64_t threads = 0;
    bool force = false;
    int runs = 0;
};

void build(Program& program, Parsed& parsed) {
    program.command("show", "Show a plan")
        .argument("PLAN", parsed.plan, "The plan")
        .choice("--format", parsed.format, {"text", "json"}, "How")
        .option("--fail", "COMPONENT", parsed.failed, "Down")
        .option("--threads", "N", parsed.threads, 0, 64, "Threads")
        .flag("--force", parsed.force, "Do it anyway")
        .example("peerplan show plan.json")
        .does([&parsed] {
            ++parsed.runs;
            return 7;
        });
}

}  // namespace

TEST_CASE("A command line fills the variables of its options and runs nothing by itself") {
    Parsed parsed;
    Program program("peerplan", "Plans", "1.2.3");
    build(program, parsed);
    const auto result = program.parse({"show", "a.json", "--format", "json", "--fail", "site/a",
                                       "--fail", "site/b", "--threads", "4", "--force"});
    CHECK(result.status == 0);
    CHECK(parsed.runs == 0);
    REQUIRE(result.action);
    CHECK(result.action() == 7);
    CHECK(parsed.runs == 1);
    CHECK(parsed.plan == "a.json");
    CHECK(parsed.format == "json");
    CHECK(parsed.failed == std::vector<std::string>{"site/a", "site/b"});
    CHECK(parsed.threads == 4);
    CHECK(parsed.force);
}

TEST_CASE("A wrong usage ends with status 2 and a way to the help") {
    const std::vector<std::vector<std::string>> wrong = {{"show"},
                                                         {"show", "a.json", "--format", "xml"},
                                                         {"show", "a.json", "--threads", "65"},
                                                         {"show", "a.json", "--nosuch"},
                                                         {"nosuch"},
                                                         {}};
    for (const auto& line : wrong) {
        Parsed parsed;
        Program program("peerplan", "Plans", "1.2.3");
        build(program, parsed);
        const auto result = program.parse(line);
        CHECK(result.status == 2);
        CHECK_FALSE(result.action);
        CHECK(result.text.find("--help") != std::string::npos);
    }
}

TEST_CASE("Help and version are texts with status 0, the help ending in the example") {
    Parsed parsed;
    Program program("peerplan", "Plans", "1.2.3");
    build(program, parsed);
    const auto help = program.parse({"show", "--help"});
    CHECK(help.status == 0);
    CHECK_FALSE(help.action);
    CHECK(help.text.find("Example:\n  peerplan show plan.json") != std::string::npos);
    Program again("peerplan", "Plans", "1.2.3");
    build(again, parsed);
    CHECK(again.parse({"--version"}).text == "peerplan 1.2.3\n");
}

TEST_CASE("A command below another has its own help, errors and description") {
    Parsed parsed;
    const auto nested = [&parsed](Program& program) {
        Command group = program.command("ogs", "Gateways");
        group.example("peerplan ogs select plan.json");
        group.subcommand("select", "Choose")
            .argument("PLAN", parsed.plan, "The plan")
            .example("peerplan ogs select plan.json")
            .does([] { return 5; });
    };
    Program runs("peerplan", "Plans", "1.2.3");
    nested(runs);
    const auto run = runs.parse({"ogs", "select", "a.json"});
    REQUIRE(run.action);
    CHECK(run.action() == 5);
    Program helps("peerplan", "Plans", "1.2.3");
    nested(helps);
    const auto help = helps.parse({"ogs", "select", "--help"});
    CHECK(help.status == 0);
    CHECK(help.text.find("Usage: peerplan ogs select") != std::string::npos);
    CHECK(help.text.find("Example:\n  peerplan ogs select plan.json") != std::string::npos);
    Program group("peerplan", "Plans", "1.2.3");
    nested(group);
    CHECK(group.parse({"ogs", "--help"}).text.find("select") != std::string::npos);
    Program wrong("peerplan", "Plans", "1.2.3");
    nested(wrong);
    const auto error = wrong.parse({"ogs", "select", "a.json", "--nosuch"});
    CHECK(error.status == 2);
    CHECK(error.text.find("Try 'peerplan ogs select --help'") != std::string::npos);
    Program bare("peerplan", "Plans", "1.2.3");
    nested(bare);
    CHECK(bare.parse({"ogs"}).status == 2);
}

}  // namespace peerplan::cli
