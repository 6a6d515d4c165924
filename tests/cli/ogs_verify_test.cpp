// SPDX-License-Identifier: MIT
// `peerplan ogs verify`, from files to a verdict.

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/program_run.h"
#include "tests/support/capture_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"
#include "tests/support/zip_bytes.h"

namespace peerplan::tests {
namespace {

/// Files of one test, in a folder of its own.
class Scratch {
  public:
    std::string write(const std::string& name, const std::string& bytes) const {
        std::string path = m_folder.file(name);
        writeBytes(path, bytes);
        return path;
    }

  private:
    TemporaryFolder m_folder;
};

std::string example(const std::string& name) {
    return sourcePath("examples/ogs-verify/" + name).string();
}

/// The sample log of Cisco's note on OGS.
const std::string noteLog =
    "*****\n\nDate : 10/04/2013\nTime : 14:21:27\nType : Information\nSource : acvpnui\n\n"
    "Description : Function: CHeadendSelection::CSelectionThread::Run\n"
    "File: .\\AHS\\HeadendSelection.cpp\nLine: 928\nOGS starting thread named gw2.cisco.com\n\n"
    "*****\n\nDate : 10/04/2013\nTime : 14:31:37\nType : Information\nSource : acvpnui\n\n"
    "Description : Function: CHeadendSelection::CSelectionThread::logThreadPingResults\n"
    "File: .\\AHS\\HeadendSelection.cpp\nLine: 1137\n"
    "OGS ping results for gw2.cisco.com: (219 218 132)\n\n"
    "*****\n\nDate : 10/04/2013\nTime : 12:29:38\nType : Information\nSource : vpnui\n\n"
    "Description : Function: CHeadendSelection::logPingResults\n"
    "File: .\\AHS\\HeadendSelection.cpp\nLine: 589\n*** OGS Selection Results ***\n\n"
    "OGS performed for connection attempt. Last server: 'gw2.cisco.com'\n\n"
    "Results obtained from OGS cache. No ping tests were performed.\n\n"
    "Server Address RTT (ms)\ngw1.cisco.com 302\ngw2.cisco.com 132\ngw3.cisco.com 506\n"
    "gw4.cisco.com 877\n\nSelected 'gw2.cisco.com' as the optimal server.\n";

nlohmann::json verified(std::vector<std::string> arguments, int status) {
    arguments.insert(arguments.begin(), {"ogs", "verify"});
    arguments.insert(arguments.end(), {"--format", "json"});
    const ProgramRun run = runProgram(arguments);
    INFO(run.err);
    REQUIRE(run.status == status);
    return nlohmann::json::parse(run.out);
}

}  // namespace

TEST_CASE("The note's log against the note's capture is a mismatch with status 1") {
    const Scratch scratch;
    const std::string log = scratch.write("AnyConnect.txt", noteLog);
    // The same packets as a capture and as the list that the note prints.
    for (const std::string& capture :
         {scratch.write("probe.pcap", captureOf(notePackets())),
          scratch.write("probe.pcapng", captureOf(notePackets(), {.pcapng = true})),
          scratch.write("probe.txt", notePacketList())}) {
        INFO(capture);
        const auto answer = verified({"--dart", log, "--capture", capture}, cli::FindingsFound);
        CHECK(answer["verdict"][0]["verdict"] == "mismatch");
        REQUIRE(answer["probes"].size() == 4);
        CHECK(answer["probes"][0]["role"] == "before the probes");
        CHECK(answer["probes"][0]["difference_ms"].get<double>() == Approx(248.103));
        CHECK(answer["probes"][1]["difference_ms"].get<double>() == Approx(578.664));
        CHECK(answer["probes"][2]["difference_ms"].get<double>() == Approx(377.832));
        CHECK(answer["probes"][3]["difference_ms"].get<double>() == Approx(384.387));
        CHECK(answer["probes"][3]["log_ms"] == 132);
        CHECK(answer["gateways"][0]["capture_ms"].get<double>() == Approx(377.832));
        std::string reasons;
        for (const auto& reason : answer["reasons"]) {
            reasons += reason["rule"].get<std::string>() + ' ';
        }
        CHECK(reasons == "V8 V3 ");
    }
}

TEST_CASE("The example passes, and names the old ASA that made a farther gateway win") {
    const auto answer = verified({"--dart", example("AnyConnect.txt"), "--capture",
                                  example("probes.csv"), "--profile", example("corp.xml")},
                                 cli::Done);
    INFO(answer.dump(2));
    CHECK(answer["verdict"][0]["verdict"] == "pass");
    REQUIRE(answer["gateways"].size() == 2);
    CHECK(answer["gateways"][0]["gateway"] == "gw-fra.example.com");
    CHECK(answer["gateways"][0]["selected"] == true);
    CHECK(answer["gateways"][0]["capture_ms"].get<double>() == Approx(92.2));
    CHECK(answer["gateways"][1]["verdict"] == "pass");
    CHECK(answer["trouble"].size() == 3);
    CHECK_THAT(answer["next"][0]["says"].get<std::string>(),
               containsText("gw-osl.example.com: bring its ASA to 9.1(3) or later"));
    // The tunnel's own connection and the request before the probes are listed and not counted.
    int counted = 0;
    for (const auto& probe : answer["probes"]) counted += probe["log_ms"].is_null() ? 0 : 1;
    CHECK(counted == 6);
    CHECK(answer["probes"].size() == 8);
    const ProgramRun text = runProgram(
        {"ogs", "verify", "--dart", example("AnyConnect.txt"), "--capture", example("probes.csv")});
    CHECK_THAT(text.out, containsText("What to do next"));
}

TEST_CASE("A DART bundle brings log and profile, and a pcapng the packets") {
    const Scratch scratch;
    const std::string folder = "Cisco AnyConnect Secure Mobility Client/";
    const std::string bundle = scratch.write(
        "DartBundle.zip",
        storedZip({{folder + "AnyConnect.txt", noteLog},
                   {folder + "Profile/corp.xml",
                    "<AnyConnectProfile><ServerList><HostEntry><HostName>gw2.cisco.com</HostName>"
                    "</HostEntry></ServerList></AnyConnectProfile>"}}));
    const std::string capture =
        scratch.write("probe.pcapng", captureOf(notePackets(), {.pcapng = true}));
    const auto answer = verified({"--dart", bundle, "--capture", capture}, cli::FindingsFound);
    CHECK(answer["gateways"][0]["log_probes_ms"] == "219 218 132");
    std::string rules;
    for (const auto& check : answer["checks"]) rules += check["rule"].get<std::string>() + ' ';
    // The bundle's profile does not switch OGS on, and does not list the table's other gateways.
    CHECK_THAT(rules, containsText("R1 "));
    CHECK_THAT(rules, containsText("R2 "));
}

TEST_CASE("Bad evidence and wrong words end with their own status") {
    const Scratch scratch;
    const auto status = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"ogs", "verify"});
        return runProgram(arguments).status;
    };
    CHECK(status({}) == cli::WrongUsage);
    CHECK(status({"--dart", example("AnyConnect.txt"), "--host", "gw"}) == cli::WrongUsage);
    CHECK(status({"--dart", example("AnyConnect.txt"), "--os", "amiga"}) == cli::WrongUsage);
    CHECK(status({"--dart", scratch.write("x.txt", "hello")}) == cli::BadInput);
    CHECK(status({"--dart", scratch.write("x.zip", "PK\x03\x04")}) == cli::BadInput);
    CHECK(status({"--capture", scratch.write("x.pcap", "\xd4\xc3\xb2\xa1 x")}) == cli::BadInput);
    CHECK(status({"--capture", example("probes.csv"), "--profile",
                  scratch.write("x.xml", "<!DOCTYPE a><AnyConnectProfile/>")}) == cli::BadInput);
    CHECK(status({"--dart", example("absent.txt")}) == cli::InputOutputFailed);
    CHECK(status({"--capture", example("absent.pcap")}) == cli::InputOutputFailed);
    // A capture alone lists its probes and tells nothing.
    CHECK(verified({"--capture", example("probes.csv")}, cli::Done)["verdict"][0]["verdict"] ==
          "cannot tell");
    // All that is wrong shows at once.
    const ProgramRun all = runProgram({"ogs", "verify", "--dart", scratch.write("a.txt", "hello"),
                                       "--capture", scratch.write("b.txt", "hello")});
    CHECK_THAT(all.err, containsText("not a log of the VPN client"));
    CHECK_THAT(all.err, containsText("neither a packet capture nor a list of packets"));
}

}  // namespace peerplan::tests
